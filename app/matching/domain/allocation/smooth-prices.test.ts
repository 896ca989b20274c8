import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedProblem } from '#tests/bench/allocation-problems';
import { bestByTrying, smallProblem } from '#tests/builders/allocation';
import { capacityPrices } from './capacity-prices';
import { toInstance } from './instance';
import { parseProblem } from './parse';
import { smoothPrices } from './smooth-prices';

function instanceOf(file: unknown) {
  const verdict = parseProblem(file);
  if (!verdict.ok) throw new Error(verdict.message);
  return toInstance(verdict.value);
}

describe('prices of the linear relaxation by a soft maximum', () => {
  it('give a bound that no plan is above', () => {
    fc.assert(
      fc.property(smallProblem, (drawn) => {
        const { budget: _, groups: __, fixed: ___, ...rest } = drawn;
        const file = { ...rest, offers: drawn.offers.map(({ id, capacityDays }) => ({ id, capacityDays })) };
        const instance = instanceOf(file);
        const { bound } = smoothPrices(instance, instance.score);
        const best = bestByTrying(file).any;
        expect((bound / instance.scoreUnit) * 10).toBeGreaterThanOrEqual(best - 1e-6);
      }),
      { numRuns: 100 },
    );
  });

  it('are never below 0, and prove what the needs are worth at them', () => {
    const instance = instanceOf(publishedProblem('E', [5, 50], 3));
    const { offer, need, bound } = smoothPrices(instance, instance.score);
    expect(Math.min(...offer)).toBeGreaterThanOrEqual(0);
    const paid = offer.reduce((sum, one, i) => sum + one * (instance.boundCapacity[i] ?? 0), 0);
    expect(paid + need.reduce((sum, one) => sum + one, 0)).toBeCloseTo(bound, 3);
  });

  it('prove much more than the subgradient method where many pairs of a need are alike', () => {
    const instance = instanceOf(publishedProblem('C', [20, 400], 2));
    const soft = smoothPrices(instance, instance.score).bound / instance.scoreUnit;
    const plain = capacityPrices(instance, instance.score, 300).bound / instance.scoreUnit;
    expect(soft).toBeLessThan(plain);
  });
});
