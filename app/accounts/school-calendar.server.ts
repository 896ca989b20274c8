import { eq } from 'drizzle-orm';
import { schoolYear } from '#drizzle/schema';
import { type SchoolCalendar, schoolCalendar } from '~/kernel/school-calendar';
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
