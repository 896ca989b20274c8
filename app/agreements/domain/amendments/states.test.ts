import { describe, expect, it } from 'vitest';
import { next } from '~/kernel/state-machine';
import { AMENDMENT_EVENTS, amendmentMachine, OPEN_AMENDMENT } from './states';
import { AMENDMENT_STATES } from './vocabulary';

/** Every move there is, written out beside the table it checks; all others are refused. */
const MOVES: Record<string, string> = {
  'draft send': 'signing',
  'draft withdraw': 'withdrawn',
  'signing reopen': 'draft',
  'signing all-signed': 'in-force',
  'signing withdraw': 'withdrawn',
};

describe('an amendment', () => {
  for (const state of AMENDMENT_STATES) {
    for (const event of AMENDMENT_EVENTS) {
      const to = MOVES[`${state} ${event}`];
      it(`${state} + ${event} → ${to ?? 'refused'}`, () => {
        expect(next(amendmentMachine, state, event)).toMatchObject(
          to ? { ok: true, value: to } : { ok: false, code: 'amendment.not-allowed' },
        );
      });
    }
  }

  it('is open while anything can still be done with it', () => {
    const movable = AMENDMENT_STATES.filter(
      (state) => Object.keys(amendmentMachine.transitions[state]).length > 0,
    );
    expect(movable).toEqual(OPEN_AMENDMENT);
  });
});
