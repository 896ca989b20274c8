import type { AllocationProblem } from './problem';

/** What one fixed pair takes. */
export type FixedUse = { offer: string; days: number; cost: number | null };

/** Sums of decimals such as 0.1 + 0.2 may be off in the last places; no day is counted as finely as this. */
const ROUNDING = 1e-9;
const exceeds = (sum: number, limit: number) => sum > limit + ROUNDING * Math.max(1, Math.abs(limit));

/**
 * Whether pairs that are in every plan fit together.
 * @returns null, or what does not fit: an offer's days, a group's days or deployments, or the budget
 */
export function fixedUseProblem(problem: AllocationProblem, uses: readonly FixedUse[]): string | null {
  const days = new Map<string, number>();
  const groupDays = new Map<string, number>();
  const groupCount = new Map<string, number>();
  const groupOf = new Map(problem.offers.map(({ id, group }) => [id, group]));
  const costed = problem.pairs.some(({ cost }) => cost !== null);
  let spent = 0;
  for (const use of uses) {
    add(days, use.offer, use.days);
    const group = groupOf.get(use.offer) ?? null;
    if (group !== null) {
      add(groupDays, group, use.days);
      add(groupCount, group, 1);
    }
    spent += costed ? (use.cost ?? 0) : use.days;
  }
  for (const { id, capacityDays } of problem.offers) {
    const taken = days.get(id) ?? 0;
    if (exceeds(taken, capacityDays)) {
      return `pairs take ${taken} days of offer ${JSON.stringify(id)}, which has ${capacityDays}`;
    }
  }
  for (const { id, capacityDays, maxDeployments } of problem.groups) {
    const taken = groupDays.get(id) ?? 0;
    if (capacityDays !== null && exceeds(taken, capacityDays)) {
      return `pairs take ${taken} days of group ${JSON.stringify(id)}, which has ${capacityDays}`;
    }
    const count = groupCount.get(id) ?? 0;
    if (maxDeployments !== null && count > maxDeployments) {
      return `pairs are ${count} deployments of group ${JSON.stringify(id)}, which may have ${maxDeployments}`;
    }
  }
  if (problem.budget !== null && exceeds(spent, problem.budget)) {
    return `pairs take ${spent} of the budget of ${problem.budget}`;
  }
  return null;
}

function add(sums: Map<string, number>, key: string, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by);
}
