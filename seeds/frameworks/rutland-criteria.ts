import type { CriterionData } from '~/diagnosis/domain/framework';
import {
  aboveBy,
  atLeast,
  atMost,
  belowBy,
  criteriaOf,
  inEachSubject,
  inspectionFound,
  NOT_PRIMARY,
  oneOf,
  PRIMARY,
  SECONDARY,
  SIXTH_FORM,
  WITHOUT_TABLES,
} from './framework';

/*
 * Sixteen points to each band, after appendix 3 of Rutland's report of 2015. Points about progress and attainment are
 * asked apart for each subject and phase. Where the report gives a quality and no figure, the figure here is the
 * product's own starting point, for the authority to change.
 */
const ENGLISH_AND_MATHS = ['english-ks3-4', 'mathematics-ks3-4'] as const;

const green = criteriaOf('green');
export const RUTLAND_GREEN: readonly CriterionData[] = [
  ...inEachSubject(
    green,
    'progress',
    'progress',
    (subject) =>
      `Pupils of every group move on in ${subject} at least as far as pupils elsewhere with the same start.`,
    (indicator) => atLeast(indicator, 0),
  ),
  green(
    'progress.secondary',
    'progress',
    'Across English, mathematics and their best eight subjects, every group of pupils moves on at least as far as pupils elsewhere with the same start.',
    { phases: SECONDARY, test: atLeast('ks4-progress8', 0), suggests: ENGLISH_AND_MATHS },
  ),
  green(
    'progress.own-assessment',
    'progress',
    'Assessment that others have checked shows pupils of every group moving on well from where each began.',
    { phases: WITHOUT_TABLES, suggests: ['assessment', 'teaching-quality'] },
  ),
  green('post-16', 'post-16', 'In the sixth form, results, value added and staying on are good or better.', {
    phases: SIXTH_FORM,
    suggests: ['sixth-form'],
  }),
  green('attainment.primary', 'attainment', 'Year 6 results are at least those of England.', {
    phases: PRIMARY,
    test: aboveBy('england', 'ks2-rwm-expected', 0),
    suggests: ['teaching-quality'],
  }),
  green('attainment.secondary', 'attainment', 'Year 11 results are at least those of England.', {
    phases: SECONDARY,
    test: aboveBy('england', 'ks4-attainment8', 0),
    suggests: ['teaching-quality'],
  }),
  green(
    'attainment.starts',
    'attainment',
    'High or ordinary, what pupils reach at the end of each key stage is a good way from where they began.',
    { suggests: ['teaching-quality'] },
  ),
  green(
    'trend',
    'trend',
    'Results are rising faster than in England, and what is known of this year’s pupils says they will hold.',
    { suggests: ['assessment', 'senior-leadership'] },
  ),
  green(
    'pupil-premium',
    'pupil-premium',
    'Pupils who attract the pupil premium make good progress or better.',
    {
      suggests: ['pupil-premium'],
    },
  ),
  green(
    'gaps',
    'gaps',
    'Where a group of pupils is behind, the distance is shrinking faster than it is across England.',
    { suggests: ['pupil-premium', 'send-inclusion'] },
  ),
  ...inspectionFound(
    green,
    'inspection',
    'good',
    'The latest inspection graded the school good or outstanding.',
  ),
  green('inspection.recent', 'inspection', 'The latest inspection was within about the last academic year.', {
    test: atMost('inspection-years-since', 1.5),
  }),
  green(
    'areas-for-improvement',
    'areas-for-improvement',
    'What the last inspection asked the school to improve has been done, or is well on the way.',
    { suggests: ['senior-leadership'] },
  ),
  green('capacity', 'capacity', 'Leaders are well able to improve the school further.', {
    suggests: ['senior-leadership', 'middle-leadership'],
  }),
  green(
    'self-evaluation',
    'self-evaluation',
    'The school’s account of itself stands up to evidence, and leaders check it closely and often.',
    { suggests: ['senior-leadership'] },
  ),
  green(
    'teaching',
    'teaching',
    'Teaching is good or better: results, pupils’ books and visits to lessons all say so.',
    { suggests: ['teaching-quality'] },
  ),
  green(
    'assessment',
    'assessment',
    'Assessment is careful, and what teachers predicted is close to what pupils went on to achieve.',
    { suggests: ['assessment'] },
  ),
  green(
    'behaviour-safety',
    'behaviour-safety',
    'Pupils behave well, are safe and take a full part in their lessons.',
    {
      suggests: ['behaviour-attendance'],
    },
  ),
  green(
    'support-to-others',
    'leadership',
    'There is evidence that the school already gives other schools support of high quality.',
  ),
  green('governance', 'governance', 'Governors do their work well and ask leaders to answer for results.', {
    suggests: ['governance'],
  }),
  green('parents', 'parents', 'Parents speak well of the school in the survey of their views.', {
    test: atLeast('parents-view', 85),
    suggests: ['parental-engagement'],
  }),
];

const amber = criteriaOf('amber');
export const RUTLAND_AMBER: readonly CriterionData[] = [
  ...inEachSubject(
    amber,
    'progress',
    'progress',
    (subject) => `Fewer pupils than elsewhere make the progress in ${subject} that their starts promise.`,
    (indicator) => atMost(indicator, -1),
  ),
  amber(
    'progress.secondary',
    'progress',
    'Across English, mathematics and their best eight subjects, fewer pupils than elsewhere make the progress that their starts promise.',
    { phases: SECONDARY, test: atMost('ks4-progress8', -0.2), suggests: ENGLISH_AND_MATHS },
  ),
  amber(
    'progress.own-assessment',
    'progress',
    'Assessment that others have checked shows some groups of pupils moving on less than their starts promise.',
    { phases: WITHOUT_TABLES, suggests: ['assessment', 'teaching-quality'] },
  ),
  amber(
    'attainment.primary',
    'attainment',
    'Year 6 results in reading, writing and mathematics are below those of England.',
    { phases: PRIMARY, test: belowBy('england', 'ks2-rwm-expected', 5), suggests: ['teaching-quality'] },
  ),
  amber(
    'attainment.secondary',
    'attainment',
    'Year 11 results in the best eight subjects are below those of England.',
    { phases: SECONDARY, test: belowBy('england', 'ks4-attainment8', 3), suggests: ['teaching-quality'] },
  ),
  amber(
    'attainment.starts',
    'attainment',
    'In one of the main subjects, what pupils reach is less than their different starts would lead one to expect.',
    { suggests: ['teaching-quality'] },
  ),
  amber('post-16', 'post-16', 'In the sixth form, results, value added or staying on need to improve.', {
    phases: SIXTH_FORM,
    suggests: ['sixth-form'],
  }),
  amber('trend', 'trend', 'Results at the end of a key stage have not risen in one of the main subjects.', {
    suggests: ['teaching-quality', 'assessment'],
  }),
  amber(
    'pupil-premium.primary',
    'pupil-premium',
    'Disadvantaged pupils’ results in year 6 are below those of disadvantaged pupils in England.',
    { phases: PRIMARY, test: belowBy('england', 'ks2-rwm-disadvantaged', 5), suggests: ['pupil-premium'] },
  ),
  amber(
    'pupil-premium.other',
    'pupil-premium',
    'Pupils who attract the pupil premium are not yet making good progress.',
    {
      phases: NOT_PRIMARY,
      suggests: ['pupil-premium'],
    },
  ),
  amber('gaps.size', 'gaps', 'Disadvantaged pupils in year 6 are well behind other pupils in England.', {
    phases: PRIMARY,
    test: atMost('ks2-rwm-gap', -20),
    suggests: ['pupil-premium'],
  }),
  amber('gaps.closing', 'gaps', 'Groups of pupils who are behind others show little sign of catching up.', {
    suggests: ['pupil-premium', 'send-inclusion'],
  }),
  ...inspectionFound(
    amber,
    'inspection',
    'requires-improvement',
    'The latest inspection judged that the school requires improvement.',
    ['senior-leadership'],
  ),
  amber(
    'inspection-risk',
    'inspection',
    'On present evidence, the next inspection could judge that the school requires improvement.',
    { suggests: ['senior-leadership'] },
  ),
  amber(
    'areas-for-improvement',
    'areas-for-improvement',
    'Some of what the last inspection asked for is still to be done.',
    { suggests: ['senior-leadership'] },
  ),
  amber(
    'capacity',
    'capacity',
    'Leaders’ capacity to improve the school is still growing, as where the team is new.',
    { suggests: ['senior-leadership', 'middle-leadership'] },
  ),
  amber(
    'self-evaluation',
    'self-evaluation',
    'The school’s account of itself is not always borne out, or checks on its work do not yet change much.',
    { suggests: ['senior-leadership'] },
  ),
  amber(
    'teaching',
    'teaching',
    'Results, pupils’ books and visits to lessons show that teaching needs to improve.',
    { suggests: ['teaching-quality'] },
  ),
  amber(
    'assessment',
    'assessment',
    'Assessment could be more careful: in at least one year group it cannot yet be relied on.',
    { suggests: ['assessment'] },
  ),
  amber(
    'behaviour-safety',
    'behaviour-safety',
    'Behaviour or safety needs to improve, and many pupils do not take a full part in their lessons.',
    { suggests: ['behaviour-attendance'] },
  ),
  amber(
    'governance',
    'governance',
    'Governors stand by the school, and do not yet follow its work closely or ask leaders to answer for it.',
    { test: oneOf('governance-concerns', 'in-view'), suggests: ['governance'] },
  ),
  amber(
    'parents',
    'parents',
    'Most parents, though not all, speak well of the school in the survey of their views.',
    {
      test: atMost('parents-view', 84),
      suggests: ['parental-engagement'],
    },
  ),
];
