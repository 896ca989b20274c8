import { termWords } from '~/kernel/academic-year';
import { dateWords, list } from '~/kernel/words';
import type { SlotState } from '../domain/impact/sustained';
import type { Pace, Trajectory, TrajectoryGap } from '../domain/impact/trajectory';
import { placesOf } from '../domain/impact/trajectory';
import type { PointKind } from '../domain/impact/vocabulary';

/** What each kind of reading is called, and what it is in a form. */
export const KIND_WORDS: Readonly<Record<PointKind, { name: string; choice: string }>> = {
  interim: { name: 'Interim', choice: 'In between, such as a termly assessment' },
  visit: { name: 'At a visit', choice: 'At a visit' },
  review: { name: 'At a review', choice: 'At an Improvement Review' },
  exit: { name: 'At exit', choice: 'At exit, as the support ends' },
  sustained: { name: 'After exit', choice: 'After exit, to see what has lasted' },
};

/** What keeps a measure from having a trajectory, each as part of a sentence. */
const GAP_WORDS: Readonly<Record<Exclude<TrajectoryGap, 'no-way-to-go' | 'no-time'>, string>> = {
  baseline: 'a baseline',
  'baseline-date': 'the date of its baseline',
  target: 'a target',
  'target-date': 'a date for its target',
};

/** Why a measure has no trajectory, and what to do about it. */
export function gapsSentence(gaps: readonly TrajectoryGap[]): string {
  if (gaps.includes('no-way-to-go')) {
    return 'The target is the same as the baseline, so there is no trajectory between them.';
  }
  if (gaps.includes('no-time')) {
    return 'The date of the target is not after that of the baseline, so there is no trajectory between them.';
  }
  // What is left are the four that name something missing.
  const missing = gaps.flatMap((gap) => (gap === 'no-way-to-go' || gap === 'no-time' ? [] : GAP_WORDS[gap]));
  return `The agreement does not give this measure ${list(missing, 'or')}, so it has no trajectory. An amendment can add it.`;
}

/** A figure to the places its measure is shown in: 63.333… is "63.3". */
export function roundedTo(value: number, trajectory: Trajectory): number {
  const places = 10 ** placesOf(trajectory);
  // Adding zero makes −0 plain 0.
  return Math.round(value * places) / places + 0;
}

/** An amount of a unit that is a difference: of percentages, points. "4 percentage points", "3 pupils". */
export function differenceFigure(amount: number, unit: string): string {
  const size = Math.abs(amount);
  if (unit.startsWith('%')) return `${size} percentage ${size === 1 ? 'point' : 'points'}`;
  return `${size} ${unit}`.trim();
}

/** How a reading stands to its trajectory, in words: "Behind by 3 pupils". */
export function paceSentence(pace: Pace, better: number, unit: string, trajectory: Trajectory): string {
  const amount = roundedTo(better, trajectory);
  if (pace === 'ahead') return `Ahead by ${differenceFigure(amount, unit)}`;
  if (pace === 'behind') return `Behind by ${differenceFigure(amount, unit)}`;
  if (amount === 0) return 'On trajectory';
  return `On trajectory, ${differenceFigure(amount, unit)} ${amount > 0 ? 'ahead' : 'short'}`;
}

export const PACE_TAGS = {
  ahead: { label: 'Ahead', tone: 'green' },
  on: { label: 'On trajectory', tone: 'teal' },
  behind: { label: 'Behind', tone: 'amber' },
} as const;

export const SLOT_TAGS: Readonly<
  Record<SlotState, { label: string; tone: 'grey' | 'amber' | 'red' | 'green' }>
> = {
  'to-come': { label: 'Not due yet', tone: 'grey' },
  due: { label: 'Due now', tone: 'amber' },
  overdue: { label: 'Overdue', tone: 'red' },
  missed: { label: 'Not read in time', tone: 'grey' },
  read: { label: 'Read', tone: 'green' },
};

/** "One term after the support ended: autumn term 2027". */
export function slotTitle({ termsAfter, term }: { termsAfter: 1 | 2; term: string }): string {
  return `${termsAfter === 1 ? 'One term' : 'Two terms'} after the support ended: ${termWords(term)}`;
}

type EventDetails = { kind?: PointKind; on?: string; points?: unknown[] };

/** What happened to readings, as sentences of the timeline. */
export const IMPACT_SENTENCES: Readonly<Record<string, (details: EventDetails) => string>> = {
  'measure.recorded': ({ kind, on, points }) =>
    `${points?.length === 1 ? 'A measure' : `${points?.length ?? 'Some'} measures`} read${
      kind ? ` ${KIND_OCCASION[kind]}` : ''
    }${on ? `, as of ${dateWords(on)}` : ''}`,
  'measure.corrected': () => 'A reading of a measure corrected',
  'measure.withdrawn': () => 'A reading of a measure withdrawn',
};

const KIND_OCCASION: Readonly<Record<PointKind, string>> = {
  interim: 'in between',
  visit: 'at a visit',
  review: 'at a review',
  exit: 'at exit',
  sustained: 'after exit',
};
