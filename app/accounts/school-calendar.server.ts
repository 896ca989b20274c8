import { eq, inArray } from 'drizzle-orm';
import { schoolYear } from '#drizzle/schema';
import {
  type SchoolCalendar,
  type SchoolYear,
  schoolCalendar,
  USUAL_CALENDAR,
} from '~/kernel/school-calendar';
import type { Db } from '~/platform/db.server';

/**
 * An authority's school calendar: the term dates it has set, the usual ones of England for every other year. One query.
 * @param handle a read handle, or a transaction whose decision depends on it
 */
export async function schoolCalendarOf(handle: Db, authorityId: string): Promise<SchoolCalendar> {
  const rows = await handle
    .select({ dates: schoolYear.dates })
    .from(schoolYear)
    .where(eq(schoolYear.authorityId, authorityId));
  return schoolCalendar(rows.map(({ dates }) => dates));
}

/**
 * The school calendars of several authorities, for lists that hold records of more than one. One query, none for none.
 * @returns gives an authority's calendar by its id
 */
export async function schoolCalendarsOf(
  handle: Db,
  authorityIds: readonly string[],
): Promise<(authorityId: string) => SchoolCalendar> {
  const ids = [...new Set(authorityIds)];
  const rows =
    ids.length === 0
      ? []
      : await handle
          .select({ authorityId: schoolYear.authorityId, dates: schoolYear.dates })
          .from(schoolYear)
          .where(inArray(schoolYear.authorityId, ids));
  const years = new Map<string, SchoolYear[]>();
  for (const { authorityId, dates } of rows) {
    years.set(authorityId, [...(years.get(authorityId) ?? []), dates]);
  }
  const calendars = new Map([...years].map(([id, dates]) => [id, schoolCalendar(dates)]));
  return (authorityId) => calendars.get(authorityId) ?? USUAL_CALENDAR;
}
