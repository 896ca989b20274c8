import { greedyPlan } from './greedy';
import { type Instance, toInstance } from './instance';
import { runPipeline, type Work } from './pipeline';
import { totalOf } from './plan';
import type { AllocationProblem } from './problem';
import { isRed } from './problem';

/** As many red needs as can be served. */
export type MostRed = {
  /** No plan serves more. */
  bound: number;
  /** A plan of the whole problem that serves so many, or as many as were found: pair of each need. */
  at: Int32Array;
  served: number;
};

/** Red needs that some offer could serve. */
export function servableReds({ needCount, needStart, red }: Instance): number {
  let count = 0;
  for (let j = 0; j < needCount; j++) {
    if (red[j] === 1 && (needStart[j] ?? 0) < (needStart[j + 1] ?? 0)) count++;
  }
  return count;
}

/** Red needs that a plan serves. */
export function redServed({ red }: Instance, at: Int32Array): number {
  return at.reduce((sum, p, j) => sum + (p >= 0 && red[j] === 1 ? 1 : 0), 0);
}

/**
 * How many red needs any plan can serve: the problem of red needs alone, in which each counts one. A red need left out of a
 * plan that serves so many cannot be served but in place of another.
 */
export function mostRedServed(problem: AllocationProblem, instance: Instance, work: Work): MostRed {
  const { red, pairNeed, score, needStart, needCount } = instance;
  const servable = servableReds(instance);
  const onlyRed = score.map((_, p) => (red[pairNeed[p] ?? 0] === 1 ? 1 : 0));
  const greedy = greedyPlan(instance, onlyRed);
  const found = totalOf(greedy, onlyRed);
  if (found >= servable) return { bound: servable, at: greedy.at, served: found };
  const reds = new Set(problem.needs.filter(isRed).map(({ id }) => id));
  const kept = ({ need }: { need: string }) => reds.has(need);
  const fixed = new Set(problem.fixed.map(({ need }) => need));
  const small = toInstance({
    ...problem,
    needs: problem.needs.filter(({ id }) => reds.has(id) || fixed.has(id)),
    pairs: problem.pairs
      .filter((pair) => kept(pair) || fixed.has(pair.need))
      .map((pair) => ({ ...pair, score: 1 })),
    forbidden: problem.forbidden.filter(kept),
  });
  const solved = runPipeline(small, small.score, small.scoreStep, {
    ...work,
    moves: Math.min(work.moves / 4, 300_000),
    heard: () => {},
  });
  // Offers and the pairs of a red need are in the same order in both.
  const smallNeed = new Map(small.needIds.map((id, j) => [id, j]));
  const at = new Int32Array(needCount).fill(-1);
  for (let j = 0; j < needCount; j++) {
    const k = smallNeed.get(instance.needIds[j] ?? '');
    const p = k === undefined ? -1 : (solved.at[k] ?? -1);
    if (k !== undefined && p >= 0) at[j] = (needStart[j] ?? 0) + p - (small.needStart[k] ?? 0);
  }
  return {
    bound: Math.min(servable, Math.floor(solved.bound / small.scoreStep)),
    at,
    served: redServed(instance, at),
  };
}
