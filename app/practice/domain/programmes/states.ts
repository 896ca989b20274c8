import type { Machine } from '~/kernel/state-machine';
import { PLACE_STATES, type PlaceState, PROGRAMME_STATES, type ProgrammeState } from '../vocabulary';

export const PROGRAMME_EVENTS = ['change', 'open', 'close', 'reopen', 'end', 'cancel'] as const;
export type ProgrammeEvent = (typeof PROGRAMME_EVENTS)[number];

export const programmeMachine: Machine<ProgrammeState, ProgrammeEvent> = {
  name: 'programme',
  initial: 'draft',
  states: PROGRAMME_STATES,
  events: PROGRAMME_EVENTS,
  transitions: {
    draft: { change: 'draft', open: 'open', cancel: 'cancelled' },
    open: { change: 'open', close: 'closed', end: 'ended', cancel: 'cancelled' },
    closed: { change: 'closed', reopen: 'open', end: 'ended', cancel: 'cancelled' },
    ended: {},
    cancelled: {},
  },
};

export const PLACE_EVENTS = ['come-free', 'give-back', 'complete', 'not-complete'] as const;
export type PlaceEvent = (typeof PLACE_EVENTS)[number];

/** What somebody did of a programme can be put right until it has ended. */
export const placeMachine: Machine<PlaceState, PlaceEvent> = {
  name: 'place',
  initial: 'waiting',
  states: PLACE_STATES,
  events: PLACE_EVENTS,
  transitions: {
    waiting: { 'come-free': 'taken', 'give-back': 'given-back' },
    taken: { 'give-back': 'given-back', complete: 'completed', 'not-complete': 'not-completed' },
    completed: { complete: 'completed', 'not-complete': 'not-completed' },
    'not-completed': { complete: 'completed', 'not-complete': 'not-completed' },
    'given-back': {},
  },
};
