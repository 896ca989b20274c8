import type { CoreSolver } from './core';
import type { PairIds } from './problem';

/**
 * Why a need has no offer in a plan.
 * - `no-offer`: no pair names it.
 * - `forbidden`: every pair it had is forbidden.
 * - `too-few-days`: no offer (or group, or the budget), less what is fixed, has as many days as it asks.
 * - `unservable`: red, and proven: no plan serves more red needs than this one.
 * - `budget`: an offer has days for it, the budget does not.
 * - `group-limit`: an offer has days for it, its group's limit does not.
 * - `given-to-others`: the days it could have had are worth more with others.
 */
export type UnservedReason =
  | 'no-offer'
  | 'forbidden'
  | 'too-few-days'
  | 'unservable'
  | 'budget'
  | 'group-limit'
  | 'given-to-others';

export type UnservedNeed = { need: string; reason: UnservedReason };

/** What a solver says while it works. */
export type AllocationProgress = {
  /** Best found and least bound so far, in scores. */
  objective: number;
  bound: number;
  /** Part of the work done, 0 to 1. */
  share: number;
};

export type AllocationOptions = {
  /** A clock in milliseconds; only differences are read. */
  now: () => number;
  /** How long it may take; what was found by then is returned. */
  seconds: number;
  /** When the seconds began, by the clock, where reading the problem is part of them; now by default. */
  began?: number;
  /** Seed of the search; the same seed, problem and seconds give the same plan. */
  seed?: number;
  onProgress?: (progress: AllocationProgress) => void;
  /** Asked now and then; the best plan found so far is returned soon after it says yes. */
  cancelled?: () => boolean;
  /** An exact method for what is left of a problem when most pairs are ruled out. */
  coreSolver?: CoreSolver;
};

export type AllocationResult = {
  /** By need, then offer, in the order of their ids. Fixed pairs are among them. */
  assignments: PairIds[];
  /** Exactly the sum of the scores of these pairs. */
  objective: number;
  /** No feasible plan scores more, whether red needs go first in it or not. */
  bound: number;
  /** (bound − objective) ÷ bound, 0 where both are the same. */
  gap: number;
  /** What it took, by the clock passed in. */
  seconds: number;
  unserved: UnservedNeed[];
  /** What one more day of each offer would be worth, in score. Offers with days to spare have 0. */
  prices: Record<string, number>;
  /** Whether no plan under the same rules (red needs first) scores more. */
  proven: boolean;
  redFirst: {
    /** Red needs, and how many of them the plan serves. */
    needs: number;
    served: number;
    /** Whether it is proven that no plan serves more of them. */
    proven: boolean;
    /** No plan that serves as many of them scores more; at most `bound`. */
    bound: number;
  };
};
