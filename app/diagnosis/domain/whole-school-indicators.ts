import type { CodedValue, Indicator } from './indicator-type';

type Measure = Pick<Indicator, 'key' | 'label' | 'theme' | 'meaning'> & Partial<Indicator>;

const whole = (one: Measure): Indicator => ({
  unit: 'per-cent',
  direction: 'less',
  keyStage: null,
  phases: [],
  sensitive: false,
  from: 'hand',
  range: { least: 0, most: 100 },
  decimals: 1,
  ...one,
});

const coded = (one: Measure & { values: readonly CodedValue[] }): Indicator => ({
  unit: 'coded',
  direction: 'neither',
  keyStage: null,
  phases: [],
  sensitive: false,
  from: 'hand',
  decimals: 0,
  ...one,
});

/** The four grades of inspections before September 2025, as this product keeps them. */
export const OVERALL_GRADES = [
  { key: 'outstanding', label: 'Outstanding' },
  { key: 'good', label: 'Good' },
  { key: 'requires-improvement', label: 'Requires improvement' },
  { key: 'inadequate', label: 'Inadequate' },
] as const;

/** The five grades of the report cards that followed in November 2025. */
export const REPORT_CARD_GRADES = [
  { key: 'exceptional', label: 'Exceptional' },
  { key: 'strong-standard', label: 'Strong standard' },
  { key: 'expected-standard', label: 'Expected standard' },
  { key: 'needs-attention', label: 'Needs attention' },
  { key: 'urgent-improvement', label: 'Urgent improvement' },
] as const;

/** Attendance, inspection, money and what else concerns the school as a whole. */
export const WHOLE_SCHOOL_INDICATORS: readonly Indicator[] = [
  whole({
    key: 'absence-overall',
    label: 'Absence',
    theme: 'attendance',
    meaning: 'Sessions missed, of all that pupils could have attended in the year.',
  }),
  whole({
    key: 'absence-persistent',
    label: 'Persistent absence',
    theme: 'attendance',
    meaning: 'Pupils who missed one session in ten or more.',
  }),
  whole({
    key: 'exclusions-permanent',
    label: 'Permanent exclusions',
    theme: 'behaviour-safety',
    unit: 'rate',
    decimals: 2,
    meaning: 'Permanent exclusions in the year for each 100 pupils.',
  }),
  whole({
    key: 'exclusions-suspension',
    label: 'Suspensions',
    theme: 'behaviour-safety',
    unit: 'rate',
    range: { least: 0, most: 1000 },
    decimals: 2,
    meaning: 'Suspensions in the year for each 100 pupils. One pupil may count more than once.',
  }),
  coded({
    key: 'inspection-overall',
    label: 'Overall effectiveness at the latest graded inspection',
    theme: 'inspection',
    from: 'ofsted',
    values: [...OVERALL_GRADES, { key: 'not-judged', label: 'Not judged' }],
    meaning:
      'The overall grade of inspections until August 2024; later ones give none and read "not judged".',
  }),
  coded({
    key: 'inspection-report-card',
    label: 'Lowest grade on the report card',
    theme: 'inspection',
    from: 'ofsted',
    values: REPORT_CARD_GRADES,
    meaning:
      'Report cards give no overall grade. This is the lowest grade of any area, so that an area to work on is not overlooked.',
  }),
  coded({
    key: 'inspection-leadership',
    label: 'Leadership and governance at the latest inspection',
    theme: 'leadership',
    from: 'ofsted',
    values: [...OVERALL_GRADES, ...REPORT_CARD_GRADES, { key: 'not-judged', label: 'Not judged' }],
    meaning: 'The published grade for leadership, on the scale of the inspection it comes from.',
  }),
  coded({
    key: 'inspection-safeguarding',
    label: 'Safeguarding at the latest inspection',
    theme: 'safeguarding',
    from: 'ofsted',
    values: [
      { key: 'met', label: 'Met, or effective' },
      { key: 'not-met', label: 'Not met, or not effective' },
    ],
    meaning: 'Whether the inspection found the safeguarding standards met.',
  }),
  whole({
    key: 'inspection-years-since',
    label: 'Years since the latest inspection',
    theme: 'inspection',
    unit: 'years',
    direction: 'neither',
    from: 'ofsted',
    range: { least: 0, most: 60 },
    meaning:
      'Counted from the first day of the latest graded inspection or report card to the day of the analysis.',
  }),
  whole({
    key: 'fsm-share',
    label: 'Pupils who can have free school meals',
    theme: 'pupil-premium',
    direction: 'neither',
    from: 'gias',
    meaning: 'From the national register of schools.',
  }),
  whole({
    key: 'pupil-premium-share',
    label: 'Pupils who attract the pupil premium',
    theme: 'pupil-premium',
    direction: 'neither',
    meaning: 'Of all pupils on roll, from the school’s own pupil premium statement.',
  }),
  coded({
    key: 'finance-deficit',
    label: 'Financial position',
    theme: 'finance',
    values: [
      { key: 'in-balance', label: 'In balance or with a reserve' },
      { key: 'deficit-agreed-plan', label: 'In deficit, with an agreed plan to recover' },
      { key: 'deficit-no-plan', label: 'In deficit, plan not yet agreed' },
    ],
    meaning: 'The position at the end of the financial year, as the school and its funder agree it.',
  }),
  coded({
    key: 'send-review',
    label: 'Review of SEND and inclusion',
    theme: 'send',
    values: [
      { key: 'strength', label: 'Provision is a strength' },
      { key: 'secure', label: 'Provision is secure' },
      { key: 'to-develop', label: 'Some provision to develop' },
      { key: 'priority', label: 'A priority for the school' },
    ],
    meaning: 'What the latest review of provision for pupils with special educational needs concluded.',
  }),
  whole({
    key: 'parents-view',
    label: 'Parents who would recommend the school',
    theme: 'parents',
    direction: 'more',
    decimals: 0,
    meaning: 'Of the parents who answered the latest survey, published or the school’s own.',
  }),
  coded({
    key: 'safeguarding-concern',
    label: 'Safeguarding arrangements',
    theme: 'safeguarding',
    sensitive: true,
    values: [
      { key: 'in-order', label: 'Looked at and in order' },
      { key: 'in-hand', label: 'A matter is being put right in the time agreed' },
      { key: 'overdue', label: 'A matter is past the time agreed' },
    ],
    meaning:
      'Arrangements as a whole, never a child’s case. Cases go through the safeguarding procedure alone.',
  }),
];
