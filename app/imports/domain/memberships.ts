import type { CalendarDate } from '~/kernel/clock';
import { keepBetterText } from './text';

/** A school's membership of a trust as a row of a file gives it; `undefined` is what the file has no column for. */
export type MembershipRow = {
  line: number;
  urn: number;
  schoolName: string;
  /** The school's authority, where the file says. */
  laCode: string | null;
  trustUid: string;
  trustName: string;
  trustType: string | null | undefined;
  companiesHouseNumber: string | null | undefined;
  joinedOn: CalendarDate | null | undefined;
  /** When it left, or when the trust closed. */
  leftOn: CalendarDate | null;
  /** Whether the trust has closed, with or without a date. */
  closed: boolean;
};

/** What is kept of a membership. */
export type MembershipFacts = {
  trustUid: string;
  trustName: string;
  trustType: string | null;
  companiesHouseNumber: string | null;
  joinedOn: CalendarDate | null;
  leftOn: CalendarDate | null;
};
export type HeldMembership = MembershipFacts & { id: string };

export type TrustName = { trustUid: string | null; trustName: string | null };
/** What the register's record of a school says of its trust. */
export type SchoolTrust = TrustName & { open: boolean };

export type Settlement = {
  /** What became of each row. */
  rows: { line: number; outcome: 'created' | 'updated' | 'unchanged' }[];
  insert: MembershipFacts[];
  update: { id: string; facts: MembershipFacts }[];
  /** Memberships held until now that the file's own brings to an end. */
  end: { id: string; trustName: string; leftOn: CalendarDate }[];
  /** The school's trust, where it is another than was held. */
  school: { before: TrustName; after: TrustName } | null;
};

const NO_TRUST: TrustName = { trustUid: null, trustName: null };

/**
 * What a file's rows about one school change. A school is in one trust at a time: of several memberships that have not
 * ended the one joined last counts, and ends the others. Memberships the file does not mention stay as they are,
 * unless the file gives the school another trust.
 * @param input.held what is kept of the school's memberships
 * @param input.school its record, or null where the register kept here does not have it
 */
export function settleMemberships(input: {
  rows: readonly MembershipRow[];
  held: readonly HeldMembership[];
  school: SchoolTrust | null;
  today: CalendarDate;
}): Settlement {
  const { rows, held, school, today } = input;
  const winner = currentOf(rows, today);
  const pairs = pair(rows, held, winner);
  const out: Settlement = { rows: [], insert: [], update: [], end: [], school: null };
  for (const row of rows) {
    const before = pairs.get(row) ?? null;
    const facts = factsOf(row, before, winner, today);
    if (before === null) out.insert.push(facts);
    else if (!same(before, facts)) out.update.push({ id: before.id, facts });
    const outcome = before === null ? 'created' : same(before, facts) ? 'unchanged' : 'updated';
    out.rows.push({ line: row.line, outcome });
  }
  if (winner) {
    const paired = new Set([...pairs.values()].map(({ id }) => id));
    for (const one of held) {
      if (one.leftOn !== null || paired.has(one.id)) continue;
      out.end.push({ id: one.id, trustName: one.trustName, leftOn: endBefore(one, winner, today) });
    }
  }
  out.school = school === null ? null : schoolChange(rows, winner, school);
  const former = formerTrust(out.school, winner, rows, held, today);
  if (former) out.insert.push(former);
  if (out.end.length > 0 || out.school !== null) {
    const told = out.rows.find(({ line }) => line === (winner ?? rows.at(-1))?.line);
    if (told?.outcome === 'unchanged') told.outcome = 'updated';
  }
  return out;
}

/** The trust that the register had alone told of: its membership is put down with its end, so that the school's past is whole. */
function formerTrust(
  change: Settlement['school'],
  winner: MembershipRow | null,
  rows: readonly MembershipRow[],
  held: readonly HeldMembership[],
  today: CalendarDate,
): MembershipFacts | null {
  const { trustUid = null, trustName = null } = change?.before ?? {};
  if (winner === null || trustUid === null || trustName === null || trustUid === winner.trustUid) return null;
  if ([...rows, ...held].some((one) => one.trustUid === trustUid)) return null;
  const kept = { trustUid, trustName, trustType: null, companiesHouseNumber: null, joinedOn: null };
  return { ...kept, leftOn: endBefore({ joinedOn: null }, winner, today) };
}

/** The membership in force: begun, not ended, joined last. */
function currentOf(rows: readonly MembershipRow[], today: CalendarDate): MembershipRow | null {
  const open = rows.filter((row) => isCurrent(row, today));
  return open.sort((a, b) => (b.joinedOn ?? '').localeCompare(a.joinedOn ?? ''))[0] ?? null;
}

function isCurrent({ joinedOn, leftOn, closed }: MembershipRow, today: CalendarDate): boolean {
  const ended = leftOn === null ? closed : leftOn <= today;
  return !ended && (joinedOn ?? '') <= today;
}

/**
 * The held membership of each row: of the same trust and day; else, where the day has been corrected or was not known,
 * the one of the same trust that no other row is about.
 */
function pair(
  rows: readonly MembershipRow[],
  held: readonly HeldMembership[],
  winner: MembershipRow | null,
): Map<MembershipRow, HeldMembership> {
  const pairs = new Map<MembershipRow, HeldMembership>();
  const free = new Set(held);
  const take = (row: MembershipRow, fits: (one: HeldMembership) => boolean) => {
    if (pairs.has(row)) return;
    const found = [...free].find((one) => one.trustUid === row.trustUid && fits(one));
    if (!found) return;
    pairs.set(row, found);
    free.delete(found);
  };
  for (const row of rows) take(row, (one) => row.joinedOn !== undefined && one.joinedOn === row.joinedOn);
  for (const row of rows) {
    take(row, (one) => row.joinedOn === undefined && one.leftOn === null);
    take(row, (one) => row.joinedOn === undefined || one.joinedOn === null);
    take(row, (one) => row === winner && one.leftOn === null);
  }
  return pairs;
}

function factsOf(
  row: MembershipRow,
  before: HeldMembership | null,
  winner: MembershipRow | null,
  today: CalendarDate,
): MembershipFacts {
  const { trustUid, trustType, companiesHouseNumber, joinedOn } = row;
  return {
    trustUid,
    trustName: nameToKeep(before?.trustName ?? null, row.trustName),
    trustType: trustType === undefined ? (before?.trustType ?? null) : trustType,
    companiesHouseNumber:
      companiesHouseNumber === undefined ? (before?.companiesHouseNumber ?? null) : companiesHouseNumber,
    joinedOn: joinedOn === undefined ? (before?.joinedOn ?? null) : joinedOn,
    leftOn: leftOn(row, before, winner, today),
  };
}

/** When a membership ended: as the file says; else, once another has taken its place, when that began. */
function leftOn(
  row: MembershipRow,
  before: HeldMembership | null,
  winner: MembershipRow | null,
  today: CalendarDate,
): CalendarDate | null {
  if (row.leftOn !== null) return row.leftOn;
  const begins = (row.joinedOn ?? '') > today;
  if (row === winner || (begins && !row.closed)) return null;
  // A day once put down stays: importing the file again on another day changes nothing.
  if (before?.leftOn) return before.leftOn;
  return winner ? endBefore(row, winner, today) : today;
}

function endBefore(
  one: { joinedOn?: CalendarDate | null },
  winner: MembershipRow,
  today: CalendarDate,
): CalendarDate {
  return winner.joinedOn && winner.joinedOn > (one.joinedOn ?? '') ? winner.joinedOn : today;
}

function same(before: MembershipFacts, after: MembershipFacts): boolean {
  return (Object.keys(after) as (keyof MembershipFacts)[]).every((key) => before[key] === after[key]);
}

/** The name held, where the file's differs in capitals alone or has lost characters. */
function nameToKeep(held: string | null, read: string): string {
  if (held !== null && held.toLowerCase() === read.toLowerCase()) return held;
  return keepBetterText(held, read) ?? read;
}

function schoolChange(
  rows: readonly MembershipRow[],
  winner: MembershipRow | null,
  { open, ...before }: SchoolTrust,
): Settlement['school'] {
  if (winner) {
    const sameTrust = before.trustUid === winner.trustUid;
    const trustName = sameTrust ? nameToKeep(before.trustName, winner.trustName) : winner.trustName;
    if (sameTrust && trustName === before.trustName) return null;
    return { before, after: { trustUid: winner.trustUid, trustName } };
  }
  // A closed school keeps the trust it had to the end. One that only will join a trust has left none.
  const left = rows.some((row) => row.trustUid === before.trustUid && (row.leftOn !== null || row.closed));
  return open && left ? { before, after: NO_TRUST } : null;
}
