import type { Machine } from '~/kernel/state-machine';
import { OFFER_STATES, type OfferState } from './vocabulary';

export const OFFER_EVENTS = ['publish', 'withdraw'] as const;
export type OfferEvent = (typeof OFFER_EVENTS)[number];

/**
 * An offer's life. Withdrawing closes it to new requests; days already held or committed on it stand.
 * A withdrawn offer can be published again.
 */
export const offerMachine: Machine<OfferState, OfferEvent> = {
  name: 'offer',
  initial: 'draft',
  states: OFFER_STATES,
  events: OFFER_EVENTS,
  transitions: {
    draft: { publish: 'published', withdraw: 'withdrawn' },
    published: { withdraw: 'withdrawn' },
    withdrawn: { publish: 'published' },
  },
};

/** Whether an event leads to a state from any other: how a button pressed twice finds the offer. */
export function isOutcome(event: OfferEvent, state: OfferState): boolean {
  return Object.values(offerMachine.transitions).some((from) => from[event] === state);
}
