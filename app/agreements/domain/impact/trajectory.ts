import { addDays, type CalendarDate, daysBetween } from '~/kernel/clock';
import type { Outcome } from '../content';

/** What a trajectory is drawn from. */
export type MeasureEnds = Pick<Outcome, 'baseline' | 'baselineOn' | 'target' | 'byDate'>;

/** The straight line from the baseline on its day to the target on its day. */
export type Trajectory = {
  from: { on: CalendarDate; value: number };
  to: { on: CalendarDate; value: number };
  /** Whether a lower figure is better: the target lies below the baseline. */
  lowerIsBetter: boolean;
};

/** Why there is no line: something was never stated, or what was stated gives none. */
export const TRAJECTORY_GAPS = [
  'baseline',
  'baseline-date',
  'target',
  'target-date',
  'no-way-to-go',
  'no-time',
] as const;
export type TrajectoryGap = (typeof TRAJECTORY_GAPS)[number];

/**
 * Part of the way from baseline to target within which a reading counts as being on the trajectory: a tenth. A measure
 * of thirty pupils moves by three points with each of them, so that a narrower band would call chance a lag.
 */
export const TOLERANCE = 0.1;

/** How a reading stands to where the measure should be on its day. */
export type Pace = 'ahead' | 'on' | 'behind';

/** The line of a measure, or everything that keeps it from having one. */
export function trajectoryOf({
  baseline,
  baselineOn,
  target,
  byDate,
}: MeasureEnds): { ok: true; value: Trajectory } | { ok: false; gaps: TrajectoryGap[] } {
  if (baseline !== null && baselineOn !== null && target !== null && byDate !== null) {
    if (baseline === target) return { ok: false, gaps: ['no-way-to-go'] };
    if (byDate <= baselineOn) return { ok: false, gaps: ['no-time'] };
    return {
      ok: true,
      value: {
        from: { on: baselineOn, value: baseline },
        to: { on: byDate, value: target },
        lowerIsBetter: target < baseline,
      },
    };
  }
  const stated: [TrajectoryGap, unknown][] = [
    ['baseline', baseline],
    ['baseline-date', baselineOn],
    ['target', target],
    ['target-date', byDate],
  ];
  return { ok: false, gaps: stated.flatMap(([gap, value]) => (value === null ? [gap] : [])) };
}

/**
 * Where a measure should be on a date if it moved evenly: the baseline until its day, the target from its day on.
 * @returns the value in the measure's unit, not rounded
 */
export function expectedAt({ from, to }: Trajectory, on: CalendarDate): number {
  if (on <= from.on) return from.value;
  if (on >= to.on) return to.value;
  const share = daysBetween(from.on, on) / daysBetween(from.on, to.on);
  return from.value + share * (to.value - from.value);
}

/**
 * The part of the way from baseline to target that a value has come: 0 at the baseline or on the wrong side of it,
 * 1 at the target, more beyond it, whichever way the measure runs.
 */
export function progressShare({ from, to }: Trajectory, value: number): number {
  return Math.max(0, (value - from.value) / (to.value - from.value));
}

/**
 * How a reading stands to the trajectory. Until the target's day it is on it within `TOLERANCE` of the way from baseline
 * to target; from that day on the target is reached or it is not, and nearly is not.
 * @returns `better`: by how much it is better than expected in the measure's unit, negative where it is short
 */
export function standingAt(
  trajectory: Trajectory,
  on: CalendarDate,
  value: number,
): { pace: Pace; expected: number; better: number } {
  const { from, to, lowerIsBetter } = trajectory;
  const expected = expectedAt(trajectory, on);
  const better = lowerIsBetter ? expected - value : value - expected;
  const room = on >= to.on ? 0 : TOLERANCE * Math.abs(to.value - from.value);
  // Sums of decimal fractions miss by less than this.
  const slip = 1e-9 * Math.max(1, Math.abs(from.value), Math.abs(to.value));
  if (better > room + slip) return { pace: 'ahead', expected, better };
  return { pace: better < -room - slip ? 'behind' : 'on', expected, better };
}

/** Decimal places that tell the steps of a measure apart: whole steps of the way are shown to one place, small ones to two. */
export function placesOf({ from, to }: Trajectory): 1 | 2 {
  return Math.abs(to.value - from.value) < 2 ? 2 : 1;
}

/** The days a chart of several measures spans: from the first baseline to the last target or reading. */
export function spanOf(
  measures: readonly MeasureEnds[],
  readOn: readonly CalendarDate[],
  today: CalendarDate,
): { from: CalendarDate; to: CalendarDate } {
  const days = [...measures.flatMap(({ baselineOn, byDate }) => [baselineOn, byDate]), ...readOn]
    .filter((day) => day !== null)
    .sort();
  const first = days[0] ?? addDays(today, -30);
  const last = days.at(-1) ?? today;
  return { from: first, to: last > first ? last : addDays(first, 30) };
}
