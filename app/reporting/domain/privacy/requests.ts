import type { CalendarDate } from '~/kernel/clock';
import type { Machine } from '~/kernel/state-machine';
import { monthsAfter } from './retention';

export const REQUEST_KINDS = ['access', 'rectification', 'erasure', 'objection'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const DATA_REQUEST_STATES = ['open', 'answered', 'refused', 'withdrawn'] as const;
export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];
export const DATA_REQUEST_EVENTS = ['extend', 'answer', 'refuse', 'withdraw'] as const;
export type DataRequestEvent = (typeof DATA_REQUEST_EVENTS)[number];

/** What a request about one's own data goes through. An answer is final: who is not content asks again. */
export const dataRequestMachine: Machine<DataRequestState, DataRequestEvent> = {
  name: 'request',
  initial: 'open',
  states: DATA_REQUEST_STATES,
  events: DATA_REQUEST_EVENTS,
  transitions: {
    open: { extend: 'open', answer: 'answered', refuse: 'refused', withdraw: 'withdrawn' },
    answered: {},
    refused: {},
    withdrawn: {},
  },
};

/**
 * The last day for an answer: the corresponding day of the next month, the last of it where it has none (UK GDPR article
 * 12(3); Information Commissioner's guidance on the right of access, "How long do we have to comply?").
 */
export function dueDate(receivedOn: CalendarDate): CalendarDate {
  return monthsAfter(receivedOn, 1);
}

/** The last day after an extension: two further months, for a request that is complex (UK GDPR article 12(3)). */
export function extendedDate(receivedOn: CalendarDate): CalendarDate {
  return monthsAfter(receivedOn, 3);
}

/** The number of a request: "DR-2026-0007". @param n how many there were that year before, and one */
export function requestRef(authorityCode: string, year: number, n: number): string {
  return `DR-${authorityCode}-${year}-${String(n).padStart(3, '0')}`;
}
