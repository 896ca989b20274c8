import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { type AllocationProblem, isRed, pairKey } from '../allocation/problem';
import type { Candidates, Option } from './candidates';
import type { PlanInputs } from './inputs';
import { NO_BAND_PRIORITY, type PlanSettings, weightOf } from './settings';
import { type Demand, placeDays, type Supply } from './terms';

/** What the solver says of one problem. */
export type PlanSolution = {
  assignments: readonly { need: string; offer: string }[];
  objective: number;
  /** Never below what any plan could reach. */
  bound: number;
  proven: boolean;
  seconds: number;
  /** What one more half-day of an offer would be worth, by offer. */
  prices: ReadonlyMap<string, number>;
  /** In the strict order: how many of the first priority are met, and a bound of plans that meet as many. */
  firsts: { met: number; bound: number } | null;
};

/** Finds a plan; `seconds` is kept to. */
export type PlanSolver = (problem: AllocationProblem, seconds: number) => Promise<PlanSolution>;

/** An assignment with the half-days it takes in each term. */
export type Placed = { request: string; option: Option; days: Record<TermKey, HalfDays> };

/** The most one request can score. */
const FULL_SCORE = 100;

/**
 * Points added for a request of the second priority in the strict order: more than all scores of a plan together, so
 * that as many of them as possible are met before the rest counts. The first priority is the solver's own mode.
 */
export function secondBonus(requests: number): number {
  return FULL_SCORE * (requests + 1);
}

/** States the open requests of an authority against the free days of the offers as a problem, in half-days. */
export function problemOf(
  inputs: PlanInputs,
  candidates: readonly Candidates[],
  settings: PlanSettings,
): AllocationProblem {
  const supplies = suppliesOf(inputs);
  const used = new Set(candidates.flatMap(({ options }) => options.map(({ offer }) => offer)));
  const offers = inputs.offers.filter(({ id }) => used.has(id));
  const { budget } = settings;
  return {
    needs: inputs.requests.map(({ id, priority }) => ({ id, given: id, priority })),
    offers: offers.map(({ id, providerId }) => {
      const free = supplies.get(providerId)?.offers.get(id);
      return { id, given: id, capacityDays: sum(free?.values() ?? []), group: providerId };
    }),
    groups: [...new Set(offers.map(({ providerId }) => providerId))].map((id) => ({
      id,
      capacityDays: sum(supplies.get(id)?.overall.values() ?? []),
      maxDeployments: settings.most,
    })),
    pairs: candidates.flatMap(({ request, options }, at) => {
      const priority = inputs.requests[at]?.priority ?? NO_BAND_PRIORITY;
      return options.map(({ offer, score, halfDays, pence }) => ({
        need: request,
        offer,
        score: worthOf(settings, priority, score, inputs.requests.length),
        days: halfDays,
        cost: budget?.unit === 'money' ? pence : null,
      }));
    }),
    budget: budget === null ? null : budget.unit === 'money' ? budget.pence : budget.halfDays,
    fixed: candidates.flatMap(({ request, fixed }) => (fixed ? [{ need: request, offer: fixed.offer }] : [])),
    forbidden: [],
    mode: settings.order,
  };
}

/** What a pair counts for in the plan's total. */
export function worthOf(
  settings: Pick<PlanSettings, 'order'>,
  priority: number,
  score: number,
  requests: number,
): number {
  if (settings.order === 'weighted') return score * weightOf(priority);
  return score + (priority === 2 ? secondBonus(requests) : 0);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += Math.max(0, value);
  return total;
}

/** Half-days free by provider: of each of their offers and over all of them, by term. */
export function suppliesOf(inputs: Pick<PlanInputs, 'offers'>): Map<string, Supply> {
  const supplies = new Map<
    string,
    { offers: Map<string, Map<TermKey, HalfDays>>; overall: Map<TermKey, HalfDays> }
  >();
  for (const { id, providerId, terms } of inputs.offers) {
    const supply = supplies.get(providerId) ?? { offers: new Map(), overall: new Map() };
    supplies.set(providerId, supply);
    supply.offers.set(id, new Map(terms.map(({ term, free }) => [term, free])));
    for (const { term, providerFree } of terms)
      supply.overall.set(term, Math.max(providerFree, supply.overall.get(term) ?? 0));
  }
  return supplies;
}

/**
 * Solves a plan so that its days fit term by term. The solver counts an offer's days over all terms together; where
 * partnerships it put on one provider cannot all be laid into their own terms, one of them is ruled out and the rest
 * solved again. What was first solved leaves those limits out, so its bound holds for the plan too.
 * @param rounds how often a clash may be mended by solving again; after that the clashing ones are left unmet
 * @returns the plan with days by term; `bound` is that of the first solution
 */
export async function solveByTerms(
  inputs: PlanInputs,
  candidates: readonly Candidates[],
  problem: AllocationProblem,
  solve: PlanSolver,
  seconds: number,
  rounds = 12,
): Promise<PlanSolution & { placed: Placed[] }> {
  const byRequest = new Map(candidates.map((one) => [one.request, one]));
  const supplies = suppliesOf(inputs);
  let current = problem;
  let first: PlanSolution | null = null;
  let spent = 0;
  for (let round = 0; ; round++) {
    const solution = await solve(current, Math.max(0.05, seconds - spent));
    first ??= solution;
    spent += solution.seconds;
    const { placed, over } = placeAll(solution.assignments, byRequest, supplies, problem);
    if (over.length === 0 || round >= rounds || spent >= seconds) {
      const objective = worthOfAll(placed, problem);
      const bound = boundFor(first, placed, problem);
      // What was mended is the best only where it reaches the bound of what was not.
      const proven = (round === 0 && over.length === 0 && first.proven) || objective >= bound - 1e-9;
      return { ...solution, prices: first.prices, objective, bound, proven, seconds: spent, placed };
    }
    const out = new Set(over.map(({ request, offer }) => pairKey(request, offer)));
    const stays = ({ need, offer }: { need: string; offer: string }) => !out.has(pairKey(need, offer));
    current = { ...current, pairs: current.pairs.filter(stays), fixed: current.fixed.filter(stays) };
  }
}

/** The tighter bound, of plans that meet as many of the first priority, holds where this one does. */
function boundFor(first: PlanSolution, placed: readonly Placed[], problem: AllocationProblem): number {
  const red = new Set(problem.needs.filter(isRed).map(({ id }) => id));
  const met = placed.filter(({ request }) => red.has(request)).length;
  return first.firsts && met >= first.firsts.met ? Math.min(first.bound, first.firsts.bound) : first.bound;
}

/** The sum of the problem's scores of what was placed. */
function worthOfAll(placed: readonly Placed[], { pairs }: AllocationProblem): number {
  const scores = new Map(pairs.map(({ need, offer, score }) => [pairKey(need, offer), score]));
  return placed.reduce(
    (all, { request, option }) => all + (scores.get(pairKey(request, option.offer)) ?? 0),
    0,
  );
}

/**
 * Lays the days of every assignment into terms, provider by provider; those that do not fit beside the others, the
 * lowest priority and score first to go, come back as `over`.
 */
function placeAll(
  assignments: readonly { need: string; offer: string }[],
  byRequest: ReadonlyMap<string, Candidates>,
  supplies: ReadonlyMap<string, Supply>,
  problem: AllocationProblem,
): { placed: Placed[]; over: { request: string; offer: string }[] } {
  const priority = new Map(problem.needs.map(({ id, priority: first }) => [id, first]));
  const fixed = new Set(problem.fixed.map(({ need }) => need));
  const byProvider = new Map<string, { candidates: Candidates; option: Option }[]>();
  for (const { need, offer } of assignments) {
    const candidates = byRequest.get(need);
    const option = candidates?.options.find((one) => one.offer === offer);
    if (!candidates || !option) throw new Error(`The solver assigned ${need} to ${offer}, which is no pair`);
    byProvider.set(option.provider, [...(byProvider.get(option.provider) ?? []), { candidates, option }]);
  }
  const placed: Placed[] = [];
  const over: { request: string; offer: string }[] = [];
  for (const [provider, all] of byProvider) {
    const supply = supplies.get(provider) ?? { offers: new Map(), overall: new Map() };
    all.sort(
      (a, b) =>
        Number(fixed.has(b.candidates.request)) - Number(fixed.has(a.candidates.request)) ||
        (priority.get(a.candidates.request) ?? 0) - (priority.get(b.candidates.request) ?? 0) ||
        b.option.score - a.option.score ||
        (a.candidates.request < b.candidates.request ? -1 : 1),
    );
    const kept: typeof all = [];
    const demandOf = ({ candidates, option }: (typeof all)[number]): Demand => ({
      id: candidates.request,
      offer: option.offer,
      halfDays: option.halfDays,
      terms: candidates.terms,
    });
    let days = placeDays(all.map(demandOf), supply);
    if (days) kept.push(...all);
    else {
      for (const one of all) {
        const tried = placeDays([...kept, one].map(demandOf), supply);
        if (tried) {
          kept.push(one);
          days = tried;
        } else over.push({ request: one.candidates.request, offer: one.option.offer });
      }
    }
    for (const { candidates, option } of kept)
      placed.push({ request: candidates.request, option, days: days?.get(candidates.request) ?? {} });
  }
  return { placed, over };
}
