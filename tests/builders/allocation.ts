/** Small allocation problems, and every plan of them tried: what the solver is held against. */
import fc from 'fast-check';
import type { PairIds } from '~/matching/domain/allocation';

export type SmallProblem = {
  needs: { id: string; priority?: number }[];
  offers: { id: string; capacityDays: number; group?: string }[];
  pairs: { need: string; offer: string; score: number; days: number; cost?: number }[];
  budget?: number;
  fixed?: PairIds[];
  forbidden?: PairIds[];
  groups?: { id: string; capacityDays?: number; maxDeployments?: number }[];
  mode?: 'strict' | 'weighted';
};

const halves = (most: number) => fc.integer({ min: 1, max: most * 2 }).map((n) => n / 2);

/** Any small problem: halves of days, ties, groups, a budget, fixed and forbidden pairs that can be kept. */
export const smallProblem: fc.Arbitrary<SmallProblem> = fc
  .record({
    priorities: fc.array(fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), {
      minLength: 1,
      maxLength: 6,
    }),
    capacities: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
    grouped: fc.array(fc.constantFrom(undefined, undefined, 'g1', 'g2'), { minLength: 4, maxLength: 4 }),
    groups: fc.tuple(
      fc.record({
        capacityDays: fc.option(halves(8), { nil: undefined }),
        maxDeployments: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      }),
      fc.record({
        capacityDays: fc.option(halves(8), { nil: undefined }),
        maxDeployments: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      }),
    ),
    cells: fc.array(
      fc.option(
        fc.record({
          score: fc.integer({ min: 0, max: 20 }),
          days: halves(5),
          cost: fc.integer({ min: 0, max: 9 }),
        }),
        { freq: 4, nil: undefined },
      ),
      { minLength: 24, maxLength: 24 },
    ),
    budget: fc.option(fc.integer({ min: 0, max: 14 }), { nil: undefined }),
    costed: fc.boolean(),
    tenths: fc.boolean(),
    fix: fc.option(fc.nat(23), { nil: undefined, freq: 3 }),
    forbid: fc.array(fc.nat(23), { maxLength: 3 }),
    mode: fc.constantFrom(undefined, 'strict' as const, 'weighted' as const),
  })
  .map((drawn) => {
    const needs = drawn.priorities.map((priority, n) => ({ id: `n${n}`, ...(priority ? { priority } : {}) }));
    const offers = drawn.capacities.map((capacityDays, n) => ({
      id: `o${n}`,
      capacityDays,
      ...(drawn.grouped[n] ? { group: drawn.grouped[n] } : {}),
    }));
    const pairs = needs.flatMap((need, j) =>
      offers.flatMap((offer, i) => {
        const cell = drawn.cells[j * 4 + i];
        if (!cell) return [];
        const score = drawn.tenths ? cell.score / 10 : cell.score;
        return [
          {
            need: need.id,
            offer: offer.id,
            score,
            days: cell.days,
            ...(drawn.costed ? { cost: cell.cost } : {}),
          },
        ];
      }),
    );
    const problem: SmallProblem = {
      needs,
      offers,
      pairs,
      groups: drawn.groups.map((limits, n) => ({ id: `g${n + 1}`, ...limits })),
      ...(drawn.budget === undefined ? {} : { budget: drawn.budget }),
      ...(drawn.mode ? { mode: drawn.mode } : {}),
    };
    const ids = (n: number) =>
      pairs
        .slice(n % Math.max(1, pairs.length))
        .slice(0, 1)
        .map(({ need, offer }) => ({ need, offer }));
    const forbidden = drawn.forbid.flatMap(ids);
    const fixed = (drawn.fix === undefined ? [] : ids(drawn.fix)).filter(
      (fix) =>
        !forbidden.some(({ need, offer }) => need === fix.need && offer === fix.offer) &&
        isFeasible(problem, [fix]),
    );
    return { ...problem, forbidden, fixed };
  });

/** Whether a plan of a problem keeps every limit; days counted in halves, so exactly. */
export function isFeasible(problem: SmallProblem, plan: readonly PairIds[]): boolean {
  const chosen = plan.map(({ need, offer }) =>
    problem.pairs.find((pair) => pair.need === need && pair.offer === offer),
  );
  if (chosen.some((pair) => !pair)) return false;
  const pairs = chosen.flatMap((pair) => (pair ? [pair] : []));
  const days = (of: typeof pairs) => of.reduce((sum, pair) => sum + pair.days, 0);
  const inGroup = (id: string) =>
    pairs.filter(({ offer }) => problem.offers.find((o) => o.id === offer)?.group === id);
  const costed = problem.pairs.some(({ cost }) => cost !== undefined);
  const spent = pairs.reduce((sum, pair) => sum + (costed ? (pair.cost ?? 0) : pair.days), 0);
  const has = (list: readonly PairIds[], ids: PairIds) =>
    list.some(({ need, offer }) => need === ids.need && offer === ids.offer);
  return (
    new Set(plan.map(({ need }) => need)).size === plan.length &&
    problem.offers.every(
      ({ id, capacityDays }) => days(pairs.filter(({ offer }) => offer === id)) <= capacityDays,
    ) &&
    (problem.groups ?? []).every(
      ({ id, capacityDays, maxDeployments }) =>
        days(inGroup(id)) <= (capacityDays ?? Infinity) && inGroup(id).length <= (maxDeployments ?? Infinity),
    ) &&
    spent <= (problem.budget ?? Infinity) &&
    (problem.fixed ?? []).every((ids) => has(plan, ids)) &&
    !(problem.forbidden ?? []).some((ids) => has(plan, ids))
  );
}

/** Sum of a plan's scores, in tenths, so exactly. */
export function tenths(problem: SmallProblem, plan: readonly PairIds[]): number {
  return plan.reduce((sum, { need, offer }) => {
    const pair = problem.pairs.find((one) => one.need === need && one.offer === offer);
    return sum + Math.round((pair?.score ?? 0) * 10);
  }, 0);
}

/** Needs of priority 1 that a plan serves. */
export function redServed(problem: SmallProblem, plan: readonly PairIds[]): number {
  return plan.filter(({ need }) => problem.needs.find(({ id }) => id === need)?.priority === 1).length;
}

/** The best of every feasible plan: by score alone, and with most red needs first. In tenths of a score. */
export function bestByTrying(problem: SmallProblem): { any: number; redFirst: number; red: number } {
  let any = 0;
  let red = -1;
  let redFirst = 0;
  const visit = (n: number, plan: PairIds[]): void => {
    const need = problem.needs[n];
    if (!need) {
      if (!isFeasible(problem, plan)) return;
      const score = tenths(problem, plan);
      const reds = redServed(problem, plan);
      any = Math.max(any, score);
      if (reds > red || (reds === red && score > redFirst)) [red, redFirst] = [reds, score];
      return;
    }
    visit(n + 1, plan);
    for (const pair of problem.pairs) {
      if (pair.need === need.id) visit(n + 1, [...plan, { need: pair.need, offer: pair.offer }]);
    }
  };
  visit(0, []);
  return { any, redFirst, red };
}
