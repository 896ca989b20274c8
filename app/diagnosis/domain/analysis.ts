import { proposeBand } from './analysis-proposal';
import { type Trend, trendOf } from './analysis-trend';
import type {
  Analysis,
  AnalysisBand,
  AnalysisInput,
  ComparatorKind,
  ComparatorPoint,
  CriterionResult,
  EvidencePoint,
  IndicatorPoint,
  JudgedAnswer,
} from './analysis-types';
import { figureWords } from './figures';
import { fold } from './fold';
import type { CriterionData } from './framework';
import { periodWords } from './indicator-periods';
import { suppressionLabel } from './indicators';

/**
 * Desk-top analysis of one school under one framework: every criterion for its phase answered from the newest figure,
 * or said to be not known and why; nothing is assumed where nothing is known. Pure: the same facts give the same
 * answer, in any order.
 */
export function analyse(input: AnalysisInput): Analysis {
  const figureOf = figures(input);
  const results = input.criteria
    .filter(({ phases }) => phases.length === 0 || phases.some((phase) => input.phases.includes(phase)))
    .map((criterion) => answerCriterion(criterion, input, figureOf));
  return { results, proposal: proposeBand(results, input.bands) };
}

/** The same analysis with people's answers to the criteria that no figure answers, and its proposal anew. */
export function withJudgements(
  results: readonly CriterionResult[],
  bands: readonly AnalysisBand[],
  judged: ReadonlyMap<string, JudgedAnswer>,
): Analysis {
  const answered = results.map((result) =>
    needsJudgement(result) ? judgedResult(result, judged.get(result.key)) : result,
  );
  return { results: answered, proposal: proposeBand(answered, bands) };
}

/** Whether a criterion is for a person to answer: no figure does. */
export function needsJudgement(result: CriterionResult): boolean {
  return result.by !== 'figure';
}

/** An indicator of the school as criteria ask for it: its words, its newest value and which way it has gone. */
type Figure = {
  name: string;
  unit: string;
  say: (text: string) => string;
  evidence: EvidencePoint | null;
  trend: Trend;
  /** The year or date of the newest value, in words. */
  when: string;
};

/** Indicators of a school, each worked out once: many criteria ask for the same. */
function figures({ describe, values }: AnalysisInput): (indicator: string) => Figure {
  const known = new Map<string, Figure>();
  return (indicator) => {
    const held = known.get(indicator);
    if (held) return held;
    const { name, unit, say = asIs } = describe(indicator) ?? { name: indicator, unit: '' };
    const points = values.get(indicator) ?? [];
    const newest = newestOf(points);
    const dated = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
    const figure: Figure = {
      ...{ name, unit, say },
      evidence: newest && {
        ...{ indicator, name, on: newest.on, period: newest.period, source: newest.source },
        ...{ text: newest.text, unit, value: newest.value },
      },
      trend: trendOf(dated, unit),
      when: newest ? periodWords(newest.period) : '',
    };
    known.set(indicator, figure);
    return figure;
  };
}

function answerCriterion(
  criterion: CriterionData,
  input: AnalysisInput,
  figureOf: (indicator: string) => Figure,
): CriterionResult {
  const result = answerFromFigures(criterion, input, figureOf);
  const judged = input.judged?.get(criterion.key);
  return judged && needsJudgement(result) ? judgedResult(result, judged) : result;
}

function answerFromFigures(
  criterion: CriterionData,
  input: AnalysisInput,
  figureOf: (indicator: string) => Figure,
): CriterionResult {
  const { test } = criterion;
  if (!test)
    return unanswered(
      criterion,
      null,
      'No figure answers this: it is for the adviser and the school to judge.',
    );
  const figure = figureOf(test.indicator);
  const { name, unit, evidence, when } = figure;
  if (!evidence) return unanswered(criterion, null, `${name}: no figure is held for this school.`);
  if ('oneOf' in test.than) return oneOf(criterion, figure, evidence, test.than.oneOf);
  if (evidence.value === null) {
    const code = evidence.text ? ` (${suppressionLabel(evidence.text)?.toLowerCase() ?? evidence.text})` : '';
    return unanswered(criterion, figure, `${name}: no figure is given for ${when}${code}.`);
  }
  const said = `${name}: ${figureWords(evidence.value, unit)} for ${when}`;
  const limit = limitOf(test.than, input.comparators.get(test.indicator) ?? [], evidence.period);
  if (!limit) {
    const kind = 'comparator' in test.than ? COMPARATOR_WORDS[test.than.comparator] : 'a figure';
    return unanswered(
      criterion,
      figure,
      `${said}. There is nothing to compare it with: ${kind} for that year is not held.`,
    );
  }
  const atLeast = test.is === 'at-least';
  const met = atLeast ? evidence.value >= limit.value : evidence.value <= limit.value;
  const why = `${said}; ${limitWords(atLeast, limit, unit)}.`;
  return answered(criterion, figure, met, why, limit.comparator);
}

/** The newest by period; of two for one period, the one entered last, then by its source, so that order is nothing. */
function newestOf(points: readonly IndicatorPoint[]): IndicatorPoint | null {
  let newest: IndicatorPoint | null = null;
  for (const point of points) if (newest === null || isNewer(point, newest)) newest = point;
  return newest;
}

function isNewer(a: IndicatorPoint, b: IndicatorPoint): boolean {
  if (a.period !== b.period) return a.period > b.period;
  if (a.on !== b.on) return a.on > b.on;
  if (a.source !== b.source) return a.source > b.source;
  const [x, y] = [String(a.value), String(b.value)];
  return x === y ? (a.text ?? '') > (b.text ?? '') : x > y;
}

/*
 * Results are written out whole, with their keys in alphabetical order: they are made by the million in an analysis of all
 * England, and what is kept of them has its keys in that order.
 */

/** A criterion that no figure answers, with why. */
function unanswered(criterion: CriterionData, figure: Figure | null, missing: string): CriterionResult {
  const { key, theme, band, text, suggests } = criterion;
  return {
    answer: 'not-known',
    band,
    by: 'nobody',
    comparator: null,
    evidence: figure?.evidence ?? null,
    key,
    missing,
    suggests,
    text,
    theme,
    trend: figure?.trend ?? 'not-enough',
    why: missing,
  };
}

function answered(
  criterion: CriterionData,
  { evidence, trend }: Figure,
  met: boolean,
  why: string,
  comparator: ComparatorPoint | null = null,
): CriterionResult {
  const { key, theme, band, text, suggests } = criterion;
  return {
    answer: met ? 'met' : 'not-met',
    band,
    by: 'figure',
    comparator,
    evidence,
    key,
    missing: null,
    suggests,
    text,
    theme,
    trend,
    why,
  };
}

/** The code of an outcome that the inspection did not judge. */
const NOT_JUDGED = 'not-judged';

function oneOf(
  criterion: CriterionData,
  figure: Figure,
  { text, value }: EvidencePoint,
  options: readonly string[],
): CriterionResult {
  const { name, say, when } = figure;
  const held = text ?? (value === null ? null : String(value));
  // A code that stands for a withheld figure is no answer.
  if (held === null || (value === null && suppressionLabel(held) !== null))
    return unanswered(criterion, figure, `${name}: nothing is given for ${when}.`);
  // A report card gives no overall grade: that nothing was judged says nothing for or against, unless it is asked for.
  if (fold(held) === NOT_JUDGED && !options.some((option) => fold(option) === NOT_JUDGED))
    return unanswered(criterion, figure, `${name}: not judged at the inspection of ${when}.`);
  const met = options.some((option) => fold(option) === fold(held));
  return answered(criterion, figure, met, `${name}: ${say(held)} (${when}).`);
}

type Limit = { value: number; comparator: ComparatorPoint | null; margin: number };

function limitOf(
  than: { figure: number } | { comparator: ComparatorKind; margin: number },
  comparators: readonly ComparatorPoint[],
  period: string,
): Limit | null {
  if ('figure' in than) return { value: than.figure, comparator: null, margin: 0 };
  const comparator = comparators.find((one) => one.kind === than.comparator && one.period === period);
  // Rounded, so that 0.1 + 0.2 does not decide a criterion.
  return comparator
    ? { value: Math.round((comparator.value + than.margin) * 1e6) / 1e6, comparator, margin: than.margin }
    : null;
}

function limitWords(atLeast: boolean, { value, comparator, margin }: Limit, unit: string): string {
  const side = atLeast ? 'at least' : 'at most';
  if (!comparator) return `the criterion is ${side} ${figureWords(value, unit)}`;
  const base = `${COMPARATOR_WORDS[comparator.kind]} is ${figureWords(comparator.value, unit)}`;
  return margin === 0
    ? `${base}, and the criterion is ${side} that`
    : `${base}, and the criterion is ${side} ${figureWords(value, unit)}`;
}

function judgedResult(result: CriterionResult, judged: JudgedAnswer | undefined): CriterionResult {
  if (judged)
    return { ...result, by: 'person', answer: judged.answer, why: judged.note || 'Judged by the adviser.' };
  const missing = result.missing ?? '';
  return { ...result, answer: 'not-known', by: 'nobody', why: missing, missing };
}

export const COMPARATOR_WORDS: Record<ComparatorKind, string> = {
  authority: 'the authority’s figure',
  england: 'the figure for England',
  similar: 'the figure for similar schools',
};

function asIs(text: string): string {
  return text;
}
