import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallProblem } from '#tests/builders/allocation';
import { parseProblem } from './parse';
import { greedyAssignments, priceInFairness, stabilityOf } from './stability';

function problemOf(file: unknown) {
  const verdict = parseProblem(file);
  if (!verdict.ok) throw new Error(verdict.message);
  return verdict.value;
}

const file = {
  needs: [{ id: 'a' }, { id: 'b' }],
  offers: [
    { id: 'x', capacityDays: 3 },
    { id: 'y', capacityDays: 3 },
  ],
  pairs: [
    { need: 'a', offer: 'x', score: 90, days: 3 },
    { need: 'b', offer: 'x', score: 80, days: 3 },
    { need: 'a', offer: 'y', score: 85, days: 3 },
  ],
};

describe('stability of a plan', () => {
  it('counts a need that gave way to another for the sake of the total', () => {
    const best = [
      { need: 'a', offer: 'y' },
      { need: 'b', offer: 'x' },
    ];
    expect(stabilityOf(problemOf(file), best).wouldSwitch).toEqual(['a']);
    expect(priceInFairness(problemOf(file), best)).toEqual({ plan: 1, greedy: 0 });
  });

  it('does not count what is fixed or forbidden', () => {
    const held = { ...file, fixed: [{ need: 'b', offer: 'x' }] };
    const plan = [{ need: 'b', offer: 'x' }];
    expect(stabilityOf(problemOf(held), plan).wouldSwitch).toEqual(['a']);
    const apart = { ...held, forbidden: [{ need: 'a', offer: 'y' }] };
    expect(stabilityOf(problemOf(apart), plan).wouldSwitch).toEqual([]);
  });

  it('finds nobody who would switch in a greedy plan', () => {
    fc.assert(
      fc.property(smallProblem, (drawn) => {
        const { budget: _, ...rest } = drawn;
        const problem = problemOf({ ...rest, groups: drawn.groups?.map(({ id }) => ({ id })) });
        expect(stabilityOf(problem, greedyAssignments(problem).assignments).wouldSwitch).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
