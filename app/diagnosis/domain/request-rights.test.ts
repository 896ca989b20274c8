import { describe, expect, it } from 'vitest';
import { mayDo, REQUEST_ACTIONS, type Relation, type RequestStanding } from './request-rights';
import { REQUEST_STATES } from './request-states';

const head: Relation = { head: true, broker: false, service: false };
const broker: Relation = { head: false, broker: true, service: true };
const lead: Relation = { head: false, broker: false, service: true };
const chair: Relation = { head: false, broker: false, service: false };

const at = (state: RequestStanding['state'], more: Partial<RequestStanding> = {}): RequestStanding => ({
  state,
  raisedBySchool: true,
  awaitingConfirmation: false,
  ...more,
});
const may = (request: RequestStanding, as: Relation) =>
  REQUEST_ACTIONS.filter((action) => mayDo(action, request, as));

describe('what may be done with a request', () => {
  it('lets a head write, send and withdraw their own, and withdraw it until a partner is found', () => {
    expect(Object.fromEntries(REQUEST_STATES.map((state) => [state, may(at(state), head)]))).toEqual({
      draft: ['edit', 'submit', 'withdraw'],
      submitted: ['withdraw'],
      matching: ['withdraw'],
      partnered: [],
      withdrawn: [],
      declined: [],
    });
  });

  it('lets a broker match or decline what a school sent, and not touch its draft', () => {
    expect(Object.fromEntries(REQUEST_STATES.map((state) => [state, may(at(state), broker)]))).toEqual({
      draft: [],
      submitted: ['decline', 'match'],
      matching: ['decline', 'match'],
      partnered: [],
      withdrawn: [],
      declined: [],
    });
  });

  it('lets a broker write one for a school and send it to the head once', () => {
    const written = at('draft', { raisedBySchool: false });
    expect(may(written, broker)).toEqual(['edit', 'send-to-head', 'withdraw']);
    expect(may({ ...written, awaitingConfirmation: true }, broker)).toEqual(['edit', 'withdraw']);
    expect(may({ ...written, awaitingConfirmation: true }, head)).toEqual(['edit', 'submit', 'withdraw']);
  });

  it('leaves a broker’s request to the school once the head has confirmed it', () => {
    expect(may(at('submitted', { raisedBySchool: false }), broker)).not.toContain('withdraw');
    expect(may(at('submitted', { raisedBySchool: false }), head)).toContain('withdraw');
  });

  it('lets the lead decide, and a chair read', () => {
    expect(may(at('submitted'), lead)).toEqual(['decline', 'match']);
    expect(may(at('draft', { raisedBySchool: false }), lead)).toEqual([]);
    for (const state of REQUEST_STATES) expect(may(at(state), chair)).toEqual([]);
  });
});
