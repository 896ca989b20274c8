import { no } from '~/kernel/verdict';
import type { MembershipRow } from './domain/memberships';
import { readTrustHeadings, readTrustRow } from './domain/trusts';
import { FileRefused, type Finding } from './gias-file.server';
import type { Inspected } from './source.server';
import { type RegisterBatch, readTable } from './table-file.server';

/** All that a file says of one school. */
export type SchoolMemberships = { urn: number; rows: MembershipRow[]; findings: Finding[]; repeated: number };

export type TrustBatch = RegisterBatch & {
  schools: SchoolMemberships[];
  passedOver: number;
  /** With the last batch: what the file speaks of altogether. */
  whole: { urns: ReadonlySet<number>; laCodes: ReadonlySet<string> } | null;
};

/** Far more than there are academies: all of a file's rows are held at once, since a school's stand under its trusts. */
const MOST_ROWS = 200_000;

/**
 * Reads a file of trust memberships, school by school: a file is in the order of trusts, and a school that moved stands
 * under each of its own. Of a membership that comes twice the first row counts.
 * @throws FileRefused before the first batch when the file is no such file
 */
export async function* readTrustBatches(
  path: string,
  inspected: Inspected,
  batchRows: number,
): AsyncGenerator<TrustBatch> {
  const bySchool = new Map<number, SchoolMemberships>();
  const lineOf = new Map<string, MembershipRow>();
  const laCodes = new Set<string>();
  const lost: Finding[] = [];
  let rows = 0;
  let passedOver = 0;
  for await (const one of readTable(path, inspected, readTrustHeadings)) {
    if (++rows > MOST_ROWS) {
      const reason = 'The file has more rows than England has schools in trusts, so it cannot be this file.';
      throw new FileRefused(no('import.too-long', `${reason} Nothing has been changed.`));
    }
    if (one.kind === 'broken') {
      lost.push(one.finding);
      continue;
    }
    const verdict = readTrustRow(one.cells, one.layout);
    if (verdict.kind === 'passed-over') passedOver++;
    if (verdict.kind === 'rejected') lost.push({ kind: 'row', line: one.line, ...verdict.problem });
    if (verdict.kind !== 'membership') continue;
    const row = { ...verdict.row, line: one.line };
    const school = bySchool.get(row.urn) ?? { urn: row.urn, rows: [], findings: [], repeated: 0 };
    bySchool.set(row.urn, school);
    if (row.laCode) laCodes.add(row.laCode);
    const key = `${row.urn}/${row.trustUid}/${row.joinedOn ?? ''}`;
    const earlier = lineOf.get(key);
    if (earlier) {
      takeRepeated(school, row, earlier);
      continue;
    }
    lineOf.set(key, row);
    school.rows.push(row);
    for (const problem of verdict.leftOut)
      school.findings.push({ kind: 'value', line: one.line, ...problem });
  }
  yield* batches([...bySchool.values()], {
    lost,
    passedOver,
    batchRows,
    bytes: inspected.bytes,
    whole: { urns: new Set(bySchool.keys()), laCodes },
  });
}

/** The same said twice is no news; something else said of the same membership is not taken. */
function takeRepeated(school: SchoolMemberships, row: MembershipRow, earlier: MembershipRow): void {
  if (row.leftOn === earlier.leftOn && row.closed === earlier.closed) {
    school.repeated++;
    return;
  }
  school.findings.push({
    kind: 'row',
    line: row.line,
    column: null,
    value: `${row.urn}, ${row.trustName}`,
    reason: `This membership stands on line ${earlier.line} already, and ended otherwise there. The first row was taken.`,
  });
}

function* batches(
  schools: readonly SchoolMemberships[],
  file: {
    lost: Finding[];
    passedOver: number;
    batchRows: number;
    bytes: number;
    whole: NonNullable<TrustBatch['whole']>;
  },
): Generator<TrustBatch> {
  const { lost, passedOver, batchRows, bytes, whole } = file;
  // The first batch tells of what is no school's, and there is one even where the file has none.
  for (let at = 0; at === 0 || at < schools.length; at += batchRows) {
    const part = schools.slice(at, at + batchRows);
    const first = at === 0;
    const last = at + batchRows >= schools.length;
    const rejected = part.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'row'));
    const findings = [...(first ? lost : []), ...part.flatMap((school) => school.findings)];
    yield {
      schools: part,
      findings: findings.sort((a, b) => a.line - b.line),
      read:
        (first ? lost.length : 0) +
        rejected.length +
        part.reduce((sum, school) => sum + school.rows.length + school.repeated, 0),
      passedOver: first ? passedOver : 0,
      bytesDone: last ? bytes : Math.round((bytes * (at + part.length)) / schools.length),
      whole: last ? whole : null,
    };
  }
}
