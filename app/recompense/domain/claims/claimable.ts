import type { InstalmentTime, RecompenseTerms } from '~/agreements/domain';
import { type AgreementState, daysValue, instalmentAmounts, recompenseOf } from '~/agreements/domain';
import { type TermKey, termDates } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { ClaimLineKind } from './vocabulary';

/** A line of a claim as it counts. `gone` where it was taken off, or all of it was taken back. */
export type CountedLine = {
  kind: ClaimLineKind;
  visitId: string | null;
  halfDays: HalfDays | null;
  instalment: string | null;
  amountPence: Pence;
  clawedBackPence: Pence;
};

/** A support visit that took place. */
export type HeldVisit = { id: string; on: CalendarDate; halfDays: HalfDays };

/** Where the agreement stands: its state, since when it is in force, and the day support ended. */
export type AgreementLife = {
  state: AgreementState;
  activeOn: CalendarDate | null;
  endedOn: CalendarDate | null;
};

/** Days of a visit that may be claimed. */
export type ClaimableDays = {
  visitId: string;
  on: CalendarDate;
  /** Of the visit, claimed before, and to be claimed now. */
  visitHalfDays: HalfDays;
  claimedHalfDays: HalfDays;
  halfDays: HalfDays;
  amountPence: Pence;
};

export type ClaimableInstalment = {
  key: string;
  when: InstalmentTime;
  term: TermKey | null;
  basisPoints: number;
  amountPence: Pence;
  /** Since when it is due; null for one that is not due yet. */
  dueSince: CalendarDate | null;
};

/** What a visit was claimed for beyond what it is now said to have taken. */
export type OverClaimed = { visitId: string; claimedHalfDays: HalfDays; visitHalfDays: HalfDays };

/** Everything that may be claimed under an agreement now, worked out. */
export type Claimable = {
  days: ClaimableDays[];
  /** Held, and beyond the days agreed: an amendment has to come first. */
  beyondHalfDays: HalfDays;
  /** Due and not claimed. */
  instalments: ClaimableInstalment[];
  /** To come: not due yet. */
  later: ClaimableInstalment[];
  expensesLeftPence: Pence;
  overClaimed: OverClaimed[];
};

/** Half-days a line counts for: none where all its money was taken back. */
export function countedHalfDays(line: CountedLine): HalfDays {
  return line.clawedBackPence >= line.amountPence && line.clawedBackPence > 0 ? 0 : (line.halfDays ?? 0);
}

/**
 * Pence a line of days counts for against the price of the days. Money taken back in part is not claimed again for the
 * same days; where all was taken back, the days are free for another visit.
 */
function countedPence(line: CountedLine): Pence {
  return line.clawedBackPence >= line.amountPence && line.clawedBackPence > 0 ? 0 : line.amountPence;
}

/** Days claimed so far: half-days and pence that count against the agreed days and their price. */
export function claimedDays(lines: readonly CountedLine[]): { halfDays: HalfDays; pence: Pence } {
  const days = lines.filter(({ kind }) => kind === 'days');
  return { halfDays: sumOf(days, countedHalfDays), pence: sumOf(days, countedPence) };
}

/** Pence of work (days and instalments) that count against its agreed price. */
export function claimedWork(lines: readonly CountedLine[]): Pence {
  return sumOf(lines, (line) => (line.kind === 'expense' ? 0 : countedPence(line)));
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);

/** The price of all agreed days together, in pence. */
export function daysPrice(terms: RecompenseTerms): Pence {
  return daysValue(terms, 0, terms.halfDays);
}

/**
 * What days are worth that are claimed now.
 *
 * Days are worth what `daysValue` says, which makes any sequence of claims come to the agreed price. Where lines between
 * were taken off, the pennies of rounding no longer fall where they did: then the days make up for them, by at most a
 * penny a half-day. Never more than is left of the price (terms that were amended to a lower rate leave less).
 */
export function worthOfDays(
  terms: RecompenseTerms,
  before: { halfDays: HalfDays; pence: Pence },
  halfDays: HalfDays,
): Pence {
  const usual = daysValue(terms, before.halfDays, halfDays);
  const owed = daysValue(terms, 0, before.halfDays + halfDays) - before.pence;
  const rounding = Math.abs(owed - usual) <= before.halfDays + halfDays;
  const left = Math.max(0, daysPrice(terms) - before.pence);
  return Math.min(left, Math.max(0, rounding ? owed : usual));
}

/** Since when an instalment is due; null where it is not. Days fall due by being given, which is not asked here. */
export function dueSince(
  instalment: { when: InstalmentTime; term: TermKey | null },
  life: AgreementLife,
  today: CalendarDate,
): CalendarDate | null {
  const { state, activeOn, endedOn } = life;
  if (activeOn === null) return null;
  switch (instalment.when) {
    case 'on-days':
      return null;
    case 'on-signing':
      return activeOn;
    case 'by-term': {
      if (instalment.term === null) return null;
      const { from } = termDates(instalment.term);
      // A term that begins after support has ended brings nothing.
      if (from > today || (endedOn !== null && from > endedOn)) return null;
      if (from < activeOn) return activeOn;
      return from;
    }
    case 'on-exit':
      return state === 'closing' || state === 'closed' ? (endedOn ?? today) : null;
  }
}

/** Whether something may be claimed under an agreement: once it is in force, and after it has ended. */
export function isClaimableState(state: AgreementState, activeOn: CalendarDate | null): boolean {
  return activeOn !== null && state !== 'draft' && state !== 'signing';
}

/**
 * What may be claimed under an agreement now.
 *
 * - Days: of support visits held, what was not yet claimed of each (a correction upwards leaves the difference), in the
 *   order of their dates, until the agreed days are used up.
 * - Instalments: one that is due, once. On signing when the agreement comes into force; by term from the first day of the
 *   term; on exit once it is being closed.
 * - Expenses: up to the cap.
 * @param lines all lines that count, of every claim under the agreement but withdrawn and declined ones
 */
export function claimable(
  terms: RecompenseTerms,
  life: AgreementLife,
  visits: readonly HeldVisit[],
  lines: readonly CountedLine[],
  today: CalendarDate,
): Claimable {
  const open = isClaimableState(life.state, life.activeOn);
  const ofDays = lines.filter(({ kind }) => kind === 'days');
  const claimedOf = (visitId: string) =>
    sumOf(
      // Money taken back for a visit is not claimed for that visit again.
      ofDays.filter((line) => line.visitId === visitId),
      (line) => line.halfDays ?? 0,
    );
  let { halfDays, pence } = claimedDays(lines);
  let beyond = 0;
  const days: ClaimableDays[] = [];
  const paysDays = daysPrice(terms) > 0;
  const inOrder = [...visits].sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1));
  for (const visit of open && paysDays ? inOrder : []) {
    const claimedHalfDays = claimedOf(visit.id);
    const unclaimed = Math.max(0, visit.halfDays - claimedHalfDays);
    const now = Math.min(unclaimed, Math.max(0, terms.halfDays - halfDays));
    beyond += unclaimed - now;
    if (now === 0) continue;
    const amountPence = worthOfDays(terms, { halfDays, pence }, now);
    halfDays += now;
    pence += amountPence;
    days.push({
      visitId: visit.id,
      on: visit.on,
      visitHalfDays: visit.halfDays,
      claimedHalfDays,
      halfDays: now,
      amountPence,
    });
  }
  const taken = new Set(lines.flatMap(({ instalment }) => instalment ?? []));
  // What was claimed before terms were amended still counts against the price of the work.
  let workLeft = Math.max(0, recompenseOf(terms).work - claimedWork(lines));
  const instalments: ClaimableInstalment[] = [];
  const later: ClaimableInstalment[] = [];
  for (const instalment of instalmentAmounts(terms)) {
    const { key, when, term, basisPoints } = instalment;
    if (when === 'on-days' || taken.has(key)) continue;
    const since = open ? dueSince(instalment, life, today) : null;
    const amountPence = Math.min(instalment.amountPence, workLeft);
    if (amountPence === 0) continue;
    workLeft -= amountPence;
    (since === null ? later : instalments).push({
      key,
      when,
      term,
      basisPoints,
      amountPence,
      dueSince: since,
    });
  }
  const spent = sumOf(lines, (line) =>
    line.kind === 'expense' ? line.amountPence - line.clawedBackPence : 0,
  );
  return {
    days,
    beyondHalfDays: beyond,
    instalments,
    later,
    expensesLeftPence: open ? Math.max(0, terms.expensesCapPence - spent) : 0,
    overClaimed: overClaimed(visits, lines),
  };
}

/** Visits claimed for more than they are now said to have taken, since they were corrected afterwards. */
export function overClaimed(visits: readonly HeldVisit[], lines: readonly CountedLine[]): OverClaimed[] {
  const claimed = new Map<string, HalfDays>();
  for (const line of lines) {
    if (line.visitId === null) continue;
    claimed.set(line.visitId, (claimed.get(line.visitId) ?? 0) + countedHalfDays(line));
  }
  return [...claimed].flatMap(([visitId, claimedHalfDays]) => {
    const visitHalfDays = visits.find(({ id }) => id === visitId)?.halfDays ?? 0;
    return claimedHalfDays > visitHalfDays ? [{ visitId, claimedHalfDays, visitHalfDays }] : [];
  });
}
