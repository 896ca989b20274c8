import { type Designation, PHASES, type Phase } from './support-vocabulary';

export const FOCUS_GROUPS = [
  'Reading, writing and subjects',
  'Pupils and inclusion',
  'Teaching and curriculum',
  'Leadership and governance',
] as const;
export type FocusGroup = (typeof FOCUS_GROUPS)[number];

/** One area of a school's work that can need, or be the subject of, support. */
export type FocusArea = {
  /** Stable key, kept in records. Never reused for another meaning. */
  key: string;
  name: string;
  group: FocusGroup;
  /** Phases of school in which it can arise. */
  phases: readonly Phase[];
  /** Designations whose work usually covers it, the closest fit first. */
  designations: readonly Designation[];
  /** What it covers, for a person choosing. */
  hint: string;
  /** A measure people often use for it, to start from. */
  measure: string;
  /** Unit of that measure. */
  unit: string;
};

const LEADERS_OF_TEACHING = ['SLE', 'TSA', 'LLE', 'NLE'] as const;
const LEADERS_OF_SCHOOLS = ['NLE', 'LLE', 'TSA'] as const;
const WITH_PRIMARY: readonly Phase[] = ['primary', 'all-through', 'special'];
const WITH_EARLY: readonly Phase[] = ['nursery', 'primary', 'all-through', 'special'];
const WITH_SECONDARY: readonly Phase[] = ['secondary', 'all-through', 'special'];
const OF_SCHOOL_AGE: readonly Phase[] = ['primary', 'secondary', 'all-through', 'special'];

/**
 * The taxonomy of focus areas: one list for needs and offers, so that both speak of the same thing.
 * Its core is the list in DOMAIN (Needs); subjects and phases are added where schools ask for them apart.
 */
export const FOCUS_AREAS: readonly FocusArea[] = [
  {
    key: 'phonics-early-reading',
    name: 'Phonics and early reading',
    group: 'Reading, writing and subjects',
    phases: WITH_EARLY,
    designations: LEADERS_OF_TEACHING,
    hint: 'Teaching children to read, the phonics programme, and help for those who fall behind',
    measure: 'Year 1 pupils meeting the phonics screening standard',
    unit: '% of pupils',
  },
  {
    key: 'reading-ks2',
    name: 'Reading at key stage 2',
    group: 'Reading, writing and subjects',
    phases: WITH_PRIMARY,
    designations: LEADERS_OF_TEACHING,
    hint: 'Fluency, comprehension and reading widely in years 3 to 6',
    measure: 'Year 6 pupils at the expected standard in reading',
    unit: '% of pupils',
  },
  {
    key: 'writing-ks2',
    name: 'Writing at key stage 2',
    group: 'Reading, writing and subjects',
    phases: WITH_PRIMARY,
    designations: LEADERS_OF_TEACHING,
    hint: 'Composition, spelling, grammar and handwriting in years 3 to 6',
    measure: 'Year 6 pupils at the expected standard in writing',
    unit: '% of pupils',
  },
  {
    key: 'mathematics',
    name: 'Mathematics in the primary years',
    group: 'Reading, writing and subjects',
    phases: WITH_PRIMARY,
    designations: LEADERS_OF_TEACHING,
    hint: 'Number, reasoning and problem solving up to year 6',
    measure: 'Year 6 pupils at the expected standard in mathematics',
    unit: '% of pupils',
  },
  {
    key: 'english-ks3-4',
    name: 'English at key stages 3 and 4',
    group: 'Reading, writing and subjects',
    phases: WITH_SECONDARY,
    designations: LEADERS_OF_TEACHING,
    hint: 'English language and literature, and reading across subjects, in years 7 to 11',
    measure: 'Year 11 pupils with grade 4 or above in English',
    unit: '% of pupils',
  },
  {
    key: 'mathematics-ks3-4',
    name: 'Mathematics at key stages 3 and 4',
    group: 'Reading, writing and subjects',
    phases: WITH_SECONDARY,
    designations: LEADERS_OF_TEACHING,
    hint: 'Mathematics in years 7 to 11, including entry to GCSE tiers',
    measure: 'Year 11 pupils with grade 4 or above in mathematics',
    unit: '% of pupils',
  },
  {
    key: 'science',
    name: 'Science',
    group: 'Reading, writing and subjects',
    phases: OF_SCHOOL_AGE,
    designations: LEADERS_OF_TEACHING,
    hint: 'Science at any key stage, including practical work',
    measure: 'Pupils at the expected standard in science',
    unit: '% of pupils',
  },
  {
    key: 'computing',
    name: 'Computing',
    group: 'Reading, writing and subjects',
    phases: OF_SCHOOL_AGE,
    designations: LEADERS_OF_TEACHING,
    hint: 'The computing curriculum and teachers’ subject knowledge',
    measure: 'Teachers confident to teach the computing curriculum',
    unit: '% of teachers',
  },
  {
    key: 'eyfs',
    name: 'Early years foundation stage',
    group: 'Reading, writing and subjects',
    phases: WITH_EARLY,
    designations: LEADERS_OF_TEACHING,
    hint: 'Nursery and reception: language, play, provision and the early learning goals',
    measure: 'Children reaching a good level of development',
    unit: '% of children',
  },
  {
    key: 'sixth-form',
    name: 'Sixth form and post-16',
    group: 'Reading, writing and subjects',
    phases: ['secondary', 'post-16', 'all-through', 'special'],
    designations: ['SLE', 'NLE', 'LLE', 'TSA'],
    hint: 'Progress, courses, retention and destinations after year 11',
    measure: 'Average value added for academic courses',
    unit: 'grades',
  },
  {
    key: 'send-inclusion',
    name: 'SEND and inclusion',
    group: 'Pupils and inclusion',
    phases: PHASES,
    designations: ['SLE', 'LLE', 'NLE', 'TSA'],
    hint: 'Pupils with special educational needs or disabilities: identification, provision and progress',
    measure: 'Pupils with SEND making the progress expected of them',
    unit: '% of pupils',
  },
  {
    key: 'pupil-premium',
    name: 'Pupil premium and gaps',
    group: 'Pupils and inclusion',
    phases: PHASES,
    designations: ['SLE', 'NLE', 'LLE', 'TSA'],
    hint: 'Outcomes of disadvantaged pupils, and how the pupil premium is spent',
    measure: 'Gap between disadvantaged pupils and others at the expected standard',
    unit: 'percentage points',
  },
  {
    key: 'more-able',
    name: 'Pupils with high prior attainment',
    group: 'Pupils and inclusion',
    phases: OF_SCHOOL_AGE,
    designations: LEADERS_OF_TEACHING,
    hint: 'Challenge for pupils who have already done well',
    measure: 'Pupils working at greater depth in reading, writing and mathematics',
    unit: '% of pupils',
  },
  {
    key: 'eal',
    name: 'English as an additional language',
    group: 'Pupils and inclusion',
    phases: PHASES,
    designations: ['SLE', 'TSA', 'LLE'],
    hint: 'Pupils learning English alongside the curriculum, including new arrivals',
    measure: 'Pupils new to English who reach the next stage of proficiency in a year',
    unit: '% of pupils',
  },
  {
    key: 'behaviour-attendance',
    name: 'Behaviour and attendance',
    group: 'Pupils and inclusion',
    phases: PHASES,
    designations: ['SLE', 'LLE', 'NLE', 'TSA'],
    hint: 'Conduct, routines, suspensions and exclusions, and being in school',
    measure: 'Suspensions for each 100 pupils in a term',
    unit: 'suspensions per 100 pupils',
  },
  {
    key: 'attendance',
    name: 'Persistent absence',
    group: 'Pupils and inclusion',
    phases: PHASES,
    designations: ['SLE', 'LLE', 'TSA'],
    hint: 'Pupils who miss a tenth or more of their sessions',
    measure: 'Pupils persistently absent',
    unit: '% of pupils',
  },
  {
    key: 'transition',
    name: 'Transition between phases',
    group: 'Pupils and inclusion',
    phases: PHASES,
    designations: ['SLE', 'LLE', 'TSA'],
    hint: 'Moving into school, between key stages, and on to the next school',
    measure: 'Year 7 pupils on track in English and mathematics at the end of the autumn term',
    unit: '% of pupils',
  },
  {
    key: 'parental-engagement',
    name: 'Working with parents and carers',
    group: 'Pupils and inclusion',
    phases: PHASES,
    designations: ['SLE', 'LLE', 'TSA'],
    hint: 'How families take part in learning, and what they think of the school',
    measure: 'Parents who would recommend the school',
    unit: '% of parents who answered',
  },
  {
    key: 'teaching-quality',
    name: 'Quality of teaching',
    group: 'Teaching and curriculum',
    phases: PHASES,
    designations: ['SLE', 'TSA', 'NLE', 'LLE'],
    hint: 'What happens in lessons, across subjects, and how teachers are helped to improve',
    measure: 'Lessons in which teaching meets the school’s agreed expectations',
    unit: '% of lessons seen',
  },
  {
    key: 'assessment',
    name: 'Assessment and data',
    group: 'Teaching and curriculum',
    phases: PHASES,
    designations: LEADERS_OF_TEACHING,
    hint: 'Knowing what pupils have learned, moderation, and using it to teach',
    measure: 'Teacher assessments confirmed at moderation',
    unit: '% of judgements',
  },
  {
    key: 'curriculum',
    name: 'Curriculum',
    group: 'Teaching and curriculum',
    phases: PHASES,
    designations: ['SLE', 'TSA', 'NLE', 'LLE'],
    hint: 'What is taught, in what order, and whether pupils remember it',
    measure: 'Subjects with a complete plan in use in every year',
    unit: 'subjects',
  },
  {
    key: 'early-careers',
    name: 'Early career teachers',
    group: 'Teaching and curriculum',
    phases: PHASES,
    designations: ['TSA', 'SLE', 'LLE'],
    hint: 'Induction, mentoring and keeping new teachers',
    measure: 'Teachers in their first two years who stay another year',
    unit: '% of teachers',
  },
  {
    key: 'middle-leadership',
    name: 'Middle leadership',
    group: 'Leadership and governance',
    phases: PHASES,
    designations: ['SLE', 'LLE', 'TSA', 'NLE'],
    hint: 'Subject, key stage and pastoral leaders: knowing their area and improving it',
    measure: 'Middle leaders whose improvement plans are on track',
    unit: '% of leaders',
  },
  {
    key: 'senior-leadership',
    name: 'Senior leadership',
    group: 'Leadership and governance',
    phases: PHASES,
    designations: LEADERS_OF_SCHOOLS,
    hint: 'The head and senior team: direction, self-evaluation, planning and capacity',
    measure: 'Milestones of the school improvement plan met on time',
    unit: '% of milestones',
  },
  {
    key: 'governance',
    name: 'Governance',
    group: 'Leadership and governance',
    phases: PHASES,
    designations: ['NLG', 'NLE', 'TSA'],
    hint: 'How governors set direction, hold leaders to account and look after money',
    measure: 'Actions from the review of governance completed',
    unit: '% of actions',
  },
  {
    key: 'finance',
    name: 'Finance and resources',
    group: 'Leadership and governance',
    phases: PHASES,
    designations: ['NLE', 'NLG', 'LLE'],
    hint: 'Budgets, staffing structure and value for money',
    measure: 'Year-end balance as a share of income',
    unit: '% of income',
  },
  {
    key: 'safeguarding',
    name: 'Safeguarding culture',
    group: 'Leadership and governance',
    phases: PHASES,
    designations: ['NLE', 'LLE', 'SLE', 'NLG'],
    hint: 'Safer recruitment, training, records and how concerns are acted on',
    measure: 'Actions from the safeguarding audit completed',
    unit: '% of actions',
  },
];

const byKey = new Map(FOCUS_AREAS.map((area) => [area.key, area]));

/** The focus area with a key, or null where there is none. */
export function focusArea(key: string): FocusArea | null {
  return byKey.get(key) ?? null;
}

/** Whether text is the key of a focus area. */
export function isFocusArea(key: string): boolean {
  return byKey.has(key);
}

/** The name of a focus area; the key itself for one that is no longer listed, so that old records still read. */
export function focusAreaName(key: string): string {
  return byKey.get(key)?.name ?? key;
}

/** Focus areas by group, in the order of the list, leaving out what cannot arise in the given phases. */
export function focusAreasByGroup(
  phases: readonly Phase[] = PHASES,
): { group: FocusGroup; areas: FocusArea[] }[] {
  return FOCUS_GROUPS.map((group) => ({
    group,
    areas: FOCUS_AREAS.filter(
      (area) => area.group === group && area.phases.some((phase) => phases.includes(phase)),
    ),
  })).filter(({ areas }) => areas.length > 0);
}
