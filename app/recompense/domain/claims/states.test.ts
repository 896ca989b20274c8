import { describe, expect, it } from 'vitest';
import { next } from '~/kernel/state-machine';
import { CLAIM_EVENTS, COUNTING, claimMachine, SAMPLE_EVENTS, sampleMachine, UNDECIDED } from './states';
import { CLAIM_STATES, SAMPLE_STATES } from './vocabulary';

/** Every pair that leads somewhere, written out beside the table it checks; every other pair is refused. */
const CLAIM_MOVES = [
  'draft change draft',
  'draft submit submitted',
  'draft withdraw withdrawn',
  'submitted confirm confirmed',
  'submitted query queried',
  'submitted approve approved',
  'submitted decline declined',
  'submitted withdraw withdrawn',
  'queried confirm confirmed',
  'queried query queried',
  'queried reply submitted',
  'queried approve approved',
  'queried decline declined',
  'queried withdraw withdrawn',
  'confirmed query queried',
  'confirmed approve approved',
  'confirmed decline declined',
  'confirmed withdraw withdrawn',
];
const SAMPLE_MOVES = [
  'asked give given',
  'asked satisfy satisfied',
  'asked claw-back clawed-back',
  'given give given',
  'given satisfy satisfied',
  'given claw-back clawed-back',
];

describe('the life of a claim', () => {
  it.each(CLAIM_STATES.flatMap((state) => CLAIM_EVENTS.map((event) => [state, event] as const)))(
    '%s: %s',
    (state, event) => {
      const to = next(claimMachine, state, event);
      const listed = CLAIM_MOVES.find((move) => move.startsWith(`${state} ${event} `));
      expect(to.ok ? `${state} ${event} ${to.value}` : undefined).toBe(listed);
      if (!to.ok) expect(to.code).toBe('claim.not-allowed');
    },
  );

  it('counts what is claimed until it is withdrawn or declined', () => {
    expect(CLAIM_STATES.filter((state) => !COUNTING.includes(state))).toEqual(['withdrawn', 'declined']);
    expect(UNDECIDED).toEqual(['submitted', 'queried', 'confirmed']);
  });
});

describe('the life of a sample', () => {
  it.each(SAMPLE_STATES.flatMap((state) => SAMPLE_EVENTS.map((event) => [state, event] as const)))(
    '%s: %s',
    (state, event) => {
      const to = next(sampleMachine, state, event);
      const listed = SAMPLE_MOVES.find((move) => move.startsWith(`${state} ${event} `));
      expect(to.ok ? `${state} ${event} ${to.value}` : undefined).toBe(listed);
    },
  );
});
