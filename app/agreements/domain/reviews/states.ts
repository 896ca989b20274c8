import type { Machine } from '~/kernel/state-machine';
import { REVIEW_STATES, type ReviewState } from './vocabulary';

export const REVIEW_EVENTS = [
  'edit',
  'meet-beforehand',
  'make-pack',
  'record',
  'correct',
  'call-off',
  'withdraw',
] as const;
export type ReviewEvent = (typeof REVIEW_EVENTS)[number];

/**
 * A review's life. Nothing leaves `called-off` (it did not take place) or `withdrawn` (it was keyed by mistake): another
 * review is planned, with a number of its own. The pack is frozen once minutes are recorded, for it is what the group saw.
 */
export const reviewMachine: Machine<ReviewState, ReviewEvent> = {
  name: 'review',
  initial: 'planned',
  states: REVIEW_STATES,
  events: REVIEW_EVENTS,
  transitions: {
    planned: {
      edit: 'planned',
      'meet-beforehand': 'planned',
      'make-pack': 'planned',
      record: 'held',
      'call-off': 'called-off',
      withdraw: 'withdrawn',
    },
    held: { correct: 'held', withdraw: 'withdrawn' },
    'called-off': {},
    withdrawn: {},
  },
};

/** Number of the next review: one more than the highest ever given, so that a withdrawn one's is not used again. */
export function nextNumber(given: readonly number[]): number {
  return Math.max(0, ...given) + 1;
}
