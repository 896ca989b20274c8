import type { CalendarDate } from '~/kernel/clock';
import type { SchoolYear } from '~/kernel/school-calendar';

const TERMS = ['autumn', 'spring', 'summer'] as const;

/** A date of the school year that calendars show. */
export type TermDate = { key: string; title: string; on: CalendarDate };

/** First and last days of the six half terms, and closures, of a school year. */
export function termDates({ startYear, halfTerms, closures }: SchoolYear): TermDate[] {
  return [
    ...halfTerms.flatMap(({ from, to }, at): TermDate[] => {
      const half = `${at % 2 === 0 ? 'first' : 'second'} half of the ${TERMS[Math.floor(at / 2)] ?? ''} term`;
      const key = `term-${startYear}-${at + 1}`;
      return [
        { key: `${key}-first`, title: `First day of the ${half}`, on: from },
        { key: `${key}-last`, title: `Last day of the ${half}`, on: to },
      ];
    }),
    ...closures.map(({ on, why }) => ({
      key: `closed-${on}`,
      title: `Schools are closed: ${why}`,
      on,
    })),
  ];
}
