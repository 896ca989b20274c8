import { type AllocationOptions, solve } from '../allocation';
import type { PlanSolver } from './problem';

/** The allocation solver as plans use it: with a clock, and whatever else it takes but the time allowed. */
export function solverWith(options: Omit<AllocationOptions, 'seconds'>): PlanSolver {
  return async (problem, seconds) => {
    const found = await solve(problem, { ...options, seconds });
    const { assignments, objective, bound, proven, redFirst } = found;
    const firsts = problem.mode === 'strict' ? { met: redFirst.served, bound: redFirst.bound } : null;
    const prices = new Map(Object.entries(found.prices));
    return { assignments, objective, bound, proven, seconds: found.seconds, prices, firsts };
  };
}
