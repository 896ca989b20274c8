import type { CriterionData } from '~/diagnosis/domain/framework';
import {
  aboveBy,
  atLeast,
  atMost,
  belowBy,
  criteriaOf,
  inEachSubject,
  inspectionFound,
  oneOf,
  PRIMARY,
  SECONDARY,
  WITHOUT_TABLES,
} from './framework';
import { GOVERNANCE_CONCERNS, LEADERSHIP_CONCERNS } from './walsall-concerns';

/*
 * After Walsall's core offer 2014–16. The strategy words each band in a sentence and lists what its desk-top analysis
 * draws on; the points about data put those together. Its four questions about capacity point to band A when answered
 * yes. Margins are the product's own starting point, for the authority to change.
 */
const a = criteriaOf('a');
export const WALSALL_A: readonly CriterionData[] = [
  a('no-support', 'capacity', 'The school improves by itself and needs no support from the authority.'),
  a(
    'spare-capacity',
    'capacity',
    'It has people and time enough to help other schools without loss to its own pupils.',
  ),
  a('vision', 'leadership', 'Leaders aim high, and expect lasting improvement of staff and pupils alike.', {
    suggests: ['senior-leadership'],
  }),
  a(
    'self-evaluation',
    'self-evaluation',
    'The school’s account of itself is accurate, and its plans, long and short, follow from it.',
    { suggests: ['senior-leadership'] },
  ),
  a(
    'underperformance',
    'teaching',
    'Where teaching or results fall short, leaders act soon and well, so that teaching is good or better.',
    { suggests: ['teaching-quality', 'middle-leadership'] },
  ),
  a(
    'environment',
    'behaviour-safety',
    'The school is safe and welcoming, and behaviour lets every pupil make good progress or better.',
    { suggests: ['behaviour-attendance'] },
  ),
  ...inEachSubject(
    a,
    'progress',
    'progress',
    (subject) => `Pupils move on in ${subject} at least as far as pupils elsewhere with the same start.`,
    (indicator) => atLeast(indicator, 0),
  ),
  a(
    'progress.secondary',
    'progress',
    'Across eight subjects, pupils move on at least as far as pupils elsewhere with the same start.',
    { phases: SECONDARY, test: atLeast('ks4-progress8', 0), suggests: ['teaching-quality'] },
  ),
  a('attainment.primary', 'attainment', 'Year 6 results are at least those of England.', {
    phases: PRIMARY,
    test: aboveBy('england', 'ks2-rwm-expected', 0),
    suggests: ['teaching-quality'],
  }),
  a('attainment.secondary', 'attainment', 'Year 11 results are at least those of England.', {
    phases: SECONDARY,
    test: aboveBy('england', 'ks4-attainment8', 0),
    suggests: ['teaching-quality'],
  }),
];

const b = criteriaOf('b');
export const WALSALL_B: readonly CriterionData[] = [
  b('improving', 'trend', 'The school is improving, and could stop short of where it was heading.', {
    suggests: ['senior-leadership'],
  }),
  b(
    'one-issue',
    'areas-for-improvement',
    'One particular change, situation or challenge accounts for that, and can be named.',
    { suggests: ['senior-leadership', 'teaching-quality'] },
  ),
];

const c = criteriaOf('c');
export const WALSALL_C: readonly CriterionData[] = [
  c('pace', 'trend', 'The school is not improving as fast as its pupils need.', {
    suggests: ['senior-leadership', 'teaching-quality'],
  }),
  ...inEachSubject(
    c,
    'progress',
    'progress',
    (subject) => `Pupils move on in ${subject} well short of pupils elsewhere with the same start.`,
    (indicator) => atMost(indicator, -2),
  ),
  c(
    'progress.secondary',
    'progress',
    'Across eight subjects, pupils move on well short of pupils elsewhere with the same start.',
    {
      phases: SECONDARY,
      test: atMost('ks4-progress8', -0.3),
      suggests: ['english-ks3-4', 'mathematics-ks3-4'],
    },
  ),
  c(
    'progress.own-assessment',
    'progress',
    'Assessment that others have checked shows pupils moving on well short of what their starts promise.',
    { phases: WITHOUT_TABLES, suggests: ['assessment', 'teaching-quality'] },
  ),
  c('attainment.primary', 'attainment', 'Year 6 results are well below those of England.', {
    phases: PRIMARY,
    test: belowBy('england', 'ks2-rwm-expected', 10),
    suggests: ['teaching-quality'],
  }),
  c('attainment.secondary', 'attainment', 'Year 11 results are well below those of England.', {
    phases: SECONDARY,
    test: belowBy('england', 'ks4-attainment8', 6),
    suggests: ['teaching-quality'],
  }),
  c(
    'pupil-premium',
    'pupil-premium',
    'Disadvantaged pupils do much less well than disadvantaged pupils in England.',
    {
      phases: PRIMARY,
      test: belowBy('england', 'ks2-rwm-disadvantaged', 10),
      suggests: ['pupil-premium'],
    },
  ),
  c('gaps', 'gaps', 'Disadvantaged pupils are a long way behind other pupils in England.', {
    phases: PRIMARY,
    test: atMost('ks2-rwm-gap', -25),
    suggests: ['pupil-premium'],
  }),
  c('attendance', 'attendance', 'Pupils miss more of their schooling than pupils across England.', {
    test: aboveBy('england', 'absence-overall', 1),
    suggests: ['attendance'],
  }),
  c('send', 'send', 'The review of SEND and inclusion made provision a priority for the school.', {
    test: oneOf('send-review', 'priority'),
    suggests: ['send-inclusion'],
  }),
  c('finance', 'finance', 'The budget is in deficit, and a plan to recover is not yet agreed.', {
    test: oneOf('finance-deficit', 'deficit-no-plan'),
    suggests: ['finance', 'governance'],
  }),
  ...LEADERSHIP_CONCERNS,
  ...GOVERNANCE_CONCERNS,
];

const d = criteriaOf('d');
export const WALSALL_D: readonly CriterionData[] = [
  ...inspectionFound(
    d,
    'grade-3',
    'requires-improvement',
    'The latest inspection graded the school 3: it requires improvement.',
    ['senior-leadership', 'teaching-quality'],
  ),
  ...inspectionFound(d, 'grade-4', 'inadequate', 'The latest inspection graded the school 4: inadequate.', [
    'senior-leadership',
    'teaching-quality',
    'governance',
  ]),
];
