import { and, eq, inArray } from 'drizzle-orm';
import { account, schoolYear } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import {
  bankHolidays,
  isSchoolDay,
  type SchoolCalendar,
  type SchoolYear,
  schoolCalendar,
  schoolDaysBetween,
  usualSchoolYear,
} from '~/kernel/school-calendar';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { has, type Viewer } from '../domain/roles';
import { LEAST_SCHOOL_DAYS, settableYears } from '../domain/term-dates';

/** A school year as its pages show it. */
export type SchoolYearView = {
  dates: SchoolYear;
  /** Who set it and when; null while it has the usual dates. */
  set: { at: Date; by: string } | null;
  version: number;
  /** Days of school: in all, and in each half term. */
  days: number;
  halfTermDays: number[];
  /** Whether they are fewer than pupils are to have. */
  tooFew: boolean;
  /** Bank holidays on which schools would else be open. */
  bankHolidays: CalendarDate[];
};

export type TermDatesPage = { years: SchoolYearView[]; mayChange: boolean; today: CalendarDate };

/** The academic years that can be set, with their dates as they stand. */
export async function loadTermDates(viewer: Viewer): Promise<TermDatesPage> {
  const on = today();
  const years = settableYears(on);
  const rows = await readYears(db(), viewer.authorityId, years);
  return {
    years: years.map((startYear) => viewOf(startYear, rows.get(startYear))),
    mayChange: has(viewer, 'lead'),
    today: on,
  };
}

/** One academic year; null for one that cannot be set. */
export async function loadSchoolYear(
  viewer: Viewer,
  startYear: number,
): Promise<{ year: SchoolYearView; mayChange: boolean; today: CalendarDate } | null> {
  const { years, ...rest } = await loadTermDates(viewer);
  const year = years.find(({ dates }) => dates.startYear === startYear);
  return year ? { year, ...rest } : null;
}

type Row = { dates: SchoolYear; updatedAt: Date; version: number; by: string | null };

/** The years an authority has set, by the year they start in. */
export async function readYears(
  handle: Db,
  authorityId: string,
  years: readonly number[],
): Promise<Map<number, Row>> {
  const rows = await handle
    .select({
      dates: schoolYear.dates,
      updatedAt: schoolYear.updatedAt,
      version: schoolYear.version,
      by: account.name,
    })
    .from(schoolYear)
    .leftJoin(account, eq(account.id, schoolYear.byId))
    .where(and(eq(schoolYear.authorityId, authorityId), inArray(schoolYear.startYear, [...years])));
  return new Map(rows.map((row) => [row.dates.startYear, row]));
}

function viewOf(startYear: number, row: Row | undefined): SchoolYearView {
  const dates = row?.dates ?? usualSchoolYear(startYear);
  return {
    ...countsOf(dates),
    dates,
    set: row ? { at: row.updatedAt, by: row.by ?? 'Alongside' } : null,
    version: row?.version ?? 0,
  };
}

/** Days of school of a year, and its bank holidays in term. */
export function countsOf(
  dates: SchoolYear,
): Pick<SchoolYearView, 'days' | 'halfTermDays' | 'tooFew' | 'bankHolidays'> {
  const calendar = schoolCalendar([dates]);
  const halfTermDays = dates.halfTerms.map((span) => daysIn(calendar, span.from, span.to));
  const days = halfTermDays.reduce((sum, n) => sum + n, 0);
  const inTerm = (date: CalendarDate) => dates.halfTerms.some(({ from, to }) => from <= date && date <= to);
  return {
    days,
    halfTermDays,
    tooFew: days < LEAST_SCHOOL_DAYS,
    bankHolidays: [...bankHolidays(dates.startYear), ...bankHolidays(dates.startYear + 1)].filter(inTerm),
  };
}

function daysIn(calendar: SchoolCalendar, from: CalendarDate, to: CalendarDate): number {
  return schoolDaysBetween(calendar, from, to) + (isSchoolDay(calendar, from) ? 1 : 0);
}
