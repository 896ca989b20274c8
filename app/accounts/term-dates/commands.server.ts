import { and, eq } from 'drizzle-orm';
import { schoolYear } from '#drizzle/schema';
import { academicYearWords } from '~/kernel/academic-year';
import { canonicalJson } from '~/kernel/canonical-json';
import type { CalendarDate } from '~/kernel/clock';
import { isSchoolDay, type SchoolCalendar, type SchoolYear, usualSchoolYear } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { count, dateWords } from '~/kernel/words';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { today } from '~/platform/page-clock.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { movedDeadline } from '../domain/moved-deadline';
import { has, type Viewer } from '../domain/roles';
import { checkSchoolYear, inOrder, settableYears } from '../domain/term-dates';
import { schoolCalendarOf } from '../school-calendar.server';
import {
  type DeadlineKeeper,
  type OpenDeadline,
  openDeadlines,
  type SettledDate,
  settledOnClosedDays,
} from './deadlines.server';

export type MovedDeadline = Pick<OpenDeadline, 'what' | 'path'> & { from: CalendarDate; to: CalendarDate };

/** What would follow from other dates of a school year. */
export type TermDatesPreview = {
  /** Deadlines that move, the nearest first. */
  moves: MovedDeadline[];
  /** Days that people have settled, and on which schools would now be closed: nobody moves them but they. */
  settled: Pick<SettledDate, 'what' | 'path' | 'on'>[];
};

type Move = { deadline: OpenDeadline; keeper: DeadlineKeeper; to: CalendarDate };

/**
 * What would follow if a school year had these dates.
 * @returns `term-dates.wrong` with what cannot be kept, beside each field
 */
export async function previewTermDates(
  viewer: Viewer,
  typed: SchoolYear,
): Promise<Verdict<TermDatesPreview>> {
  const may = mayKeep(viewer, typed, today());
  if (!may.ok) return may;
  const calendars = await calendarsWith(db(), viewer.authorityId, inOrder(typed));
  const moves = await movesOf(db(), viewer.authorityId, today(), calendars);
  const settled = await settledOnClosedDays(db(), viewer.authorityId, today(), isSchoolDay, calendars);
  return yes({
    moves: moves.map(({ deadline, to }) => ({
      what: deadline.what,
      path: deadline.path,
      from: deadline.dueOn,
      to,
    })),
    settled: settled.map(({ what, path, on }) => ({ what, path, on })),
  });
}

/**
 * Sets the dates of a school year: the lead's decision. Deadlines that have been told move with them, each told to those it
 * concerns, all in one transaction; they are worked out afresh in it, so that one set after the preview moves as well.
 * @param input.version the year as it was on the page; 0 where it had the usual dates
 * @returns how many deadlines moved; `stale` where somebody else has set other dates meanwhile
 */
export async function setTermDates(
  viewer: Viewer,
  input: { year: SchoolYear; version: number },
): Promise<Verdict<{ moved: number }>> {
  return transact<{ moved: number }>(viewer, async (ctx) => {
    const may = mayKeep(viewer, input.year, ctx.today);
    if (!may.ok) return may;
    const { authorityId } = viewer;
    const dates = inOrder(input.year);
    const { startYear } = dates;
    const here = and(eq(schoolYear.authorityId, authorityId), eq(schoolYear.startYear, startYear));
    const [row] = await ctx.tx.select().from(schoolYear).where(here);
    // The same form sent twice, or two leads of one mind: nothing more to do.
    if (row && canonicalJson(row.dates) === canonicalJson(dates)) return yes({ moved: 0 });
    if ((row?.version ?? 0) !== input.version) return stale(row?.dates ?? usualSchoolYear(startYear));
    const calendars = await calendarsWith(ctx.tx, authorityId, dates);
    const moves = await movesOf(ctx.tx, authorityId, ctx.today, calendars);
    const change = { dates, updatedAt: ctx.now, byId: viewer.accountId, version: input.version + 1 };
    if (row) await ctx.tx.update(schoolYear).set(change).where(here);
    else await ctx.tx.insert(schoolYear).values({ id: ctx.newId(), authorityId, startYear, ...change });
    ctx.emit({
      type: 'term-dates.set',
      subject: { type: 'authority', id: authorityId },
      before: row?.dates,
      after: dates,
      details: {
        year: academicYearWords(startYear),
        count: moves.length === 0 ? 'no deadline' : count(moves.length, 'deadline'),
        startYear: String(startYear),
      },
    });
    for (const one of moves) await move(ctx, one);
    return yes({ moved: moves.length });
  });
}

function mayKeep(viewer: Viewer, year: SchoolYear, on: CalendarDate): Verdict {
  if (!has(viewer, 'lead')) {
    return no('term-dates.forbidden', 'Only the head of service can change the term dates.');
  }
  if (!settableYears(on).includes(year.startYear)) {
    return no('term-dates.not-found', 'The dates of this school year cannot be set.');
  }
  return checkSchoolYear(year);
}

/** The authority's calendar as it stands, and as it would be with one year's dates. */
async function calendarsWith(handle: Db, authorityId: string, dates: SchoolYear) {
  const before = await schoolCalendarOf(handle, authorityId);
  const after: SchoolCalendar = {
    yearOf: (startYear) => (startYear === dates.startYear ? dates : before.yearOf(startYear)),
  };
  return { before, after };
}

async function movesOf(
  handle: Db,
  authorityId: string,
  on: CalendarDate,
  { before, after }: Awaited<ReturnType<typeof calendarsWith>>,
): Promise<Move[]> {
  const open = await openDeadlines(handle, authorityId, on);
  return open
    .map(({ deadline, keeper }) => ({ deadline, keeper, to: movedDeadline(deadline, before, after) }))
    .filter(({ deadline, to }) => to !== deadline.dueOn);
}

async function move(ctx: CommandContext, { deadline, keeper, to }: Move): Promise<void> {
  const { id, subject, urn, caseId, what, path, dueOn, whom } = deadline;
  await keeper.move(ctx, id, to);
  ctx.emit({
    type: 'deadline.moved',
    subject,
    urn,
    caseId,
    before: { dueOn },
    after: { dueOn: to },
    details: { name: what, path, whom: [...whom], was: dateWords(dueOn), due: dateWords(to) },
  });
}
