import type { CriterionData } from '~/diagnosis/domain/framework';
import {
  atMost,
  belowBy,
  criteriaOf,
  FLOOR,
  inEachSubject,
  inspectionFound,
  NOT_PRIMARY,
  oneOf,
  PRIMARY,
  SECONDARY,
  SIXTH_FORM,
  WITHOUT_TABLES,
} from './framework';

/* The sixteen points of red, after the same appendix as green and amber; see there. */
const ENGLISH_AND_MATHS = ['english-ks3-4', 'mathematics-ks3-4'] as const;

const red = criteriaOf('red');
export const RUTLAND_RED: readonly CriterionData[] = [
  ...inEachSubject(
    red,
    'progress',
    'progress',
    (subject) => `At least one group of pupils makes far too little progress in ${subject}.`,
    (indicator, subject) => atMost(indicator, FLOOR[subject]),
  ),
  red(
    'progress.secondary',
    'progress',
    'At least one group of pupils makes far too little progress in English, mathematics or the best eight subjects.',
    { phases: SECONDARY, test: atMost('ks4-progress8', FLOOR.progress8), suggests: ENGLISH_AND_MATHS },
  ),
  red(
    'progress.own-assessment',
    'progress',
    'Assessment that others have checked shows at least one group of pupils making far too little progress.',
    { phases: WITHOUT_TABLES, suggests: ['assessment', 'teaching-quality'] },
  ),
  red(
    'attainment.primary',
    'attainment',
    'Year 6 results in reading, writing and mathematics are far below those of England.',
    { phases: PRIMARY, test: belowBy('england', 'ks2-rwm-expected', 15), suggests: ['teaching-quality'] },
  ),
  red(
    'attainment.secondary',
    'attainment',
    'Year 11 results in the best eight subjects are far below those of England.',
    { phases: SECONDARY, test: belowBy('england', 'ks4-attainment8', 8), suggests: ['teaching-quality'] },
  ),
  red(
    'attainment.starts',
    'attainment',
    'Results are under the floor standard, or show that pupils have moved on slowly from where they began.',
    { suggests: ['teaching-quality'] },
  ),
  red(
    'post-16',
    'post-16',
    'In the sixth form, results, value added or staying on are well short of what is needed.',
    {
      phases: SIXTH_FORM,
      suggests: ['sixth-form'],
    },
  ),
  red('trend', 'trend', 'Results at the end of a key stage are going down in one of the main subjects.', {
    suggests: ['teaching-quality', 'senior-leadership'],
  }),
  red(
    'pupil-premium.primary',
    'pupil-premium',
    'Disadvantaged pupils’ results in year 6 are well below those of disadvantaged pupils in England.',
    { phases: PRIMARY, test: belowBy('england', 'ks2-rwm-disadvantaged', 15), suggests: ['pupil-premium'] },
  ),
  red(
    'pupil-premium.other',
    'pupil-premium',
    'Pupils who attract the pupil premium are not making good progress.',
    {
      phases: NOT_PRIMARY,
      suggests: ['pupil-premium'],
    },
  ),
  red(
    'gaps.size',
    'gaps',
    'Disadvantaged pupils in year 6 are a very long way behind other pupils in England.',
    {
      phases: PRIMARY,
      test: atMost('ks2-rwm-gap', -30),
      suggests: ['pupil-premium'],
    },
  ),
  red('gaps.closing', 'gaps', 'Groups of pupils who are behind others show no sign of catching up.', {
    suggests: ['pupil-premium', 'send-inclusion'],
  }),
  ...inspectionFound(
    red,
    'inspection',
    'inadequate',
    'The latest inspection found serious weaknesses, or that special measures are needed.',
    ['senior-leadership'],
  ),
  red(
    'inspection-risk',
    'inspection',
    'On present evidence, the next inspection could judge the school as a whole inadequate.',
    { suggests: ['senior-leadership'] },
  ),
  red(
    'areas-for-improvement',
    'areas-for-improvement',
    'What the last inspection asked the school to improve has not been taken up.',
    { suggests: ['senior-leadership'] },
  ),
  red(
    'capacity',
    'capacity',
    'Leaders need help to bring improvement about, and what has been gained is uneven or has not lasted.',
    { test: oneOf('leadership-concerns', 'raised'), suggests: ['senior-leadership', 'middle-leadership'] },
  ),
  red(
    'self-evaluation',
    'self-evaluation',
    'The school does not look closely enough at its own work to know what to improve.',
    { suggests: ['senior-leadership'] },
  ),
  red(
    'teaching',
    'teaching',
    'Results, pupils’ books and visits to lessons show teaching that requires improvement or is inadequate.',
    { suggests: ['teaching-quality'] },
  ),
  red(
    'assessment',
    'assessment',
    'Assessment follows no common method, and in at least one year group it cannot be relied on.',
    { suggests: ['assessment'] },
  ),
  red(
    'behaviour-safety.behaviour',
    'behaviour-safety',
    'Something about pupils’ behaviour gives cause for concern.',
    {
      suggests: ['behaviour-attendance'],
    },
  ),
  red(
    'behaviour-safety.safety',
    'behaviour-safety',
    'A safeguarding matter is past the time agreed for putting it right.',
    {
      test: oneOf('safeguarding-concern', 'overdue'),
      suggests: ['safeguarding'],
    },
  ),
  red(
    'governance',
    'governance',
    'Governors neither follow the school’s work nor ask leaders to answer for results.',
    { test: oneOf('governance-concerns', 'raised'), suggests: ['governance'] },
  ),
  red('parents.survey', 'parents', 'Some parents are unhappy in the survey of their views.', {
    test: atMost('parents-view', 69),
    suggests: ['parental-engagement'],
  }),
  red('parents.complaints', 'parents', 'Complaints have raised concern about how some things are done.', {
    suggests: ['parental-engagement'],
  }),
];
