import type { CriterionData } from '~/diagnosis/domain/framework';
import {
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
} from './framework';

/*
 * After the categorisation tables of Hertfordshire's strategy of 2014: three points for green, six for yellow, seven for
 * amber, eight for red. The pace of improvement is for a person to judge; where the tables speak of comparable schools,
 * similar schools are the comparator. Margins are the product's own starting point, for the authority to change.
 */
const green = criteriaOf('green');
export const HERTFORDSHIRE_GREEN: readonly CriterionData[] = [
  ...inspectionFound(
    green,
    'inspection',
    'good',
    'A recent inspection judged the school good or outstanding.',
  ),
  green(
    'inspection-likely',
    'inspection',
    'If inspected now, the school would probably be judged good or outstanding.',
  ),
  ...inEachSubject(
    green,
    'value-added',
    'progress',
    (subject) =>
      `Results may be near the floor standard, and pupils add good value to their starts in ${subject}.`,
    (indicator) => atLeast(indicator, 0),
  ),
  green(
    'value-added.secondary',
    'progress',
    'Results may be near the floor standard, and pupils add good value to their starts across their eight subjects.',
    { phases: SECONDARY, test: atLeast('ks4-progress8', 0), suggests: ['teaching-quality'] },
  ),
];

const yellow = criteriaOf('yellow');
export const HERTFORDSHIRE_YELLOW: readonly CriterionData[] = [
  yellow(
    'inspection-improving',
    'inspection',
    'Inspection found that the school requires improvement, and it is now improving fast.',
    { suggests: ['senior-leadership'] },
  ),
  yellow(
    'inspection-likely',
    'inspection',
    'If inspected now, the school might be found to require improvement, and it is improving fast.',
    { suggests: ['senior-leadership'] },
  ),
  yellow('floor-improving', 'progress', 'Results are near or under the floor standard, and rising fast.', {
    suggests: ['teaching-quality'],
  }),
  yellow('dip', 'trend', 'Results dropped this year in a way that is out of character for the school.', {
    suggests: ['assessment', 'teaching-quality'],
  }),
  yellow(
    'comparable.primary',
    'attainment',
    'Year 6 results are lower than schools like this one usually reach.',
    { phases: PRIMARY, test: belowBy('similar', 'ks2-rwm-expected', 5), suggests: ['teaching-quality'] },
  ),
  yellow(
    'comparable.secondary',
    'attainment',
    'Year 11 results are lower than schools like this one usually reach.',
    { phases: SECONDARY, test: belowBy('similar', 'ks4-attainment8', 3), suggests: ['teaching-quality'] },
  ),
  yellow(
    'consistency',
    'capacity',
    'The school has been getting better, though not yet steadily in every part.',
    {
      suggests: ['middle-leadership', 'teaching-quality'],
    },
  ),
];

const amber = criteriaOf('amber');
export const HERTFORDSHIRE_AMBER: readonly CriterionData[] = [
  ...inspectionFound(
    amber,
    'inspection',
    'requires-improvement',
    'Inspection found that the school requires improvement (or was satisfactory, the grade before it).',
    ['senior-leadership'],
  ),
  amber('inspection.pace', 'trend', 'Since that inspection, improvement has not been fast.', {
    suggests: ['senior-leadership'],
  }),
  amber(
    'inspection-likely',
    'inspection',
    'If inspected now, the school might be found to require improvement, and improvement is not yet fast.',
    { suggests: ['senior-leadership'] },
  ),
  ...inEachSubject(
    amber,
    'floor',
    'progress',
    (subject) => `Progress in ${subject} is near the floor standard, or under it.`,
    (indicator, subject) => atMost(indicator, FLOOR[subject] + 2),
  ),
  amber(
    'floor.secondary',
    'progress',
    'Progress across eight subjects is near the floor standard, or under it.',
    {
      phases: SECONDARY,
      test: atMost('ks4-progress8', FLOOR.progress8 + 0.2),
      suggests: ['english-ks3-4', 'mathematics-ks3-4'],
    },
  ),
  amber('floor.pace', 'trend', 'Results near the floor standard are not rising fast.', {
    suggests: ['teaching-quality'],
  }),
  amber('decline', 'trend', 'Results have gone down over several years.', {
    suggests: ['teaching-quality', 'senior-leadership'],
  }),
  amber(
    'comparable.primary',
    'attainment',
    'Year 6 results are far lower than schools like this one usually reach.',
    { phases: PRIMARY, test: belowBy('similar', 'ks2-rwm-expected', 10), suggests: ['teaching-quality'] },
  ),
  amber(
    'comparable.secondary',
    'attainment',
    'Year 11 results are far lower than schools like this one usually reach.',
    { phases: SECONDARY, test: belowBy('similar', 'ks4-attainment8', 6), suggests: ['teaching-quality'] },
  ),
  amber('finance', 'finance', 'The school’s money gives serious cause for concern.', {
    test: oneOf('finance-deficit', 'deficit-agreed-plan', 'deficit-no-plan'),
    suggests: ['finance', 'governance'],
  }),
  amber(
    'early-signs',
    'capacity',
    'The school was causing concern, and the first signs of improvement are there.',
    { suggests: ['senior-leadership', 'middle-leadership'] },
  ),
];

const red = criteriaOf('red');
export const HERTFORDSHIRE_RED: readonly CriterionData[] = [
  ...inspectionFound(
    red,
    'inspection',
    'inadequate',
    'Inspection found serious weaknesses, or that special measures are needed.',
    ['senior-leadership'],
  ),
  red(
    'register',
    'leadership',
    'The authority has told the school that it counts among the schools causing concern.',
    {
      suggests: ['senior-leadership'],
    },
  ),
  red(
    'inspection-likely',
    'inspection',
    'If inspected now, the school would probably be judged inadequate.',
    {
      suggests: ['senior-leadership'],
    },
  ),
  red(
    'complex',
    'areas-for-improvement',
    'Much has to improve, and the things that stand in the way depend on each other.',
    { suggests: ['senior-leadership', 'teaching-quality'] },
  ),
  red('capacity', 'capacity', 'Leaders need a good deal of help to bring improvement about.', {
    test: oneOf('leadership-concerns', 'raised'),
    suggests: ['senior-leadership', 'governance'],
  }),
  ...inEachSubject(
    red,
    'floor-years',
    'progress',
    (subject) => `Progress in ${subject} is under the floor standard.`,
    (indicator, subject) => atMost(indicator, FLOOR[subject]),
  ),
  red('floor-years.secondary', 'progress', 'Progress across eight subjects is under the floor standard.', {
    phases: SECONDARY,
    test: atMost('ks4-progress8', FLOOR.progress8),
    suggests: ['english-ks3-4', 'mathematics-ks3-4'],
  }),
  red('floor-years.years', 'trend', 'Results have been under the floor standard for some years.', {
    suggests: ['teaching-quality', 'senior-leadership'],
  }),
  red(
    'other-concerns.safeguarding',
    'safeguarding',
    'A safeguarding matter is past the time agreed for putting it right.',
    {
      test: oneOf('safeguarding-concern', 'overdue'),
      suggests: ['safeguarding'],
    },
  ),
  red('other-concerns.other', 'leadership', 'Something else of weight will hold children’s learning back.', {
    suggests: ['senior-leadership', 'governance'],
  }),
  red('floor-pace', 'trend', 'Results are under the floor standard, and are not rising fast.', {
    suggests: ['teaching-quality', 'senior-leadership'],
  }),
];
