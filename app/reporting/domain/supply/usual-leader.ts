import type { HalfDays } from '~/kernel/days';
import { distanceKm, type GridPoint, travelMinutes } from '~/kernel/geo';
import { quantile } from '../figure';

/** A leader as they usually are here: days in a term, and how far they travel. */
export type UsualLeader = { halfDays: HalfDays; minutes: number };

/** What is taken where an authority has no leaders to learn it from: six days a term, 45 minutes. */
export const NO_LEADERS: UsualLeader = { halfDays: 12, minutes: 45 };

/**
 * The usual leader of an authority: the median of the limits its leaders have set for a term (those of nothing left out),
 * to the nearest half-day, and of the minutes they travel.
 */
export function usualLeader(limits: readonly HalfDays[], minutes: readonly number[]): UsualLeader {
  const positive = limits.filter((one) => one > 0).sort((a, b) => a - b);
  const sorted = [...minutes].sort((a, b) => a - b);
  return {
    halfDays: positive.length === 0 ? NO_LEADERS.halfDays : Math.round(quantile(positive, 0.5)),
    minutes: sorted.length === 0 ? NO_LEADERS.minutes : Math.round(quantile(sorted, 0.5)),
  };
}

/**
 * The school of a place that is nearest to its middle (the mean of all its schools): where one more leader of the place is
 * taken to come from. Null where no school's place on the grid is known.
 * @param schools in any order; of two equally near, the one with the lower URN
 */
export function schoolInTheMiddle<S extends { urn: number; grid: GridPoint | null }>(
  schools: readonly S[],
): (S & { grid: GridPoint }) | null {
  const placed = schools.flatMap((one) => (one.grid ? [{ ...one, grid: one.grid }] : []));
  if (placed.length === 0) return null;
  const mean = (axis: keyof GridPoint) =>
    placed.reduce((sum, { grid }) => sum + grid[axis], 0) / placed.length;
  const middle = { easting: mean('easting'), northing: mean('northing') };
  return placed.reduce((best, one) => {
    const less = distanceKm(one.grid, middle) - distanceKm(best.grid, middle);
    return less < 0 || (less === 0 && one.urn < best.urn) ? one : best;
  });
}

/** Whether somebody at one point would travel to another; within a place without a grid reference, they would. */
export function withinReach(from: GridPoint | null, to: GridPoint | null, minutes: number): boolean | null {
  return from && to ? travelMinutes(distanceKm(from, to)) <= minutes : null;
}
