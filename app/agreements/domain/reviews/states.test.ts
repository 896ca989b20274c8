import { describe, expect, it } from 'vitest';
import { next } from '~/kernel/state-machine';
import { nextNumber, REVIEW_EVENTS, reviewMachine } from './states';
import { REVIEW_STATES } from './vocabulary';

/** Every step that is allowed, written out beside the table it checks. */
const ALLOWED: Record<string, string> = {
  'planned edit': 'planned',
  'planned meet-beforehand': 'planned',
  'planned make-pack': 'planned',
  'planned record': 'held',
  'planned call-off': 'called-off',
  'planned withdraw': 'withdrawn',
  'held correct': 'held',
  'held withdraw': 'withdrawn',
};

describe('the life of a review', () => {
  for (const state of REVIEW_STATES)
    for (const event of REVIEW_EVENTS)
      it(`${state}, ${event}`, () => {
        const to = next(reviewMachine, state, event);
        const expected = ALLOWED[`${state} ${event}`];
        if (expected) expect(to).toEqual({ ok: true, value: expected });
        else expect(to).toMatchObject({ ok: false, code: 'review.not-allowed', details: { state, event } });
      });

  it('begins planned, and gives no number twice', () => {
    expect(reviewMachine.initial).toBe('planned');
    expect(nextNumber([])).toBe(1);
    // Number 2 was withdrawn: it stays taken.
    expect(nextNumber([1, 2])).toBe(3);
    expect(nextNumber([3, 1])).toBe(4);
  });
});
