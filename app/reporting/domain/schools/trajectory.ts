import { type CalendarDate, daysBetween } from '~/kernel/clock';
import type { TrajectoryMeasure } from '../vocabulary';

/** The percentage meant by a day. */
export type TrajectoryPoint = { on: CalendarDate; percent: number };

/** What a trajectory is for; an empty phase or place is all of them. */
export type TrajectoryScope = { measure: TrajectoryMeasure; phase: string; place: string };

/**
 * What is meant for a day: on the straight line between the points before and after it. Before the first and after the
 * last nothing is meant.
 * @param points in order of time
 */
export function aimOn(points: readonly TrajectoryPoint[], day: CalendarDate): number | null {
  const after = points.findIndex(({ on }) => on >= day);
  const next = points[after];
  if (!next) return null;
  if (next.on === day) return next.percent;
  const before = points[after - 1];
  if (!before) return null;
  const way = daysBetween(before.on, day) / daysBetween(before.on, next.on);
  return before.percent + (next.percent - before.percent) * way;
}

/** The next point that is still to come; the point of today is. */
export function nextAim(points: readonly TrajectoryPoint[], today: CalendarDate): TrajectoryPoint | null {
  return points.find(({ on }) => on >= today) ?? null;
}

/** How far a share is from what is meant, in percentage points. */
export type Distance = 'on' | 'ahead' | 'behind';
/** Within so many percentage points a share is where it is meant to be. */
export const ON_TRACK = 0.5;

export function distanceOf(actual: number, aim: number): { how: Distance; points: number } {
  const points = Math.abs(actual - aim);
  return { how: points <= ON_TRACK ? 'on' : actual > aim ? 'ahead' : 'behind', points };
}

/**
 * The points of a new version: those typed for the days asked about, and earlier ones for days before them, which are
 * history and stay. In order of time; days left blank have none.
 * @param asked the days the form asked about
 */
export function newPoints(
  before: readonly TrajectoryPoint[],
  asked: readonly CalendarDate[],
  typed: ReadonlyMap<CalendarDate, number>,
): TrajectoryPoint[] {
  const kept = before.filter(({ on }) => !asked.includes(on));
  const given = asked.flatMap((on) => {
    const percent = typed.get(on);
    return percent === undefined ? [] : [{ on, percent }];
  });
  return [...kept, ...given].sort((a, b) => (a.on < b.on ? -1 : 1));
}

export function samePoints(a: readonly TrajectoryPoint[], b: readonly TrajectoryPoint[]): boolean {
  return (
    a.length === b.length && a.every(({ on, percent }, at) => on === b[at]?.on && percent === b[at]?.percent)
  );
}
