import type { OutcomeResult } from '~/agreements/domain/exit/vocabulary';

/** What is particular about how one agreement is lived; everything else is as usual. */
export type Life = {
  /** How much of the way from baseline to target it comes in its time; 1 where it does not say. */
  pace?: number;
  /** Which visit’s note is late: by a little over an hour, 1 for the first. */
  late?: number;
  /** Which visit’s note is corrected. */
  corrected?: number;
  /** Which notes the head has not opened yet: the last. */
  unread?: boolean;
  /** Days after it came into force on which Improvement Reviews were held. */
  reviews?: readonly number[];
  /** One more was written down by mistake some days after the last, and withdrawn. */
  withdrawn?: boolean;
  /** Days from today to the next review, planned now. */
  nextReview?: number;
  /** Days after it came into force on which a case about progress was opened, and what became of it. */
  escalated?: { on: number; steps: readonly (readonly [after: number, move: 'up' | 'down' | 'end'])[] };
  /** An amendment, begun so many days after it came into force. */
  amended?: { on: number; what: 'days' | 'milestone'; signed: 'all' | 'head' };
  /** Set aside for so many days, so long after it came into force. */
  setAside?: { on: number; days: number };
  /** A reading that was put right, and one that was taken back. */
  mended?: boolean;
  /** What became of its outcomes, one after the other; all met where it does not say. */
  results?: readonly OutcomeResult[];
  /** Which exit criterion was not met, 1 for the first. */
  unmet?: number;
  /** Whether its measures have been read again since it ended. */
  sustained?: boolean;
  /** Whether a judgement was put right after closing. */
  judgedAgain?: boolean;
  /** What the provider answered to the record of it. */
  answered?: boolean;
  /** The last readings are missing. */
  unreadAtExit?: boolean;
};

/** By school and first focus area. */
export const LIVES: Readonly<Record<string, Life>> = {
  'ashlode-hill/phonics-early-reading': { late: 2, reviews: [40, 96], sustained: true, answered: true },
  'ashlode-hill/teaching-quality': {
    reviews: [31],
    nextReview: 16,
    late: 2,
    unread: true,
    mended: true,
    pace: 0.6,
    escalated: { on: 35, steps: [] },
    amended: { on: 37, what: 'milestone', signed: 'head' },
  },
  'pithead-lane-junior/writing-ks2': { answered: true, late: 1, results: ['partly'], unmet: 1 },
  'ellerholme/send-inclusion': { judgedAgain: true, results: ['partly'] },
  'little-pelling/governance': {},
  'swanfield/pupil-premium': { setAside: { on: 40, days: 24 }, pace: 0.7 },
  'whitefriars/mathematics': { pace: 1.3 },
  'eastgate/senior-leadership': {
    reviews: [58, 98],
    nextReview: 12,
    escalated: {
      on: 60,
      steps: [
        [16, 'up'],
        [24, 'down'],
        [10, 'end'],
      ],
    },
    amended: { on: 70, what: 'days', signed: 'all' },
    late: 3,
    corrected: 1,
    pace: 0.6,
  },
  'castle-gate-junior/writing-ks2': {
    pace: 0.2,
    late: 1,
    amended: { on: 48, what: 'milestone', signed: 'all' },
    reviews: [62, 94],
    withdrawn: true,
    nextReview: 9,
    escalated: { on: 96, steps: [[17, 'up']] },
  },
  'hatherby-junior/writing-ks2': { late: 2 },
  'foundry-road/teaching-quality': { amended: { on: 14, what: 'milestone', signed: 'head' } },
  'station-road-infant/eal': { unread: true },
  'brickfields/phonics-early-reading': { nextReview: 18 },
  'hindlewell/writing-ks2': { late: 1 },
};

/** What a visit was about and what came of it. */
export const VISITS: readonly {
  focus: string;
  present: string;
  activities: string;
  seen: string;
  recommendations: string;
  action: string;
  done: string;
}[] = [
  {
    focus: 'Where we begin: lessons, books and what teachers want first',
    present: 'The headteacher, the subject leader and two teachers',
    activities:
      'Short visits to six lessons together, a look at books from each year group, and an hour with the subject leader to choose where to begin.',
    seen: 'Routines are calm and children want to do well. Explanations are often long, so that the children who need most help have least time to try.',
    recommendations:
      'Begin with how new ideas are explained and practised. Choose two classes to try it in first, and keep their books.',
    action: 'Choose the two classes that begin, and tell their teachers what will be asked of them',
    done: 'Both classes are chosen; the teachers met the subject leader and have their first plans.',
  },
  {
    focus: 'Planning a sequence of lessons together, and teaching one of them side by side',
    present: 'The subject leader and both teachers of the classes that began',
    activities:
      'Planned two weeks with the teachers, taught one lesson together, and talked it over at the end of the day.',
    seen: 'Teachers model more and talk less. Children used the new words without being asked. Practice at the end was still rushed.',
    recommendations:
      'Keep ten minutes for practice in every lesson. The subject leader sees one lesson a week with only that in mind.',
    action: 'See one lesson a week in each of the two classes, and keep a short note of practice time',
    done: 'Six lessons seen. Practice is kept in five of them; the sixth is being planned again.',
  },
  {
    focus: 'What the assessment says, and which children to think of next',
    present: 'The deputy headteacher, the subject leader and the teacher responsible for assessment',
    activities:
      'Went through the latest assessment child by child, looked at the books of twelve of them and agreed what each needs next.',
    seen: 'Judgements agree with the books. Nine of twelve have moved on; three have gaps from earlier years that whole-class work will not close.',
    recommendations:
      'Three short sessions a week for these children, taught by somebody who has been shown how. Look again in six weeks.',
    action: 'Begin the short sessions, and show the two assistants who will teach them how they work',
    done: 'The sessions began the week after. Attendance at them is good.',
  },
  {
    focus: 'From two classes to the whole school',
    present: 'All teachers for half the morning, then the subject leader',
    activities:
      'The two teachers showed their colleagues what they do and why, with books. Each year group planned its own next fortnight.',
    seen: 'The teachers who began speak with confidence about what changed for their children. Plans of the other classes are still uneven.',
    recommendations:
      'Pair each teacher with one of the two for a month. Do not add anything new until it has settled.',
    action: 'Pair every teacher with one who has begun, and free both for one lesson a week',
    done: 'Pairs are working; cover is found until half-term.',
  },
  {
    focus: 'How leaders will keep it going when the visits end',
    present: 'The headteacher and the subject leader',
    activities:
      'Worked through a term of monitoring and training with the subject leader, who led most of the conversation.',
    seen: 'The subject leader knows where practice is strong and where it is not, and has the evidence. Governors have begun to ask about it.',
    recommendations:
      'Put what is monitored, and when, on one page that governors see. Rehearse it once while visits still go on.',
    action: 'Write the one page of what is monitored, and take it to the next governors’ meeting',
    done: 'Governors saw it and asked for the same in mathematics.',
  },
];

export const CORRECTION =
  'The number of children whose books were looked at was twelve, not ten. Nothing else changes.';

/** Where a measure was read, and with what remark. */
export const READING_NOTES: readonly string[] = [
  'The whole year group.',
  'Two children joined the school since the baseline.',
  'As moderated between two schools.',
  'One class of two; the other is read next month.',
];

/** How a review found progress, by how it goes. */
export const FINDINGS: Readonly<Record<'on-track' | 'at-risk' | 'off-track', string>> = {
  'on-track': 'Readings since the baseline lie on the line to the target, and books say the same.',
  'at-risk':
    'There is movement, and less than was planned by now. What is done in the first two classes is right; it has reached too few of the others.',
  'off-track':
    'The measure stands nearly where it did. Visits have taken place; what was agreed between them has not been done in most classes.',
};

export const SUMMARIES: Readonly<Record<'on-track' | 'at-risk' | 'off-track', string>> = {
  'on-track':
    'The group is content with progress and heard it confirmed from three sides. It asks that nothing new is added this term.',
  'at-risk':
    'The group sees what has begun well and is concerned about the pace. Two actions are to bring the other classes in before the next review.',
  'off-track':
    'The group is concerned. The school knows why, and said so openly. The actions below come first, before anything else is taken on.',
};

export const CHALLENGES: readonly { by: string; question: string; answer: string }[] = [
  {
    by: 'The chair of governors',
    question: 'How do we know that it is the teaching that changed, and not only this year’s children?',
    answer:
      'Books of last year’s class at the same point were laid beside this year’s. The difference shows in four of five.',
  },
  {
    by: 'The adviser',
    question: 'What will be given up so that there is time for this?',
    answer: 'The second project of the school plan begins a term later. Staff were told on Monday.',
  },
];

export const REVIEW_ACTIONS: readonly string[] = [
  'Show the next review what has changed in the three classes that were named',
  'Send the readings of the next assessment to everybody in the group within a week',
];

export const PRE_MEETING =
  'Went through the draft of the evidence together. Agreed which lessons the group will see, and that the head opens with what is not yet working.';

/** Why a case about progress is opened and moved, and what is asked. */
export const ESCALATION = {
  opened:
    'Two readings since the start lie well below the line to the target, and the last review found one outcome off track.',
  up: 'What was asked for by the last date has been done in part. The assistant director is told what stands in the way.',
  down: 'The actions that were asked for have been done, and the latest reading has moved. What is watched is less from now on.',
  end: 'Progress has kept up since. The reviews go on as they are.',
  asks: 'Put the two actions of the last review in place in every class, and send the next reading within a week of it.',
  answer:
    'We accept what is said of the pace. A teacher was absent for five weeks, which we should have told you earlier. The plan for the next six weeks is attached to the minutes of our governors.',
} as const;

export const WITHDRAWN_REVIEW =
  'Entered for the wrong school: this was another school’s meeting on that day.';

/** Why an agreement was set aside for a while, and what changed then. */
export const SET_ASIDE = {
  why: 'The building work took the classrooms in question. All parties would rather wait than work around it.',
  resumed: 'The classrooms are open again, and the next two visits are agreed.',
} as const;

export const AMENDMENTS: Readonly<Record<'days' | 'milestone', string>> = {
  days: 'The last visits were planned for a term in which the subject leader is away. One day fewer will do what was meant.',
  milestone:
    'Moderation between the schools is two weeks later this year, so the milestone that rests on it moves.',
};

/** Why support came to its end, and what each of the three said. */
export const EXITS = {
  met: 'Both schools agree that what was meant has been reached, and the school’s own leader runs the work.',
  'term-ended':
    'The term of the agreement is over. One test is not met; the adviser looks at it again next term.',
  criterionMet: 'Seen by the adviser on two visits, and confirmed by the subject leader’s own monitoring.',
  criterionUnmet:
    'Practice is not the same in every class yet. The school has a plan for the two that are left.',
  basis:
    'The reading at the end, beside the baseline from the same source, and books from three year groups.',
  basisAgain: 'Moderation after closing moved two children up: the reading is above the target now.',
  judgedAgain: 'The moderated results came after the agreement was closed.',
} as const;

/** What each of the three says of the support, by who they are. */
export const EVALUATIONS = {
  'client-head': {
    fitWhy:
      'It was about our classes and our children from the first visit on, and never a programme off the shelf.',
    changed: 'Children explain what they are learning, and the ones who used to wait now begin.',
    helped: 'Lessons taught side by side, and somebody to telephone between visits.',
    hindered: 'Finding cover in the weeks before Christmas.',
    daysWhy: 'Every visit had a purpose. One could have been by telephone.',
    againWhy: 'We would ask for the same leader, and begin with the whole staff a term sooner.',
    elsewhere: 'A new scheme for reading began in the same term, and attendance rose across the school.',
  },
  provider: {
    fitWhy: 'The school knew what it wanted, and let me see what was not going well.',
    changed: 'Teachers plan from what children can do. It shows in the books of most classes.',
    helped: 'A head who was in the room, and a subject leader with time.',
    hindered: 'Two changes of class teacher in the middle of it.',
    daysWhy: 'The first two visits might have been closer together.',
    againWhy: 'Yes, and with the pairs of teachers from the beginning.',
    elsewhere: 'The school worked on attendance at the same time, which helped us too.',
  },
  service: {
    fitWhy:
      'What was agreed answered the need as it was stated, and it was changed once when the need became clearer.',
    changed: 'The measure moved by more than in schools like it over the same time.',
    helped: 'Notes that came in time, and reviews that asked hard questions kindly.',
    hindered: 'One late note, and readings from two sources in the first term.',
    daysWhy: 'As planned but for one visit that was given back.',
    againWhy: 'This pairing is one we would suggest to others.',
    elsewhere: 'Results rose a little in the whole county that year.',
  },
} as const;

export const RECORD_ANSWER =
  'Two of the classes changed teacher in the spring, which the figures cannot show. Otherwise this is how I saw it too.';

/** What an adviser found on each of the visits of a year. */
export const ADVISER_VISITS = {
  'data-and-targets': {
    focus: 'Results of the summer and targets for this year',
    activities:
      'Went through results by group with the head and the leader for assessment, and set two targets.',
    seen: 'Results are a little above last year’s. Children who joined late do less well than the others.',
    section: 'Agreed with the headteacher after looking at the same figures from two sides.',
    recommendations: 'Follow the children who joined late as a group of their own, each half-term.',
  },
  'self-evaluation': {
    focus: 'What the school says of itself, and what it rests on',
    activities:
      'Read the self-evaluation with the head, and saw four lessons together against two of its statements.',
    seen: 'The judgements are careful and mostly borne out. Evidence for the youngest children is thin.',
    section: 'Two statements were looked at in lessons; both held.',
    recommendations: 'Add what is known of the youngest children before governors see it.',
  },
  'challenge-and-support': {
    focus: 'Progress of the plan, and the yearly report to governors',
    activities:
      'Visited lessons with the deputy, talked with children, and went through the plan with the head.',
    seen: 'Three of four priorities move. The fourth waits for a post to be filled.',
    section: 'The plan says who does what by when, and was kept to in most of it.',
    recommendations: 'Put off what depends on the post, rather than do all of it a little.',
  },
} as const;

export const GOVERNORS_COMMENT =
  'The visit helped us to word objectives that we can follow. We would like the figures a week earlier next year.';
