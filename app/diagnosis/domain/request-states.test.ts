import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import {
  REQUEST_EVENTS,
  REQUEST_STATES,
  type RequestEvent,
  type RequestState,
  requestMachine,
} from './request-states';

/** What is allowed, written out apart from the table under test. Everything else is refused. */
const ALLOWED: Record<string, RequestState> = {
  'draft submit': 'submitted',
  'draft withdraw': 'withdrawn',
  'submitted start-matching': 'matching',
  'submitted withdraw': 'withdrawn',
  'submitted decline': 'declined',
  'matching partner': 'partnered',
  'matching withdraw': 'withdrawn',
  'matching decline': 'declined',
  'partnered reopen': 'matching',
};

const every: [RequestState, RequestEvent][] = REQUEST_STATES.flatMap((state) =>
  REQUEST_EVENTS.map((event): [RequestState, RequestEvent] => [state, event]),
);

describe('a request’s life', () => {
  it.each(every)('%s, on %s, does what is written and nothing else', (state, event) => {
    const expected = ALLOWED[`${state} ${event}`];
    const verdict = next(requestMachine, state, event);
    expect(can(requestMachine, state, event)).toBe(expected !== undefined);
    if (expected) expect(verdict).toEqual({ ok: true, value: expected });
    else expect(verdict).toMatchObject({ ok: false, code: 'request.not-allowed', details: { state, event } });
  });

  it('starts as a draft, and can reach every state', () => {
    const reached = new Set<RequestState>([requestMachine.initial]);
    for (const state of reached) {
      for (const to of Object.values(requestMachine.transitions[state])) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...REQUEST_STATES].sort());
  });
});
