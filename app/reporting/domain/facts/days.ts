import type { Designation, Phase } from '~/directory/domain/vocabulary';
import {
  academicYearOf,
  type TermKey,
  termKey,
  termOf,
  termsBetween,
  termsFrom,
} from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { GridPoint } from '~/kernel/geo';
import type { Pence } from '~/kernel/money';

/** Half-days by where they are, as the capacity meter has them. Offered is the sum of the other four. */
export type DayParts = {
  offered: HalfDays;
  held: HalfDays;
  committed: HalfDays;
  used: HalfDays;
  free: HalfDays;
};

export const DAY_PARTS = ['offered', 'used', 'committed', 'held', 'free'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** Days of one offer of a provider of the authority in one term. */
export type DayFact = DayParts & {
  providerId: string;
  providerName: string;
  designation: Designation;
  offerId: string;
  offerTitle: string;
  /** Whether it can be asked for now: published, by a provider who is in the directory. */
  published: boolean;
  term: TermKey;
  focusAreas: readonly string[];
  phases: readonly Phase[];
  remote: boolean;
  travelLimitMinutes: number;
  home: { urn: number; name: string; place: string; phaseName: string };
  /** The offer's own half-days. */
  own: HalfDays;
  /** The provider's limit over all their offers. */
  cap: HalfDays;
  /** The same days by focus area; together exactly those above. */
  areas: readonly ({ area: string } & DayParts)[];
};

/** What stands with a need: asked for in an open request, not asked for, being worked at, or met. */
export const NEED_STANDS = ['asked', 'not-asked', 'in-hand', 'met'] as const;
export type NeedStand = (typeof NEED_STANDS)[number];

/** One need of a school of the authority, with the days that support for it would take. */
export type NeedFact = {
  id: string;
  urn: number;
  school: string;
  /** The register's phase, and the phases of support that suit the school, the closest first. */
  phaseName: string;
  phases: readonly Phase[];
  place: string;
  grid: GridPoint | null;
  focusArea: string;
  severity: number;
  /** 1 first served; null without a band. */
  priority: number | null;
  band: string | null;
  stand: NeedStand;
  /** The request that asks for it now, once it has been sent, with what limits who could come. */
  request: { id: string; ref: string; remoteWelcome: boolean; maxDayRatePence: Pence | null } | null;
  /** When it was asked for, else when it was stated. */
  since: CalendarDate;
  /** Half-days it would take in all, and whether that is an estimate because nobody has said. */
  halfDays: HalfDays;
  estimated: boolean;
  /** The terms it can be met in, of those planned; and its days spread over them evenly. */
  terms: readonly TermKey[];
  byTerm: Readonly<Record<TermKey, HalfDays>>;
};

/** Terms for which days are planned: this one and the three after it. */
export function plannedTerms(today: CalendarDate): TermKey[] {
  return termsFrom(termOf(today), 4);
}

/** Terms whose days are counted: those of last academic year, of this one, and all that are planned. */
export function countedTerms(today: CalendarDate): TermKey[] {
  const last = plannedTerms(today).at(-1) ?? termOf(today);
  return termsBetween(termKey(academicYearOf(today) - 1, 'autumn'), last);
}

/**
 * Shares a whole number out by weight, so that the shares are whole and add up to it: each gets its share rounded down, and
 * what is left goes one each to those with the largest remainder, the earlier first (the method of Hamilton).
 * @param weights not below 0; where all are 0 nothing is shared out
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, one) => all + one, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, one) => all + one, 0);
  const byRemainder = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** The same among as many equals; the odd ones go to the first. */
export function shareEvenly<K extends string>(total: number, keys: readonly K[]): Map<K, number> {
  const whole = keys.length === 0 ? 0 : Math.floor(total / keys.length);
  const odd = total - whole * keys.length;
  return new Map(keys.map((key, at) => [key, whole + (at < odd ? 1 : 0)]));
}

/** Fewer requests than this say nothing of what a need usually takes. */
const FEWEST_REQUESTS = 5;
/** Half-days taken for a need where too few requests say: three days. */
export const USUAL_NEED: HalfDays = 6;

/**
 * Half-days taken for a need of which nobody has said how much it would take: the median of what requests ask for each of
 * their needs, to the nearest half-day.
 * @param asked half-days and needs of each request that says how many days it asks for
 */
export function usualDaysOfNeed(asked: readonly { halfDays: HalfDays; needs: number }[]): HalfDays {
  const each = asked
    .filter(({ needs }) => needs > 0)
    .map(({ halfDays, needs }) => halfDays / needs)
    .sort((a, b) => a - b);
  if (each.length < FEWEST_REQUESTS) return USUAL_NEED;
  const middle = Math.floor(each.length / 2);
  const median =
    each.length % 2 === 1 ? (each[middle] ?? 0) : ((each[middle - 1] ?? 0) + (each[middle] ?? 0)) / 2;
  return Math.max(1, Math.round(median));
}
