import type { Appetite } from '~/directory/domain/vocabulary';

/** What a leader has done, by focus area, in words they might use. Each is used at most a few times. */
export const STRENGTHS: Record<string, readonly string[]> = {
  'phonics-early-reading': [
    'Trains reading leaders across the county and still teaches a group every morning.',
    'Rewrote a phonics handbook that eleven schools now use.',
    'Has turned round early reading in two junior schools, where nobody expected to teach it.',
    'Introduced a new phonics programme across four year groups; 91 per cent met the screening standard in its second year.',
    'Has trained more than sixty teaching assistants to run daily keep-up sessions.',
    'Led early reading in a school where half the children start with little English.',
  ],
  'reading-ks2': [
    'Brought a library back to life and reading lessons with it.',
    'Works with teachers who love books and those who do not.',
    'Brought fluency practice into every key stage 2 class and saw the lowest fifth gain eleven months in two terms.',
    'Runs a network of fourteen reading leaders that has met every half-term for four years.',
    'Chooses texts well and can explain to a sceptical staff room why each one is there.',
  ],
  'writing-ks2': [
    'Plans units with teachers in an hour and leaves them able to plan the next.',
    'Wrote the county’s handbook for moderation in year 4.',
    'Taught writing in mixed-age classes for ten years.',
    'Led writing while the share at the expected standard rose from 63 to 81 per cent, with most gained by boys.',
    'Local moderator for key stages 1 and 2 for six years.',
    'Has worked with five schools on sentence-level teaching, two of them for a second year at their own request.',
    'Known for units of work that teachers can pick up and teach the same week.',
  ],
  mathematics: [
    'Leads a work group of six schools on reasoning.',
    'Has coached fourteen teachers who thought that they could not teach mathematics.',
    'Known for making fractions plain to nine-year-olds and to their parents.',
    'Teaches mixed-attainment mathematics and lets visitors watch any lesson.',
    'Took times tables recall from a third of year 4 to nine in ten in two years.',
    'Former secondary mathematician who understands where primary methods lead.',
  ],
  'english-ks3-4': [
    'Head of a department whose results have been above the national figure for five years.',
    'Senior examiner in English language, with a gift for making mark schemes plain.',
  ],
  'mathematics-ks3-4': [
    'Redesigned the key stage 3 course so that year 7 begins where year 6 ended.',
    'Brought a stretched department through two years of vacancies by planning together.',
  ],
  science: [
    'Wrote risk assessments that teachers read, because they are one page long.',
    'Leads a science department in which every teacher teaches practical work weekly.',
    'Has helped nine primary schools to a simple progression in scientific enquiry.',
  ],
  computing: [
    'Writes the county’s scheme for computing and answers questions about it most evenings.',
    'Taught computing in two primary schools before leading it across a trust.',
  ],
  eyfs: [
    'Nine years in reception, four of them leading a team of seven.',
    'Trains adults to notice what children know before telling them more.',
    'Works with health visitors on language from the age of two.',
    'Led a nursery where children’s language caught up with their age by the end of reception.',
    'Known for calm, purposeful rooms in which adults talk with children rather than at them.',
    'Has opened provision for two-year-olds twice.',
  ],
  'sixth-form': [
    'Raised average value added by half a grade while entry requirements stayed the same.',
    'Built an apprenticeship route that a quarter of leavers now take.',
  ],
  'send-inclusion': [
    'Has reviewed provision in seventeen schools and followed up in every one.',
    'Trained in speech and language support, with twelve years in classrooms.',
    'Knows the law on plans and the kindest way to use it.',
    'Eleven years as a SENCO, the last five across two schools.',
    'Brings a special school’s knowledge of communication into ordinary classrooms.',
    'Has helped schools to reduce reliance on one-to-one support while pupils did better.',
    'Writes plans that teachers can follow on a busy day.',
  ],
  'pupil-premium': [
    'Measures what pupils can do rather than what was spent.',
    'Helped two secondary schools to stop half of their interventions and improve the rest.',
    'Carried out fourteen pupil premium reviews for schools of every phase.',
    'Led work in which the gap in reading closed from nineteen points to seven in three years.',
  ],
  'more-able': [
    'Leads a network on depth in reading and mathematics.',
    'Doubled the share of pupils at greater depth without a separate group.',
  ],
  eal: [
    'Taught abroad for six years and learned two languages the hard way.',
    'Speaks Polish and Urdu, and has welcomed more than two hundred new arrivals.',
    'Trained in language assessment, with a practical approach for classrooms with one new learner or twenty.',
  ],
  'behaviour-attendance': [
    'Ten years as a pastoral leader, and still on the gate every morning.',
    'Brings special-school knowledge of regulation into mainstream corridors.',
    'Rebuilt a behaviour policy with pupils, who still keep it.',
    'Has led a nurture provision that other schools visit.',
    'Rebuilt routines in a large school and then taught others to keep them going.',
    'Worked in alternative provision for nine years and knows what keeps a place from breaking down.',
    'Reduced suspensions by two thirds over three years, with exit data to show who gained.',
  ],
  attendance: [
    'Turned a breakfast club into the reason many pupils come on time.',
    'Knows every reason a child stays at home and what helps with each.',
    'Reads attendance codes as other people read maps.',
    'Built a team of four who telephone before they write.',
    'Leads a team that brought persistent absence from 29 to 17 per cent in two years.',
    'Patient with families and exact with data.',
  ],
  transition: [
    'Has run summer schools for nine years and knows who does not come.',
    'Organises a bridge between eleven primaries and one secondary that heads now fund themselves.',
    'Teaches one morning a week in a partner school of the next phase.',
  ],
  'parental-engagement': [
    'Started a parents’ forum that now runs itself.',
    'Runs workshops that fill, in a school where few families used to come in.',
    'Helped three schools turn parents’ evenings into conversations about learning.',
  ],
  'teaching-quality': [
    'Has modelled lessons in more than forty classrooms.',
    'Knows the research and does not mention it unless asked.',
    'Helped a secondary school to agree, at last, what good teaching looks like.',
    'Films lessons with consent and talks about two minutes of them.',
    'Coaches coaches: six schools run their own teams after working together.',
    'Gives feedback that teachers act on the next day.',
    'Took a team of nine teachers to consistently effective lessons within four terms.',
  ],
  assessment: [
    'Teaches teachers to ask one question and wait.',
    'Helped eight schools to drop the tracking that nobody read.',
    'Has moderated in every district of the county.',
    'Cut a school’s data collection by two thirds and improved the accuracy of what was left.',
    'Trained moderator with an eye for what a piece of work really shows.',
  ],
  curriculum: [
    'Helps small schools to plan well without planning more.',
    'Historian by training, with a long memory for what pupils forget.',
    'Wrote a geography curriculum that begins at the school gate.',
    'Sequenced history, geography and art with the teachers who teach them.',
    'Wrote cycles for mixed-age classes that five village schools now use.',
    'Reviews subjects by talking with pupils first.',
  ],
  'early-careers': [
    'Places new teachers with mentors who have time for them.',
    'Looks after thirty early career teachers each year; nine in ten stay.',
    'Trains mentors and watches them mentor.',
  ],
  'middle-leadership': [
    'Coaches heads of department in term and walks with them in the holidays.',
    'Led a key stage for eight years before leading leaders.',
    'Teaches monitoring that takes an hour and changes something.',
    'Has brought on eleven subject leaders, three of them now deputy heads.',
    'Direct, kind and good at finding the first small step.',
    'Ran a middle leaders’ programme for three trusts.',
  ],
  'senior-leadership': [
    'Head for fourteen years in three schools, one of them very small.',
    'Opened a new school and remembers what it is to have no staff room.',
    'Took a school through amalgamation with its community behind it.',
    'Turned an inherited deficit into three more teachers.',
    'Led a church school to two good inspections in one year.',
    'Has mentored eleven new heads and kept in touch with all of them.',
    'Steadied a school whose head had left at a week’s notice.',
    'Wrote the self-evaluation that four other schools now copy.',
    'Speaks plainly with governors and earns their trust.',
    'Has been interim head twice and went home each time.',
    'Led a school from requiring improvement to good in five terms, and kept the staff.',
    'Has supported seven headteachers, two through an inspection.',
    'Twice executive head for a neighbouring school, handing back to a permanent head each time.',
    'Chairs the county’s group for new headteachers.',
  ],
  governance: [
    'Chaired an interim board and handed back a confident one.',
    'Retired finance director who reads budgets for pleasure.',
    'Clerk to six boards before leading one.',
    'Fourteen years a governor, eight as a chair, in schools with money and schools without.',
    'Has reviewed governance for nine boards and stayed to help with the actions.',
    'Former magistrate: asks short questions and waits for the answer.',
  ],
  finance: [
    'Planned three classes into two without losing a teaching assistant.',
    'Took a school from a deficit of £180,000 to balance in three years without losing a teacher’s post by compulsion.',
    'Explains a three-year budget so that everybody can see the choices.',
  ],
  safeguarding: [
    'Led the county’s training on recording and has read a great many records.',
    'Comes from social work, and knows both ends of the telephone.',
    'Designated lead for twelve years, and trainer for the county’s partnership.',
    'Calm with records, thorough with recruitment, and kind to those who carry the worry.',
  ],
};

/** How they work: one sentence that ends a leader’s statement. */
export const WAYS_OF_WORKING: readonly string[] = [
  'Prefers a long relationship with one school to short visits to many.',
  'Best in schools where leaders want a second pair of eyes rather than a second opinion.',
  'Will say what is working before anything else.',
  'Comfortable in very small schools.',
  'At ease with strong views.',
  'Writes short notes and keeps to them.',
  'Happy to be watched teaching.',
  'Asks to meet pupils on the first visit.',
  'Leaves behind something that works without a visitor.',
  'Keeps to the agreed focus, and says so when it drifts.',
  'Likes to work with teaching assistants as well as teachers.',
  'Has supported schools on both sides of the county border.',
  'Returns a term later, unpaid, to see what lasted.',
  'Works well with heads who are new to the post.',
  'Good company on a hard day.',
  'Careful about confidentiality.',
  'Brings a colleague when two would be better than one.',
  'Plans backwards from what children should be able to do.',
];

/** Statements of teaching schools, which are organisations. */
export const ALLIANCE_STRENGTHS: readonly string[] = [
  'An alliance of nineteen schools led from one of the county’s largest primaries. Runs programmes for improving and outstanding teachers, trains mentors and places specialist leaders in pairs.',
  'Secondary-led, with eight primary partners. Strong in subject networks, early career teachers and leadership of departments. Bursaries can cover part of the cost for small schools.',
  'Works along the Wendle valley with schools of every size. Organises moderation, coaching networks and short residencies in its classrooms.',
  'Led from a special school. Brings inclusion into mainstream classrooms through training, review and placements for SENCOs and teaching assistants.',
];

/** Who gives a reason: heads, people whom a head releases, and organisations say different things. */
export type Voice = 'head' | 'colleague' | 'organisation';

/** Reasons a provider gives for how much work they want now; null for none given. */
export const APPETITE_REASONS: Record<Appetite, Record<Voice, readonly (string | null)[]>> = {
  looking: {
    head: [
      'A long piece of work has just ended, and I would like another of the same kind.',
      'Our deputy can lead at home two days a week, so there is time to give.',
      'Looking for something near to home next term.',
    ],
    colleague: [
      'My head has agreed six days a term from next term.',
      'A long piece of work has just ended, and I would like another of the same kind.',
      'Keen to work with a junior school this year.',
      'Looking for something near to home next term.',
    ],
    organisation: ['We have two newly designated leaders who would like a first placement.'],
  },
  open: {
    head: [
      'Glad to be asked; one school at a time.',
      'Can take on a short piece of work now and more next term.',
      null,
      null,
    ],
    colleague: [
      'Glad to be asked; one school at a time.',
      'Open to work once our own moderation is done.',
      'Can take on a short piece of work now and more next term.',
      null,
      null,
      null,
    ],
    organisation: ['Several leaders are free for short placements.', null],
  },
  'not-now': {
    head: [
      'We expect an inspection this year, and I am needed at home.',
      'Fully committed with two schools for the rest of this year.',
      'A new deputy has just begun; I shall be at home until the team is settled.',
    ],
    colleague: [
      'Covering a colleague’s leave for the rest of this year.',
      'New to the role of deputy head this year; please ask again in twelve months.',
      'Fully committed with two schools until the end of next term.',
    ],
    organisation: ['All our placements are taken until the end of next term.'],
  },
};

/** Notes of the authority’s quality assurance. */
export const QA_NOTES = {
  assured: [
    'Joint visit with the adviser and telephone calls to two client schools. Feedback precise and well received.',
    'Reviewed against designation standards with the home school’s head. Evidence of impact in both placements.',
    'Observed leading training; evaluation forms and one follow-up visit read.',
    'Three years of records sampled. Notes on time, aims measurable.',
  ],
  due: [
    'Last reviewed almost two years ago; a visit is arranged for next term.',
    'Due for review when the current placement ends.',
  ],
  lapsed: ['Review postponed twice because of illness; to be arranged before new work is agreed.'],
  'not-yet': ['Designated this year. First review follows the first placement.'],
} as const;
