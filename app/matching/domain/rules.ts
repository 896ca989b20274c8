import type { Designation } from '~/directory/domain/vocabulary';
import { type TermKey, termDates, termOf, termsBetween, termsFrom } from '~/kernel/academic-year';
import { type CalendarDate, daysBetween } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Exclusion } from './inputs';
import { HOLDING_STATES, type ProposalState } from './proposal-states';
import type { ShortlistState } from './shortlist-states';

/** Partners put to a school at once: enough to choose among, few enough to compare. */
export const SHORTLIST_MOST = 4;
/** Terms looked at when a request does not say when it should finish. */
const USUAL_TERMS = 3;
/** A request that runs for longer is ranked on its first two years. */
const MOST_TERMS = 6;

/** States of a proposal that is still under way. */
export const LIVE_STATES: readonly ProposalState[] = ['shortlisted', 'chosen', ...HOLDING_STATES];

/** Whether a proposal is still under way. */
export function isLive(state: ProposalState): boolean {
  return LIVE_STATES.includes(state);
}

/** With fewer days of a term left than this, its schools are winding up for the holiday: the next one counts. */
const TAIL_DAYS = 28;

/**
 * Terms in which a request's support would happen, in order: from its start (or today, when that has passed)
 * to its finish. A first term that is all but over is left out where another follows. At least one.
 */
export function windowTerms(
  startFrom: CalendarDate | null,
  finishBy: CalendarDate | null,
  today: CalendarDate,
): TermKey[] {
  const start = startFrom !== null && startFrom > today ? startFrom : today;
  const from = termOf(start);
  const terms = finishBy === null ? termsFrom(from, USUAL_TERMS) : termsBetween(from, termOf(finishBy));
  const nearlyOver = terms.length > 1 && daysBetween(start, termDates(from).to) < TAIL_DAYS;
  return terms.length === 0 ? [from] : terms.slice(nearlyOver ? 1 : 0, MOST_TERMS);
}

/**
 * Whether an offer may be put on a shortlist.
 * @param reasons why it was not suggested; empty for a ranked one
 * @param reason the broker's, needed to set soft reasons aside
 * @returns `shortlist.excluded` where a reason cannot be set aside, `shortlist.reason-needed`,
 *   `shortlist.full`, `shortlist.already-chosen` once the school has chosen
 */
export function mayShortlist(input: {
  state: ShortlistState;
  live: number;
  reasons: readonly Exclusion[];
  reason: string | null;
}): Verdict {
  const firm = input.reasons.find(({ soft }) => !soft);
  if (firm) return no('shortlist.excluded', `This offer cannot be put forward. ${firm.sentence}`);
  if (input.state === 'chosen') {
    return no(
      'shortlist.already-chosen',
      'The school has chosen already. Others can be added only if that partner cannot come.',
    );
  }
  if (input.live >= SHORTLIST_MOST) {
    return no(
      'shortlist.full',
      `A shortlist has at most ${SHORTLIST_MOST} partners. Take one off before you add another.`,
    );
  }
  if (input.reasons.length > 0 && !input.reason) {
    return no('shortlist.reason-needed', 'Enter why you are putting this offer forward all the same.', {
      field: 'reason',
    });
  }
  return yes();
}

/**
 * Whether approving needs a reason on record: when an offer ranked higher was passed over. One that was asked
 * and said no, did not answer, or was withdrawn for a reason has not been passed over.
 * @param rankedAbove offer ids ranked above this one, or null when this one was not ranked at all
 */
export function overrideNeeded(
  rankedAbove: readonly string[] | null,
  others: readonly { offerId: string; state: ProposalState }[],
): boolean {
  if (rankedAbove === null) return true;
  const answered = new Set(
    others
      .filter(({ state }) => state === 'declined' || state === 'expired' || state === 'withdrawn')
      .map(({ offerId }) => offerId),
  );
  return rankedAbove.some((offerId) => !answered.has(offerId));
}

/**
 * Whether the home school's head still has to release the provider once they accept. Not when that head is
 * the one who accepts; nor for a teaching school, which answers as an organisation; nor for a national leader,
 * who is the head of the home school.
 */
export function releaseNeeded(designation: Designation, acceptedByHomeHead: boolean): boolean {
  return !acceptedByHomeHead && designation !== 'TSA' && designation !== 'NLE';
}

/**
 * Days by term to ask for, as a start for the broker: the days wanted, spread evenly over the window, never
 * more in a term than is free; what does not fit early moves to where there is room.
 * @param free half-days free by term, in the window's order
 * @returns half-days by term; less than wanted where less is free
 */
export function spreadDays(
  wanted: HalfDays,
  free: readonly { term: TermKey; free: HalfDays }[],
): Record<TermKey, HalfDays> {
  const days: Record<TermKey, HalfDays> = Object.fromEntries(free.map(({ term }) => [term, 0]));
  for (let left = wanted; left > 0; ) {
    const open = free.filter((one) => (days[one.term] ?? 0) < one.free);
    if (open.length === 0) break;
    // Whole days first: two half-days a turn while there are two to give.
    for (const one of open) {
      const give = Math.min(2, left, one.free - (days[one.term] ?? 0));
      days[one.term] = (days[one.term] ?? 0) + give;
      left -= give;
      if (left === 0) break;
    }
  }
  return days;
}
