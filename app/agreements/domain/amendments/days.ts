import { nextTerm, type TermKey, termOf, termsBetween, termWords } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { daysWords, type HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { AgreementContent, TermDays } from '../content';

/** Where the days of an agreement are in one term, in half-days. */
export type TermPosition = {
  term: TermKey;
  /** In the version in force. */
  agreed: HalfDays;
  /** Already given, from the provider's ledger. */
  used: HalfDays;
  /** Firm and not yet given. */
  committed: HalfDays;
  /** What the provider has left for anybody: the offer's days and the overall limit both bind. */
  free: HalfDays;
};

/**
 * Why days cannot be as asked in a term: `used` fewer than were given already, `past` more in a term that is over,
 * `free` more than the provider has left.
 */
export type DaysShortfall = {
  term: TermKey;
  why: 'used' | 'past' | 'free';
  askedHalfDays: HalfDays;
  shortfallHalfDays: HalfDays;
};

/** How many terms after the last that has days an amendment may reach: a whole year. */
const TERMS_AHEAD = 3;

/** Half-days of each term asked for. */
function asked(days: readonly TermDays[], term: TermKey): HalfDays {
  return days.reduce((sum, item) => sum + (item.term === term ? item.halfDays : 0), 0);
}

/** Whether two versions give the same days in every term. */
export function sameDays(a: readonly TermDays[], b: readonly TermDays[]): boolean {
  return [...a, ...b].every(({ term }) => asked(a, term) === asked(b, term));
}

/**
 * Terms whose days can be set: from the first of the agreement to a year after its last.
 * @param used terms in which days were given
 */
export function amendableTerms(
  contents: readonly Pick<AgreementContent, 'resources' | 'timescale'>[],
  used: readonly TermKey[],
  today: CalendarDate,
): TermKey[] {
  const terms = contents
    .flatMap(({ resources, timescale: { starts, ends } }) => [
      ...resources.days.map(({ term }) => term),
      ...[starts, ends].flatMap((date) => (date === null ? [] : [termOf(date)])),
    ])
    .concat(used, termOf(today))
    .sort();
  let last = terms[terms.length - 1] ?? termOf(today);
  for (let more = 0; more < TERMS_AHEAD; more++) last = nextTerm(last);
  return termsBetween(terms[0] ?? last, last);
}

/** The fewest and the most half-days a term may be set to: from what was used to what is free; past terms not raised. */
export function boundsOf(
  { term, agreed, used, committed, free }: TermPosition,
  today: CalendarDate,
): { least: HalfDays; most: HalfDays } {
  return { least: used, most: term < termOf(today) ? Math.max(agreed, used) : used + committed + free };
}

/**
 * Where the days asked for do not fit, by term; empty when they do. A term that is not over may be set to anything from
 * what was used up to what is free; one that is over may only give back what was not used.
 */
export function daysShortfalls(
  days: readonly TermDays[],
  positions: readonly TermPosition[],
  today: CalendarDate,
): DaysShortfall[] {
  const known = new Set(positions.map(({ term }) => term));
  const unknown = days.filter(({ term }) => !known.has(term));
  const all = [
    ...positions,
    ...unknown.map(({ term }) => ({ term, agreed: 0, used: 0, committed: 0, free: 0 })),
  ];
  return all.flatMap(({ term, agreed, used, committed, free }) => {
    const askedHalfDays = asked(days, term);
    const short = (why: DaysShortfall['why'], shortfallHalfDays: HalfDays) =>
      shortfallHalfDays > 0 ? [{ term, why, askedHalfDays, shortfallHalfDays }] : [];
    const below = short('used', used - askedHalfDays);
    if (below.length > 0) return below;
    if (term < termOf(today)) return short('past', askedHalfDays - agreed);
    return short('free', askedHalfDays - used - committed - free);
  });
}

/**
 * Whether days may be as asked.
 * @returns `amendment.days` where a term would fall below what was used or a past term be raised, `capacity.short`
 * where the provider has too few free; the shortfalls by term in `details.shortfalls`, said in words, and each beside
 * its field
 */
export function checkDays(
  days: readonly TermDays[],
  positions: readonly TermPosition[],
  today: CalendarDate,
): Verdict {
  const shortfalls = daysShortfalls(days, positions, today);
  const [first] = shortfalls;
  if (!first) return yes();
  const onlyFree = shortfalls.every(({ why }) => why === 'free');
  const fieldOf = ({ term }: DaysShortfall) =>
    `days[${positions.findIndex((position) => position.term === term)}].halfDays`;
  const fields = shortfalls.map((short) => [fieldOf(short), shortfallWords(short, positions)] as const);
  return no(onlyFree ? 'capacity.short' : 'amendment.days', fields.map(([, words]) => words).join(' '), {
    field: fieldOf(first),
    details: { shortfalls, fields: Object.fromEntries(fields) },
  });
}

function shortfallWords(
  { term, why, askedHalfDays, shortfallHalfDays }: DaysShortfall,
  positions: readonly TermPosition[],
): string {
  const at = positions.find((position) => position.term === term);
  const name = `${termWords(term).charAt(0).toUpperCase()}${termWords(term).slice(1)}`;
  const days = daysWords(askedHalfDays);
  const short = daysWords(shortfallHalfDays);
  if (why === 'used') {
    const used = at?.used ?? 0;
    return `${name}: ${daysWords(used)} ${used <= 2 ? 'has' : 'have'} been used, so ${days} would be ${short} too few. Enter ${daysWords(used)} or more.`;
  }
  if (why === 'past') {
    return `${name} is over, so its days cannot be raised: ${days} would be ${short} too many. Put them in a later term.`;
  }
  const most = askedHalfDays - shortfallHalfDays;
  return `${name}: ${days} would be ${short} more than the provider has free. Enter ${daysWords(most)} or fewer, or ask for days in another term.`;
}

/** Half-days to keep firm in each term once the days are as asked: what is not yet used of them. */
export function daysToCommit(
  days: readonly TermDays[],
  positions: readonly TermPosition[],
): Record<TermKey, HalfDays> {
  const used = new Map(positions.map((position) => [position.term, position.used]));
  const left: Record<TermKey, HalfDays> = {};
  for (const { term } of days) left[term] = Math.max(0, asked(days, term) - (used.get(term) ?? 0));
  return left;
}
