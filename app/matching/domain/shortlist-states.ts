import type { Machine } from '~/kernel/state-machine';

export const SHORTLIST_STATES = ['making', 'shared', 'others-asked', 'chosen'] as const;
export type ShortlistState = (typeof SHORTLIST_STATES)[number];

export const SHORTLIST_EVENTS = ['share', 'choose', 'unchoose', 'ask-others'] as const;
export type ShortlistEvent = (typeof SHORTLIST_EVENTS)[number];

/**
 * The round of partners put to a school: the broker makes it and shares it; the school chooses one, or
 * asks for others with a reason, and the broker shares again. `unchoose` returns it to the school when
 * the partner it chose cannot come.
 */
export const shortlistMachine: Machine<ShortlistState, ShortlistEvent> = {
  name: 'shortlist',
  initial: 'making',
  states: SHORTLIST_STATES,
  events: SHORTLIST_EVENTS,
  transitions: {
    making: { share: 'shared' },
    shared: { share: 'shared', choose: 'chosen', 'ask-others': 'others-asked' },
    'others-asked': { share: 'shared', choose: 'chosen' },
    chosen: { unchoose: 'shared' },
  },
};
