import { type TermKey, termOf, termsFrom } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';

/** How far ahead days are planned: a year and the term one is in. */
const PLANNING_TERMS = 4;

/** The terms for which days are asked: this one and the three after it. */
export function planningTerms(): TermKey[] {
  return termsFrom(termOf(calendarDate(clock.now())), PLANNING_TERMS);
}
