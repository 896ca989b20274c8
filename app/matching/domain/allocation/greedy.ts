import type { Instance } from './instance';
import { emptyPlan, fits, type Plan, put } from './plan';

/**
 * The plain greedy plan: the best pair first, then the next that still fits, until none does. What a careful broker
 * would do by hand, and what plans are compared with. No need and offer in it would both rather have each other, by
 * score, than what they have.
 * @param value worth of each pair; ties go by the order of pairs
 * @param plan continues from this plan
 */
export function greedyPlan(instance: Instance, value: Float64Array, plan: Plan = emptyPlan(instance)): Plan {
  const { pairNeed, pairCount } = instance;
  // Only pairs of needs without one: sorting is most of the work.
  const free: number[] = [];
  for (let p = 0; p < pairCount; p++) if ((plan.at[pairNeed[p] ?? 0] ?? -1) < 0) free.push(p);
  const order = Int32Array.from(free).sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0) || a - b);
  for (const p of order) {
    if ((plan.at[pairNeed[p] ?? 0] ?? -1) < 0 && fits(instance, plan, p)) put(instance, plan, p);
  }
  return plan;
}
