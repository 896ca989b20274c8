import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import type { Db } from '~/platform/db.server';
import type { CaseFact } from '../domain/facts/cases';
import type { DayFact, NeedFact } from '../domain/facts/days';
import type { SchoolFact } from '../domain/facts/schools';

/**
 * What is known of the viewer's authority on one day, read when asked for and then kept: every figure of one page is
 * made of the same facts. It says nothing about who may see them: callers check the viewer.
 */
export type Reading = {
  viewer: Viewer;
  handle: Db;
  today: CalendarDate;
  calendar: SchoolCalendar;
  /** Schools on the roll today, by name: the same as on the board. */
  schools(): Promise<SchoolFact[]>;
  /** Requests of the authority, each with its agreement. */
  cases(): Promise<CaseFact[]>;
  /** Days of providers by offer and term. */
  days(): Promise<DayFact[]>;
  /** Open needs and requests. */
  needs(): Promise<NeedFact[]>;
  /**
   * Reads something else once for this reading.
   * @param name the same name gives the same answer
   */
  once<T>(name: string, read: () => Promise<T>): Promise<T>;
};
