import type { AllocationOffer, AllocationProblem } from './problem';
import { commonScale, scaledDown, scaledUp } from './scaling';

/** Most limits a pair can be under besides its offer's days: the group's days, the group's deployments, the budget. */
export const SIDES_PER_PAIR = 3;

/** Limits over several offers, in whole numbers. */
export type Sides = {
  /** What there is of each limit, rounded down where it has too many decimals. */
  capacity: Float64Array;
  /** The same rounded up, for bounds. */
  boundCapacity: Float64Array;
  /** Limits of pair p: entries 3p to 3p + 2, −1 for none. */
  limit: Int32Array;
  /** What pair p takes of each of them, rounded up; and rounded down, for bounds. */
  use: Float64Array;
  boundUse: Float64Array;
  /** Place of the budget among the limits, −1 for none. */
  budget: number;
  /** Takes what pair p uses out of the limits. */
  take(p: number): void;
  /** Whether pair p alone is more than what is left. */
  tooMuch(p: number): boolean;
  /** The same limits for some of the pairs. */
  only(pairs: Int32Array): Sides;
};

/**
 * The limits of a problem over several offers.
 * @param order places of pairs in the problem, in canonical order
 * @param dayUnit whole numbers a day
 */
export function sidesOf(
  problem: AllocationProblem,
  offers: readonly AllocationOffer[],
  order: Int32Array,
  dayUnit: number,
): Sides | null {
  const { groups, pairs, budget } = problem;
  const capacity: number[] = [];
  const boundCapacity: number[] = [];
  const add = (amount: number, perUnit: number) => {
    boundCapacity.push(scaledUp(amount, perUnit));
    return capacity.push(scaledDown(amount, perUnit)) - 1;
  };
  const limitsOf = new Map(
    [...groups]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, capacityDays, maxDeployments }) => [
        id,
        {
          days: capacityDays === null ? -1 : add(capacityDays, dayUnit),
          count: maxDeployments === null ? -1 : add(maxDeployments, 1),
        },
      ]),
  );
  const costed = pairs.some(({ cost }) => cost !== null);
  const amounts = budget === null ? [] : pairs.map(({ cost, days }) => (costed ? (cost ?? 0) : days));
  const unit = budget === null ? 1 : commonScale([amounts, [budget]]).perUnit;
  const budgetLimit = budget === null ? -1 : add(budget, unit);
  if (capacity.length === 0) return null;
  const groupOf = new Map(offers.map(({ id, group }) => [id, group]));
  const limit = new Int32Array(order.length * SIDES_PER_PAIR).fill(-1);
  const use = new Float64Array(limit.length);
  const boundUse = new Float64Array(limit.length);
  order.forEach((place, p) => {
    const pair = pairs[place];
    const own = limitsOf.get(groupOf.get(pair?.offer ?? '') ?? '');
    const days = pair?.days ?? 0;
    const taken: [number, number, number][] = [
      [own?.days ?? -1, days, dayUnit],
      [own?.count ?? -1, 1, 1],
      [budgetLimit, amounts[place] ?? 0, unit],
    ];
    taken.forEach(([which, amount, perUnit], n) => {
      limit[p * SIDES_PER_PAIR + n] = which;
      use[p * SIDES_PER_PAIR + n] = which < 0 ? 0 : scaledUp(amount, perUnit);
      boundUse[p * SIDES_PER_PAIR + n] = which < 0 ? 0 : scaledDown(amount, perUnit);
    });
  });
  return sides({
    capacity: Float64Array.from(capacity),
    boundCapacity: Float64Array.from(boundCapacity),
    limit,
    use,
    boundUse,
    budget: budgetLimit,
  });
}

type Figures = Omit<Sides, 'take' | 'tooMuch' | 'only'>;

function sides(figures: Figures): Sides {
  const { capacity, boundCapacity, limit, use, boundUse } = figures;
  const slots = (p: number) => [0, 1, 2].map((n) => p * SIDES_PER_PAIR + n);
  return {
    ...figures,
    take(p) {
      for (const slot of slots(p)) {
        const which = limit[slot] ?? -1;
        if (which < 0) continue;
        capacity[which] = Math.max(0, (capacity[which] ?? 0) - (use[slot] ?? 0));
        boundCapacity[which] = Math.max(0, (boundCapacity[which] ?? 0) - (boundUse[slot] ?? 0));
      }
    },
    tooMuch: (p) =>
      slots(p).some((slot) => {
        const which = limit[slot] ?? -1;
        return which >= 0 && (boundUse[slot] ?? 0) > (boundCapacity[which] ?? 0);
      }),
    only(pairs) {
      const pick = (p: number) => slots(p);
      const chosen = Int32Array.from([...pairs].flatMap(pick));
      return sides({
        ...figures,
        limit: chosen.map((slot) => limit[slot] ?? -1),
        use: Float64Array.from(chosen, (slot) => use[slot] ?? 0),
        boundUse: Float64Array.from(chosen, (slot) => boundUse[slot] ?? 0),
      });
    },
  };
}
