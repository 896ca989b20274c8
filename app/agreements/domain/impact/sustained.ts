import { nextTerm, type TermKey, termDates, termOf } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { previousSchoolDay, type SchoolCalendar } from '~/kernel/school-calendar';
import type { PointKind } from './vocabulary';

/** One of the two readings after the support has ended. */
export type SustainedSlot = {
  /** How many terms after the one in which the support ended. */
  termsAfter: 1 | 2;
  term: TermKey;
  /** The first day on which it can be read. */
  opens: CalendarDate;
  /** The last day of its term. */
  ends: CalendarDate;
  /** The last day on which a reading still counts for it; afterwards it was missed. */
  lastDay: CalendarDate;
};

/** A slot with the day by which it is to be read, where it stands, and the outcomes not read for it. */
export type DueSlot = SustainedSlot & { dueBy: CalendarDate; state: SlotState; unread: string[] };

/** Where a slot stands: not open yet, to be read now, past its day but still of use, missed, or read. */
export type SlotState = 'to-come' | 'due' | 'overdue' | 'missed' | 'read';

/**
 * When sustained impact is read: in the first and in the second term after the one in which the support ended, each by
 * the last day of school in it. A late reading counts for the latest slot that had opened by its date; the second stays open
 * for one more term.
 * Source: DOMAIN, Impact; issue 5 point 4 ("one or two terms after exit").
 */
export function sustainedSlots(endedOn: CalendarDate): [SustainedSlot, SustainedSlot] {
  const first = nextTerm(termOf(endedOn));
  const second = nextTerm(first);
  return [slot(1, first, termDates(first).to), slot(2, second, termDates(nextTerm(second)).to)];
}

function slot(termsAfter: 1 | 2, term: TermKey, lastDay: CalendarDate): SustainedSlot {
  const { from, to } = termDates(term);
  return { termsAfter, term, opens: from, ends: to, lastDay };
}

/** Which reading after the end a date belongs to; null where it is too early or too late for both. */
export function slotOf(endedOn: CalendarDate, on: CalendarDate): 1 | 2 | null {
  return (
    sustainedSlots(endedOn).find(({ opens, lastDay }) => opens <= on && on <= lastDay)?.termsAfter ?? null
  );
}

/** Whether a reading after the end can be made on a date at all: a slot has opened, and its last day has not passed. */
export function isSlotOpen(endedOn: CalendarDate, on: CalendarDate): boolean {
  return slotOf(endedOn, on) !== null;
}

/** A reading as far as its place in time matters. */
export type ReadingOn = { outcomeId: string; kind: PointKind; on: CalendarDate };

/**
 * Each slot with its state today and the outcomes that have not been read for it.
 * @param outcomeIds the outcomes to be read
 * @param points readings that count
 * @param calendar of the authority whose casework it is
 */
export function sustainedStates(
  endedOn: CalendarDate,
  outcomeIds: readonly string[],
  points: readonly ReadingOn[],
  today: CalendarDate,
  calendar: SchoolCalendar,
): DueSlot[] {
  return sustainedSlots(endedOn).map((each) => {
    const read = new Set(
      points
        .filter(({ kind, on }) => kind === 'sustained' && slotOf(endedOn, on) === each.termsAfter)
        .map(({ outcomeId }) => outcomeId),
    );
    const unread = outcomeIds.filter((id) => !read.has(id));
    const dueBy = previousSchoolDay(calendar, each.ends);
    return {
      ...each,
      dueBy,
      unread,
      state: unread.length === 0 ? 'read' : stateOn({ ...each, dueBy }, today),
    };
  });
}

function stateOn(
  { opens, dueBy, lastDay }: Omit<DueSlot, 'state' | 'unread'>,
  today: CalendarDate,
): SlotState {
  if (today < opens) return 'to-come';
  if (today <= dueBy) return 'due';
  return today <= lastDay ? 'overdue' : 'missed';
}

/** Outcomes that have not been read for the agreement's end. */
export function unreadAtExit(outcomeIds: readonly string[], points: readonly ReadingOn[]): string[] {
  const read = new Set(points.filter(({ kind }) => kind === 'exit').map(({ outcomeId }) => outcomeId));
  return outcomeIds.filter((id) => !read.has(id));
}
