import type { AllocationProblem } from '../allocation/problem';
import type { PlanSolver } from './problem';

/** An offer that could meet a request that arrives, with the days it would take. */
export type ArrivalOption = { offer: string; score: number; days: number };

/** A request as it arrives: `at` is how much of the year has passed, 0 to 1. */
export type Arrival = { id: string; at: number; options: readonly ArrivalOption[] };

/** Days of each offer for the whole year, or what is left of them. */
export type Days = ReadonlyMap<string, number>;

/** Points one day of an offer is worth elsewhere, by offer. */
export type Prices = ReadonlyMap<string, number>;

/**
 * How an arriving request is answered.
 * - `first-come`: the best score that still has the days, as if nobody else would come.
 * - `factor`: the best score once the factor "wanted elsewhere" is counted, `weight` points of it, nothing left of them
 *   at `scarcePrice`: what a ranking shows.
 * - `price`: the best score less the price of the days it takes, and nothing where that is below zero: those days are
 *   worth more to somebody who is still to come.
 */
export type ArrivalPolicy =
  | { kind: 'first-come' }
  | { kind: 'factor'; weight: number; scarcePrice: number }
  | { kind: 'price' };

/**
 * Answers a year's requests one at a time, in the order in which they arrive; what has been given stays given.
 * @param pricesAt prices known when a share of the year has passed and these days are left
 * @returns the scores of all that were met, added up, and how many there are
 */
export async function playYear(
  arrivals: readonly Arrival[],
  days: Days,
  policy: ArrivalPolicy,
  pricesAt: (at: number, left: Days) => Promise<Prices> = async () => new Map(),
): Promise<{ points: number; met: number }> {
  const left = new Map(days);
  let points = 0;
  let met = 0;
  for (const arrival of [...arrivals].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const prices =
      policy.kind === 'first-come' ? new Map<string, number>() : await pricesAt(arrival.at, left);
    const option = pick(arrival, left, policy, prices);
    if (!option) continue;
    left.set(option.offer, (left.get(option.offer) ?? 0) - option.days);
    points += option.score;
    met++;
  }
  return { points, met };
}

/** The option a policy takes of those that still have the days; the first of equals by offer. */
function pick(arrival: Arrival, left: Days, policy: ArrivalPolicy, prices: Prices): ArrivalOption | null {
  let best: ArrivalOption | null = null;
  let most = policy.kind === 'price' ? 0 : Number.NEGATIVE_INFINITY;
  const inOrder = [...arrival.options].sort((a, b) => (a.offer < b.offer ? -1 : 1));
  for (const option of inOrder) {
    if ((left.get(option.offer) ?? 0) < option.days) continue;
    const worth = worthOf(option, policy, prices.get(option.offer) ?? 0);
    if (worth > most || (best === null && worth === most)) {
      best = option;
      most = worth;
    }
  }
  return best;
}

function worthOf({ score, days }: ArrivalOption, policy: ArrivalPolicy, price: number): number {
  switch (policy.kind) {
    case 'first-come':
      return score;
    case 'factor':
      return score - policy.weight * Math.min(1, price / policy.scarcePrice);
    case 'price':
      return score - price * days;
  }
}

/**
 * Prices as a plan of the whole authority would have them: the days that are left against the requests still to be
 * expected, which are those of earlier years from the same season. Several years say more than one: their requests are
 * planned together against as many times the days.
 * @param earlier requests of each earlier year, with the options they would have now
 * @param plans how often in the year a plan is made
 * @param seconds each plan may take
 */
export function pricesFromEarlierYears(
  earlier: readonly (readonly Arrival[])[],
  solve: PlanSolver,
  plans: number,
  seconds: number,
): (at: number, left: Days) => Promise<Prices> {
  let madeAt = Number.NEGATIVE_INFINITY;
  let prices: Prices = new Map();
  return async (at, left) => {
    if (at - madeAt < 1 / plans) return prices;
    madeAt = at;
    const expected = earlier.flatMap((year) => year.filter((one) => one.at >= at));
    const days = new Map([...left].map(([offer, one]) => [offer, one * earlier.length]));
    prices = (await solve(yearProblem(expected, days), seconds)).prices;
    return prices;
  };
}

/** All requests of a year at once: what hindsight would solve, and what a forecast does. */
export function yearProblem(arrivals: readonly Arrival[], days: Days): AllocationProblem {
  return {
    needs: arrivals.map(({ id }) => ({ id, given: id, priority: 2 })),
    offers: [...days].map(([id, capacityDays]) => ({
      id,
      given: id,
      capacityDays: Math.max(0, capacityDays),
      group: null,
    })),
    groups: [],
    pairs: arrivals.flatMap(({ id, options }) =>
      options.map(({ offer, score, days: taken }) => ({ need: id, offer, score, days: taken, cost: null })),
    ),
    budget: null,
    fixed: [],
    forbidden: [],
    mode: 'weighted',
  };
}
