import { termDates, termOf, termsBetween } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { Lines } from './school-lines';

/** A band as it stood in a framework; `place` 0 is the band that needs least support. */
export type BandPlace = {
  framework: string;
  key: string;
  name: string;
  letter: string;
  priority: number;
  place: number;
};

/** A school's band from a day on, as recorded. */
export type StandingRecord = {
  urn: number;
  decidedOn: CalendarDate;
  /** The one in force: the last of its day, where two were settled on one. */
  current: boolean;
  brokerId: string | null;
  band: BandPlace;
};

/** What the roll needs of the register. */
export type RollSchool = {
  urn: number;
  statusGroup: 'open' | 'closed' | 'proposed';
  openDate: CalendarDate | null;
  closeDate: CalendarDate | null;
};

/** Bands of schools on any day. */
export type BandHistory = {
  /**
   * The band in force on a day. A school that has none of its own yet has that of the only school it came from; `of` says
   * whose it is. Of two schools that were joined neither stands for the whole.
   */
  on(urn: number, day: CalendarDate): { standing: StandingRecord; of: number } | null;
  /** The day a school first had a band of its own. */
  firstOf(urn: number): CalendarDate | null;
  /** The day the first of all was settled; null where there is none. */
  first: CalendarDate | null;
  /** The bands that are counted, as they last stood. */
  bandsAmong(counts: readonly BandCount[]): BandPlace[];
};

/** @param standings all of an authority, in any order */
export function bandHistoryOf(
  standings: readonly StandingRecord[],
  lines: Pick<Lines, 'cameFrom'>,
): BandHistory {
  const byUrn = new Map<number, StandingRecord[]>();
  for (const one of standings) byUrn.set(one.urn, [...(byUrn.get(one.urn) ?? []), one]);
  for (const own of byUrn.values())
    own.sort((a, b) =>
      a.decidedOn === b.decidedOn
        ? Number(a.current) - Number(b.current)
        : a.decidedOn < b.decidedOn
          ? -1
          : 1,
    );
  const firsts = [...byUrn.values()].flatMap(([earliest]) => (earliest ? [earliest.decidedOn] : [])).sort();
  return {
    first: firsts[0] ?? null,
    bandsAmong(counts) {
      const counted = new Set(counts.flatMap(({ bands }) => Object.keys(bands)));
      const held = new Map<string, BandPlace>();
      for (const own of byUrn.values())
        for (const { band } of own) if (counted.has(bandId(band))) held.set(bandId(band), band);
      return [...held.values()];
    },
    firstOf: (urn) => byUrn.get(urn)?.[0]?.decidedOn ?? null,
    on(urn, day) {
      const seen = new Set<number>();
      for (let at: number | null = urn; at !== null && !seen.has(at); at = lines.cameFrom(at)) {
        seen.add(at);
        const standing = byUrn.get(at)?.findLast(({ decidedOn }) => decidedOn <= day);
        if (standing) return { standing, of: at };
      }
      return null;
    },
  };
}

/**
 * Schools that were open on a day, so that a school that converted is counted once: the last day of the old one is its
 * own, the next is the new one's. The register leaves many opening dates blank. A school without one has always been
 * there; but one that came from others and has a higher number than they, which is given when a school is made, opened
 * on the day of the link, or the day after the last of them closed, unless it had a band before that. A closed school
 * whose closing date is blank was open until the school that took over opened; where that is not known either, it is
 * left out.
 */
export function rollOn(
  day: CalendarDate,
  schools: readonly RollSchool[],
  lines: Lines,
  history: Pick<BandHistory, 'firstOf'>,
): Set<number> {
  const byUrn = new Map(schools.map((one) => [one.urn, one]));
  const opened = new Map(schools.map((one) => [one.urn, openedOn(one, byUrn, lines, history)]));
  const roll = new Set<number>();
  for (const one of schools) {
    if (one.statusGroup === 'proposed') continue;
    const from = opened.get(one.urn) ?? null;
    if (from !== null && from > day) continue;
    const next = lines.became(one.urn).map((urn) => opened.get(urn) ?? null);
    const to = one.closeDate ?? (one.statusGroup === 'closed' ? dayBefore(next) : undefined);
    if (to === null || (to !== undefined && to < day)) continue;
    // Closed and opened again on one day: that day is the new one's.
    if (to === day && next.includes(day)) continue;
    roll.add(one.urn);
  }
  return roll;
}

function openedOn(
  school: RollSchool,
  byUrn: ReadonlyMap<number, RollSchool>,
  lines: Lines,
  history: Pick<BandHistory, 'firstOf'>,
): CalendarDate | null {
  if (school.openDate !== null) return school.openDate;
  const before = lines.predecessors(school.urn);
  if (before.length === 0 || before.some((urn) => urn > school.urn)) return null;
  const closed = before.flatMap((urn) => byUrn.get(urn)?.closeDate ?? []).sort();
  const lastClosed = closed.at(-1);
  const linked = lines.linkedOn(school.urn) ?? (lastClosed ? addDays(lastClosed, 1) : null);
  const banded = history.firstOf(school.urn);
  return linked !== null && banded !== null && banded < linked ? banded : linked;
}

function dayBefore(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  const first = days.filter((one) => one !== null).sort()[0];
  return first === undefined ? null : addDays(first, -1);
}

/** The last day of the term before the one a day falls in. */
export function endOfLastTerm(today: CalendarDate): CalendarDate {
  return addDays(termDates(termOf(today)).from, -1);
}

/**
 * Last days of the terms that are over, from the term of the first band to the last term, the latest `most` of them.
 */
export function termEnds(first: CalendarDate | null, today: CalendarDate, most: number): CalendarDate[] {
  if (first === null) return [];
  const last = termOf(endOfLastTerm(today));
  return termsBetween(termOf(first), last)
    .slice(-most)
    .map((term) => termDates(term).to);
}

export const MOVEMENTS = ['down', 'up', 'new', 'same', 'none'] as const;
/** `up` is to a band that needs less support, `new` a school that had no band then, `none` one that has none now. */
export type Movement = (typeof MOVEMENTS)[number];

/**
 * How a school's band has moved. Within one framework by the order of its bands; from one framework to another by
 * priority, which is the same measure in all.
 */
export function movementOf(before: BandPlace | null, now: BandPlace | null): Movement {
  if (now === null) return 'none';
  if (before === null) return 'new';
  const change =
    before.framework === now.framework ? now.place - before.place : before.priority - now.priority;
  return change === 0 ? 'same' : change < 0 ? 'up' : 'down';
}

/** One band among all, whatever the version of its framework. */
export function bandId(band: Pick<BandPlace, 'framework' | 'key'>): string {
  return `${band.framework}.${band.key}`;
}

/**
 * Bands to show side by side: those of the framework in force, from the least to the most support, and after them bands
 * of earlier frameworks that are in use.
 */
export function bandsInUse(inForce: readonly BandPlace[], used: readonly BandPlace[]): BandPlace[] {
  const known = new Map(inForce.map((band) => [bandId(band), band]));
  const others = new Map<string, BandPlace>();
  for (const band of used) if (!known.has(bandId(band))) others.set(bandId(band), band);
  const rest = [...others.values()].sort((a, b) =>
    a.framework === b.framework ? a.place - b.place : a.framework < b.framework ? -1 : 1,
  );
  return [...inForce, ...rest];
}

/** A change of the number of pupils that an import recorded: what the register said until then. */
export type PupilsChange = { urn: number; on: CalendarDate; before: number | null };

/**
 * Pupils of a school on a day: what the register said then, as far as changes of it were recorded; before the first
 * import, what that import found.
 * @param changes of that school, in order of time
 */
export function pupilsOn(
  now: number | null,
  changes: readonly Pick<PupilsChange, 'on' | 'before'>[],
  day: CalendarDate,
): number | null {
  const next = changes.find(({ on }) => on > day);
  return next ? next.before : now;
}

/** Schools and pupils by band on one day. */
export type BandCount = {
  day: CalendarDate;
  /** By `bandId`; schools without a band are under the empty text. */
  bands: Record<string, { schools: number; pupils: number }>;
  schools: number;
  pupils: number;
  /** Schools whose number of pupils is not known: they are counted as schools, and in no sum of pupils. */
  pupilsUnknown: number;
};

/** Counts the schools of a day by band. */
export function countBands(
  day: CalendarDate,
  roll: ReadonlySet<number>,
  bandOf: (urn: number) => BandPlace | null,
  pupilsOf: (urn: number) => number | null,
): BandCount {
  const count: BandCount = { day, bands: {}, schools: 0, pupils: 0, pupilsUnknown: 0 };
  for (const urn of roll) {
    const band = bandOf(urn);
    const pupils = pupilsOf(urn);
    const key = band ? bandId(band) : '';
    const cell = count.bands[key] ?? { schools: 0, pupils: 0 };
    count.bands[key] = { schools: cell.schools + 1, pupils: cell.pupils + (pupils ?? 0) };
    count.schools++;
    count.pupils += pupils ?? 0;
    if (pupils === null) count.pupilsUnknown++;
  }
  return count;
}
