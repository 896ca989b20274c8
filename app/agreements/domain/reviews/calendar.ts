import type { CalendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { AgreementState } from '../agreement-states';
import { dueBy, firstDueBy, type ReviewNeed } from './cadence';
import type { ReviewFrequency, ReviewState } from './vocabulary';

/** What the calendar of reviews goes by. */
export type ReviewFact = {
  number: number;
  state: ReviewState;
  plannedFor: CalendarDate;
  heldOn: CalendarDate | null;
  /** How often from this one on. */
  frequency: ReviewFrequency;
  nextOn: CalendarDate | null;
};

/** Held reviews, the earliest first. Those called off or withdrawn count for nothing. */
export function heldInOrder<T extends ReviewFact>(reviews: readonly T[]): T[] {
  return reviews
    .filter(({ state, heldOn }) => state === 'held' && heldOn !== null)
    .sort((a, b) => order(a.heldOn, b.heldOn) || a.number - b.number);
}

/** Planned reviews, the earliest first. */
export function plannedInOrder<T extends ReviewFact>(reviews: readonly T[]): T[] {
  return reviews
    .filter(({ state }) => state === 'planned')
    .sort((a, b) => order(a.plannedFor, b.plannedFor) || a.number - b.number);
}

function order(a: CalendarDate | null, b: CalendarDate | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** The frequency in force: the last held review's, else the one to begin with. A withdrawn review gives it back. */
export function frequencyInForce(reviews: readonly ReviewFact[], need: ReviewNeed): ReviewFrequency {
  return heldInOrder(reviews).at(-1)?.frequency ?? need.start;
}

/**
 * `not-due`: none is asked for, or the agreement is not running. `planned`: one is, in time. `planned-late`: one is, after
 * its last day. `due`, `overdue`: none is planned.
 */
export type ReviewDueState = 'not-due' | 'planned' | 'planned-late' | 'due' | 'overdue';
export type NextReview = {
  state: ReviewDueState;
  /** Last day for the next review; null where none falls due. */
  by: CalendarDate | null;
  frequency: ReviewFrequency;
};

/**
 * Which review is due and by when. None falls due while an agreement is paused, or once support has ended.
 * @param startsOn the day support began
 * @param calendar of the authority whose casework it is
 */
export function nextReviewDue(
  need: ReviewNeed,
  startsOn: CalendarDate,
  reviews: readonly ReviewFact[],
  today: CalendarDate,
  agreement: AgreementState,
  calendar: SchoolCalendar,
): NextReview {
  const frequency = frequencyInForce(reviews, need);
  const last = heldInOrder(reviews).at(-1);
  if (!need.needed || agreement !== 'active') return { state: 'not-due', by: null, frequency };
  const by = last?.heldOn ? dueBy(last.heldOn, frequency, calendar) : firstDueBy(startsOn, calendar);
  const [planned] = plannedInOrder(reviews);
  if (planned) return { state: planned.plannedFor <= by ? 'planned' : 'planned-late', by, frequency };
  return { state: today <= by ? 'due' : 'overdue', by, frequency };
}

/**
 * Whether the date the group has set for its next review keeps to the frequency it settled.
 * @param input.endsOn the day support ends: no date is asked for where that comes first
 */
export function checkNextDate(
  need: ReviewNeed,
  input: {
    heldOn: CalendarDate;
    nextOn: CalendarDate | null;
    frequency: ReviewFrequency;
    endsOn: CalendarDate | null;
  },
  words: (date: CalendarDate) => string,
  calendar: SchoolCalendar,
): Verdict {
  const { heldOn, nextOn, frequency, endsOn } = input;
  const by = dueBy(heldOn, frequency, calendar);
  if (nextOn === null) {
    if (!need.needed || (endsOn !== null && endsOn <= by)) return yes();
    return no('review.next-missing', `Enter the date of the next review, ${words(by)} or earlier`, {
      field: 'nextOn',
    });
  }
  if (nextOn <= heldOn) {
    return no('review.next-too-early', `The next review must be after this one, held on ${words(heldOn)}`, {
      field: 'nextOn',
    });
  }
  if (need.needed && nextOn > by) {
    return no(
      'review.next-too-late',
      `With the frequency chosen, the next review is due on ${words(by)} at the latest. Choose that day or an earlier one, or settle another frequency`,
      { field: 'nextOn', details: { by } },
    );
  }
  return yes();
}
