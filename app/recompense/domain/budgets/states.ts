import type { Machine } from '~/kernel/state-machine';
import { COMMITMENT_STATES, type CommitmentState } from './vocabulary';

export const COMMITMENT_EVENTS = [
  'approve',
  'decline',
  'withdraw',
  'spend',
  'unspend',
  'release-part',
  'release-rest',
] as const;
export type CommitmentEvent = (typeof COMMITMENT_EVENTS)[number];

/**
 * A commitment's life: asked → approved | declined | withdrawn; approved, spent from and given back in parts, until what is
 * left has been released. Money clawed back afterwards goes straight to the pot, so a released one stays released.
 */
export const commitmentMachine: Machine<CommitmentState, CommitmentEvent> = {
  name: 'commitment',
  initial: 'asked',
  states: COMMITMENT_STATES,
  events: COMMITMENT_EVENTS,
  transitions: {
    asked: { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' },
    approved: {
      spend: 'approved',
      unspend: 'approved',
      'release-part': 'approved',
      'release-rest': 'released',
    },
    declined: {},
    withdrawn: {},
    released: { unspend: 'released' },
  },
};
