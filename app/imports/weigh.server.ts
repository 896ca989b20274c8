import { hash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { school } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { FACT_NAMES, type SchoolFacts } from '~/schools/domain';
import { changesBetween, closes, type FactChange, mergeFacts } from './domain/changes';
import { type Counts, NO_COUNTS } from './domain/counts';
import type { Batch, SchoolRow } from './gias-file.server';

/** A school to be written: all that will be known of it, and what of that is new. */
export type Weighed = {
  urn: number;
  line: number;
  facts: SchoolFacts;
  factsHash: string;
  /** Empty for a school not met before. */
  changes: FactChange[];
  isNew: boolean;
  closes: boolean;
};

/** What a batch would do to the schools that are held. */
export type Weighing = { counts: Counts; write: Weighed[] };

/**
 * Compares a batch with what is held. A row whose facts are those of the school's last import, by their hash,
 * is unchanged and is not looked at further, which is what makes importing a file again quick.
 */
export async function weigh(handle: Db, batch: Batch): Promise<Weighing> {
  const urns = batch.schools.map((row) => row.urn);
  const hashes = new Map(
    urns.length === 0
      ? []
      : (
          await handle
            .select({ urn: school.urn, factsHash: school.factsHash })
            .from(school)
            .where(inArray(school.urn, urns))
        ).map((row) => [row.urn, row.factsHash]),
  );
  const hashed = batch.schools.map((row) => ({ row, factsHash: hashOf(row) }));
  const differing = hashed.filter(({ row, factsHash }) => hashes.get(row.urn) !== factsHash);
  const held = await heldFacts(
    handle,
    differing.map(({ row }) => row.urn).filter((urn) => hashes.has(urn)),
  );

  const write: Weighed[] = [];
  for (const { row, factsHash } of differing) {
    const before = held.get(row.urn) ?? null;
    const facts = mergeFacts(before, row.facts);
    const changes = before ? changesBetween(before, facts) : [];
    if (before && changes.length === 0) continue;
    const weighed = { urn: row.urn, line: row.line, facts, factsHash, changes };
    write.push({ ...weighed, isNew: before === null, closes: before !== null && closes(before, facts) });
  }
  const created = write.filter((w) => w.isNew).length;
  const counts: Counts = {
    ...NO_COUNTS,
    read: batch.read,
    created,
    updated: write.length - created,
    unchanged: batch.schools.length - write.length,
    closed: write.filter((w) => w.closes).length,
    rejected: batch.findings.filter((finding) => finding.kind === 'row').length,
    skipped: batch.skipped,
    valuesLeftOut: batch.findings.filter((finding) => finding.kind === 'value').length,
  };
  return { counts, write };
}

/** Raised when the reading of files changes, so that every row is compared afresh once. */
const READER = '1';

function hashOf(row: SchoolRow): string {
  return hash('sha1', READER + JSON.stringify(row.facts), 'base64url');
}

async function heldFacts(handle: Db, urns: number[]): Promise<Map<number, SchoolFacts>> {
  if (urns.length === 0) return new Map();
  const rows = await handle.select().from(school).where(inArray(school.urn, urns));
  return new Map(rows.map((row) => [row.urn, factsOf(row)]));
}

function factsOf(row: typeof school.$inferSelect): SchoolFacts {
  return Object.fromEntries(FACT_NAMES.map((name) => [name, row[name]])) as SchoolFacts;
}
