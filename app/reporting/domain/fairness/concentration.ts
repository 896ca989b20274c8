/** A point of a Lorenz curve: the least used so many of all, and the share of the days that is theirs; both from 0 to 1. */
export type LorenzPoint = { people: number; share: number };

/**
 * How work is spread: the least used first, what share of all of it is theirs (M. O. Lorenz, "Methods of measuring the
 * concentration of wealth", 1905). Evenly spread it is a straight line.
 * @param amounts not below 0, in any order
 * @returns points from (0, 0) to (1, 1), one for each amount; only the first where there is nothing to share
 */
export function lorenzCurve(amounts: readonly number[]): LorenzPoint[] {
  const sorted = [...amounts].sort((a, b) => a - b);
  const total = sorted.reduce((sum, one) => sum + one, 0);
  if (total === 0) return [{ people: 0, share: 0 }];
  let sum = 0;
  return [
    { people: 0, share: 0 },
    ...sorted.map((amount, at) => {
      sum += amount;
      return { people: (at + 1) / sorted.length, share: sum / total };
    }),
  ];
}

/**
 * Twice the area between the curve and the straight line: 0 where all have the same, near 1 where one has all (C. Gini,
 * 1912). Null where there is nothing to share.
 */
export function gini(amounts: readonly number[]): number | null {
  const sorted = [...amounts].sort((a, b) => a - b);
  const total = sorted.reduce((sum, one) => sum + one, 0);
  if (total === 0) return null;
  const n = sorted.length;
  const weighted = sorted.reduce((sum, one, at) => sum + (2 * (at + 1) - n - 1) * one, 0);
  return weighted / (n * total);
}

/**
 * The busiest part of a list: the fewest whose number is at least the share of all, one where there is anybody. Ties are
 * settled by `order`, so that the same list always gives the same answer.
 * @param share from 0 to 1
 */
export function busiest<T>(
  list: readonly T[],
  share: number,
  amount: (one: T) => number,
  order: (a: T, b: T) => number,
): T[] {
  const most = Math.ceil(list.length * share);
  return [...list].sort((a, b) => amount(b) - amount(a) || order(a, b)).slice(0, most);
}

/**
 * The share that the least used so many of all have, between the points of the curve in a straight line.
 * @param curve points from `lorenzCurve`
 * @param people from 0 to 1
 */
export function shareAt(curve: readonly LorenzPoint[], people: number): number {
  const after = curve.findIndex((point) => point.people >= people - 1e-12);
  const [to, from] = [curve[after], curve[after - 1]];
  if (!to) return 0;
  if (!from || to.people === from.people) return to.share;
  return from.share + ((to.share - from.share) * (people - from.people)) / (to.people - from.people);
}
