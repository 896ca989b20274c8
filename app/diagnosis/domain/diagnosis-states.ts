import type { Machine } from '~/kernel/state-machine';

export const DIAGNOSIS_STATES = ['draft', 'shared', 'agreed', 'contested', 'decided', 'superseded'] as const;
export type DiagnosisState = (typeof DIAGNOSIS_STATES)[number];

export const DIAGNOSIS_EVENTS = ['share', 'agree', 'contest', 'decide', 'supersede'] as const;
export type DiagnosisEvent = (typeof DIAGNOSIS_EVENTS)[number];

/**
 * A diagnosis's life: drafted by the service, shared with head and chair, agreed or contested, a contested one decided
 * by the lead; superseded by the next. An agreed or decided diagnosis is not reopened: a later term brings a new one.
 */
export const diagnosisMachine: Machine<DiagnosisState, DiagnosisEvent> = {
  name: 'diagnosis',
  initial: 'draft',
  states: DIAGNOSIS_STATES,
  events: DIAGNOSIS_EVENTS,
  transitions: {
    draft: { share: 'shared', supersede: 'superseded' },
    shared: { agree: 'agreed', contest: 'contested', supersede: 'superseded' },
    contested: { agree: 'agreed', decide: 'decided', supersede: 'superseded' },
    agreed: { supersede: 'superseded' },
    decided: { supersede: 'superseded' },
    superseded: {},
  },
};
