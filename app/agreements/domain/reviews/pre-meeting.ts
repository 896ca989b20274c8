import { addDays, type CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';

/** Days between the meeting of head and adviser and the review: at least a week (Walsall strategy 2014–16, part 2 (viii)). */
export const PRE_MEETING_DAYS = 7;

/** The last day on which head and adviser can meet before a review. */
export function preMeetingBy(reviewOn: CalendarDate): CalendarDate {
  return addDays(reviewOn, -PRE_MEETING_DAYS);
}

/** The first day a review can be held after head and adviser have met. */
export function reviewFrom(metOn: CalendarDate): CalendarDate {
  return addDays(metOn, PRE_MEETING_DAYS);
}

/** Whether a meeting leaves less than a week to the review. */
export function isLatePreMeeting(metOn: CalendarDate, reviewOn: CalendarDate): boolean {
  return metOn > preMeetingBy(reviewOn);
}

/** Whether a meeting may be planned for a day. */
export function planPreMeeting(
  meetOn: CalendarDate,
  reviewOn: CalendarDate,
  words: (date: CalendarDate) => string,
): Verdict {
  if (!isLatePreMeeting(meetOn, reviewOn)) return yes();
  return no(
    'review.pre-meeting-late',
    `Head and adviser meet at least a week before the review. Choose ${words(preMeetingBy(reviewOn))} or earlier, or hold the review on ${words(reviewFrom(meetOn))} or later`,
    { field: 'preMeetingOn', details: { by: preMeetingBy(reviewOn) } },
  );
}

/** What is kept of a meeting: what was settled, and why the review kept its date where less than a week was left. */
export type PreMeetingNote = { note: string; lateReason: string | null };

/**
 * Whether a meeting that took place may be recorded. What happened can always be recorded: where it left less than a
 * week, the review is moved, or the reason for which it keeps its date is kept and shown.
 */
export function recordPreMeeting(
  input: { metOn: CalendarDate; reviewOn: CalendarDate; today: CalendarDate; lateReason: string },
  words: (date: CalendarDate) => string,
): Verdict<{ late: boolean; lateReason: string | null }> {
  const { metOn, reviewOn, today } = input;
  if (metOn > today) {
    return no('review.pre-meeting-ahead', 'This day has not come yet. Enter the day on which they met', {
      field: 'metOn',
    });
  }
  if (metOn >= reviewOn) {
    return no('review.pre-meeting-after', `They meet before the review, which is on ${words(reviewOn)}`, {
      field: 'metOn',
    });
  }
  if (!isLatePreMeeting(metOn, reviewOn)) return yes({ late: false, lateReason: null });
  const lateReason = input.lateReason.trim();
  if (lateReason !== '') return yes({ late: true, lateReason });
  return no(
    'review.pre-meeting-late',
    `That leaves less than a week to the review. Move the review to ${words(reviewFrom(metOn))} or later, or say below why it keeps its date`,
    { field: 'metOn', details: { from: reviewFrom(metOn) } },
  );
}
