import type { JudgementBasis, JudgementGroup } from '../domain/facts/judgements';

/** What counts as good or better, in words for pages. */
export const GOOD_RULE =
  'A school counts as good or better where its last graded inspection gave the overall grade outstanding or good; where an inspection since September 2024 gave no overall grade and every area was good or better; or where its report card (since November 2025) has every area at the expected standard or above and safeguarding standards met. Ungraded and monitoring inspections leave the grade as it was. A converted academy keeps the judgement of the school it was until it is inspected itself. Where no inspection is held here, the grade in the national register stands.';

/** Which schools the share is of. */
export const GOOD_OF =
  'Of maintained schools, academies and free schools that have been inspected with a grade; independent schools and colleges are inspected otherwise and left out, and so are schools not yet inspected.';

export const BASIS_WORDS: Record<JudgementBasis, string> = {
  overall: 'Overall grade',
  areas: 'Areas, without an overall grade',
  'report-card': 'Report card',
  register: 'National register',
};

export const GROUP_WORDS: Record<JudgementGroup, string> = {
  'good-or-better': 'Good or better',
  'not-yet-good': 'Not yet good',
  'not-judged': 'Inspected, no grade known',
  'not-inspected': 'Not yet inspected',
};
