/**
 * Figures as whole numbers, so that sums are exact and a bound is never below a feasible value because of rounding.
 */

/** Denominators tried: what halves, quarters, thirds of tenths and money look like. */
const DENOMINATORS = [1, 2, 4, 5, 10, 20, 40, 100, 200, 1000, 10_000, 100_000, 1_000_000];
const LAST_RESORT = 1_000_000;

export type Scale = {
  /** Whole numbers per unit. */
  perUnit: number;
  /** Whether every figure is a whole number at this scale; when not, figures are rounded to the safe side. */
  exact: boolean;
};

/**
 * The smallest scale at which all figures are whole.
 * @param lists figures of 0 or more
 */
export function commonScale(lists: readonly ArrayLike<number>[]): Scale {
  const perUnit = DENOMINATORS.find((candidate) => lists.every((list) => everyWhole(list, candidate)));
  return perUnit === undefined ? { perUnit: LAST_RESORT, exact: false } : { perUnit, exact: true };
}

/** Whether a decimal is a whole number of 1/perUnit: dividing back gives the very same number. */
function isWhole(value: number, perUnit: number): boolean {
  return Math.round(value * perUnit) / perUnit === value;
}

function everyWhole(list: ArrayLike<number>, perUnit: number): boolean {
  for (let i = 0; i < list.length; i++) if (!isWhole(list[i] ?? 0, perUnit)) return false;
  return true;
}

/** A figure at a scale, upwards where it does not fit (scores, and what is taken). */
export function scaledUp(value: number, perUnit: number): number {
  return isWhole(value, perUnit) ? Math.round(value * perUnit) : Math.ceil(value * perUnit);
}

/** A figure at a scale, downwards where it does not fit (what there is). */
export function scaledDown(value: number, perUnit: number): number {
  return isWhole(value, perUnit) ? Math.round(value * perUnit) : Math.floor(value * perUnit);
}

/** A sum whose rounding does not depend on the order (Neumaier, 1974, over sorted terms). */
export function exactSum(terms: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const term of [...terms].sort((a, b) => a - b)) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
