import { termDates, termOf, termsBetween } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { JudgementGroup } from '../facts/judgements';

/** How a school stood on a day. */
export type SchoolOnDay = {
  urn: number;
  phase: string;
  place: string;
  group: JudgementGroup;
  pupils: number | null;
};

/** Schools and pupils in good or better on one day. */
export type GoodCount = {
  day: CalendarDate;
  /** Schools judged, and those of them that are good or better. */
  judged: number;
  good: number;
  /** Their pupils, as far as the register gives them. */
  pupilsJudged: number;
  pupilsGood: number;
  /** Schools without a judgement, which are in no share. */
  without: number;
};

/** Counts the schools of a day. */
export function countGood(day: CalendarDate, schools: readonly SchoolOnDay[]): GoodCount {
  const count: GoodCount = { day, judged: 0, good: 0, pupilsJudged: 0, pupilsGood: 0, without: 0 };
  for (const { group, pupils } of schools) {
    if (group === 'not-inspected' || group === 'not-judged') {
      count.without++;
      continue;
    }
    count.judged++;
    count.pupilsJudged += pupils ?? 0;
    if (group !== 'good-or-better') continue;
    count.good++;
    count.pupilsGood += pupils ?? 0;
  }
  return count;
}

/** The share in good or better, in per cent; null where there is nothing to share. */
export function shareGood(count: GoodCount, measure: 'schools' | 'pupils'): number | null {
  const [part, whole] =
    measure === 'schools' ? [count.good, count.judged] : [count.pupilsGood, count.pupilsJudged];
  return whole === 0 ? null : (100 * part) / whole;
}

/** Most terms a series goes back: three years. */
export const TERMS_BACK = 9;

/** Last days of the terms that are over, the latest so many, the earliest first. */
export function lastTermEnds(today: CalendarDate, most: number): CalendarDate[] {
  const thisTerm = termOf(today);
  const before = termOf(addDays(today, -366 * (Math.ceil(most / 3) + 1)));
  return termsBetween(before, thisTerm)
    .slice(0, -1)
    .slice(-most)
    .map((term) => termDates(term).to);
}
