import { describe, expect, it } from 'vitest';
import { AGREEMENT_STATES } from '../agreement-states';
import { STANDINGS } from '../permissions';
import { decideEvaluation, evaluatorsOf, mayRead } from './evaluation';
import { EVALUATORS, type Evaluator } from './vocabulary';

describe('who evaluates', () => {
  it('is the head, the provider and the service, each for one', () => {
    expect(STANDINGS.map((standing) => evaluatorsOf([standing]))).toEqual([
      ['client-head'],
      [],
      ['provider'],
      [],
      ['service'],
    ]);
    expect(evaluatorsOf(['service', 'client-head'])).toEqual(['client-head', 'service']);
  });
});

describe('who reads an evaluation', () => {
  const subsets = Array.from({ length: 1 << EVALUATORS.length }, (_, bits) =>
    EVALUATORS.filter((_, n) => (bits >> n) % 2 === 1),
  );

  it('in every state, by everybody, whoever has given theirs', () => {
    for (const state of AGREEMENT_STATES)
      for (const wanted of EVALUATORS)
        for (const reader of [...EVALUATORS, null])
          for (const given of subsets) {
            const mine = reader ? [reader] : [];
            const expected =
              state === 'closed' || reader === wanted || (reader !== null && given.includes(reader));
            expect(mayRead(wanted, { state, mine, given }), `${state} ${wanted} ${reader} ${given}`).toBe(
              expected,
            );
          }
  });

  it('by somebody who evaluates for two, once both are given', () => {
    const mine: Evaluator[] = ['client-head', 'service'];
    expect(mayRead('provider', { state: 'closing', mine, given: ['service', 'provider'] })).toBe(false);
    expect(mayRead('provider', { state: 'closing', mine, given: [...EVALUATORS] })).toBe(true);
  });
});

describe('an evaluation that is sent', () => {
  it.each([
    [0, 0, false, 'first'],
    [1, 1, false, 'correction'],
    [1, 0, true, 'same'],
    [2, 2, true, 'same'],
    [1, 0, false, 'stale'],
    [2, 1, false, 'stale'],
    [0, 1, false, 'stale'],
  ])('with %i in force, opened on %i, the same text %s: %s', (current, opened, same, expected) => {
    expect(decideEvaluation({ current, opened, same })).toBe(expected);
  });
});
