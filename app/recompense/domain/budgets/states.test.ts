import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import { type BudgetRole, COMMITMENT_ACTIONS, mayCommit, mayPot, POT_ACTIONS } from './permissions';
import { COMMITMENT_EVENTS, type CommitmentEvent, commitmentMachine } from './states';
import { COMMITMENT_STATES, type CommitmentState } from './vocabulary';

/** Every pair that leads somewhere, written out again: the table has these and no others. */
const LEADS: Partial<Record<`${CommitmentState} ${CommitmentEvent}`, CommitmentState>> = {
  'asked approve': 'approved',
  'asked decline': 'declined',
  'asked withdraw': 'withdrawn',
  'approved spend': 'approved',
  'approved unspend': 'approved',
  'approved release-part': 'approved',
  'approved release-rest': 'released',
  'released unspend': 'released',
};

describe('the life of a commitment', () => {
  const pairs = COMMITMENT_STATES.flatMap((state) =>
    COMMITMENT_EVENTS.map((event): [CommitmentState, CommitmentEvent] => [state, event]),
  );

  it.each(pairs)('%s, %s', (state, event) => {
    const to = LEADS[`${state} ${event}`];
    expect(can(commitmentMachine, state, event)).toBe(to !== undefined);
    const verdict = next(commitmentMachine, state, event);
    if (to === undefined) {
      expect(verdict).toMatchObject({ ok: false, code: 'commitment.not-allowed', details: { state, event } });
    } else {
      expect(verdict).toEqual({ ok: true, value: to });
    }
  });

  it('has every state within reach of its beginning', () => {
    const reached = new Set<CommitmentState>([commitmentMachine.initial]);
    for (const state of reached) {
      for (const to of Object.values(commitmentMachine.transitions[state])) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...COMMITMENT_STATES].sort());
  });
});

describe('who may do what', () => {
  const ROLES: BudgetRole[][] = [[], ['broker'], ['lead'], ['broker', 'lead']];
  const LEAD_ONLY = ['approve', 'decline'];

  it('of commitments: nobody outside the service anything, the lead alone decides, in the states of the life', () => {
    const event = {
      approve: 'approve',
      decline: 'decline',
      withdraw: 'withdraw',
      release: 'release-rest',
    } as const;
    for (const roles of ROLES) {
      for (const state of COMMITMENT_STATES) {
        for (const action of COMMITMENT_ACTIONS) {
          const possible = action === 'view' || can(commitmentMachine, state, event[action]);
          const allowed = LEAD_ONLY.includes(action) ? roles.includes('lead') : roles.length > 0;
          expect(mayCommit(action, roles, state), `${roles} ${action} ${state}`).toBe(possible && allowed);
        }
      }
    }
  });

  it('of pots: brokers read and ask, the lead makes and changes; nothing is asked of a closed one', () => {
    const expected = (action: string, roles: BudgetRole[], closed: boolean) => {
      if (action === 'close' && closed) return false;
      if (action === 'open' && !closed) return false;
      if (action === 'ask') return roles.length > 0 && !closed;
      return action === 'view' ? roles.length > 0 : roles.includes('lead');
    };
    for (const roles of ROLES) {
      for (const closed of [false, true]) {
        for (const action of POT_ACTIONS) {
          expect(mayPot(action, roles, closed), `${roles} ${action} ${closed}`).toBe(
            expected(action, roles, closed),
          );
        }
      }
    }
  });
});
