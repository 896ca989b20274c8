/** Requests that arrive one at a time over a year: how much of the best in hindsight each way of answering reaches. */
import { seededChance } from '~/matching/domain/allocation/random';
import { MODEL_3 } from '~/matching/domain/model';
import {
  type Arrival,
  type ArrivalPolicy,
  type Days,
  playYear,
  pricesFromEarlierYears,
  yearProblem,
} from '~/matching/domain/plan/arrivals';
import { solverWith } from '~/matching/domain/plan/solver';
import { authorityProblem } from './allocation-problems';

const REQUESTS = 240;
const OFFERS = 120;
const EARLIER_YEARS = 3;
/** Plans a year: about one for each week of term. */
const PLANS = 40;

export type ArrivalFigures = {
  regime: 'plentiful' | 'tight';
  /** Share of the best in hindsight, by policy: mean over the seeds. Of its upper bound, so never flattering. */
  firstCome: number;
  /** With the factor "wanted elsewhere" at its usual weight. */
  factor: number;
  price: number;
  /** How far the best in hindsight was from its bound, at most. */
  gap: number;
};

/** This year's requests of an authority and those of earlier years, from the same map, and the days on offer. */
function yearsOf(seed: number, supply: number): { thisYear: Arrival[]; earlier: Arrival[][]; days: Days } {
  const years = EARLIER_YEARS + 1;
  const { needs, offers, pairs } = authorityProblem(seed, {
    needs: REQUESTS * years,
    offers: OFFERS,
    pairsPerNeed: 12,
    supply: supply / years,
  });
  const chance = seededChance(seed + 99);
  const options = new Map<string, Arrival['options'][number][]>();
  for (const { need, ...option } of pairs) options.set(need, [...(options.get(need) ?? []), option]);
  const all = needs.map(({ id }): Arrival => ({ id, at: chance.next(), options: options.get(id) ?? [] }));
  const [thisYear = [], ...earlier] = Array.from({ length: years }, (_, n) =>
    all.slice(n * REQUESTS, (n + 1) * REQUESTS),
  );
  return { thisYear, earlier, days: new Map(offers.map(({ id, capacityDays }) => [id, capacityDays])) };
}

const POLICIES: Record<'firstCome' | 'factor' | 'price', ArrivalPolicy> = {
  firstCome: { kind: 'first-come' },
  factor: {
    kind: 'factor',
    weight: MODEL_3.weights.scarcity ?? 0,
    scarcePrice: MODEL_3.constants.scarcePrice ?? 1,
  },
  price: { kind: 'price' },
};

/** Plays a few years of each regime. @param seeds how many */
export async function benchArrivals(seeds: number): Promise<ArrivalFigures[]> {
  const solve = solverWith({ now: () => performance.now() });
  const figures: ArrivalFigures[] = [];
  for (const [regime, supply] of [
    ['plentiful', 3],
    ['tight', 1.1],
  ] as const) {
    const figure: ArrivalFigures = { regime, firstCome: 0, factor: 0, price: 0, gap: 0 };
    for (let seed = 1; seed <= seeds; seed++) {
      const { thisYear, earlier, days } = yearsOf(seed, supply);
      const best = await solve(yearProblem(thisYear, days), 2);
      figure.gap = Math.max(figure.gap, 1 - best.objective / best.bound);
      for (const name of ['firstCome', 'factor', 'price'] as const) {
        const prices = pricesFromEarlierYears(earlier, solve, PLANS, 0.2);
        const played = await playYear(thisYear, days, POLICIES[name], prices);
        figure[name] += played.points / best.bound / seeds;
      }
    }
    figures.push(figure);
  }
  return figures;
}

/** What was measured, its figure, the ratio to first come, and the goal. */
type Line = [what: string, figure: string, ratio: string, goal: string];

/** Shares of the best in hindsight, beside first come, first served. */
export function arrivalLines(figures: readonly ArrivalFigures[]): Line[] {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return figures.flatMap(({ regime, firstCome, factor, price }): Line[] => {
    const beside = (share: number) => (share / firstCome).toFixed(2);
    const goal = regime === 'tight' ? '≥ 90.0%' : '';
    return [
      [`a year of requests, days ${regime}: first come`, percent(firstCome), '1.00', ''],
      ['  with the usual factor for scarcity', percent(factor), beside(factor), ''],
      ['  with prices of the last plan', percent(price), beside(price), goal],
    ];
  });
}
