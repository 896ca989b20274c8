import { dueBy, firstDueBy, heldInOrder, type ReviewFact } from '~/agreements/domain/reviews';
import type { CalendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import type { DueReview } from '../facts/cases';

/**
 * Every Improvement Review that fell due under an agreement, and whether it was held by its last day: the first in the half
 * term in which support began (or the next), each later one as the review before it settled. A day on which the school's
 * band asked for no reviews counts for nothing: those held by choice are neither on time nor late. A pause in between is
 * not taken out; none falls due once the agreement is paused now or has ended.
 * @param startsOn the day support began
 * @param until the first day on which none could fall due any more: today, or the day of the pause or the end before it
 * @param needed whether the band in force on a day asks for reviews
 * @param calendar of the authority whose casework it is
 */
export function dueReviews(
  startsOn: CalendarDate,
  until: CalendarDate,
  reviews: readonly (ReviewFact & { id: string })[],
  needed: (day: CalendarDate) => boolean,
  calendar: SchoolCalendar,
): DueReview[] {
  const found: DueReview[] = [];
  let due = firstDueBy(startsOn, calendar);
  const held = heldInOrder(reviews);
  for (const { id, number, heldOn, frequency } of held) {
    if (heldOn === null) continue;
    if (needed(due)) found.push({ reviewId: id, number, dueBy: due, heldOn, onTime: heldOn <= due });
    due = dueBy(heldOn, frequency, calendar);
  }
  if (due < until && needed(due)) {
    const number = (held.at(-1)?.number ?? 0) + 1;
    found.push({ reviewId: null, number, dueBy: due, heldOn: null, onTime: false });
  }
  return found;
}
