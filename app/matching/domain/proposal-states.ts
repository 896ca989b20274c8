import type { Machine } from '~/kernel/state-machine';

export const PROPOSAL_STATES = [
  'shortlisted',
  'chosen',
  'invited',
  'accepted',
  'released',
  'approved',
  'declined',
  'expired',
  'withdrawn',
  'stood-down',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_EVENTS = [
  'choose',
  'unchoose',
  'invite',
  'accept',
  'release',
  'refuse-release',
  'approve',
  'decline',
  'expire',
  'withdraw',
  'stand-down',
] as const;
export type ProposalEvent = (typeof PROPOSAL_EVENTS)[number];

/**
 * A proposal's life: the broker shortlists, the school chooses, the broker invites (days are held
 * until the deadline), the provider accepts, the home school's head releases, the broker approves.
 * A home-school refusal, a provider's decline and an expiry all free the days held.
 */
export const proposalMachine: Machine<ProposalState, ProposalEvent> = {
  name: 'proposal',
  initial: 'shortlisted',
  states: PROPOSAL_STATES,
  events: PROPOSAL_EVENTS,
  transitions: {
    shortlisted: { choose: 'chosen', withdraw: 'withdrawn', 'stand-down': 'stood-down' },
    chosen: { unchoose: 'shortlisted', invite: 'invited', withdraw: 'withdrawn', 'stand-down': 'stood-down' },
    invited: {
      accept: 'accepted',
      decline: 'declined',
      expire: 'expired',
      withdraw: 'withdrawn',
      'stand-down': 'stood-down',
    },
    accepted: {
      release: 'released',
      'refuse-release': 'declined',
      decline: 'declined',
      expire: 'expired',
      withdraw: 'withdrawn',
      'stand-down': 'stood-down',
    },
    released: {
      approve: 'approved',
      decline: 'declined',
      expire: 'expired',
      withdraw: 'withdrawn',
      'stand-down': 'stood-down',
    },
    approved: {},
    declined: {},
    expired: {},
    withdrawn: {},
    'stood-down': {},
  },
};

/** States in which days are held for the proposal in the provider's ledger. */
export const HOLDING_STATES: readonly ProposalState[] = ['invited', 'accepted', 'released'];
