import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestByTrying, isFeasible, redServed, smallProblem, tenths } from '#tests/builders/allocation';
import { parseProblem } from './parse';
import { solve } from './solve';

const still = { now: () => 0, seconds: 1 };

function solved(file: unknown) {
  const verdict = parseProblem(file);
  if (!verdict.ok) throw new Error(verdict.message);
  return solve(verdict.value, still);
}

describe('an allocation of any small problem', () => {
  it('is feasible, its objective the sum of its scores, its bound above every plan tried', () => {
    fc.assert(
      fc.property(smallProblem, (file) => {
        const result = solved(file);
        const best = bestByTrying(file);
        expect(isFeasible(file, result.assignments)).toBe(true);
        expect(Math.round(result.objective * 10)).toBe(tenths(file, result.assignments));
        expect(Math.round(result.bound * 10)).toBeGreaterThanOrEqual(best.any);
        expect(result.redFirst.bound).toBeLessThanOrEqual(result.bound);
        if (file.mode !== 'weighted') {
          expect(Math.round(result.redFirst.bound * 10)).toBeGreaterThanOrEqual(best.redFirst);
          if (result.redFirst.proven) expect(redServed(file, result.assignments)).toBe(best.red);
        }
        const goal = file.mode === 'weighted' ? best.any : best.redFirst;
        if (result.proven) expect(Math.round(result.objective * 10)).toBe(goal);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same whatever the order of the lists', () => {
    const shuffled = smallProblem.chain((file) =>
      fc.record({
        file: fc.constant(file),
        other: fc.record({
          needs: fc.shuffledSubarray(file.needs, { minLength: file.needs.length }),
          offers: fc.shuffledSubarray(file.offers, { minLength: file.offers.length }),
          pairs: fc.shuffledSubarray(file.pairs, { minLength: file.pairs.length }),
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ file, other }) => {
        expect(solved({ ...file, ...other })).toEqual(solved(file));
      }),
      { numRuns: 40 },
    );
  });

  it('says of every need either its offer or why it has none', () => {
    fc.assert(
      fc.property(smallProblem, (file) => {
        const { assignments, unserved } = solved(file);
        const named = [...assignments, ...unserved].map(({ need }) => need).sort();
        expect(named).toEqual(file.needs.map(({ id }) => id).sort());
      }),
      { numRuns: 40 },
    );
  });
});
