/** Words of the demo’s clusters and programmes. Schools by their slugs; days are counted from today. */
export const WRITING_CLUSTER = {
  key: 'marl-valley-writing',
  name: 'Marl Valley writing cluster',
  purpose:
    'Primary schools along the Marl look at pupils’ writing together, moderate each other’s judgements and plan from what they see.',
  focusAreas: ['writing-ks2', 'assessment'],
  chair: 'ashlode-hill',
  members: ['ashlode-hill', 'hindlewell', 'castle-gate-junior', 'brickfields', 'hope-street'],
  declined: { school: 'kiln-lane', words: 'We moderate with our own trust this year.' },
  asked: 'marl-heath',
  formedAgo: 240,
  meetings: {
    first: {
      ago: 104,
      startsAt: '15:45',
      place: 'Hindlewell, the library',
      agenda: 'What each school does now\nHow we will moderate\nDates for the year',
      text: 'Each school showed how it assesses writing at the end of a half-term. Three use the same criteria, two their own. Agreed to bring six pieces from one class to each meeting, unnamed, and to judge them before anybody says what the school thought.\n\nHope Street offered its room in the spring.',
      actions: [
        { text: 'Bring six unnamed pieces of writing from one class', owner: 'all', dueIn: 60 },
        { text: 'Send round the criteria that three schools share', owner: 'hindlewell', dueIn: 14 },
      ],
      correction: 'Brickfields had sent apologies',
    },
    second: {
      ago: 36,
      startsAt: '15:45',
      place: 'Castle Gate Junior, the hall',
      agenda: 'Moderation of year 6 writing\nWhat we ask of support',
      text: 'Thirty pieces were judged in pairs of schools. The pairs agreed on 22; of the other eight, six were judged too kindly, mostly for sentence structure. All would like help with teaching it, and would rather ask once than five times.',
      actions: [{ text: 'Draft one request for the whole cluster', owner: 'ashlode-hill', dueIn: 21 }],
    },
    unwritten: {
      ago: 4,
      startsAt: '16:00',
      place: 'Hope Street, room 4',
      agenda: 'Year 5 writing\nWho takes part in the shared request',
    },
    calledOff: {
      ago: 70,
      place: 'Online',
      agenda: 'Spelling programmes compared',
      reason: 'Three schools had training on the same afternoon.',
    },
    next: {
      inDays: 24,
      startsAt: '15:45',
      place: 'Brickfields, the studio',
      agenda: 'Moderation of year 4 writing\nWhat changed since the autumn',
    },
  },
  share: {
    summary:
      'Support from somebody who has raised writing at key stage 2 elsewhere: teaching sentence structure in years 5 and 6, with three joint sessions and visits to each school that takes part.',
    answers: [
      { school: 'hindlewell', takesPart: true, note: 'Both our year 6 teachers would come.' },
      { school: 'castle-gate-junior', takesPart: false, note: 'We have support of our own already.' },
    ],
  },
} as const;

export const ATTENDANCE_PROJECT = {
  key: 'getting-to-school',
  name: 'Getting to school',
  purpose:
    'Until the summer: what five schools on the east side do in the first week of an absence, tried in the same way at each, with the figures laid side by side.',
  focusAreas: ['attendance'],
  lead: 'eastgate',
  members: ['whitefriars'],
  asked: ['ashlode-hill', 'bracken-edge'],
  formedAgo: 9,
  lastsDays: 210,
} as const;

export const PAST_CLUSTER = {
  key: 'small-schools-phonics',
  name: 'Small schools phonics group',
  purpose: 'Shared training in one phonics programme for schools with mixed-age classes.',
  focusAreas: ['phonics-early-reading'],
  lead: 'little-pelling',
  members: ['swanfield', 'coldmere'],
  formedAgo: 320,
  endedAgo: 60,
  reason: 'The training is done, and each school goes on by itself.',
} as const;

export const OPEN_PROGRAMME = {
  key: 'teaching-writing',
  name: 'Teaching writing in years 5 and 6',
  description:
    'Three mornings for class teachers, with a task between them to try with one class. Teachers bring pupils’ writing to each session.',
  focusAreas: ['writing-ks2'],
  /** Run by this provider, from its first published offer. */
  provider: 'sle-millrace-junior-writing-ks2',
  sessionsIn: [30, 65, 100],
  times: '9:15am to noon',
  place: 'Millrace Junior School',
  places: 5,
  mostEach: 2,
  madeAgo: 36,
  closesIn: 16,
  asks: [
    ['hindlewell', 'Orla Fenwick', 'Year 6 teacher'],
    ['ashlode-hill', 'Tom Ardley', 'Year 5 teacher'],
    ['hindlewell', 'Musa Okafor', 'Year 5 teacher'],
    ['castle-gate-junior', 'Beth Loxley', 'Year 6 teacher'],
    ['hope-street', 'Ines Carrow', 'English lead'],
    ['ashlode-hill', 'Ruth Pender', 'Year 6 teacher'],
    ['hindlewell', 'Sam Iveson', 'Year 4 teacher'],
    ['brickfields', 'Nadia Hussain', 'Year 6 teacher'],
  ],
  givesBack: { person: 'Beth Loxley', reason: 'She is on leave from January.' },
} as const;

export const DONE_PROGRAMME = {
  key: 'moderating-writing',
  name: 'Moderating writing: for assessment leads',
  description: 'Two afternoons on judging writing against the same criteria, for the schools of the cluster.',
  focusAreas: ['assessment', 'writing-ks2'],
  sessionsAgo: [40, 6],
  times: '1:30pm to 3:30pm',
  place: 'Hindlewell, the library',
  places: 6,
  madeAgo: 150,
  asks: [
    ['ashlode-hill', 'Lena Marsh', 'Assessment lead'],
    ['hindlewell', 'Piotr Zielinski', 'Assessment lead'],
    ['brickfields', 'Grace Adeyemi', 'Deputy headteacher'],
  ],
} as const;

export const DRAFT_PROGRAMME = {
  key: 'new-governors',
  name: 'New to governance',
  description: 'Two evenings for governors in their first year, of any school.',
  focusAreas: ['governance'],
  sessionsIn: [75, 90],
  times: '6pm to 8pm',
  place: 'County Hall, Marlchester',
  places: 40,
  madeAgo: 2,
  closesIn: 60,
} as const;

export const CANCELLED_PROGRAMME = {
  key: 'spelling',
  name: 'Spelling after phonics',
  description: 'One morning on what follows phonics, for teachers of years 3 and 4.',
  focusAreas: ['phonics-early-reading'],
  sessionsIn: [20],
  times: '9:15am to noon',
  place: 'County Hall, Marlchester',
  places: 20,
  madeAgo: 50,
  closesIn: 10,
  cancelledAgo: 8,
  reason: 'Too few names by the half-term. It will be offered again in the summer.',
} as const;
