import { type AllocationProgress, solve } from '../allocation';
import type { PlanSolver } from './problem';

/**
 * The allocation solver as plans use it.
 * @param now a clock in milliseconds
 * @param onProgress told of the best found and the bound so far, in the units of the problem
 */
export function solverWith(
  now: () => number,
  onProgress?: (progress: AllocationProgress) => void,
  cancelled?: () => boolean,
): PlanSolver {
  return async (problem, seconds) => {
    const found = await solve(problem, { now, seconds, onProgress, cancelled });
    const { assignments, objective, bound, proven, redFirst } = found;
    const firsts = problem.mode === 'strict' ? { met: redFirst.served, bound: redFirst.bound } : null;
    const prices = new Map(Object.entries(found.prices));
    return { assignments, objective, bound, proven, seconds: found.seconds, prices, firsts };
  };
}
