import type { Machine } from '~/kernel/state-machine';

export const AGREEMENT_STATES = [
  'draft',
  'signing',
  'active',
  'paused',
  'closing',
  'closed',
  'terminated',
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

export const AGREEMENT_EVENTS = [
  'send-for-signing',
  'reopen',
  'all-signed',
  'pause',
  'resume',
  'begin-close',
  'close',
  'terminate',
] as const;
export type AgreementEvent = (typeof AGREEMENT_EVENTS)[number];

/** An agreement's life: draft → signing → active ⇄ paused → closing → closed | terminated. */
export const agreementMachine: Machine<AgreementState, AgreementEvent> = {
  name: 'agreement',
  initial: 'draft',
  states: AGREEMENT_STATES,
  events: AGREEMENT_EVENTS,
  transitions: {
    draft: { 'send-for-signing': 'signing', terminate: 'terminated' },
    signing: { reopen: 'draft', 'all-signed': 'active', terminate: 'terminated' },
    active: { pause: 'paused', 'begin-close': 'closing', terminate: 'terminated' },
    paused: { resume: 'active', 'begin-close': 'closing', terminate: 'terminated' },
    closing: { close: 'closed', terminate: 'terminated' },
    closed: {},
    terminated: {},
  },
};
