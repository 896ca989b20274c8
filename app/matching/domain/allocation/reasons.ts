import type { Instance } from './instance';
import type { Plan } from './plan';
import type { AllocationProblem } from './problem';
import type { UnservedNeed, UnservedReason } from './result';
import { SIDES_PER_PAIR } from './sides';

/**
 * Why each need without an offer has none.
 * @param redProven whether it is proven that no plan serves more red needs
 */
export function unservedReasons(
  problem: AllocationProblem,
  instance: Instance,
  plan: Plan,
  redProven: boolean,
): UnservedNeed[] {
  const fixed = new Set(problem.fixed.map(({ need }) => need));
  const missing = new Set(instance.needIds.filter((id, j) => (plan.at[j] ?? -1) < 0 && !fixed.has(id)));
  const pairsOf = new Map<string, Set<string>>();
  for (const { need, offer } of problem.pairs) {
    if (!missing.has(need)) continue;
    const offers = pairsOf.get(need) ?? new Set();
    pairsOf.set(need, offers.add(offer));
  }
  for (const { need, offer } of problem.forbidden) pairsOf.get(need)?.delete(offer);
  return instance.needIds.flatMap((need, j) => {
    if (!missing.has(need)) return [];
    const allowed = pairsOf.get(need);
    if (!allowed) return [{ need, reason: 'no-offer' }];
    if (allowed.size === 0) return [{ need, reason: 'forbidden' }];
    return [{ need, reason: reasonOf(instance, plan, j, redProven) }];
  });
}

function reasonOf(instance: Instance, plan: Plan, j: number, redProven: boolean): UnservedReason {
  const { needStart, pairOffer, weight, capacity, sides, red } = instance;
  const from = needStart[j] ?? 0;
  const to = needStart[j + 1] ?? 0;
  if (from === to) return 'too-few-days';
  let reason: UnservedReason = 'given-to-others';
  for (let p = from; p < to; p++) {
    const i = pairOffer[p] ?? 0;
    if ((plan.load[i] ?? 0) + (weight[p] ?? 0) > (capacity[i] ?? 0) || !sides) continue;
    for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
      const which = sides.limit[slot] ?? -1;
      if (which < 0 || (plan.sideLoad[which] ?? 0) + (sides.use[slot] ?? 0) <= (sides.capacity[which] ?? 0)) {
        continue;
      }
      reason = which === sides.budget ? 'budget' : 'group-limit';
    }
  }
  return red[j] === 1 && redProven ? 'unservable' : reason;
}
