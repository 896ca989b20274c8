import type { Instance } from './instance';
import { SIDES_PER_PAIR } from './sides';

/** A feasible plan in the making: which pair each need has, −1 for none, and what is used of every limit. */
export type Plan = {
  /** Pair of each need, −1 for none. */
  at: Int32Array;
  /** Used of each offer's days. */
  load: Float64Array;
  /** Used of each limit over several offers; empty where there are none. */
  sideLoad: Float64Array;
};

export function emptyPlan({ needCount, offerCount, sides }: Instance): Plan {
  return {
    at: new Int32Array(needCount).fill(-1),
    load: new Float64Array(offerCount),
    sideLoad: new Float64Array(sides?.capacity.length ?? 0),
  };
}

/** Whether pair p fits beside what the plan has. */
export function fits(instance: Instance, { load, sideLoad }: Plan, p: number): boolean {
  const { pairOffer, weight, capacity, sides } = instance;
  const i = pairOffer[p] ?? 0;
  if ((load[i] ?? 0) + (weight[p] ?? 0) > (capacity[i] ?? 0)) return false;
  if (!sides) return true;
  for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
    const which = sides.limit[slot] ?? -1;
    if (which >= 0 && (sideLoad[which] ?? 0) + (sides.use[slot] ?? 0) > (sides.capacity[which] ?? 0))
      return false;
  }
  return true;
}

function use(instance: Instance, { load, sideLoad }: Plan, p: number, sign: 1 | -1): void {
  const { pairOffer, weight, sides } = instance;
  const i = pairOffer[p] ?? 0;
  load[i] = (load[i] ?? 0) + sign * (weight[p] ?? 0);
  if (!sides) return;
  for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
    const which = sides.limit[slot] ?? -1;
    if (which >= 0) sideLoad[which] = (sideLoad[which] ?? 0) + sign * (sides.use[slot] ?? 0);
  }
}

/** Gives pair p's need this pair, taking away the one it had. Does not ask whether it fits. */
export function put(instance: Instance, plan: Plan, p: number): void {
  const j = instance.pairNeed[p] ?? 0;
  drop(instance, plan, j);
  use(instance, plan, p, 1);
  plan.at[j] = p;
}

/** Takes need j's pair away, if it has one. */
export function drop(instance: Instance, plan: Plan, j: number): void {
  const p = plan.at[j] ?? -1;
  if (p < 0) return;
  use(instance, plan, p, -1);
  plan.at[j] = -1;
}

/** A plan with the pairs of another (as kept in `at`), its loads counted anew. */
export function planOf(instance: Instance, at: Int32Array): Plan {
  const plan = emptyPlan(instance);
  for (let j = 0; j < at.length; j++) {
    const p = at[j] ?? -1;
    if (p >= 0) put(instance, plan, p);
  }
  return plan;
}

/** Whether every limit holds. */
export function isFeasible({ capacity, sides }: Instance, { load, sideLoad }: Plan): boolean {
  return (
    load.every((used, i) => used <= (capacity[i] ?? 0)) &&
    sideLoad.every((used, which) => used <= (sides?.capacity[which] ?? 0))
  );
}

/** Sum of values over the chosen pairs. @param value a figure a pair */
export function totalOf({ at }: Pick<Plan, 'at'>, value: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < at.length; j++) {
    const p = at[j] ?? -1;
    if (p >= 0) sum += value[p] ?? 0;
  }
  return sum;
}
