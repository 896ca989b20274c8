import { slotOf } from '~/agreements/domain/impact/sustained';
import { TOLERANCE } from '~/agreements/domain/impact/trajectory';
import type { PointKind } from '~/agreements/domain/impact/vocabulary';
import type { CalendarDate } from '~/kernel/clock';
import type { SustainedFact } from '../facts/cases';

/** A reading of a measure that counts. */
export type MeasureReading = { kind: PointKind; on: CalendarDate; value: number };

/**
 * Whether what was reached at the end is still there: the target is, or the measure has not fallen back from the reading at
 * the end by more than a tenth of the way from baseline to target. The tenth is the room that the measure's trajectory has
 * as well: a few pupils move it by as much. Where there is no way to measure by, nobody can say.
 * @param exitValue the reading at the end
 */
export function hasLasted(
  { baseline, target }: { baseline: number | null; target: number | null },
  exitValue: number | null,
  value: number,
): boolean | null {
  if (baseline === null || target === null || baseline === target) return null;
  const way = target - baseline;
  const towards = (figure: number) => (figure - baseline) / way;
  // Sums of decimal fractions miss by less than this.
  const slip = 1e-9;
  if (towards(value) >= 1 - slip) return true;
  if (exitValue === null) return null;
  return towards(value) >= Math.min(1, towards(exitValue)) - TOLERANCE - slip;
}

/**
 * What was read of an outcome one and two terms after the support ended: the last reading of each.
 * @param endedOn the day the support ended
 * @param readings of the outcome, the earliest first
 */
export function lastingOf(
  ends: { baseline: number | null; target: number | null },
  endedOn: CalendarDate,
  readings: readonly MeasureReading[],
): { exitValue: number | null; sustained: SustainedFact[] } {
  const exitValue = readings.findLast(({ kind }) => kind === 'exit')?.value ?? null;
  const sustained = ([1, 2] as const).flatMap((termsAfter): SustainedFact[] => {
    const last = readings.findLast(
      ({ kind, on }) => kind === 'sustained' && slotOf(endedOn, on) === termsAfter,
    );
    if (!last) return [];
    return [{ termsAfter, on: last.on, value: last.value, held: hasLasted(ends, exitValue, last.value) }];
  });
  return { exitValue, sustained };
}
