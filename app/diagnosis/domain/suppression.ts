/** Fewer schools than this in a band are not published: in a small authority people would know which they are. */
export const LEAST_PUBLISHED = 5;

/**
 * Counts by band as they may be published, so that no school's band can be worked out: not by taking what is shown from
 * the total, which is in the national register, and not by somebody who knows this rule. What is kept back is null:
 * 1. a count from 1 to 4;
 * 2. where there is one, the smallest of the other counts too, and any equal to it: which of those kept back are the
 *    small ones then shows neither in their sum nor in their order;
 * 3. everything, where all schools would be among those kept back, or are in one band, which would say the band of each.
 * @param counts schools in each band, "no band yet" being one
 */
export function publishable(counts: readonly number[], least: number = LEAST_PUBLISHED): (number | null)[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const nothing = counts.map(() => null);
  if (total === 0) return [...counts];
  if (counts.includes(total)) return nothing;
  const small = (n: number) => n > 0 && n < least;
  if (!counts.some(small)) return [...counts];
  const second = Math.min(...counts.filter((n) => n >= least));
  const kept = (n: number) => small(n) || n === second;
  if (counts.every((n) => n === 0 || kept(n))) return nothing;
  return counts.map((n) => (kept(n) ? null : n));
}
