import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { achievementOf, RESULT_SCORES } from './achievement';
import { OUTCOME_RESULTS, type OutcomeResult } from './vocabulary';

const anyResult = fc.constantFrom<OutcomeResult>(...OUTCOME_RESULTS);
const results = fc.array(fc.option(anyResult), { maxLength: 12 });

describe('the achievement of an agreement', () => {
  it.each<[(OutcomeResult | null)[], number | null]>([
    [[], null],
    [[null, null], null],
    [['not-met'], 0],
    [['met'], 1],
    [['partly'], 0.5],
    [['met', 'partly', 'not-met', null], 0.5],
    [['met', 'met', 'partly'], 2.5 / 3],
  ])('of %j is %s', (given, expected) => {
    expect(achievementOf(given).score).toBe(expected);
  });

  it('counts what it is made of', () => {
    expect(achievementOf(['met', null, 'partly', 'met', 'not-met'])).toEqual({
      score: 0.625,
      judged: 4,
      met: 2,
      partly: 1,
      notMet: 1,
    });
  });

  it('is no figure exactly when nothing is judged, and otherwise from 0 to 1', () => {
    fc.assert(
      fc.property(results, (given) => {
        const { score, judged, met, partly, notMet } = achievementOf(given);
        expect(score === null).toBe(given.every((one) => one === null));
        expect(met + partly + notMet).toBe(judged);
        if (score !== null) expect(score >= 0 && score <= 1).toBe(true);
      }),
    );
  });

  it('does not depend on the order, nor on outcomes that are not judged', () => {
    fc.assert(
      fc.property(results, (given) => {
        const { score } = achievementOf(given);
        expect(achievementOf([...given].reverse()).score).toBe(score);
        expect(achievementOf([...given, null]).score).toBe(score);
      }),
    );
  });

  it('never falls when one outcome is judged better', () => {
    fc.assert(
      fc.property(fc.array(anyResult, { minLength: 1 }), anyResult, fc.nat(), (given, other, n) => {
        const at = n % given.length;
        const changed = given.map((one, index) => (index === at ? other : one));
        const better = RESULT_SCORES[other] - RESULT_SCORES[given[at] ?? 'met'];
        const [before, after] = [achievementOf(given).score ?? 0, achievementOf(changed).score ?? 0];
        expect(Math.sign(Math.round((after - before) * 1e9))).toBe(Math.sign(better));
      }),
    );
  });
});
