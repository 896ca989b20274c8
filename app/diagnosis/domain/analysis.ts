import { proposeBand } from './analysis-proposal';
import { trendOf } from './analysis-trend';
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
  const results = input.criteria
    .filter(({ phases }) => phases.length === 0 || phases.some((phase) => input.phases.includes(phase)))
    .map((criterion) => answerCriterion(criterion, input));
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

function answerCriterion(criterion: CriterionData, input: AnalysisInput): CriterionResult {
  const result = answerFromFigures(criterion, input);
  return needsJudgement(result) ? judgedResult(result, input.judged?.get(criterion.key)) : result;
}

function answerFromFigures(criterion: CriterionData, input: AnalysisInput): CriterionResult {
  const { key, theme, band, text, suggests, test } = criterion;
  const blank: CriterionResult = {
    ...{ key, theme, band, text, suggests },
    answer: 'not-known',
    by: 'nobody',
    evidence: null,
    comparator: null,
    trend: 'not-enough',
    why: '',
    missing: null,
  };
  if (!test) return notKnown(blank, 'No figure answers this: it is for the adviser and the school to judge.');
  const { name, unit, say = asIs } = input.describe(test.indicator) ?? { name: test.indicator, unit: '' };
  const points = input.values.get(test.indicator) ?? [];
  const newest = newestOf(points);
  if (!newest) return notKnown(blank, `${name}: no figure is held for this school.`);
  const evidence: EvidencePoint = { indicator: test.indicator, name, unit, ...newest };
  const figures = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  const found = { ...blank, evidence, trend: trendOf(figures, unit) };
  const when = periodWords(newest.period);
  if ('oneOf' in test.than) return oneOf(found, evidence, test.than.oneOf, say);
  if (newest.value === null) {
    const code = newest.text ? ` (${suppressionLabel(newest.text)?.toLowerCase() ?? newest.text})` : '';
    return notKnown(found, `${name}: no figure is given for ${when}${code}.`);
  }
  const said = `${name}: ${figureWords(newest.value, unit)} for ${when}`;
  const limit = limitOf(test.than, input.comparators.get(test.indicator) ?? [], newest.period);
  if (!limit) {
    const kind = 'comparator' in test.than ? COMPARATOR_WORDS[test.than.comparator] : 'a figure';
    return notKnown(
      found,
      `${said}. There is nothing to compare it with: ${kind} for that year is not held.`,
    );
  }
  const atLeast = test.is === 'at-least';
  const met = atLeast ? newest.value >= limit.value : newest.value <= limit.value;
  return {
    ...found,
    by: 'figure',
    answer: met ? 'met' : 'not-met',
    comparator: limit.comparator,
    why: `${said}; ${limitWords(atLeast, limit, unit)}.`,
  };
}

/** The newest by period; of two for one period, the one entered last, then by its source, so that order is nothing. */
function newestOf(points: readonly IndicatorPoint[]): IndicatorPoint | null {
  const rank = ({ period, on, source, value, text }: IndicatorPoint) =>
    [period, on, source, String(value), text ?? ''].join('\u0000');
  return points.reduce<IndicatorPoint | null>(
    (best, point) => (best === null || rank(point) > rank(best) ? point : best),
    null,
  );
}

function notKnown(result: CriterionResult, missing: string): CriterionResult {
  return { ...result, answer: 'not-known', by: 'nobody', why: missing, missing };
}

/** The code of an outcome that the inspection did not judge. */
const NOT_JUDGED = 'not-judged';

function oneOf(
  found: CriterionResult,
  { name, period, text, value }: EvidencePoint,
  options: readonly string[],
  say: (text: string) => string,
): CriterionResult {
  const held = text ?? (value === null ? null : String(value));
  // A code that stands for a withheld figure is no answer.
  if (held === null || (value === null && suppressionLabel(held) !== null))
    return notKnown(found, `${name}: nothing is given for ${periodWords(period)}.`);
  // A report card gives no overall grade: that nothing was judged says nothing for or against, unless it is asked for.
  if (fold(held) === NOT_JUDGED && !options.some((option) => fold(option) === NOT_JUDGED))
    return notKnown(found, `${name}: not judged at the inspection of ${periodWords(period)}.`);
  const met = options.some((option) => fold(option) === fold(held));
  return {
    ...found,
    by: 'figure',
    answer: met ? 'met' : 'not-met',
    why: `${name}: ${say(held)} (${periodWords(period)}).`,
  };
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
  if (!judged) return notKnown(result, result.missing ?? '');
  return { ...result, by: 'person', answer: judged.answer, why: judged.note || 'Judged by the adviser.' };
}

export const COMPARATOR_WORDS: Record<ComparatorKind, string> = {
  authority: 'the authority’s figure',
  england: 'the figure for England',
  similar: 'the figure for similar schools',
};

function asIs(text: string): string {
  return text;
}
