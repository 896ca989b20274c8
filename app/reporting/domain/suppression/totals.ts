import { LEAST_PUBLISHED } from '~/diagnosis/domain';

/**
 * Whether a sum of days or pounds may be published, by what each school or person adds to it: at least `least` add
 * something, and what all but the two largest add is at least a tenth of the largest, so that the second cannot work out
 * the first closely (the p% rule: Hundepool and others, Statistical Disclosure Control, 2012, section 4.2).
 */
export function maySumBePublished(adds: readonly number[], least: number = LEAST_PUBLISHED): boolean {
  const given = adds.filter((value) => value > 0).sort((a, b) => b - a);
  if (given.length === 0) return true;
  const [largest = 0, , ...rest] = given;
  return given.length >= least && rest.reduce((sum, value) => sum + value, 0) >= largest / 10;
}

/**
 * A sum as it is published: rounded, so that what one more record adds does not show between two reports.
 * @param step such as ten days, or a thousand pounds
 */
export function rounded(sum: number, step: number): number {
  return Math.round(sum / step) * step;
}

/** Fewest records of which a median is published. */
export const LEAST_FOR_MEDIAN = 2 * LEAST_PUBLISHED;
