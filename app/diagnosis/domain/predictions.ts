import type { CalendarDate } from '~/kernel/clock';
import {
  type Found,
  foundBy,
  type GradeScale,
  givesGrades,
  gradesOf,
  type InspectionRecord,
  placeOfGrade,
  scaleOf,
} from './inspection-outcomes';
import type { Lines } from './school-lines';

/** What a diagnosis said the next inspection would find. */
export type Prediction = {
  diagnosisId: string;
  urn: number;
  term: string;
  /** The day it was shared with the school: from then on it cannot be changed. */
  on: CalendarDate;
  /** A grade's key, of either scale. */
  outcome: string;
};

export const PREDICTION_RESULTS = ['matched', 'higher', 'lower', 'not-comparable'] as const;
export type PredictionResult = (typeof PREDICTION_RESULTS)[number];

/** Why a prediction and what was found cannot be put side by side. */
export type NotComparable = 'other-scale' | 'no-overall' | 'no-area' | 'unknown-grade';

/** One prediction set against the inspection it was about. */
export type Comparison = {
  prediction: Prediction;
  inspection: InspectionRecord & { startedOn: CalendarDate };
  found: Found;
  /** `higher`: the inspection found a more favourable grade than predicted. */
  result: PredictionResult;
  /** Grades between them, upward positive; null where they cannot be compared. */
  steps: number | null;
  why: NotComparable | null;
};

/** A prediction against what was found: on the same scale, or not comparable with the reason. */
export function compareGrades(predicted: string, found: Found): Pick<Comparison, 'result' | 'steps' | 'why'> {
  const no = (why: NotComparable) => ({ result: 'not-comparable' as const, steps: null, why });
  const scale = scaleOf(predicted);
  if (scale === null) return no('unknown-grade');
  if (found.kind === 'no-grade') return no(found.why);
  if (found.scale !== scale) return no('other-scale');
  const steps = placeOfGrade(scale, predicted) - placeOfGrade(scale, found.grade);
  return { result: steps === 0 ? 'matched' : steps > 0 ? 'higher' : 'lower', steps, why: null };
}

/**
 * Sets predictions against inspections, after the table of current and predicted judgements in Rutland's report of
 * 2015. The rule: an inspection that gives grades is set against the last prediction shared with the school before its
 * first day and not before the inspection previous to it, for a prediction is about the next inspection and is used up
 * by it. A prediction shared on the first day counts for the inspection after. A school that converted is one line.
 * @param predictions in order of time
 * @returns the latest inspection first
 */
export function setAgainst(
  predictions: readonly Prediction[],
  inspections: readonly InspectionRecord[],
  lines: Pick<Lines, 'standsFor'>,
): Comparison[] {
  const byLine = groupedBy(inspections, ({ urn }) => lines.standsFor(urn));
  const compared: Comparison[] = [];
  for (const [line, made] of groupedBy(predictions, ({ urn }) => lines.standsFor(urn))) {
    const own = inspectionsOfLine(byLine.get(line) ?? []);
    let previous: CalendarDate | null = null;
    for (const inspection of own) {
      const day = inspection.startedOn;
      const since = previous;
      const prediction = made.findLast(({ on }) => on < day && (since === null || on >= since));
      if (prediction) {
        const found = foundBy(inspection);
        compared.push({ prediction, inspection, found, ...compareGrades(prediction.outcome, found) });
      }
      previous = day;
    }
  }
  return compared.sort((a, b) =>
    a.inspection.startedOn === b.inspection.startedOn
      ? a.inspection.urn - b.inspection.urn
      : a.inspection.startedOn < b.inspection.startedOn
        ? 1
        : -1,
  );
}

/** Things by a number they share, in the order given. */
export function groupedBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/**
 * Inspections of one line of schools that give grades and have a day, each once, the earliest first. Published files
 * list an inspection under the school as it is now and as it was then.
 */
export function inspectionsOfLine(
  inspections: readonly InspectionRecord[],
): (InspectionRecord & { startedOn: CalendarDate })[] {
  const once = new Map<string, InspectionRecord & { startedOn: CalendarDate }>();
  for (const one of inspections) {
    const { startedOn } = one;
    if (startedOn === null || !givesGrades(one)) continue;
    const key = `${one.form} ${startedOn}`;
    if (!once.has(key)) once.set(key, { ...one, startedOn });
  }
  return [...once.values()].sort((a, b) =>
    a.startedOn === b.startedOn ? (a.id < b.id ? -1 : 1) : a.startedOn < b.startedOn ? -1 : 1,
  );
}

/** How often the service foresaw what inspection found. */
export type Calibration = {
  compared: number;
  comparable: number;
  matched: number;
  higher: number;
  lower: number;
  /** Matched, or one grade away. */
  withinOne: number;
};

/** Counts over all comparisons; what cannot be compared is in `compared` alone. */
export function calibrationOf(comparisons: readonly Comparison[]): Calibration {
  const of = (result: PredictionResult) => comparisons.filter((one) => one.result === result).length;
  const comparable = comparisons.filter(({ steps }) => steps !== null);
  return {
    compared: comparisons.length,
    comparable: comparable.length,
    matched: of('matched'),
    higher: of('higher'),
    lower: of('lower'),
    withinOne: comparable.filter(({ steps }) => Math.abs(steps ?? 9) <= 1).length,
  };
}

/** Predicted by found, as counts, on one scale. */
export type CrossTable = {
  scale: GradeScale;
  grades: readonly { key: string; label: string }[];
  /** `counts[predicted][found]`, in the order of `grades`. */
  counts: number[][];
  total: number;
};

/** One cross-table for each scale that has comparisons. */
export function crossTables(comparisons: readonly Comparison[]): CrossTable[] {
  return (['overall', 'report-card'] as const).flatMap((scale) => {
    const grades = gradesOf(scale);
    const counts = grades.map(() => grades.map(() => 0));
    let total = 0;
    for (const { prediction, found, steps } of comparisons) {
      if (steps === null || found.kind !== 'grade' || found.scale !== scale) continue;
      const row = counts[placeOfGrade(scale, prediction.outcome)];
      const column = placeOfGrade(scale, found.grade);
      if (row) row[column] = (row[column] ?? 0) + 1;
      total++;
    }
    return total === 0 ? [] : [{ scale, grades, counts, total }];
  });
}

export const EXPECTATIONS = ['rise', 'hold', 'fall', 'not-comparable', 'inspected', 'none'] as const;
/**
 * A school's prediction beside its judgement now: that it will rise, hold or fall; that the two are on different scales;
 * that it has been inspected since; or that nothing has been predicted.
 */
export type Expectation = (typeof EXPECTATIONS)[number];

/**
 * What the last prediction of a school says beside its judgement now.
 * @param now what its last inspection found; null where it has none
 * @param inspectedOn first day of that inspection
 */
export function expectationOf(
  prediction: Pick<Prediction, 'outcome' | 'on'> | null,
  now: Found | null,
  inspectedOn: CalendarDate | null,
): Expectation {
  if (!prediction) return 'none';
  if (inspectedOn !== null && inspectedOn > prediction.on) return 'inspected';
  if (!now) return 'not-comparable';
  const { steps } = compareGrades(prediction.outcome, now);
  if (steps === null) return 'not-comparable';
  return steps === 0 ? 'hold' : steps > 0 ? 'fall' : 'rise';
}
