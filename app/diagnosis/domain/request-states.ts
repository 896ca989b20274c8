import type { Machine } from '~/kernel/state-machine';

export const REQUEST_STATES = [
  'draft',
  'submitted',
  'matching',
  'partnered',
  'withdrawn',
  'declined',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_EVENTS = [
  'submit',
  'start-matching',
  'partner',
  'reopen',
  'withdraw',
  'decline',
] as const;
export type RequestEvent = (typeof REQUEST_EVENTS)[number];

/** A support request's life (DESIGN: The objects). `reopen` returns to matching when a partner is lost. */
export const requestMachine: Machine<RequestState, RequestEvent> = {
  name: 'request',
  initial: 'draft',
  states: REQUEST_STATES,
  events: REQUEST_EVENTS,
  transitions: {
    draft: { submit: 'submitted', withdraw: 'withdrawn' },
    submitted: { 'start-matching': 'matching', withdraw: 'withdrawn', decline: 'declined' },
    matching: { partner: 'partnered', withdraw: 'withdrawn', decline: 'declined' },
    partnered: { reopen: 'matching' },
    withdrawn: {},
    declined: {},
  },
};

/** Ended by the school or the authority; nothing follows. */
export function hasEnded(state: RequestState): boolean {
  return state === 'withdrawn' || state === 'declined';
}

/** Being written or matched: its needs are spoken for, and no partner has been found yet. */
export function isInProgress(state: RequestState): boolean {
  return state === 'draft' || state === 'submitted' || state === 'matching';
}
