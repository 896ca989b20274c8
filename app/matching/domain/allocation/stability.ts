import { greedyPlan } from './greedy';
import { toInstance } from './instance';
import { totalOf } from './plan';
import type { AllocationProblem, PairIds } from './problem';
import { pairKey } from './problem';

/** How a plan looks to those in it, one by one. */
export type Stability = {
  /** Needs that would rather have another offer, which would rather have them. */
  wouldSwitch: string[];
};

/**
 * Counts the needs that block a plan, in the sense of Gale & Shapley (1962): a need and an offer would both rather have each
 * other. A need prefers the higher score; so does an offer, which would take it if the days it has free, with those of needs it
 * scores lower, are enough. Fixed pairs stay; limits over several offers are not looked at.
 * @param assignments a feasible plan of the problem
 */
export function stabilityOf(problem: AllocationProblem, assignments: readonly PairIds[]): Stability {
  const chosen = new Map(assignments.map(({ need, offer }) => [need, offer]));
  const fixed = new Set(problem.fixed.map(({ need, offer }) => pairKey(need, offer)));
  const forbidden = new Set(problem.forbidden.map(({ need, offer }) => pairKey(need, offer)));
  const fixedNeeds = new Set(problem.fixed.map(({ need }) => need));
  const scoreNow = new Map<string, number>();
  const held = new Map<string, { score: number; days: number }[]>();
  const used = new Map<string, number>();
  for (const { need, offer, score, days } of problem.pairs) {
    if (chosen.get(need) !== offer) continue;
    scoreNow.set(need, score);
    const stays = fixed.has(pairKey(need, offer));
    const list = held.get(offer) ?? [];
    list.push({ score: stays ? Number.POSITIVE_INFINITY : score, days });
    held.set(offer, list);
    used.set(offer, (used.get(offer) ?? 0) + days);
  }
  const capacity = new Map(problem.offers.map(({ id, capacityDays }) => [id, capacityDays]));
  const wouldSwitch = new Set<string>();
  for (const { need, offer, score, days } of problem.pairs) {
    if (wouldSwitch.has(need) || fixedNeeds.has(need) || score <= (scoreNow.get(need) ?? 0)) continue;
    if (forbidden.has(pairKey(need, offer))) continue;
    let room = (capacity.get(offer) ?? 0) - (used.get(offer) ?? 0);
    for (const other of held.get(offer) ?? []) if (other.score < score) room += other.days;
    if (room >= days - 1e-9) wouldSwitch.add(need);
  }
  return { wouldSwitch: [...wouldSwitch].sort() };
}

/** The plan made by taking the best pair first, then the next that fits: what a plan is compared with. */
export function greedyAssignments(problem: AllocationProblem): { assignments: PairIds[]; objective: number } {
  const instance = toInstance(problem);
  const plan = greedyPlan(instance, instance.score);
  const assignments: PairIds[] = instance.fixed.map(({ need, offer }) => ({ need, offer }));
  plan.at.forEach((p, j) => {
    if (p < 0) return;
    const offer = instance.offerIds[instance.pairOffer[p] ?? 0] ?? '';
    assignments.push({ need: instance.needIds[j] ?? '', offer });
  });
  const ofFixed = instance.fixed.reduce((sum, { score }) => sum + score, 0);
  return { assignments, objective: totalOf(plan, instance.score) / instance.scoreUnit + ofFixed };
}

/** The price of the best total in fairness: how many needs would switch in a plan, and in the greedy one, which is stable. */
export function priceInFairness(
  problem: AllocationProblem,
  assignments: readonly PairIds[],
): { plan: number; greedy: number } {
  return {
    plan: stabilityOf(problem, assignments).wouldSwitch.length,
    greedy: stabilityOf(problem, greedyAssignments(problem).assignments).wouldSwitch.length,
  };
}
