import { figureWords } from '~/agreements/domain';
import type { OutcomeResult } from '~/agreements/domain/exit/vocabulary';
import {
  AGAIN_WORDS,
  ATTRIBUTION_WORDS,
  DAYS_WORDS,
  EVALUATOR_NAMES,
  FIT_WORDS,
  RESULTS,
} from '~/agreements/exit/wording';
import { termOf } from '~/kernel/academic-year';
import { moneyWords } from '~/kernel/money';
import { type AgreementFact, agreementsOf, type CaseFact, type OutcomeFact } from '../domain/facts/cases';
import { SCHOOL_FACETS } from '../domain/facts/schools';
import type { FigureRecord } from '../domain/figure';
import { spendPerOutcome, wholeOf } from '../domain/support/spend';
import type { FigureDefinition } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { inListed } from './in-listed';
import { agreementRecord, areaWords, dayCell } from './records';

const OUTCOME_FACETS = ['focus', 'result', 'designation', ...SCHOOL_FACETS, 'term'];
const RESULT_NAMES = (['met', 'partly', 'not-met'] as const).map((result) => RESULTS[result].label);
const AREA_RULE =
  'An outcome counts under the focus area of the need it was drawn up from; where that cannot be told, under “More than one area”.';

/** Figures of what difference support has made, and what it cost. */
export const DIFFERENCE_FIGURES = {
  'support-outcomes': {
    group: 'support',
    label: 'Outcomes judged',
    explains: `Outcomes of agreements that the service has judged at their end: met, partly met or not met. ${AREA_RULE} Each counts in the term in which support ended. It says how far what was agreed was reached, not what the support was the cause of.`,
    way: 'count',
    unit: 'records',
    noun: ['outcome', 'outcomes'],
    columns: ['Result', 'At the end', 'Support ended'],
    facets: OUTCOME_FACETS,
    inOrder: (facet, values) => (facet === 'result' ? inListed(RESULT_NAMES, values) : [...values]),
    records: async (reading) => outcomeRecords(await reading.cases(), () => true),
  },
  'support-outcomes-met': {
    group: 'support',
    label: 'Outcomes met',
    explains: `Of outcomes judged at the end of support, those that were met. One met in part is listed and not counted. ${AREA_RULE} It says how far what was agreed was reached, not what the support was the cause of.`,
    way: 'share',
    unit: 'records',
    noun: ['outcome', 'outcomes'],
    columns: ['Result', 'At the end', 'Support ended'],
    facets: OUTCOME_FACETS.filter((facet) => facet !== 'result'),
    records: async (reading) => outcomeRecords(await reading.cases(), ({ result }) => result === 'met'),
  },
  'support-lasting-1': lasting(1),
  'support-lasting-2': lasting(2),
  'support-spend': {
    group: 'support',
    label: 'What support has cost so far',
    explains:
      'Claims of providers that have been approved, whoever bears them, without VAT, less what was clawed back: from the day of approval it is owed, so it counts whether or not it has been paid. It is read from the money ledger. Agreements in force without an approved claim are listed and add nothing.',
    way: 'sum',
    unit: 'pence',
    noun: ['agreement', 'agreements'],
    columns: ['The authority’s part', 'The school’s part'],
    facets: ['designation', 'focus', ...SCHOOL_FACETS],
    records: async (reading) =>
      agreementsOf(await reading.cases())
        .filter(({ agreement }) => agreement.signedOn !== null)
        .map(({ of, agreement }) => {
          const { spend } = agreement;
          return agreementRecord(of, agreement, {
            cells: spend
              ? [moneyWords(spend.authorityPence), moneyWords(spend.schoolPence)]
              : ['No claim approved', '–'],
            value: spend && wholeOf(spend),
            counts: spend !== null,
          });
        }),
  },
  'support-spend-per-outcome': {
    group: 'support',
    label: 'Cost of each outcome met',
    explains:
      'For each agreement that is closed and judged: what its support has cost (approved claims, without VAT, whoever bears them), divided by its outcomes that were met. Agreements without an outcome met, or without a claim, are listed and not counted, so that this says what it costs where it works. Needs differ in size: it is no measure of a provider.',
    way: 'median',
    unit: 'pence',
    noun: ['agreement', 'agreements'],
    columns: ['Cost', 'Outcomes met'],
    facets: ['focus', 'designation', ...SCHOOL_FACETS],
    records: async (reading) =>
      agreementsOf(await reading.cases())
        .filter(({ agreement }) => agreement.state === 'closed' && agreement.outcomes.length > 0)
        .map(({ of, agreement }) => {
          const met = agreement.outcomes.filter(({ result }) => result === 'met').length;
          const each = spendPerOutcome(agreement.spend, met);
          return agreementRecord(of, agreement, {
            cells: [
              agreement.spend ? moneyWords(wholeOf(agreement.spend)) : 'No claim approved',
              `${met} of ${agreement.outcomes.length}`,
            ],
            value: each,
            counts: each !== null,
          });
        }),
  },
  'support-evaluations': {
    group: 'support',
    label: 'Evaluations given',
    explains:
      'What the school, the provider and the authority each said of support that has ended, the newest of each. Each is written apart from the others, so that they count once the agreement is closed.',
    way: 'count',
    unit: 'records',
    noun: ['evaluation', 'evaluations'],
    columns: ['Whose', 'Fit', 'Again', 'Change due to it'],
    facets: ['by', 'fit', 'again', 'days-used', 'attribution', 'designation', 'phase'],
    inOrder: inWordsOrder,
    records: (reading) => evaluationRecords(reading, () => true),
  },
  'support-fitted-well': {
    group: 'support',
    label: 'Evaluations that say support fitted well',
    explains:
      'Of evaluations of closed agreements by the school, the provider and the authority, those that say that the support fitted the need well.',
    way: 'share',
    unit: 'records',
    noun: ['evaluation', 'evaluations'],
    columns: ['Whose', 'Fit', 'Again', 'Change due to it'],
    facets: ['by', 'designation', 'phase'],
    inOrder: inWordsOrder,
    records: (reading) => evaluationRecords(reading, ({ fit }) => fit === 'well'),
  },
  'support-again': {
    group: 'support',
    label: 'Evaluations that would do it again',
    explains:
      'Of evaluations of closed agreements by the school, the provider and the authority, those that say they would do the same again, with or without changes.',
    way: 'share',
    unit: 'records',
    noun: ['evaluation', 'evaluations'],
    columns: ['Whose', 'Fit', 'Again', 'Change due to it'],
    facets: ['by', 'designation', 'phase'],
    inOrder: inWordsOrder,
    records: (reading) => evaluationRecords(reading, ({ again }) => again !== 'no'),
  },
} satisfies Record<string, FigureDefinition>;

function outcomeRecords(
  cases: readonly CaseFact[],
  counts: (outcome: { result: OutcomeResult }) => boolean,
): FigureRecord[] {
  return agreementsOf(cases).flatMap(({ of, agreement }) =>
    agreement.outcomes.map((outcome) =>
      outcomeRecord(of, agreement, outcome, {
        cells: [
          RESULTS[outcome.result].label,
          figureCell(outcome.exitValue, outcome.unit),
          dayCell(agreement.supportEndedOn),
        ],
        facets: { result: RESULTS[outcome.result].label },
        value: null,
        counts: counts(outcome),
      }),
    ),
  );
}

function outcomeRecord(
  of: CaseFact,
  agreement: AgreementFact,
  outcome: OutcomeFact,
  {
    facets,
    ...record
  }: Pick<FigureRecord, 'cells' | 'value' | 'counts'> & { facets?: Record<string, string> },
): FigureRecord {
  const { supportEndedOn } = agreement;
  return agreementRecord(of, agreement, {
    ...record,
    part: { id: outcome.id, title: outcome.measure, path: 'impact' },
    facets: {
      focus: areaWords(outcome.focusArea),
      ...(supportEndedOn ? { term: termOf(supportEndedOn) } : {}),
      ...facets,
    },
  });
}

const figureCell = (value: number | null, unit: string) => (value === null ? '–' : figureWords(value, unit));

function lasting(termsAfter: 1 | 2): FigureDefinition {
  const words = termsAfter === 1 ? 'one term' : 'two terms';
  return {
    group: 'support',
    label: `Outcomes that lasted ${words}`,
    explains: `Of outcomes that were met, wholly or in part, and have been read again ${words} after support ended: those that are still there. That is, the target is still reached, or the measure has not fallen back from the reading at the end by more than a tenth of the way from baseline to target. Outcomes that nobody has read again are left out, and so are those without the figures to tell by. ${AREA_RULE}`,
    way: 'share',
    unit: 'records',
    noun: ['outcome', 'outcomes'],
    columns: ['Result', 'At the end', 'Read again'],
    facets: ['focus', 'designation', ...SCHOOL_FACETS],
    records: async (reading) =>
      agreementsOf(await reading.cases()).flatMap(({ of, agreement }) =>
        agreement.outcomes
          .filter(({ result }) => result !== 'not-met')
          .flatMap((outcome) => {
            const again = outcome.sustained.find((one) => one.termsAfter === termsAfter);
            if (!again || again.held === null) return [];
            return outcomeRecord(of, agreement, outcome, {
              cells: [
                RESULTS[outcome.result].label,
                figureCell(outcome.exitValue, outcome.unit),
                `${figureCell(again.value, outcome.unit)} on ${dayCell(again.on)}`,
              ],
              value: null,
              counts: again.held,
            });
          }),
      ),
  };
}

async function evaluationRecords(
  reading: Reading,
  counts: (one: AgreementFact['evaluations'][number]) => boolean,
): Promise<FigureRecord[]> {
  return agreementsOf(await reading.cases()).flatMap(({ of, agreement }) =>
    agreement.evaluations.map((one) =>
      agreementRecord(of, agreement, {
        part: { id: one.evaluator, title: EVALUATOR_NAMES[one.evaluator].toLowerCase(), path: 'evaluation' },
        cells: [
          EVALUATOR_NAMES[one.evaluator],
          FIT_WORDS[one.fit],
          AGAIN_WORDS[one.again],
          ATTRIBUTION_WORDS[one.attribution],
        ],
        facets: {
          by: EVALUATOR_NAMES[one.evaluator],
          fit: FIT_WORDS[one.fit],
          again: AGAIN_WORDS[one.again],
          'days-used': DAYS_WORDS[one.daysUsed],
          attribution: ATTRIBUTION_WORDS[one.attribution],
        },
        value: null,
        counts: counts(one),
      }),
    ),
  );
}

const WORD_ORDERS: Readonly<Record<string, readonly string[]>> = {
  by: Object.values(EVALUATOR_NAMES),
  fit: Object.values(FIT_WORDS),
  again: Object.values(AGAIN_WORDS),
  'days-used': Object.values(DAYS_WORDS),
  attribution: Object.values(ATTRIBUTION_WORDS),
};

function inWordsOrder(facet: string, values: readonly string[]): string[] {
  return inListed(WORD_ORDERS[facet] ?? [], values);
}
