import type { CriterionData } from '~/diagnosis/domain/framework';
import {
  aboveBy,
  atLeast,
  atMost,
  belowBy,
  criteriaOf,
  FLOOR,
  inEachSubject,
  inspectionFound,
  oneOf,
  PRIMARY,
  SECONDARY,
  WITHOUT_TABLES,
} from './framework';

/*
 * After the 2013 review of Norfolk's strategy: a desk-based assessment of the risk of not being judged good puts a school
 * on one pathway, of being judged inadequate on the other. The review gives the method and no thresholds: figures are the
 * product's own starting point, for the authority to change.
 */
const secure = criteriaOf('secure');
export const NORFOLK_SECURE: readonly CriterionData[] = [
  ...inspectionFound(
    secure,
    'inspection',
    'good',
    'The latest inspection judged the school good or outstanding.',
  ),
  secure('risk', 'inspection', 'Nothing in the assessment of risk puts a judgement of good in doubt.'),
  ...inEachSubject(
    secure,
    'progress',
    'progress',
    (subject) => `Pupils move on in ${subject} at least as far as pupils elsewhere with the same start.`,
    (indicator) => atLeast(indicator, 0),
  ),
  secure(
    'progress.secondary',
    'progress',
    'Across eight subjects, pupils move on at least as far as pupils elsewhere with the same start.',
    { phases: SECONDARY, test: atLeast('ks4-progress8', 0), suggests: ['teaching-quality'] },
  ),
  secure('attainment.primary', 'attainment', 'Year 6 results are at least those of England.', {
    phases: PRIMARY,
    test: aboveBy('england', 'ks2-rwm-expected', 0),
    suggests: ['teaching-quality'],
  }),
  secure('attainment.secondary', 'attainment', 'Year 11 results are at least those of England.', {
    phases: SECONDARY,
    test: aboveBy('england', 'ks4-attainment8', 0),
    suggests: ['teaching-quality'],
  }),
  secure(
    'system-leadership',
    'leadership',
    'The school takes its part in leading the system: it helps others, or is ready to.',
    { suggests: ['senior-leadership'] },
  ),
];

const n2gg = criteriaOf('n2gg');
export const NORFOLK_N2GG: readonly CriterionData[] = [
  ...inspectionFound(
    n2gg,
    'inspection',
    'requires-improvement',
    'The latest inspection judged that the school requires improvement.',
    ['senior-leadership'],
  ),
  n2gg('risk', 'inspection', 'If inspected now, the school might not be judged good.', {
    suggests: ['senior-leadership', 'teaching-quality'],
  }),
  n2gg('cusp', 'trend', 'The school is close to good, and the right help could bring it there this year.', {
    suggests: ['teaching-quality'],
  }),
  ...inEachSubject(
    n2gg,
    'progress',
    'progress',
    (subject) => `Pupils move on in ${subject} less than pupils elsewhere with the same start.`,
    (indicator) => atMost(indicator, -1),
  ),
  n2gg(
    'progress.secondary',
    'progress',
    'Across eight subjects, pupils move on less than pupils elsewhere with the same start.',
    {
      phases: SECONDARY,
      test: atMost('ks4-progress8', -0.2),
      suggests: ['english-ks3-4', 'mathematics-ks3-4'],
    },
  ),
  n2gg(
    'progress.own-assessment',
    'progress',
    'The school’s termly tracking shows too few pupils on course for what was planned.',
    { phases: WITHOUT_TABLES, suggests: ['assessment', 'teaching-quality'] },
  ),
  n2gg('attainment.primary', 'attainment', 'Year 6 results are below those of England.', {
    phases: PRIMARY,
    test: belowBy('england', 'ks2-rwm-expected', 5),
    suggests: ['teaching-quality'],
  }),
  n2gg('attainment.secondary', 'attainment', 'Year 11 results are below those of England.', {
    phases: SECONDARY,
    test: belowBy('england', 'ks4-attainment8', 3),
    suggests: ['teaching-quality'],
  }),
  n2gg(
    'teaching',
    'teaching',
    'Too few lessons are good or better, and teachers would gain from a programme.',
    {
      suggests: ['teaching-quality'],
    },
  ),
  n2gg(
    'leadership',
    'leadership',
    'Leadership of teaching needs to be stronger for the school to become good.',
    {
      test: oneOf('leadership-concerns', 'in-view'),
      suggests: ['senior-leadership', 'middle-leadership'],
    },
  ),
  n2gg(
    'governance',
    'governance',
    'An audit shows that governors do not yet take full responsibility for improvement.',
    { test: oneOf('governance-concerns', 'in-view'), suggests: ['governance'] },
  ),
  n2gg(
    'small-school',
    'capacity',
    'The school is small and works alone, so that improvement might not last without a federation or shared leadership.',
    { phases: PRIMARY, suggests: ['senior-leadership', 'governance'] },
  ),
];

const intervention = criteriaOf('intervention');
export const NORFOLK_INTERVENTION: readonly CriterionData[] = [
  ...inspectionFound(
    intervention,
    'inspection',
    'inadequate',
    'The latest inspection judged the school inadequate.',
    ['senior-leadership', 'teaching-quality'],
  ),
  intervention('risk', 'inspection', 'If inspected now, the school might be judged inadequate.', {
    suggests: ['senior-leadership', 'teaching-quality'],
  }),
  ...inEachSubject(
    intervention,
    'progress',
    'progress',
    (subject) => `Progress in ${subject} is under the floor standard.`,
    (indicator, subject) => atMost(indicator, FLOOR[subject]),
  ),
  intervention(
    'progress.secondary',
    'progress',
    'Progress across eight subjects is under the floor standard.',
    {
      phases: SECONDARY,
      test: atMost('ks4-progress8', FLOOR.progress8),
      suggests: ['english-ks3-4', 'mathematics-ks3-4'],
    },
  ),
  intervention('attainment.primary', 'attainment', 'Year 6 results are far below those of England.', {
    phases: PRIMARY,
    test: belowBy('england', 'ks2-rwm-expected', 15),
    suggests: ['teaching-quality'],
  }),
  intervention('attainment.secondary', 'attainment', 'Year 11 results are far below those of England.', {
    phases: SECONDARY,
    test: belowBy('england', 'ks4-attainment8', 8),
    suggests: ['teaching-quality'],
  }),
  intervention(
    'leadership',
    'leadership',
    'Leaders need intensive help if the school is to improve in the time its pupils have.',
    { test: oneOf('leadership-concerns', 'raised'), suggests: ['senior-leadership', 'middle-leadership'] },
  ),
  intervention(
    'governance',
    'governance',
    'Governance as it stands could not carry the improvement, and an interim board may have to be considered.',
    { test: oneOf('governance-concerns', 'raised'), suggests: ['governance'] },
  ),
  intervention(
    'support-declined',
    'capacity',
    'Good support has been offered, and the school has not made use of it.',
    { suggests: ['senior-leadership'] },
  ),
  intervention(
    'safeguarding',
    'safeguarding',
    'A safeguarding matter is past the time agreed for putting it right.',
    {
      test: oneOf('safeguarding-concern', 'overdue'),
      suggests: ['safeguarding'],
    },
  ),
];
