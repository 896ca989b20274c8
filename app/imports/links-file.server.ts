import { inArray } from 'drizzle-orm';
import { schoolLink } from '#drizzle/schema';
import { type Verdict, yes } from '~/kernel/verdict';
import type { CommandContext } from '~/platform/transact.server';
import { type Actor, transact } from '~/platform/transact.server';
import { type LinksLayout, readLinkHeadings, readLinkRow, type SchoolLinkFacts } from './domain/links';
import type { Finding } from './gias-file.server';
import { inspectFile, readRecords } from './source.server';

export type LinksOutcome = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: Finding[];
};

const PART = 400;

/**
 * Imports the register's links file: who succeeded whom, kept both ways. A link that was only inferred from
 * numbers becomes the register's own. Importing the file again changes nothing.
 * @returns each row counted once as created, updated, unchanged or rejected; or a refusal that changed nothing
 */
export async function importLinks(
  actor: Actor,
  path: string,
  dryRun = false,
): Promise<Verdict<LinksOutcome>> {
  const inspected = await inspectFile(path);
  const notCsv = inspected.problem;
  if (notCsv) return { ok: false, code: 'import.not-csv', message: `${notCsv} Nothing has been changed.` };
  const outcome: LinksOutcome = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: [] };
  const source = readRecords(path, inspected.encoding, (broken) => {
    outcome.read++;
    outcome.rejected.push({
      kind: 'row',
      line: broken.line,
      column: null,
      value: broken.text,
      reason: broken.reason,
    });
  });
  let layout: LinksLayout | null = null;
  let waiting: SchoolLinkFacts[] = [];
  /** Of two rows for the same link the first counts. */
  const seen = new Set<string>();
  for await (const { line, cells } of source.records) {
    if (layout === null) {
      const headings = readLinkHeadings(cells);
      if (!headings.ok) return headings;
      layout = headings.value;
      continue;
    }
    outcome.read++;
    const row = readLinkRow(cells, layout);
    if (row.ok && seen.has(keyOf(row.link))) outcome.unchanged++;
    else if (row.ok) {
      seen.add(keyOf(row.link));
      waiting.push(row.link);
    } else outcome.rejected.push({ kind: 'row', line, ...row.problem });
    if (waiting.length >= PART) {
      await writePart(actor, waiting, outcome, dryRun);
      waiting = [];
    }
  }
  await writePart(actor, waiting, outcome, dryRun);
  return yes(outcome);
}

/** Thrown to leave a transaction of a dry run without a trace. */
const DRY = { ok: false, code: 'import.dry-run', message: 'Nothing has been changed.' } as const;

async function writePart(
  actor: Actor,
  links: SchoolLinkFacts[],
  outcome: LinksOutcome,
  dryRun: boolean,
): Promise<void> {
  if (links.length === 0) return;
  const counts = { created: 0, updated: 0, unchanged: 0 };
  await transact(actor, async (ctx) => {
    Object.assign(counts, { created: 0, updated: 0, unchanged: 0 });
    const held = await heldLinks(ctx, links);
    for (const link of links) {
      const known = held.get(keyOf(link));
      if (same(known, link)) {
        counts.unchanged++;
        continue;
      }
      if (known) counts.updated++;
      else counts.created++;
      const back = asSeenFrom(link);
      // The file may give the other direction in a row of its own, with a date of its own: that one is not overwritten.
      const rows = back && !held.has(keyOf(back)) ? [link, back] : [link];
      for (const row of rows) {
        await put(ctx, row);
        held.set(keyOf(row), { ...row, source: 'links-file' });
      }
    }
    if (dryRun) return DRY;
    if (counts.created + counts.updated > 0) {
      ctx.emit({
        type: 'import.links-written',
        subject: { type: 'import', id: 'gias-links' },
        details: { ...counts },
      });
    }
    return yes();
  });
  outcome.created += counts.created;
  outcome.updated += counts.updated;
  outcome.unchanged += counts.unchanged;
}

const keyOf = (link: Pick<SchoolLinkFacts, 'urn' | 'linkUrn' | 'kind'>) =>
  `${link.urn}/${link.linkUrn}/${link.kind}`;

async function heldLinks({ tx }: CommandContext, links: SchoolLinkFacts[]) {
  const urns = [...new Set(links.flatMap((link) => [link.urn, link.linkUrn]))];
  const rows = await tx.select().from(schoolLink).where(inArray(schoolLink.urn, urns));
  return new Map<string, Held>(rows.map((row) => [keyOf(row), row]));
}

async function put({ tx, newId }: CommandContext, link: SchoolLinkFacts): Promise<void> {
  const { typeName, establishedOn } = link;
  await tx
    .insert(schoolLink)
    .values({ id: newId(), ...link, source: 'links-file' })
    .onConflictDoUpdate({
      target: [schoolLink.urn, schoolLink.linkUrn, schoolLink.kind],
      set: { typeName, establishedOn, source: 'links-file' },
    });
}

/** The same succession as the other school has it; no other kind of link has another side. */
function asSeenFrom(link: SchoolLinkFacts): SchoolLinkFacts | null {
  if (link.kind === 'other') return null;
  const successor = link.kind === 'successor';
  return {
    ...link,
    urn: link.linkUrn,
    linkUrn: link.urn,
    kind: successor ? 'predecessor' : 'successor',
    typeName: successor ? 'Predecessor' : 'Successor',
  };
}

type Held = Pick<typeof schoolLink.$inferSelect, 'typeName' | 'establishedOn' | 'source'>;

function same(known: Held | undefined, link: SchoolLinkFacts): boolean {
  return (
    known?.source === 'links-file' &&
    known.establishedOn === link.establishedOn &&
    known.typeName === link.typeName
  );
}
