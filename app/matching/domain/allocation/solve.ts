import { greedyPlan } from './greedy';
import { type Instance, toInstance } from './instance';
import type { Plan } from './plan';
import type { AllocationProblem } from './problem';
import { unservedReasons } from './reasons';
import type { AllocationOptions, AllocationResult } from './result';
import { exactSum } from './scaling';
import { simpleBound } from './simple-bound';

/**
 * A feasible plan and a proven bound.
 * @param problem as {@link parseProblem} gives it
 */
export function solve(problem: AllocationProblem, options: AllocationOptions): AllocationResult {
  const began = options.now();
  const instance = toInstance(problem);
  const bonus = instance.score.reduce((high, score) => Math.max(high, score), 0) + 1;
  const value = instance.score.map(
    (score, p) => score + (instance.red[instance.pairNeed[p] ?? 0] ?? 0) * bonus,
  );
  const plan = greedyPlan(instance, value);
  const result = resultOf(problem, instance, plan, {
    bound: simpleBound(instance, instance.score),
    redBound: simpleBound(instance, instance.score),
    redProven: false,
    prices: new Float64Array(instance.offerCount),
  });
  options.onProgress?.({ objective: result.objective, bound: result.bound, share: 1 });
  return { ...result, seconds: (options.now() - began) / 1000 };
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
