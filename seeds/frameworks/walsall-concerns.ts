import type { CriterionData } from '~/diagnosis/domain/framework';
import { criteriaOf, oneOf } from './framework';

/*
 * Indicators for concern of Walsall's strategy 2014–16: twelve about a head teacher's leadership, ten about governance.
 * They are raised with the head and the chair first, and each says what to look at together, not what a person is.
 */
const c = criteriaOf('c');
const raised = (indicator: string) => oneOf(indicator, 'raised');

export const LEADERSHIP_CONCERNS: readonly CriterionData[] = [
  c(
    'leadership-standards',
    'leadership',
    'Standards have yet to rise quickly and lastingly, though the school has had a good deal of support.',
    { test: raised('leadership-pace-of-improvement'), suggests: ['senior-leadership', 'teaching-quality'] },
  ),
  c('leadership-attendance', 'leadership', 'Attendance is going down, or exclusions are many.', {
    test: raised('leadership-attendance-exclusions'),
    suggests: ['attendance', 'behaviour-attendance'],
  }),
  c(
    'leadership-assessment',
    'leadership',
    'The school’s assessment and tracking of progress has turned out not to be accurate.',
    { test: raised('leadership-assessment-accuracy'), suggests: ['assessment'] },
  ),
  c(
    'leadership-reviews',
    'leadership',
    'Where Improvement Reviews are held, they have found less progress than was planned.',
    { test: raised('leadership-review-progress'), suggests: ['senior-leadership'] },
  ),
  c('leadership-staffing', 'leadership', 'Personnel matters often need outside help, or many staff leave.', {
    test: raised('leadership-staffing'),
    suggests: ['senior-leadership', 'early-careers'],
  }),
  c('leadership-complaints', 'leadership', 'Complaints about how the school is led have come in writing.', {
    test: raised('leadership-complaints'),
    suggests: ['senior-leadership', 'parental-engagement'],
  }),
  c(
    'leadership-governors',
    'leadership',
    'The head and the chair, or the governing body, do not yet work well together.',
    { test: raised('leadership-work-with-governors'), suggests: ['governance', 'senior-leadership'] },
  ),
  c(
    'leadership-engagement',
    'leadership',
    'It has been hard for the school and the service to talk openly about leadership.',
    { test: raised('leadership-engagement'), suggests: ['senior-leadership'] },
  ),
  c(
    'leadership-capacity',
    'leadership',
    'There is little sign yet of leaders being developed, in the senior team and beyond.',
    { test: raised('leadership-capacity'), suggests: ['middle-leadership', 'senior-leadership'] },
  ),
  c(
    'leadership-safeguarding',
    'safeguarding',
    'A safeguarding matter is past the time agreed for putting it right.',
    {
      test: oneOf('safeguarding-concern', 'overdue'),
      suggests: ['safeguarding'],
    },
  ),
  c('leadership-audit', 'leadership', 'An audit asked for changes in how the school is led and managed.', {
    test: raised('leadership-audit'),
    suggests: ['senior-leadership', 'finance'],
  }),
  c(
    'leadership-inspectorate',
    'leadership',
    'The inspectorate received a complaint about the school that met its test for looking into it.',
    { test: raised('governance-complaints'), suggests: ['senior-leadership'] },
  ),
];

export const GOVERNANCE_CONCERNS: readonly CriterionData[] = [
  c(
    'governance-focus',
    'governance',
    'Too little of the governing body’s business is about improving the school.',
    {
      test: raised('governance-focus'),
      suggests: ['governance'],
    },
  ),
  c(
    'governance-review',
    'governance',
    'A review from outside found that governance needs to be strengthened.',
    {
      test: raised('governance-review'),
      suggests: ['governance'],
    },
  ),
  c(
    'governance-challenge',
    'governance',
    'Minutes and visits show that governors do not yet ask enough of leaders to drive improvement.',
    { test: raised('governance-challenge'), suggests: ['governance'] },
  ),
  c(
    'governance-statutory',
    'governance',
    'Some of the main duties that the law gives governors are not being met.',
    {
      test: raised('governance-statutory'),
      suggests: ['governance'],
    },
  ),
  c(
    'governance-advice',
    'governance',
    'Governors have been advised on a duty in law and have chosen not to follow the advice.',
    { suggests: ['governance'] },
  ),
  c(
    'governance-safeguarding',
    'governance',
    'Governors have not seen to it that a safeguarding matter was put right in the time agreed.',
    { test: raised('governance-safeguarding'), suggests: ['safeguarding', 'governance'] },
  ),
  c(
    'governance-vacancies',
    'governance',
    'Places on the governing body stand empty, and no plan such as recruiting or reconstituting is under way.',
    { test: raised('governance-vacancies'), suggests: ['governance'] },
  ),
  c(
    'governance-relationships',
    'governance',
    'Relationships between governors and leaders keep one or the other from doing their part.',
    { test: raised('governance-relationships'), suggests: ['governance', 'senior-leadership'] },
  ),
  c('governance-audit', 'governance', 'An audit asked for changes in how the school is governed.', {
    test: raised('governance-audit'),
    suggests: ['governance', 'finance'],
  }),
  c(
    'governance-inspectorate',
    'governance',
    'The inspectorate received a complaint about governance that met its test for looking into it.',
    { test: raised('governance-complaints'), suggests: ['governance'] },
  ),
];
