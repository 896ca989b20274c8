import type { Machine } from '~/kernel/state-machine';
import { AMENDMENT_STATES, type AmendmentState } from './vocabulary';

export const AMENDMENT_EVENTS = ['send', 'reopen', 'all-signed', 'withdraw'] as const;
export type AmendmentEvent = (typeof AMENDMENT_EVENTS)[number];

/** An amendment's life: draft ⇄ signing → in force; or withdrawn before that. */
export const amendmentMachine: Machine<AmendmentState, AmendmentEvent> = {
  name: 'amendment',
  initial: 'draft',
  states: AMENDMENT_STATES,
  events: AMENDMENT_EVENTS,
  transitions: {
    draft: { send: 'signing', withdraw: 'withdrawn' },
    signing: { reopen: 'draft', 'all-signed': 'in-force', withdraw: 'withdrawn' },
    'in-force': {},
    withdrawn: {},
  },
};

/** States of an amendment that is still being made: an agreement has at most one such. */
export const OPEN_AMENDMENT: readonly AmendmentState[] = ['draft', 'signing'];
