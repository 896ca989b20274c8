import { addDays, type CalendarDate, daysBetween } from '~/kernel/clock';
import type { Rag } from '../reviews/vocabulary';

/** Half a term, in days: six school weeks. Reviews are at least that often at first (DOMAIN: Delivery, review). */
export const HALF_TERM_DAYS = 42;

export type ProgressFacts = {
  outcomes: readonly { id: string; measure: string }[];
  /** Reviews that were held, in any order. */
  reviews: readonly { heldOn: CalendarDate; ratings: readonly { outcomeId: string; rag: Rag }[] }[];
  milestones: readonly { id: string; text: string; date: CalendarDate | null; reached: boolean }[];
  /** Nothing from before this day counts: the day an earlier case ended. */
  since: CalendarDate | null;
};

export type ProgressReason =
  | { kind: 'off-track'; outcomeId: string; measure: string; reviewed: [CalendarDate, CalendarDate] }
  | { kind: 'overdue'; milestoneId: string; text: string; due: CalendarDate; days: number };

/**
 * Why progress may not be enough: an outcome that was off track at both of the last two reviews, or a milestone that
 * is late by more than half a term. A suggestion for the broker, with its reasons; nothing follows from it by itself.
 * The product's own reading of "insufficient progress on the available evidence" (Walsall School Improvement Strategy
 * 2014–16, monitoring, support and challenge), which gives no figures.
 */
export function insufficientProgress(facts: ProgressFacts, today: CalendarDate): ProgressReason[] {
  return [...offTrackTwice(facts), ...longOverdue(facts, today)];
}

function offTrackTwice({ outcomes, reviews, since }: ProgressFacts): ProgressReason[] {
  const counted = reviews
    .filter(({ heldOn }) => since === null || heldOn > since)
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  const [earlier, later] = counted.slice(-2);
  if (!earlier || !later) return [];
  const off = (review: typeof later, id: string) =>
    review.ratings.some(({ outcomeId, rag }) => outcomeId === id && rag === 'off-track');
  return outcomes
    .filter(({ id }) => off(earlier, id) && off(later, id))
    .map(({ id, measure }) => ({
      kind: 'off-track',
      outcomeId: id,
      measure,
      reviewed: [earlier.heldOn, later.heldOn],
    }));
}

function longOverdue({ milestones, since }: ProgressFacts, today: CalendarDate): ProgressReason[] {
  return milestones.flatMap(({ id, text, date, reached }): ProgressReason[] => {
    if (date === null || reached) return [];
    const days = daysBetween(date, today);
    if (days <= HALF_TERM_DAYS) return [];
    const lateFrom = addDays(date, HALF_TERM_DAYS + 1);
    return since !== null && lateFrom <= since
      ? []
      : [{ kind: 'overdue', milestoneId: id, text, due: date, days }];
  });
}
