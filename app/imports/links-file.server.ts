import { inArray } from 'drizzle-orm';
import { school, schoolLink } from '#drizzle/schema';
import { no } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { NO_COUNTS } from './domain/counts';
import { readLinkHeadings, readLinkRow, type SchoolLinkFacts } from './domain/links';
import { NO_NOTES } from './domain/register';
import { FileRefused, type Finding } from './gias-file.server';
import type { Inspected } from './source.server';
import { tellOfSuccessions } from './succession.server';
import { type RegisterBatch, type RegisterWeighing, readTable } from './table-file.server';

type LinkRow = SchoolLinkFacts & { line: number };

export type LinkBatch = RegisterBatch & {
  links: LinkRow[];
  /** Every link of the file. */
  inFile: ReadonlySet<string>;
  /** Rows that say again what an earlier one says. */
  repeated: number;
};

/** Many times the register's links: all of a file's are held at once, since one direction may stand far from the other. */
const MOST_ROWS = 500_000;

export type LinkWeighing = RegisterWeighing & {
  /** Links to be written, both ways where there are two. */
  write: SchoolLinkFacts[];
  /** Successions that nothing told of before. */
  successions: { predecessor: number; successor: number }[];
};

/**
 * Reads the register's links file. Of two rows for the same link the first counts.
 * @throws FileRefused before the first batch when the file is none
 */
export async function* readLinkBatches(
  path: string,
  inspected: Inspected,
  batchRows: number,
): AsyncGenerator<LinkBatch> {
  const links: LinkRow[] = [];
  const findings: Finding[] = [];
  const lineOf = new Map<string, number>();
  let repeated = 0;
  let rows = 0;
  for await (const one of readTable(path, inspected, readLinkHeadings)) {
    if (++rows > MOST_ROWS) {
      const reason = 'The file has more rows than the register has links, so it cannot be this file.';
      throw new FileRefused(no('import.too-long', `${reason} Nothing has been changed.`));
    }
    if (one.kind === 'broken') {
      findings.push(one.finding);
      continue;
    }
    const { line } = one;
    const row = readLinkRow(one.cells, one.layout);
    if (row.kind === 'rejected') findings.push({ kind: 'row', line, ...row.problem });
    if (row.kind !== 'link') continue;
    if (lineOf.has(keyOf(row.link))) {
      repeated++;
      continue;
    }
    lineOf.set(keyOf(row.link), line);
    links.push({ ...row.link, line });
    for (const problem of row.leftOut) findings.push({ kind: 'value', line, ...problem });
  }
  const inFile = new Set(lineOf.keys());
  // The first batch tells of what was not taken, and there is one even where nothing was.
  for (let at = 0; at === 0 || at < links.length; at += batchRows) {
    const part = links.slice(at, at + batchRows);
    const lost = at === 0 ? findings : [];
    const rejected = lost.filter(({ kind }) => kind === 'row').length;
    const again = at === 0 ? repeated : 0;
    yield {
      links: part,
      inFile,
      findings: lost,
      repeated: again,
      read: part.length + rejected + again,
      bytesDone: Math.round((inspected.bytes * (at + part.length)) / Math.max(1, links.length)),
    };
  }
}

/**
 * Compares a batch with the links that are held. A link that was only inferred from numbers becomes the register's own.
 * @param wanted codes of the authorities asked for, empty for all: a link is theirs where either school is
 */
export async function weighLinks(
  handle: Db,
  batch: LinkBatch,
  wanted: ReadonlySet<string>,
): Promise<LinkWeighing> {
  const schools = await schoolsOf(handle, batch.links);
  const isWanted = (urn: number) => wanted.has(schools.get(urn)?.laCode ?? '');
  const asked =
    wanted.size === 0
      ? batch.links
      : batch.links.filter(({ urn, linkUrn }) => isWanted(urn) || isWanted(linkUrn));
  const skippedLines = new Set(batch.links.filter((link) => !asked.includes(link)).map(({ line }) => line));
  const held = await heldLinks(handle, asked);
  const out: Pick<LinkWeighing, 'write' | 'successions' | 'schools'> = {
    write: [],
    successions: [],
    schools: [],
  };
  const tally = { created: 0, updated: 0, unchanged: batch.repeated };
  const put = (link: SchoolLinkFacts) => {
    out.write.push(link);
    held.set(keyOf(link), { ...link, source: 'links-file' });
  };
  for (const { line: _line, ...link } of asked) {
    const known = held.get(keyOf(link));
    if (same(known, link)) {
      tally.unchanged++;
      continue;
    }
    tally[known ? 'updated' : 'created']++;
    put(link);
    // The file may give the other direction in a row of its own, with a date of its own.
    const back = asSeenFrom(link);
    if (back && !known && !held.has(keyOf(back))) {
      const successor = link.kind === 'successor';
      out.successions.push({
        predecessor: successor ? link.urn : link.linkUrn,
        successor: successor ? link.linkUrn : link.urn,
      });
    }
    if (back && !batch.inFile.has(keyOf(back)) && !held.has(keyOf(back))) put(back);
    const name = schools.get(link.linkUrn)?.name ?? link.linkName;
    const own = schools.get(link.urn);
    const { typeName, establishedOn } = link;
    out.schools.push({
      urn: link.urn,
      name: own?.name ?? '',
      known: own !== undefined,
      changes: [{ kind: 'link', typeName, urn: link.linkUrn, name, establishedOn }],
    });
  }
  const findings = batch.findings.filter(({ line }) => !skippedLines.has(line));
  const unknown = new Set(
    asked.flatMap(({ urn, linkUrn }) => [urn, linkUrn]).filter((urn) => !schools.has(urn)),
  );
  return {
    ...out,
    counts: {
      ...NO_COUNTS,
      ...tally,
      read: batch.read - skippedLines.size,
      skipped: skippedLines.size,
      rejected: findings.filter(({ kind }) => kind === 'row').length,
      valuesLeftOut: findings.filter(({ kind }) => kind === 'value').length,
    },
    findings,
    notes: { ...NO_NOTES, notInRegister: unknown.size },
  };
}

/** Writes links, and tells the authorities with casework at schools that were taken over. */
export async function writeLinks(ctx: CommandContext, { write, successions }: LinkWeighing): Promise<void> {
  const { tx, newId } = ctx;
  for (const { linkName: _name, ...link } of write) {
    const { typeName, establishedOn } = link;
    await tx
      .insert(schoolLink)
      .values({ id: newId(), ...link, source: 'links-file' })
      .onConflictDoUpdate({
        target: [schoolLink.urn, schoolLink.linkUrn, schoolLink.kind],
        set: { typeName, establishedOn, source: 'links-file' },
      });
  }
  await tellOfSuccessions(ctx, successions);
}

const keyOf = (link: Pick<SchoolLinkFacts, 'urn' | 'linkUrn' | 'kind'>) =>
  `${link.urn}/${link.linkUrn}/${link.kind}`;

async function schoolsOf(handle: Db, links: readonly SchoolLinkFacts[]) {
  const urns = [...new Set(links.flatMap(({ urn, linkUrn }) => [urn, linkUrn]))];
  if (urns.length === 0) return new Map<number, { name: string; laCode: string }>();
  const rows = await handle
    .select({ urn: school.urn, name: school.name, laCode: school.laCode })
    .from(school)
    .where(inArray(school.urn, urns));
  return new Map(rows.map((row) => [row.urn, row]));
}

async function heldLinks(handle: Db, links: readonly SchoolLinkFacts[]) {
  const urns = [...new Set(links.flatMap((link) => [link.urn, link.linkUrn]))];
  const rows =
    urns.length === 0 ? [] : await handle.select().from(schoolLink).where(inArray(schoolLink.urn, urns));
  return new Map<string, Held>(rows.map((row) => [keyOf(row), row]));
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
