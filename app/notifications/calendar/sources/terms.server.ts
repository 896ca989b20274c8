import { eq } from 'drizzle-orm';
import { schoolYear } from '#drizzle/schema';
import { academicYearOf } from '~/kernel/academic-year';
import { type SchoolYear, schoolCalendar } from '~/kernel/school-calendar';
import { db } from '~/platform/db.server';
import { termDates } from '../../domain/calendar/term-dates';
import type { DateSource } from './look.server';

/** When the usual dates of England were written down: they have not changed since. */
const USUAL_SINCE = new Date('2026-11-22T00:00:00.000Z');

/** First and last days of half terms of the viewer's authority, and the days its schools are closed besides. */
export const termDateItems: DateSource = async ({ viewer, range }) => {
  const rows = await db()
    .select({ dates: schoolYear.dates, version: schoolYear.version, updatedAt: schoolYear.updatedAt })
    .from(schoolYear)
    .where(eq(schoolYear.authorityId, viewer.authorityId));
  const calendar = schoolCalendar(rows.map(({ dates }) => dates));
  const years: SchoolYear[] = [];
  for (let year = academicYearOf(range.from); year <= academicYearOf(range.to); year++) {
    years.push(calendar.yearOf(year));
  }
  return years.flatMap((year) => {
    const set = rows.find(({ dates }) => dates.startYear === year.startYear);
    return termDates(year)
      .filter(({ on }) => on >= range.from && on <= range.to)
      .map(({ key, title, on }) => ({
        key: `${viewer.authorityId}-${key}`,
        kind: 'terms' as const,
        title,
        outside: title,
        ref: null,
        place: null,
        on,
        startsAt: null,
        minutes: null,
        href: '/calendar',
        cancelled: false,
        sequence: set?.version ?? 0,
        changedAt: set?.updatedAt ?? USUAL_SINCE,
      }));
  });
};
