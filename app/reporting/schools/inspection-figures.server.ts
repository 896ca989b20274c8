import type { Expectation } from '~/diagnosis/domain';
import { EXPECTATION_WORDS, foundWords, gradeWords, RESULT_WORDS } from '~/diagnosis/prediction-wording';
import { daysBetween } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { NOT_RECORDED, type SchoolFact } from '../domain/facts/schools';
import type { FigureRecord } from '../domain/figure';
import { schoolRecord } from '../facts/schools.server';
import type { FigureDefinition } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { ofSchools, type Said } from './school-figure';
import { BASIS_WORDS, GOOD_OF, GOOD_RULE } from './wording';

/** Average length of a year of the Gregorian calendar, in days. */
const YEAR = 365.2425;
/** How often the inspectorate means to come to a school: about every four years. */
const CYCLE = 4 * YEAR;

const JUDGED = ['Judgement', 'Inspected'];
const INSPECTIONS =
  'Maintained schools, academies and free schools open today. The last inspection held here counts, graded, ungraded or with a report card, of the school or of the only one it converted from; monitoring visits do not. Where none is held, the date in the national register stands.';

const SINCE = ['Under a year', '1 to 2 years', '2 to 3 years', '3 to 4 years', 'Over 4 years', 'Never'];

/** Time since an inspection in whole years, as a facet. */
function sinceWords(years: number | null): string {
  return (years === null ? SINCE.at(-1) : SINCE[Math.min(4, Math.max(0, Math.floor(years)))]) ?? '';
}

function sinceInOrder(facet: string, values: readonly string[]): string[] | null {
  return facet === 'since' ? SINCE.filter((value) => values.includes(value)) : null;
}

/** Whether the school has a judgement to be counted by. */
function isJudged({ stateFunded, judgement }: SchoolFact): boolean {
  return stateFunded && (judgement.group === 'good-or-better' || judgement.group === 'not-yet-good');
}

function judged(one: SchoolFact, counts: boolean, value: number | null): Said {
  const { words, on, basis } = one.judgement;
  return {
    counts,
    value,
    cells: [words, on ? dateWords(on) : 'Not known'],
    facets: basis ? { basis: BASIS_WORDS[basis] } : {},
  };
}

const EXPECTED: readonly Expectation[] = ['rise', 'hold', 'fall'];

/** Schools whose last shared diagnosis expects their judgement to change one way. */
function expected(which: 'rise' | 'fall', label: string): FigureDefinition {
  return ofSchools(
    {
      label,
      explains:
        'Schools whose last diagnosis shared with them predicts what the next inspection will find, where that is on the same scale as their judgement now and no inspection has come since. Listed are all of these, whatever is expected.',
      way: 'count',
      unit: 'schools',
      heads: ['Expected'],
    },
    (one) =>
      EXPECTED.includes(one.expectation)
        ? {
            counts: one.expectation === which,
            value: 1,
            cells: [EXPECTATION_WORDS[one.expectation].name],
          }
        : null,
  );
}

/** Figures of what inspection found, and of how well the service foresaw it. */
export const INSPECTION_FIGURES = {
  'good-or-better-schools': ofSchools(
    {
      label: 'Schools good or better',
      explains: `${GOOD_RULE} ${GOOD_OF}`,
      way: 'share',
      unit: 'percent',
      heads: JUDGED,
      facets: ['basis'],
    },
    (one) => (isJudged(one) ? judged(one, one.judgement.group === 'good-or-better', null) : null),
  ),
  'good-or-better-pupils': ofSchools(
    {
      label: 'Pupils in schools good or better',
      explains: `Pupils of schools good or better, as a share of the pupils of every school that has been judged. ${GOOD_RULE} ${GOOD_OF} A school for which the register gives no number of pupils is listed and weighs nothing.`,
      way: 'weighted-share',
      unit: 'percent',
      heads: JUDGED,
      facets: ['basis'],
    },
    (one) => (isJudged(one) ? judged(one, one.judgement.group === 'good-or-better', one.pupils) : null),
  ),
  'judged-without-overall': ofSchools(
    {
      label: 'Schools judged without an overall grade',
      explains: `How many of the judgements rest on areas or on a report card, because the inspection gave no overall grade. The scales are not turned into one another: each school is judged by the words of its own inspection. ${GOOD_OF}`,
      way: 'count',
      unit: 'schools',
      heads: JUDGED,
      facets: ['basis'],
    },
    (one) =>
      isJudged(one)
        ? judged(one, one.judgement.basis === 'areas' || one.judgement.basis === 'report-card', 1)
        : null,
  ),
  'schools-without-judgement': ofSchools(
    {
      label: 'Schools without a judgement',
      explains:
        'Maintained schools, academies and free schools open today that have not been inspected yet, or whose inspection gave no grade that is known here. They are in no share of schools good or better.',
      way: 'count',
      unit: 'schools',
      heads: JUDGED,
    },
    (one) => (one.stateFunded ? judged(one, !isJudged(one), 1) : null),
  ),
  'years-since-inspection': ofSchools(
    {
      label: 'Time since the last inspection',
      explains: `${INSPECTIONS} Counted from its first day to today; the middle of all schools. A school never inspected is listed and not counted.`,
      way: 'median',
      unit: 'years',
      heads: ['Last inspection'],
      facets: ['since'],
      inOrder: sinceInOrder,
    },
    (one, today) => {
      if (!one.stateFunded) return null;
      const years = one.inspectedOn ? daysBetween(one.inspectedOn, today) / YEAR : null;
      return {
        counts: years !== null,
        value: years,
        cells: [one.inspectedOn ? dateWords(one.inspectedOn) : 'None'],
        facets: { since: sinceWords(years) },
      };
    },
  ),
  'inspected-over-four-years-ago': ofSchools(
    {
      label: 'Schools last inspected over four years ago',
      explains: `${INSPECTIONS} Inspections come about every four years: these schools may be inspected soon, and what is published of them is oldest. Schools never inspected are left out.`,
      way: 'count',
      unit: 'schools',
      heads: ['Last inspection'],
    },
    (one, today) =>
      one.stateFunded && one.inspectedOn !== null
        ? {
            counts: daysBetween(one.inspectedOn, today) > CYCLE,
            value: 1,
            cells: [dateWords(one.inspectedOn)],
          }
        : null,
  ),
  'predictions-held': {
    group: 'schools',
    label: 'Predictions that inspection bore out',
    explains:
      'Inspections with grades that came after a prediction the service had shared with the school, set against the last of these before its first day. Counted are those that found the very grade predicted. Where one is an overall grade and the other a report card the two cannot be compared, and the inspection is left out.',
    way: 'share',
    unit: 'percent',
    noun: ['inspection', 'inspections'],
    columns: ['Phase', 'Inspected', 'Predicted', 'Found', 'Result'],
    facets: ['phase', 'place', 'result'],
    records: predictionRecords,
  },
  'expected-to-rise': expected('rise', 'Schools expected to rise at the next inspection'),
  'expected-to-fall': expected('fall', 'Schools expected to fall at the next inspection'),
} satisfies Record<string, FigureDefinition>;

async function predictionRecords(reading: Reading): Promise<FigureRecord[]> {
  const { comparisons, bands, register } = await schoolRecord(reading);
  const schools = new Map(bands.schools.map((one) => [one.urn, one]));
  return comparisons.flatMap(({ prediction, inspection, found, result }) => {
    if (result === 'not-comparable') return [];
    const school = schools.get(inspection.urn);
    const phase = school?.phaseName ?? NOT_RECORDED;
    return {
      id: inspection.id,
      title: school?.name ?? `URN ${inspection.urn}`,
      href: `/schools/${prediction.urn}/diagnosis/${prediction.diagnosisId}`,
      cells: [
        phase,
        dateWords(inspection.startedOn),
        gradeWords(prediction.outcome),
        foundWords(found),
        RESULT_WORDS[result].name,
      ],
      facets: {
        phase,
        place: register.get(inspection.urn)?.district ?? NOT_RECORDED,
        result: RESULT_WORDS[result].name,
      },
      value: null,
      counts: result === 'matched',
    };
  });
}
