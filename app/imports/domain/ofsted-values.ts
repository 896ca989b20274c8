import { OVERALL_GRADES, REPORT_CARD_GRADES } from '~/diagnosis/domain';
import type { FigureValue, InspectionFacts } from './figures';
import { LEADERSHIP_CARD, LEADERSHIP_GRADED, SAFEGUARDING } from './ofsted-grades';

/** Grades' keys by their words, in lower case. */
const KEY_OF = new Map<string, string>(
  [...OVERALL_GRADES, ...REPORT_CARD_GRADES, { key: 'not-judged', label: 'Not judged' }].map(
    ({ key, label }) => [label.toLowerCase(), key],
  ),
);
const CARD_ORDER: readonly string[] = REPORT_CARD_GRADES.map(({ key }) => key);

const SAFEGUARDING_KEYS: Readonly<Record<string, string>> = {
  met: 'met',
  yes: 'met',
  'not met': 'not-met',
  no: 'not-met',
};

/** What inspections say, as values of indicators, each for the day its inspection began. */
export function inspectionValues(inspections: readonly InspectionFacts[]): FigureValue[] {
  const values = new Map<string, FigureValue>();
  for (const one of inspections) {
    const put = (indicator: string, text: string | undefined, value: number | null = null) => {
      const key = `${indicator} ${one.startedOn}`;
      if (text !== undefined && !values.has(key))
        values.set(key, { indicator, period: one.startedOn, value, text, cohort: null });
    };
    const grade = (area: string) => KEY_OF.get((one.judgements[area] ?? '').toLowerCase());
    if (one.form === 'graded') {
      const overall = one.overall === null ? undefined : OVERALL_GRADES[one.overall - 1]?.key;
      put('inspection-overall', overall ?? grade('Overall effectiveness'), one.overall);
    }
    if (one.form === 'report-card') put('inspection-report-card', lowestGrade(one));
    put('inspection-leadership', grade(LEADERSHIP_CARD) ?? grade(LEADERSHIP_GRADED));
    put('inspection-safeguarding', SAFEGUARDING_KEYS[(one.judgements[SAFEGUARDING] ?? '').toLowerCase()]);
  }
  return [...values.values()];
}

/** The lowest grade of any area of a report card; undefined where none is one of the five. */
function lowestGrade({ judgements }: InspectionFacts): string | undefined {
  const places = Object.values(judgements)
    .map((words) => CARD_ORDER.indexOf(KEY_OF.get(words.toLowerCase()) ?? ''))
    .filter((place) => place !== -1);
  return places.length === 0 ? undefined : CARD_ORDER[Math.max(...places)];
}
