import { isCalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Indicator } from './indicator-type';
import type { Phase } from './support-vocabulary';

/** A value as somebody enters it. */
export type Entry = {
  indicator: string;
  period: string;
  value: number | null;
  text: string | null;
  cohort: number | null;
  source: string;
  note: string | null;
};

/** Whether an indicator is for any of a school's phases; one without phases is for all. */
export function isForPhases(indicator: Indicator, phases: readonly Phase[]): boolean {
  return indicator.phases.length === 0 || indicator.phases.some((phase) => phases.includes(phase));
}

/**
 * Whether a value may be entered by hand: the indicator is one that no file brings, the value is one it can have, and
 * it is not about the future.
 * @returns the indicator, or a refusal beside the field it is about
 */
export function checkEntry(
  indicator: Indicator | undefined,
  entry: Entry,
  today: string,
): Verdict<Indicator> {
  if (indicator?.from !== 'hand')
    return no('indicator.not-by-hand', 'Choose an indicator that is entered by hand.', {
      field: 'indicator',
    });
  if (indicator.unit === 'coded') {
    if (!isCalendarDate(entry.period) || entry.period > today)
      return no('indicator.bad-date', 'Enter the date this was looked at, today or earlier.', {
        field: 'on',
      });
    if (entry.value !== null || !indicator.values?.some(({ key }) => key === entry.text))
      return no('indicator.bad-value', 'Choose what was found.', { field: 'text' });
    return yes(indicator);
  }
  if (!/^20\d{2}$/.test(entry.period) || `${entry.period}-09-01` > today)
    return no('indicator.bad-year', 'Choose the academic year the figure is for.', { field: 'year' });
  const { least, most } = indicator.range ?? { least: 0, most: 100 };
  if (entry.text !== null || entry.value === null || entry.value < least || entry.value > most)
    return no('indicator.bad-value', `Enter a figure from ${least} to ${most}.`, { field: 'value' });
  return yes(indicator);
}
