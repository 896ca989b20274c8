/**
 * The allocation problem: every open need against every offer, at once.
 * It is the generalised assignment problem (Martello & Toth, Knapsack Problems, 1990, ch. 7) with needs that may be left
 * unserved: each need takes its days from at most one offer, each offer has so many days, each pair a score.
 */

/** An id as the problem file has it. Compared as text: `7` and `"7"` are one id, and may not both be given. */
export type GivenId = string | number;

export type AllocationNeed = {
  id: string;
  /** The id as it was written, a number or text, to answer in the same form. */
  given: GivenId;
  /** 1 (or 0) is red and served first; greater numbers come later. Not given: {@link LOWEST_PRIORITY}. */
  priority: number;
};

export type AllocationOffer = {
  id: string;
  given: GivenId;
  /** Days it has in all; halves and decimals are allowed. */
  capacityDays: number;
  /** Id of the group (a provider, over all their specialisms) whose limits it shares; null when alone. */
  group: string | null;
};

/** A provider's limits over all their offers. */
export type AllocationGroup = {
  id: string;
  /** Days over all offers of the group; null for no limit. */
  capacityDays: number | null;
  /** Needs served at most over all offers of the group; null for no limit. */
  maxDeployments: number | null;
};

export type AllocationPair = {
  need: string;
  offer: string;
  /** What the pair is worth, 0 or more. */
  score: number;
  /** Days the need takes from this offer, above 0. May differ from offer to offer. */
  days: number;
  /** What the pair takes of the budget, where the budget is not counted in days. */
  cost: number | null;
};

export type PairIds = { need: string; offer: string };

/**
 * `strict`: as many needs of priority 1 as possible are served before anything else counts (the default).
 * `weighted`: scores alone decide; the caller has multiplied them by whatever a priority is worth.
 */
export type AllocationMode = 'strict' | 'weighted';

export type AllocationProblem = {
  needs: AllocationNeed[];
  offers: AllocationOffer[];
  groups: AllocationGroup[];
  pairs: AllocationPair[];
  /** What the whole plan may take: days, or where pairs carry a cost, in the unit of cost. Null for no limit. */
  budget: number | null;
  /** Pairs that are in every plan. */
  fixed: PairIds[];
  /** Pairs that are in no plan. */
  forbidden: PairIds[];
  mode: AllocationMode;
};

/** The priority of a need that has none: after every other. */
export const LOWEST_PRIORITY = 9;

/** Whether a need is of the first priority (red). */
export function isRed(need: { priority: number }): boolean {
  return need.priority <= 1;
}

/** One text for a pair of ids, to look it up by. */
export function pairKey(need: string, offer: string): string {
  return `${need}\u0000${offer}`;
}
