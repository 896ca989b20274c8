/** A share of a group: so many of so many. */
export type Share = { of: number; served: number };

/** Ninety-five times in a hundred: the usual reach of an interval. */
const Z = 1.959963984540054;

/** Groups smaller than this say too little for any comparison. */
export const FEWEST_COMPARED = 10;

/**
 * Between which shares the true one may well lie, where this group is a sample of years like it: the score interval of
 * E. B. Wilson ("Probable inference, the law of succession, and statistical inference", 1927), 95 %. It keeps within 0 and
 * 1 and is of use for small groups, as the usual one with its equal sides is not.
 * @returns shares from 0 to 1; all of them where the group is empty
 */
export function likelyShare({ of, served }: Share): readonly [number, number] {
  if (of <= 0) return [0, 1];
  const share = served / of;
  const middle = share + (Z * Z) / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)];
}

/**
 * Between which values the difference of two shares, the first less the second, may well lie: the hybrid score interval
 * (R. G. Newcombe, "Interval estimation for the difference between independent proportions", 1998, method 10), 95 %.
 */
export function likelyDifference(a: Share, b: Share): readonly [number, number] {
  if (a.of <= 0 || b.of <= 0) return [-1, 1];
  const [p, q] = [a.served / a.of, b.served / b.of];
  const [[pLow, pHigh], [qLow, qHigh]] = [likelyShare(a), likelyShare(b)];
  return [p - q - Math.hypot(p - pLow, qHigh - q), p - q + Math.hypot(pHigh - p, q - qLow)];
}

/** What two groups' shares say beside each other. */
export type Compared = 'too-few' | 'no-clear-difference' | 'first-more' | 'second-more';

/** Compares two groups; a difference counts as clear only where none at all is not among the likely ones. */
export function compareShares(a: Share, b: Share): Compared {
  if (a.of < FEWEST_COMPARED || b.of < FEWEST_COMPARED) return 'too-few';
  const [low, high] = likelyDifference(a, b);
  if (low > 0) return 'first-more';
  return high < 0 ? 'second-more' : 'no-clear-difference';
}
