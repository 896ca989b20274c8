import type { Machine } from '~/kernel/state-machine';
import { NOTE_STATES, type NoteState, type NoteStep } from '../vocabulary';

export const NOTE_EVENTS = [
  'send',
  'consent',
  'refuse',
  'withdraw-consent',
  'send-back',
  'publish',
  'withdraw',
  'reopen',
] as const;
export type NoteEvent = (typeof NOTE_EVENTS)[number];

/**
 * The life of a practice note. Its words change in a draft alone, so that what the school has agreed to is what is
 * reviewed and read; every way back to the draft asks the school again.
 */
export const noteMachine: Machine<NoteState, NoteEvent> = {
  name: 'practice note',
  initial: 'draft',
  states: NOTE_STATES,
  events: NOTE_EVENTS,
  transitions: {
    draft: { send: 'with-school', withdraw: 'withdrawn' },
    'with-school': { consent: 'with-broker', refuse: 'declined', reopen: 'draft' },
    'with-broker': {
      publish: 'published',
      'send-back': 'draft',
      'withdraw-consent': 'declined',
      withdraw: 'withdrawn',
      reopen: 'draft',
    },
    published: { 'withdraw-consent': 'declined', withdraw: 'withdrawn', reopen: 'draft' },
    declined: { reopen: 'draft' },
    withdrawn: { reopen: 'draft' },
  },
};

/** What each event is called among the steps that are kept. A consent taken back is a withdrawal: the state says whose. */
export const STEP_OF: Readonly<Record<NoteEvent, NoteStep>> = {
  send: 'sent-to-school',
  consent: 'consented',
  refuse: 'declined',
  'withdraw-consent': 'withdrawn',
  'send-back': 'sent-back',
  publish: 'published',
  withdraw: 'withdrawn',
  reopen: 'reopened',
};
