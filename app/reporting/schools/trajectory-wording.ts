import { dateWords } from '~/kernel/words';
import {
  aimOn,
  distanceOf,
  nextAim,
  type TrajectoryPoint,
  type TrajectoryScope,
} from '../domain/schools/trajectory';
import type { TrajectoryMeasure } from '../domain/vocabulary';

export const MEASURE_WORDS: Record<TrajectoryMeasure, string> = {
  schools: 'Schools good or better',
  pupils: 'Pupils in schools good or better',
};

/** "all schools", "primary schools", "special schools in North Marl". */
export function scopeWords({ phase, place }: Pick<TrajectoryScope, 'phase' | 'place'>): string {
  const kind = phase === '' ? (place === '' ? 'all schools' : 'schools') : `${phase.toLowerCase()} schools`;
  return place === '' ? kind : `${kind} in ${place}`;
}

/** "78%" to one decimal place; "–" of nothing. */
export function percentOf(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((1000 * part) / whole) / 10}%`;
}

/** Where a share stands beside what is meant for the day, and what comes next. */
export function standingWords(
  actual: number | null,
  points: readonly TrajectoryPoint[],
  today: string,
): string {
  const next = nextAim(points, today);
  const coming = next ? ` Next: ${next.percent}% by ${dateWords(next.on)}.` : '';
  const aim = aimOn(points, today);
  if (actual === null) return `Nothing to compare yet.${coming}`;
  if (aim === null)
    return next ? coming.trim() : 'The last day it was set for is past: it is time for a new one.';
  const { how, points: away } = distanceOf(actual, aim);
  const far = `${Math.round(away * 10) / 10} percentage points`;
  const words = {
    on: 'On the trajectory.',
    ahead: `${far} above the trajectory.`,
    behind: `${far} below the trajectory.`,
  };
  return `${words[how]}${coming}`;
}
