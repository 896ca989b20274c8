import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import { type AllocationProblem, pairKey } from '../allocation/problem';
import { explain, type RankedOffer } from '../score';
import { type Candidates, candidatesOf, type Option } from './candidates';
import { type EquityTable, equityOf } from './equity';
import { type ExtraLeader, trialsFor, withLeader } from './extra';
import { type Fairness, fairnessOf } from './fairness';
import { type PlanInputs, rankInputOf } from './inputs';
import { type PlanSolution, type PlanSolver, problemOf, solveByTerms, suppliesOf, worthOf } from './problem';
import { addTo, type Book, settleFixed } from './room';
import type { PlanSettings } from './settings';
import { type Instead, type Why, whyMet, whyUnmet } from './why';

/** What a request has, or would have: an offer with its score and what the score is made of. */
export type PlannedOffer = Omit<Option, 'halfDays' | 'pence'> & Pick<RankedOffer, 'factors'>;

export type PlanRow = {
  request: string;
  /** Half-days it asks for. */
  halfDays: HalfDays;
  planned: (PlannedOffer & { pence: Pence; days: Record<TermKey, HalfDays> }) | null;
  /** What it would get if it stood alone; null where no offer could. */
  alone: PlannedOffer | null;
  /** How many offers could meet it. */
  options: number;
  why: Why;
  /** A partner that was to be kept or had been chosen, and is no longer possible. */
  lost: Candidates['lost'];
};

export type PlanResult = {
  rows: PlanRow[];
  /** Sum of scores of the requests met, and how many there are. */
  points: number;
  met: number;
  halfDays: HalfDays;
  pence: Pence;
  /** What the search added up (points, weighted where the settings say so), and what no plan can exceed. */
  objective: number;
  bound: number;
  /** Share by which a better plan could still beat it at most, 0 to 1. */
  gap: number;
  /** Whether no plan is better. */
  proven: boolean;
  seconds: number;
  /** Points of fit one more day of an offer would be worth, for offers where it is above zero. */
  prices: Record<string, number>;
  equity: EquityTable[];
  extra: ExtraLeader[];
  fairness: Fairness;
};

export type PlanTools = {
  solve: PlanSolver;
  phaseName: (phase: string) => string;
  /** Told which part is being worked on. */
  onStage?: (stage: PlanStage) => void;
  cancelled?: () => boolean;
};

export const PLAN_STAGES = ['ranking', 'searching', 'explaining'] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];

/** Most further leaders tried, and most requests for which the other way round is tried. */
const TRIALS = 6;
const INSTEADS = 12;
/** Share of the time that explaining may take on top, by solving again. */
const EXPLAIN_SHARE = 0.25;

/**
 * Plans all open requests at once, and says why for each: ranks every offer for every request, finds the best plan within
 * the time allowed, lays its days into terms, and tries what would be different with each disputed offer elsewhere or
 * with one leader more.
 */
export async function makePlan(
  inputs: PlanInputs,
  settings: PlanSettings,
  tools: PlanTools,
): Promise<PlanResult> {
  const stopped = tools.cancelled ?? (() => false);
  tools.onStage?.('ranking');
  const candidates = settleFixed(inputs, candidatesOf(inputs, settings), settings);
  const problem = problemOf(inputs, candidates, settings);
  tools.onStage?.('searching');
  const solution = await solveByTerms(inputs, candidates, problem, tools.solve, settings.seconds);
  const book: Book = {
    placed: solution.placed,
    candidates: new Map(candidates.map((one) => [one.request, one])),
    supplies: suppliesOf(inputs),
    settings,
  };
  fillUp(inputs, book);
  tools.onStage?.('explaining');
  const placed = new Map(book.placed.map((one) => [one.request, one]));
  const rows = candidates.map((one, at): PlanRow => {
    const has = placed.get(one.request);
    const input = rankInputOf(inputs, at);
    const offered = (option: Option): PlannedOffer => {
      const offer = input.offers.find(({ id }) => id === option.offer);
      const { offer: id, provider, score } = option;
      return { offer: id, provider, score, factors: offer ? explain(input, offer).factors : [] };
    };
    const [best] = one.options;
    return {
      request: one.request,
      halfDays: one.halfDays,
      planned: has ? { ...offered(has.option), pence: has.option.pence, days: has.days } : null,
      alone: best ? offered(best) : null,
      options: one.options.length,
      why: has ? whyMet(one, has, book.placed) : whyUnmet(one, book),
      lost: one.lost,
    };
  });
  const points = rows.reduce((sum, { planned }) => sum + (planned?.score ?? 0), 0);
  const total = totalsOf(inputs, rows, settings, solution.bound);
  const result: PlanResult = {
    rows,
    points,
    met: book.placed.length,
    halfDays: book.placed.reduce((sum, { option }) => sum + option.halfDays, 0),
    pence: book.placed.reduce((sum, { option }) => sum + option.pence, 0),
    ...total,
    proven: solution.proven || total.gap === 0,
    seconds: solution.seconds,
    prices: {},
    equity: equityOf(
      inputs.requests,
      rows.map(({ request, planned, alone }) => ({
        request,
        score: planned?.score ?? null,
        alone: alone?.score ?? null,
      })),
      tools.phaseName,
    ),
    extra: [],
    fairness: fairnessOf(book),
  };
  const more: More = {
    inputs,
    candidates,
    settings,
    solve: tools.solve,
    seconds: settings.seconds * EXPLAIN_SHARE,
    each: Math.max(0.1, solution.seconds * 2),
    stopped,
  };
  await learnPrices(more, plainScores(problem, candidates), result);
  await tryInstead(more, problem, result);
  await tryLeaders(more, result);
  return result;
}

/** Requests still unmet get the first offer that fits, those first to be served first: mending clashes may leave room. */
function fillUp(inputs: PlanInputs, book: Book): void {
  const met = new Set(book.placed.map(({ request }) => request));
  const unmet = inputs.requests.filter(({ id }) => !met.has(id));
  for (const { id } of [...unmet].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))) {
    for (const option of book.candidates.get(id)?.options ?? []) if (addTo(book, id, option)) break;
  }
}

/**
 * The plan's total and the most any plan can have, in points, weighted where the settings say so. What counts for the order
 * of bands alone is taken out of both, so that it does not make the gap look smaller than it is.
 */
function totalsOf(
  inputs: PlanInputs,
  rows: readonly PlanRow[],
  settings: PlanSettings,
  solved: number,
): { objective: number; bound: number; gap: number } {
  let objective = 0;
  let orderOnly = 0;
  rows.forEach(({ planned }, at) => {
    const request = inputs.requests[at];
    if (!planned || !request) return;
    const bonus = worthOf(settings, request.priority, 0, inputs.requests.length);
    objective += worthOf(settings, request.priority, planned.score, inputs.requests.length) - bonus;
    orderOnly += bonus;
  });
  const bound = Math.max(objective, solved - orderOnly);
  return { objective, bound, gap: bound > 0 ? (bound - objective) / bound : 0 };
}

/** The problem by plain scores, whatever the order of bands counts. */
function plainScores(problem: AllocationProblem, candidates: readonly Candidates[]): AllocationProblem {
  const scores = new Map(
    candidates.flatMap(({ request, options }) =>
      options.map(({ offer, score }) => [pairKey(request, offer), score] as const),
    ),
  );
  const pairs = problem.pairs.map((pair) => ({
    ...pair,
    score: scores.get(pairKey(pair.need, pair.offer)) ?? 0,
  }));
  return { ...problem, pairs, mode: 'weighted' };
}

type More = {
  inputs: PlanInputs;
  candidates: readonly Candidates[];
  settings: PlanSettings;
  solve: PlanSolver;
  /** Seconds left for solving again, and for each time. */
  seconds: number;
  each: number;
  stopped: () => boolean;
};

/** What the whole plan would come to if a request had the offer it would get alone: solved again with that pair fixed. */
async function tryInstead(more: More, problem: AllocationProblem, result: PlanResult): Promise<void> {
  const shared = result.rows.filter(({ why }) => why.code === 'shared').slice(0, INSTEADS);
  for (const row of shared) {
    if (row.why.code !== 'shared' || more.seconds <= 0 || more.stopped()) return;
    const pair = { offer: row.why.best, by: 'broker' as const };
    const kept = more.candidates.map((one) => (one.request === row.request ? { ...one, fixed: pair } : one));
    const candidates = settleFixed(more.inputs, kept, more.settings);
    // Beside what is kept already it may not fit: then there is nothing to compare with.
    if (candidates.some(({ request, fixed }) => request === row.request && !fixed)) continue;
    const other = { ...problem, fixed: [...problem.fixed, { need: row.request, offer: pair.offer }] };
    const found = await again(more, more.inputs, candidates, other);
    row.why = { ...row.why, instead: comparedWith(result, found, more) };
  }
}

/** What one leader more of each kind worth trying would change: solved again with them. */
async function tryLeaders(more: More, result: PlanResult): Promise<void> {
  const unmet = result.rows.flatMap(({ planned, request }) => (planned ? [] : [request]));
  for (const { offer, asked: _asked, ...trial } of trialsFor(more.inputs, unmet, TRIALS)) {
    if (more.seconds <= 0 || more.stopped()) return;
    const wider = withLeader(more.inputs, more.candidates, offer);
    const problem = problemOf(wider.inputs, wider.candidates, more.settings);
    const found = await again(more, wider.inputs, wider.candidates, problem);
    const met = new Set(found.placed.map(({ request }) => request));
    const meets = unmet.filter((request) => met.has(request));
    if (met.size > result.met) {
      const points = found.placed.reduce((sum, { option }) => sum + option.score, 0) - result.points;
      result.extra.push({ ...trial, meets, points });
    }
  }
  result.extra.sort((a, b) => b.meets.length - a.meets.length || b.points - a.points);
}

async function again(
  more: More,
  inputs: PlanInputs,
  candidates: readonly Candidates[],
  problem: AllocationProblem,
): Promise<PlanSolution & Pick<Book, 'placed'>> {
  const found = await solveByTerms(
    inputs,
    candidates,
    problem,
    more.solve,
    Math.min(more.seconds, more.each),
  );
  more.seconds -= found.seconds;
  return found;
}

/** Half-days to a day. */
const DAY = 2;

/**
 * What a day of each offer is worth, in plain points of fit: the order of bands is left out, since ranking reads these
 * prices beside scores.
 */
async function learnPrices(more: More, problem: AllocationProblem, result: PlanResult): Promise<void> {
  const seconds = Math.min(more.seconds, more.each);
  // What a broker tries out in one plan (a budget, a limit, a partner kept) says nothing of how scarce days are.
  const groups = problem.groups.map((group) => ({ ...group, maxDeployments: null }));
  const open = { ...problem, groups, budget: null, fixed: [] };
  const found = await more.solve(open, seconds);
  more.seconds -= found.seconds;
  for (const [offer, price] of found.prices) if (price > 0) result.prices[offer] = price * DAY;
  // No plan has more points than the best without regard to bands: a second bound, at times the tighter.
  if (more.settings.order === 'strict' && found.bound < result.bound) {
    result.bound = Math.max(result.objective, found.bound);
    result.gap = result.bound > 0 ? (result.bound - result.objective) / result.bound : 0;
    result.proven ||= result.gap === 0;
  }
}

function comparedWith(result: PlanResult, found: Pick<Book, 'placed'>, more: More): Instead {
  const there = new Set(found.placed.map(({ request }) => request));
  const here = new Set(result.rows.flatMap(({ planned, request }) => (planned ? [request] : [])));
  const ids = more.inputs.requests.map(({ id }) => id);
  return {
    lost: result.points - found.placed.reduce((sum, { option }) => sum + option.score, 0),
    unmet: ids.filter((id) => here.has(id) && !there.has(id)),
    met: ids.filter((id) => there.has(id) && !here.has(id)),
  };
}
