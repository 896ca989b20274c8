import type { CalendarDate } from './clock';

/** First and last day, both included. */
export type DateSpan = { from: CalendarDate; to: CalendarDate };

/** An academic year of an authority's schools: six half terms, and the days closed besides. */
export type SchoolYear = {
  /** Calendar year in which it starts. */
  startYear: number;
  /** Autumn, spring and summer, each in two halves, in order. */
  halfTerms: readonly DateSpan[];
  /** Single days in term on which schools are closed: a training day of all schools, an election, a royal occasion. */
  closures: readonly { on: CalendarDate; why: string }[];
};
