import type { VisitKind } from './vocabulary';

/** What a visit is for, which decides who plans, records and reads it. */
export type VisitGroup = 'support' | 'adviser' | 'performance';

/** Something the note of a visit has to say. */
export type NoteSection = { key: string; label: string; hint: string };

/** Something looked at afterwards to be sure that visits are as good as they should be. */
export type QualityCheck = { key: string; text: string };

/** A kind of visit: what happens at it, who does what, what comes of it, and what is checked. */
export type VisitTemplate = {
  kind: VisitKind;
  group: VisitGroup;
  name: string;
  /** The term it is usually made in; null for support, whenever agreed. */
  term: 'autumn' | 'spring' | 'summer' | null;
  purpose: string;
  agenda: readonly string[];
  roles: readonly { who: string; does: readonly string[] }[];
  outcomes: readonly string[];
  /** How it leans on the other visits. */
  links: readonly string[];
  sections: readonly NoteSection[];
  checks: readonly QualityCheck[];
};

const QUALITY_OF_RECORD: QualityCheck = {
  key: 'record-quality',
  text: 'The note is evaluative, rests on evidence, and says what is recommended and agreed',
};

const ADVISER = 'Link adviser';
const SCHOOL = 'School';

/**
 * Kinds of visit. The four of the link adviser are those of the secondary School Improvement Partnership Programme of
 * Norfolk Integrated Education Advisory Services: two in the autumn term, one in spring, one in summer.
 */
export const VISIT_TEMPLATES: Readonly<Record<VisitKind, VisitTemplate>> = {
  support: {
    kind: 'support',
    group: 'support',
    name: 'Support visit',
    term: null,
    purpose: 'Work with the school towards the outcomes of the agreement.',
    agenda: [
      'What has happened since the last visit, and the actions agreed then',
      'The work of the day, as planned with the school',
      'What it shows about progress towards each outcome',
      'What to do next, by whom and by when',
    ],
    roles: [
      {
        who: 'Provider',
        does: ['Prepares with the school', 'Writes the note and shares it within 48 hours'],
      },
      { who: SCHOOL, does: ['Makes the people and the evidence available', 'Carries out what is agreed'] },
    ],
    outcomes: ['A note that reaches the headteacher within 48 hours', 'Actions with an owner and a date'],
    links: ['Feeds the Improvement Review and the measures of the agreement'],
    sections: [],
    checks: [
      QUALITY_OF_RECORD,
      { key: 'outcomes-evaluated', text: 'Progress is judged against the outcomes of the agreement' },
    ],
  },
  'data-and-targets': {
    kind: 'data-and-targets',
    group: 'adviser',
    name: 'Data analysis and target setting',
    term: 'autumn',
    purpose: 'Read last year’s results together and agree targets that stretch the school.',
    agenda: [
      'Results and progress against national and local figures and earlier targets: what is strong, what to develop',
      'Hypotheses about how groups of pupils attain and progress in different measures and subjects',
      'How targets for the coming years are set, attendance included, and pupils with free school meals or special educational needs who may fall short of the thresholds',
      'Targets agreed with the headteacher and the chair of governors',
      'What difference last year’s actions and interventions made',
      'The school’s own items, and support it needs or would like to buy',
    ],
    roles: [
      {
        who: ADVISER,
        does: [
          'Studies the school’s data beforehand and brings questions to test',
          'Guides which targets fit and how estimates may be used',
          'Says how suitable and how effective the targets are',
        ],
      },
      {
        who: SCHOOL,
        does: [
          'Has analysed its results and knows the reasons behind them',
          'Proposes targets that stretch it',
          'Brings the headteacher, governors and whoever knows most about the matter',
        ],
      },
    ],
    outcomes: [
      'A record of what is strong and what to develop in results and progress',
      'A comparison with local and national figures and with earlier targets',
      'The reasons behind the results',
      'Targets for governors to approve',
    ],
    links: ['Informs self-evaluation and its judgements', 'Informs headteacher performance management'],
    sections: [
      {
        key: 'strengths',
        label: 'What is strong, and what to develop',
        hint: 'In attainment and in the progress pupils make',
      },
      {
        key: 'comparison',
        label: 'How results compare',
        hint: 'With local and national figures, and with the targets set earlier',
      },
      { key: 'reasons', label: 'Reasons for the results', hint: 'As school and adviser see them' },
      {
        key: 'targets',
        label: 'Targets agreed',
        hint: 'For governors to approve, attendance included',
      },
    ],
    checks: [
      { key: 'data-supplied', text: 'The adviser had a data set that was accurate and up to date' },
      { key: 'adviser-trained', text: 'The adviser is trained in analysing data' },
      QUALITY_OF_RECORD,
    ],
  },
  'self-evaluation': {
    kind: 'self-evaluation',
    group: 'adviser',
    name: 'School self-evaluation',
    term: 'spring',
    purpose: 'Test how well the school knows itself, against the standards of inspection.',
    agenda: [
      'How the school evaluates itself, how accurate its analysis is, and whether it knows what inspection asks now',
      'The grades the school gives itself, and those the adviser agrees with',
      'Questions that help the school to sharpen its self-evaluation',
      'Where it applies, what targeted funding and agreed intervention have achieved',
      'With the chair, how governors review their own work',
      'That governors follow the headteacher’s objectives during the year',
    ],
    roles: [
      {
        who: ADVISER,
        does: [
          'Studies the evidence behind the self-evaluation',
          'Suggests tools and ways of gathering evidence that fit the school',
        ],
      },
      {
        who: SCHOOL,
        does: [
          'Sends its self-evaluation two weeks before the visit',
          'Sends the evidence the adviser asks for',
        ],
      },
    ],
    outcomes: ['A record of how good the self-evaluation is', 'Grades the adviser agrees with'],
    links: ['Builds on data analysis and target setting', 'Informs planning for the summer visit'],
    sections: [
      {
        key: 'quality',
        label: 'Quality of the self-evaluation',
        hint: 'How it is made, how accurate it is, and how governors review their own work',
      },
      {
        key: 'grades',
        label: 'Grades agreed',
        hint: 'Each grade the school gives itself, and whether the adviser agrees',
      },
    ],
    checks: [
      { key: 'tool-used', text: 'The agreed tool, or one as good, was used accurately' },
      QUALITY_OF_RECORD,
    ],
  },
  'challenge-and-support': {
    kind: 'challenge-and-support',
    group: 'adviser',
    name: 'Challenge, monitoring and support',
    term: 'summer',
    purpose: 'Say independently how effective the school’s improvement is, and report it to governors.',
    agenda: [
      'Monitoring activities settled with the school beforehand',
      'Professional feedback on how effective improvement has been',
      'The annual report to governors',
    ],
    roles: [
      {
        who: ADVISER,
        does: [
          'Evaluates how effective improvement is, by activities that fit',
          'Writes the annual report to governors',
        ],
      },
      { who: SCHOOL, does: ['Sets the focus of the visit', 'Gives access to the evidence'] },
    ],
    outcomes: [
      'A record of how effective planning for improvement and the initiatives are',
      'An annual report to governors',
    ],
    links: ['Planning and initiatives rest on the school’s self-evaluation'],
    sections: [
      {
        key: 'planning',
        label: 'How effective planning for improvement is',
        hint: 'What the plans rest on, and whether they are followed through',
      },
      {
        key: 'initiatives',
        label: 'How effective the initiatives are',
        hint: 'What has changed for pupils, and how you know',
      },
      {
        key: 'governors-report',
        label: 'Annual report to governors',
        hint: 'As governors will read it',
      },
    ],
    checks: [
      QUALITY_OF_RECORD,
      { key: 'report-quality', text: 'The annual report to governors is clear, fair and rests on evidence' },
    ],
  },
  'performance-management': {
    kind: 'performance-management',
    group: 'performance',
    name: 'Headteacher performance management',
    term: 'autumn',
    purpose:
      'Give governors independent advice as they review the headteacher’s objectives and set new ones.',
    agenda: [
      'With the headteacher: last year’s objectives, how governors followed them, and ideas for the next year',
      'With the nominated governors: the past year and objectives for the next',
      'With both: objectives for the next year agreed, informed by the autumn data visit and the annual report',
      'Objectives that are specific and can be measured, and which governors follow and support them',
    ],
    roles: [
      {
        who: ADVISER,
        does: [
          'Advises independently, knowing what the school and its headteacher face',
          'Reviews performance as a specialist',
        ],
      },
      { who: SCHOOL, does: ['Sees that the right governors and the headteacher take part'] },
    ],
    outcomes: [
      'No record of the visit: this is a matter for governors',
      'A feedback form left with the governors',
    ],
    links: ['Uses the targets of the data visit', 'Uses what the summer visit says of improvement'],
    sections: [],
    checks: [{ key: 'adviser-trained', text: 'The adviser is trained for this work' }],
  },
};

/** The adviser's four kinds of visit, in the order in which they are listed in the programme. */
export const ADVISER_KINDS = [
  'data-and-targets',
  'self-evaluation',
  'challenge-and-support',
  'performance-management',
] as const satisfies readonly VisitKind[];

/** What a kind of visit is for. */
export function groupOf(kind: VisitKind): VisitGroup {
  return VISIT_TEMPLATES[kind].group;
}

/** Whether a visit of this kind is written up at all. */
export function leavesRecord(kind: VisitKind): boolean {
  return groupOf(kind) !== 'performance';
}

/** Whether a visit of this kind uses the days a provider has committed: support does, the adviser's own time does not. */
export function usesDays(kind: VisitKind): boolean {
  return groupOf(kind) === 'support';
}

/** Kinds of visit that can be made under an agreement; performance management never is: it is no party's but the school's. */
export function kindsOf(place: 'agreement' | 'school'): readonly VisitKind[] {
  return place === 'school'
    ? ADVISER_KINDS
    : ['support', 'data-and-targets', 'self-evaluation', 'challenge-and-support'];
}
