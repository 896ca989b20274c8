import type { Machine } from '~/kernel/state-machine';
import { CLAIM_STATES, type ClaimState, SAMPLE_STATES, type SampleState } from './vocabulary';

export const CLAIM_EVENTS = [
  'change',
  'submit',
  'confirm',
  'query',
  'reply',
  'approve',
  'decline',
  'withdraw',
] as const;
export type ClaimEvent = (typeof CLAIM_EVENTS)[number];

/**
 * A claim's life. The school may change its answer until the claim is approved, and a reply sends the claim to it again.
 * Approval leads out of every state in which the school has had its time: `mayApprove` says when that is.
 */
export const claimMachine: Machine<ClaimState, ClaimEvent> = {
  name: 'claim',
  initial: 'draft',
  states: CLAIM_STATES,
  events: CLAIM_EVENTS,
  transitions: {
    draft: { change: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
    submitted: {
      confirm: 'confirmed',
      query: 'queried',
      approve: 'approved',
      decline: 'declined',
      withdraw: 'withdrawn',
    },
    queried: {
      confirm: 'confirmed',
      query: 'queried',
      reply: 'submitted',
      approve: 'approved',
      decline: 'declined',
      withdraw: 'withdrawn',
    },
    confirmed: { query: 'queried', approve: 'approved', decline: 'declined', withdraw: 'withdrawn' },
    approved: {},
    withdrawn: {},
    declined: {},
  },
};

export const SAMPLE_EVENTS = ['give', 'satisfy', 'claw-back'] as const;
export type SampleEvent = (typeof SAMPLE_EVENTS)[number];

/** A sample's life. Money may be taken back without evidence only once its day has passed: `mayClawBack`. */
export const sampleMachine: Machine<SampleState, SampleEvent> = {
  name: 'sample',
  initial: 'asked',
  states: SAMPLE_STATES,
  events: SAMPLE_EVENTS,
  transitions: {
    asked: { give: 'given', satisfy: 'satisfied', 'claw-back': 'clawed-back' },
    given: { give: 'given', satisfy: 'satisfied', 'claw-back': 'clawed-back' },
    satisfied: {},
    'clawed-back': {},
  },
};

/** States whose lines count as claimed: nobody may claim the same again meanwhile. */
export const COUNTING: readonly ClaimState[] = ['draft', 'submitted', 'queried', 'confirmed', 'approved'];

/** States in which a claim waits for the school's answer, the provider's reply or the service's decision. */
export const UNDECIDED: readonly ClaimState[] = ['submitted', 'queried', 'confirmed'];
