import { descend } from './descent';
import { type Instance, toInstance } from './instance';
import { KnapsackBound } from './knapsack-bound';
import { runPipeline, type Solved, type Work } from './pipeline';
import { type Plan, planOf, totalOf } from './plan';
import type { AllocationProblem } from './problem';
import { unservedReasons } from './reasons';
import { mostRedServed, redServed, servableReds } from './red-first';
import type { AllocationOptions, AllocationResult } from './result';
import { exactSum } from './scaling';
import { simpleBound } from './simple-bound';

/** Moves of the search for each second given, so that a core of 2024 is done in time; fewer where all does not fit its caches. */
const MOVES_A_SECOND = 1_800_000;
const MOVES_A_SECOND_LARGE = 700_000;
const LARGE = 200_000;
/** A red need is worth this many times the best score more, in the search: dropping several others for it is worth while. */
const RED_BONUS = 4;

/**
 * The best plan found and a proven bound of every plan.
 * Red needs carry a bonus in the search; that as many as possible are served is then proven apart, from a problem in which
 * each of them counts one and nothing else counts, and where it cannot be, the bonus is raised.
 * @param problem as {@link parseProblem} gives it
 * @returns always a feasible plan; the same for the same problem, seed and seconds, however its lists are ordered, unless time
 *   ran out before the work meant for it was done
 */
export function solve(problem: AllocationProblem, options: AllocationOptions): AllocationResult {
  const began = options.began ?? options.now();
  const until = began + options.seconds * 1000;
  const instance = toInstance(problem);
  const { score, scoreStep, red, pairNeed } = instance;
  // What comes after the last look at the clock takes about a microsecond a pair.
  const reserve = 0.04 * (until - began) + instance.pairCount / 1000;
  const stop = () => options.now() >= until - reserve || options.cancelled?.() === true;
  const isRedPair = (p: number) => red[pairNeed[p] ?? 0] === 1;
  const servable = servableReds(instance);
  const highest = score.reduce((high, one) => Math.max(high, one), 1);
  const work: Work = {
    seed: options.seed ?? 1,
    moves: Math.ceil(options.seconds * (instance.pairCount > LARGE ? MOVES_A_SECOND_LARGE : MOVES_A_SECOND)),
    secondsLeft: () => (until - options.now()) / 1000,
    stop,
    heard: () => {},
    core: options.coreSolver,
  };
  const mostRed = servable > 0 ? mostRedServed(problem, instance, work) : null;
  let best: { solved: Solved; bonus: number; served: number } | null = null;
  for (let bonus = mostRed ? RED_BONUS * highest : 0; ; bonus *= 4) {
    const value = bonus > 0 ? score.map((one, p) => one + (isRedPair(p) ? bonus : 0)) : score;
    const heard = (found: number, bound: number, share: number) =>
      options.onProgress?.({
        objective: Math.max(0, found - bonus * (mostRed?.served ?? 0)) / instance.scoreUnit,
        bound: Math.max(0, bound - bonus * (mostRed?.served ?? 0)) / instance.scoreUnit,
        share: share * 0.9,
      });
    const solved = runPipeline(instance, value, scoreStep, { ...work, heard, start: mostRed?.at });
    const served = redServed(instance, solved.at);
    if (!best || served > best.served) best = { solved, bonus, served };
    if (served >= (mostRed?.served ?? 0) || stop() || bonus > RED_BONUS * highest) break;
  }
  const { solved, bonus, served } = best;
  const redBound = solved.bound - bonus * served;
  const proof: Proof = {
    bound: bonus > 0 ? anyBound(instance, solved, bonus, work) : solved.bound,
    redBound,
    redProven: served >= (mostRed?.bound ?? 0),
    prices: solved.prices,
  };
  const result = resultOf(problem, instance, planOf(instance, solved.at), proof);
  options.onProgress?.({ objective: result.objective, bound: result.bound, share: 1 });
  return { ...result, seconds: (options.now() - began) / 1000 };
}

/** A bound of every plan, red first or not: the prices of needs without the bonus, improved a little. */
function anyBound(instance: Instance, solved: Solved, bonus: number, work: Work): number {
  const { score, scoreStep, red, pairCount } = instance;
  const bounds = new KnapsackBound(instance, score);
  solved.needPrice.forEach((price, j) => {
    bounds.setPrice(j, price - (red[j] === 1 ? bonus : 0));
  });
  const goal = totalOf({ at: solved.at }, score);
  const found = descend(bounds, {
    goal,
    rounds: pairCount > 60_000 ? 30 : 150,
    until: goal + scoreStep,
    stop: work.stop,
  });
  return Math.min(found, simpleBound(instance, score));
}

/** What is proven of a plan, in the whole numbers of the instance. */
export type Proof = { bound: number; redBound: number; redProven: boolean; prices: Float64Array };

/** A plan and its proof in the words of the problem. */
export function resultOf(
  problem: AllocationProblem,
  instance: Instance,
  plan: Plan,
  proof: Proof,
): Omit<AllocationResult, 'seconds'> {
  const { needIds, offerIds, pairOffer, givenScore, fixed, red } = instance;
  const chosen = needIds.flatMap((need, j) => {
    const p = plan.at[j] ?? -1;
    return p < 0 ? [] : [{ need, offer: offerIds[pairOffer[p] ?? 0] ?? '', score: givenScore[p] ?? 0 }];
  });
  const all = [...chosen, ...fixed].sort((a, b) => (a.need < b.need ? -1 : 1));
  const objective = sumOfScores(instance, all);
  const inScores = (bound: number) => Math.max(objective, boundInScores(instance, bound));
  const bound = inScores(proof.bound);
  const redBound = Math.min(bound, inScores(proof.redBound));
  const fixedNeeds = new Set(fixed.map(({ need }) => need));
  const isServed = (j: number) => (plan.at[j] ?? -1) >= 0 || fixedNeeds.has(needIds[j] ?? '');
  const reds = needIds.flatMap((_, j) => (red[j] === 1 ? [j] : []));
  const served = reds.filter(isServed).length;
  const servable = reds.filter(
    (j) => isServed(j) || (instance.needStart[j] ?? 0) < (instance.needStart[j + 1] ?? 0),
  ).length;
  const redProven = proof.redProven || served === servable;
  return {
    assignments: all.map(({ need, offer }) => ({ need, offer })),
    objective,
    bound,
    gap: bound > 0 ? (bound - objective) / bound : 0,
    unserved: unservedReasons(problem, instance, plan, redProven),
    prices: Object.fromEntries(
      offerIds.map((id, i) => [id, ((proof.prices[i] ?? 0) / instance.scoreUnit) * instance.dayUnit]),
    ),
    proven: redProven && redBound <= objective,
    redFirst: { needs: reds.length, served, proven: redProven, bound: redBound },
  };
}

/** The sum of given scores: of whole numbers where scores are decimals, so that 0.1 + 0.2 is 0.3. */
function sumOfScores({ scoreUnit, scoreStep }: Instance, pairs: readonly { score: number }[]): number {
  if (scoreStep === 0) return exactSum(pairs.map(({ score }) => score));
  const perUnit = scoreUnit / scoreStep;
  return pairs.reduce((sum, { score }) => sum + Math.round(score * perUnit), 0) / perUnit;
}

/** A bound with the fixed pairs, in scores: down to what sums of scores can be, and never below by rounding. */
function boundInScores(instance: Instance, bound: number): number {
  const { scoreUnit, scoreStep, fixed } = instance;
  if (scoreStep === 0) return (bound / scoreUnit + exactSum(fixed.map(({ score }) => score))) * (1 + 1e-12);
  const perUnit = scoreUnit / scoreStep;
  const fixedSteps = fixed.reduce((sum, { score }) => sum + Math.round(score * perUnit), 0);
  return (Math.floor(bound / scoreStep) + fixedSteps) / perUnit;
}
