import type { Indicator } from './indicator-type';

/**
 * Leadership and governance: what an adviser raises with the head and the chair during the core offer. The two lists
 * follow the school improvement strategy of Walsall 2014 to 2016 (leadership and governance: indicators for concern),
 * each turned into something to look at rather than a finding about a person. Head, chair, brokers and leads see them.
 */
const VALUES = [
  { key: 'secure', label: 'Looked at, nothing to raise' },
  { key: 'in-view', label: 'Being kept in view' },
  { key: 'raised', label: 'Raised with the school' },
] as const;

type Aspect = { key: string; label: string; meaning: string };

const about =
  (theme: 'leadership' | 'governance', partOf: string | undefined) =>
  ({ key, label, meaning }: Aspect): Indicator => ({
    key,
    label,
    theme,
    unit: 'coded',
    direction: 'neither',
    keyStage: null,
    phases: [],
    sensitive: true,
    from: 'hand',
    values: VALUES,
    decimals: 0,
    meaning,
    ...(partOf === undefined ? {} : { partOf }),
  });

const LEADERSHIP: readonly Aspect[] = [
  {
    key: 'leadership-pace-of-improvement',
    label: 'Pace of improvement with support',
    meaning: 'Whether standards are rising, and lastingly, where the school has had significant support.',
  },
  {
    key: 'leadership-attendance-exclusions',
    label: 'Direction of attendance and exclusions',
    meaning: 'Whether attendance is holding or rising, and exclusions are few.',
  },
  {
    key: 'leadership-assessment-accuracy',
    label: 'Accuracy of assessment and tracking',
    meaning: 'Whether what the school’s own data says is borne out by tests, moderation and work seen.',
  },
  {
    key: 'leadership-review-progress',
    label: 'Progress between Improvement Reviews',
    meaning: 'Whether the milestones of the last review were reached. Only where reviews are held.',
  },
  {
    key: 'leadership-staffing',
    label: 'Staffing and staff turnover',
    meaning: 'How settled staffing is and how often personnel matters need outside help.',
  },
  {
    key: 'leadership-complaints',
    label: 'Complaints about leadership',
    meaning: 'Written complaints that are about how the school is led. The pattern only, no names.',
  },
  {
    key: 'leadership-work-with-governors',
    label: 'Working relationship with governors',
    meaning: 'How well the head, the chair and the governing body work together.',
  },
  {
    key: 'leadership-engagement',
    label: 'Engagement with the authority',
    meaning: 'Whether leadership matters can be talked about openly with the service.',
  },
  {
    key: 'leadership-capacity',
    label: 'Building leadership across the school',
    meaning: 'Whether senior and middle leaders are growing and carry responsibility.',
  },
  {
    key: 'leadership-audit',
    label: 'Audit of leadership and management',
    meaning: 'What the latest audit report said about leading and managing the school.',
  },
];

const GOVERNANCE: readonly Aspect[] = [
  {
    key: 'governance-focus',
    label: 'Governors’ focus on improvement',
    meaning: 'How much of the governing body’s business is about improving the school.',
  },
  {
    key: 'governance-review',
    label: 'External review of governance',
    meaning: 'What the latest external review found, where there was one.',
  },
  {
    key: 'governance-challenge',
    label: 'Support and challenge to the head',
    meaning: 'Whether minutes and visits show governors asking for, and acting on, evidence of improvement.',
  },
  {
    key: 'governance-statutory',
    label: 'Statutory duties of governors',
    meaning: 'Whether the duties are met and advice about them is followed.',
  },
  {
    key: 'governance-safeguarding',
    label: 'Governors’ oversight of safeguarding',
    meaning: 'Whether matters found are put right in the time agreed.',
  },
  {
    key: 'governance-vacancies',
    label: 'Governor vacancies',
    meaning: 'Whether places are filled, or there is a plan to fill them.',
  },
  {
    key: 'governance-relationships',
    label: 'Relationships between governors and leaders',
    meaning: 'Whether they let both do their part.',
  },
  {
    key: 'governance-audit',
    label: 'Audit of governance',
    meaning: 'What the latest audit report said about how the school is governed.',
  },
  {
    key: 'governance-complaints',
    label: 'Complaints to the inspectorate',
    meaning: 'Whether a complaint met the inspectorate’s test for looking into it. The fact only, no names.',
  },
];

/** The two summaries, then what each is made of. */
export const LEADERSHIP_AND_GOVERNANCE: readonly Indicator[] = [
  about(
    'leadership',
    undefined,
  )({
    key: 'leadership-concerns',
    label: 'Leadership as a whole',
    meaning: 'The adviser’s view after talking with the head and the chair, the aspects taken together.',
  }),
  about(
    'governance',
    undefined,
  )({
    key: 'governance-concerns',
    label: 'Governance as a whole',
    meaning: 'The adviser’s view after talking with the head and the chair, the aspects taken together.',
  }),
  ...LEADERSHIP.map(about('leadership', 'leadership-concerns')),
  ...GOVERNANCE.map(about('governance', 'governance-concerns')),
];
