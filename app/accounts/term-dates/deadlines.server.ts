import type { CalendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import type { Db } from '~/platform/db.server';
import { singleton } from '~/platform/singleton.server';
import type { CommandContext } from '~/platform/transact.server';

/** A date of the record on which people wait, or that somebody has set. */
type DateOnRecord = {
  /** The record, as events name it. */
  subject: { type: string; id: string };
  /** What falls on the date, as a sentence begins: "The answer about support for Elm Park Primary School (MAR-0042)". */
  what: string;
  /** Its page, without the first slash. */
  path: string;
};

/** A deadline kept with its record, still to come. */
export type OpenDeadline = DateOnRecord & {
  /** The row that keeps it. */
  id: string;
  /** The day from which its school days were counted, and the day people were told. */
  givenOn: CalendarDate;
  dueOn: CalendarDate;
  urn: number | null;
  caseId: string | null;
  /** Who is told when it moves: audiences of notices. */
  whom: readonly string[];
};

/** A day people have settled among themselves: it stays, and is shown where schools turn out to be closed on it. */
export type SettledDate = DateOnRecord & { on: CalendarDate };

/** The deadlines of one kind of record. */
export type DeadlineKeeper = {
  /** Those of an authority that are still to come. Unscoped: asked by the lead of that authority alone. */
  open(handle: Db, authorityId: string, today: CalendarDate): Promise<OpenDeadline[]>;
  /** Writes a deadline's new day to its record. */
  move(ctx: CommandContext, id: string, to: CalendarDate): Promise<void>;
  /** Days settled by people, still to come. */
  settled?(handle: Db, authorityId: string, today: CalendarDate): Promise<SettledDate[]>;
};

const keepers = () => singleton('deadline-keepers', () => new Map<string, DeadlineKeeper>());

/**
 * Registers the deadlines of one kind of record, so that they move when the term dates change. Areas to the right of this
 * one keep deadlines, and are not known here: the wiring joins them.
 * @param name registering the same name again replaces the keeper
 */
export function keepDeadlines(name: string, keeper: DeadlineKeeper): void {
  keepers().set(name, keeper);
}

/** Every open deadline of an authority, with who keeps it; the nearest first. */
export async function openDeadlines(
  handle: Db,
  authorityId: string,
  today: CalendarDate,
): Promise<{ deadline: OpenDeadline; keeper: DeadlineKeeper }[]> {
  const found: { deadline: OpenDeadline; keeper: DeadlineKeeper }[] = [];
  for (const keeper of keepers().values()) {
    for (const deadline of await keeper.open(handle, authorityId, today)) found.push({ deadline, keeper });
  }
  return found.sort((a, b) => (a.deadline.dueOn < b.deadline.dueOn ? -1 : 1));
}

/** Days that people of an authority have settled and on which schools would be closed; the nearest first. */
export async function settledOnClosedDays(
  handle: Db,
  authorityId: string,
  today: CalendarDate,
  isOpen: (calendar: SchoolCalendar, date: CalendarDate) => boolean,
  calendars: { before: SchoolCalendar; after: SchoolCalendar },
): Promise<SettledDate[]> {
  const found: SettledDate[] = [];
  for (const { settled } of keepers().values()) {
    if (settled) found.push(...(await settled(handle, authorityId, today)));
  }
  return found
    .filter(({ on }) => isOpen(calendars.before, on) && !isOpen(calendars.after, on))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}
