/** How a need in a focus area is put, from the school’s own figures. */
export type NeedText = {
  /** Baselines, lowest and highest, in the unit of the focus area’s usual measure. */
  baseline: readonly [number, number];
  /** What is hoped for: added to the baseline (less, where lower is better). */
  gain: number;
  source: string;
  evidence: readonly string[];
  outcome: readonly string[];
};

const text = (
  baseline: readonly [number, number],
  gain: number,
  source: string,
  evidence: readonly string[],
  outcome: readonly string[],
): NeedText => ({ baseline, gain, source, evidence, outcome });

/** One or two ways to state a need in each focus area. */
export const NEED_TEXTS: Record<string, NeedText> = {
  'phonics-early-reading': text(
    [62, 76],
    14,
    'Phonics screening check, June',
    [
      'Nearly half of the pupils who did not meet the standard missed it by fewer than five words. Sessions start late in two classes and books do not always match the sounds taught.',
      'Blending is secure for most; split digraphs are not. Two of the four adults who teach groups have had no training in the programme.',
    ],
    [
      'Children leave year 1 able to read simple books for themselves, and those who fall behind catch up the same week.',
      'Every child is taught to read by an adult who has been trained to do it.',
    ],
  ),
  'reading-ks2': text(
    [58, 68],
    9,
    'Key stage 2 tests, May',
    [
      'Question-level analysis shows marks lost on inference and on long texts that pupils did not finish. Reading ages for a third of year 5 are two years behind.',
      'Pupils read aloud rarely after year 3. Fluency checks put two in five pupils in year 5 below 90 words a minute.',
    ],
    [
      'Pupils read fluently enough to think about what they read, and finish what they start.',
      'More pupils leave for secondary school reading at or above their age.',
    ],
  ),
  'writing-ks2': text(
    [46, 62],
    13,
    'Teacher assessment, moderated in June',
    [
      'Books from years 4 and 5 show long pieces with weak sentences. Moderation moved six judgements down. Boys are fourteen points behind girls.',
      'Spelling and handwriting hold back pupils who have a great deal to say. Planning differs from class to class, and the writing leader is new.',
    ],
    [
      'Pupils in years 3 to 6 write clear, accurate sentences and enjoy having readers for their work.',
      'Pupils write at length with control, and teachers judge their work as moderators do.',
    ],
  ),
  mathematics: text(
    [55, 67],
    10,
    'Key stage 2 tests, May',
    [
      'Arithmetic is in line with other schools; reasoning papers are nine points below. Times tables are secure for 41 per cent of year 5.',
      'Lessons move on before all pupils are ready, and those who finish early do more of the same.',
    ],
    [
      'Pupils know their number facts and can explain how they solve a problem.',
      'Pupils in every class meet problems that make them think, with the facts to solve them.',
    ],
  ),
  'english-ks3-4': text(
    [54, 66],
    8,
    'GCSE results, August',
    [
      'Language results were eleven points below literature. Mock papers show timing and the longer written answer as the main losses. Three of eight teachers are new.',
    ],
    ['More students leave with the English that their next step asks for.'],
  ),
  'mathematics-ks3-4': text(
    [52, 64],
    9,
    'GCSE results, August',
    [
      'Twenty-three students were within five marks of a grade 4. Two teachers teach outside their subject, and planning is done alone.',
    ],
    ['More students reach at least a grade 4, and fewer have to repeat mathematics after 16.'],
  ),
  science: text(
    [60, 72],
    8,
    'Teacher assessment, July',
    ['Pupils recall facts but cannot plan an enquiry. Practical work was seen in two of twelve lessons.'],
    ['Pupils enjoy practical work and can explain what it shows.'],
  ),
  computing: text(
    [28, 45],
    35,
    'Staff survey, September',
    ['Most teachers say that they would like help with it. Programming is taught in two year groups.'],
    ['Every child is taught the computing curriculum by a teacher who understands it.'],
  ),
  eyfs: text(
    [55, 66],
    8,
    'Early years profile, June',
    [
      'Communication and language is the weakest area: a third of children start with speech below their age. Adults talk a good deal and wait too little.',
      'Writing and number pull the figure down. The outdoor area is used for play rather than for learning.',
    ],
    [
      'Children leave reception talking in sentences, counting with understanding and ready for year 1.',
      'Children who start behind in language catch up before year 1.',
    ],
  ),
  'sixth-form': text(
    [-0.4, -0.2],
    0.3,
    'Post-16 value added, January',
    ['Students with grades 5 and 6 at GCSE make the least progress. Independent study is not checked.'],
    ['Students make the progress their starting points promise.'],
  ),
  'send-inclusion': text(
    [38, 52],
    14,
    'School assessment, July, with sample checked by the SENCO',
    [
      'Plans are full and little used: teachers could name the targets of three pupils in ten. Pupils with support from an assistant had least time with the teacher.',
      'Numbers with education, health and care plans have doubled in four years. Staff ask for help with communication and sensory needs.',
    ],
    [
      'Pupils with SEND learn the same curriculum as their friends, taught by their teachers.',
      'Every pupil with SEND is known, planned for and moving forward.',
    ],
  ),
  'pupil-premium': text(
    [18, 27],
    -9,
    'Key stage results by group, summer',
    [
      'The gap has widened by four points in two years. The strategy has nineteen actions, and few reach the classroom.',
      'Disadvantaged pupils attend less, read less at home and are in lower groups for longer than their results explain.',
    ],
    [
      'Disadvantaged pupils do as well as others from the same starting points.',
      'The gap closes because teaching is better where it matters most.',
    ],
  ),
  'more-able': text(
    [3, 7],
    5,
    'Key stage 2 results, summer',
    [
      'Pupils with high prior attainment reach the expected standard and stop there. Books show few open problems.',
    ],
    ['Pupils who learn quickly are stretched in every lesson.'],
  ),
  eal: text(
    [34, 48],
    20,
    'Proficiency assessments, July',
    [
      'New arrivals have joined in every month of the last two years, speaking twelve languages. Assessment on arrival is informal.',
    ],
    ['New arrivals learn English quickly and take part in the whole curriculum from the first week.'],
  ),
  'behaviour-attendance': text(
    [6, 14],
    -5,
    'Suspensions return, summer term',
    [
      'Most suspensions follow lunchtime or supply lessons, and a small group of pupils accounts for two thirds of them. Routines at lesson changes vary.',
      'Low-level disruption was seen in five of fourteen lessons. Staff feel supported but say that expectations differ.',
    ],
    [
      'Corridors and lessons are calm, and fewer pupils lose days of school.',
      'Pupils know what is expected wherever they are, and adults respond in the same way.',
    ],
  ),
  attendance: text(
    [22, 34],
    -8,
    'Attendance data, autumn and spring terms',
    [
      'Absence is highest on Fridays and in years 3 and 6. Letters go out on time, and conversations with families come late.',
      'Half of persistent absence is in a small number of families. Three people hold parts of the picture.',
    ],
    [
      'Children are in school, because their families are listened to early.',
      'Fewer pupils miss a tenth of their education.',
    ],
  ),
  transition: text(
    [57, 68],
    10,
    'Year 7 assessments, December',
    ['Year 7 repeats work from year 6 in English and mathematics. Vulnerable pupils settle late.'],
    ['Pupils keep up their progress when they change school.'],
  ),
  'parental-engagement': text(
    [58, 70],
    15,
    'Parent survey, spring',
    ['A third of families came to the last parents’ evening. Complaints come first to social media.'],
    ['Families feel welcome, are heard early and help their children to learn.'],
  ),
  'teaching-quality': text(
    [48, 64],
    20,
    'Joint lesson visits with the adviser, autumn',
    [
      'Explanations are clear in most lessons; practice is short and checks on understanding reach the same few pupils. Two year groups have had several teachers.',
      'Teaching is strong in years 1 and 6 and uneven between. Feedback to teachers is kind and seldom precise.',
    ],
    ['Pupils learn well in every class, every day.', 'Teachers improve week by week with good help.'],
  ),
  assessment: text(
    [60, 74],
    18,
    'Moderation record, June',
    [
      'A good many judgements changed at moderation, most of them in years 3 and 4. Tracking takes hours and is not used in planning.',
    ],
    ['Teachers know what each pupil can do, and plan from it.'],
  ),
  curriculum: text(
    [4, 7],
    5,
    'Curriculum audit, September',
    [
      'Plans are complete in core subjects. History, geography, art, music and design technology have topics without sequence.',
      'Pupils could not recall what they had learned last year in four of six subjects sampled.',
    ],
    [
      'Pupils remember what they have been taught and can connect it.',
      'Every subject is planned so that each year builds on the one before.',
    ],
  ),
  'early-careers': text(
    [60, 72],
    18,
    'Staff records, three years',
    ['Five of thirteen early career teachers left within two years. Mentors have no time set aside.'],
    ['New teachers are well taught themselves, and stay.'],
  ),
  'middle-leadership': text(
    [35, 55],
    30,
    'Review of subject plans, autumn',
    [
      'Six of nine subject leaders are in their first two years. They monitor, and are not yet sure what to do with what they find.',
      'Heads of department describe results well and teaching less well. Meetings are about administration.',
    ],
    [
      'Subject leaders know how well pupils learn their subject, and make it better.',
      'Teaching improves because those who lead subjects improve it.',
    ],
  ),
  'senior-leadership': text(
    [42, 60],
    30,
    'Improvement plan review, governors, autumn',
    [
      'A new team with the right priorities and too many actions. Milestones slip because the same two people hold most of them.',
      'An interim headteacher, a deputy acting up and a governing body that needs the evidence sooner.',
    ],
    [
      'Children gain from a plan that is carried out on time by a team that shares the work.',
      'The school is led steadily through change, and improvement keeps its pace.',
    ],
  ),
  governance: text(
    [20, 45],
    45,
    'External review of governance',
    [
      'Governors are committed. Minutes show information received more often than questions asked, and two committees overlap.',
    ],
    ['Governors know the school, ask the right questions and follow them to an answer.'],
  ),
  finance: text(
    [-4.2, -1.5],
    4,
    'Outturn statement, April',
    [
      'Pupil numbers have fallen faster than staffing. Without change the deficit will pass five per cent of income in two years.',
    ],
    ['Money is spent where children gain most, within what the school has.'],
  ),
  safeguarding: text(
    [60, 78],
    22,
    'Safeguarding audit, autumn',
    [
      'Children are safe and say so. Records are kept in two places, and the deputy leads have had no supervision.',
    ],
    ['Every concern is recorded once, acted on and followed up.'],
  ),
};

/** What a school adds about itself at the end of a request. */
export const CONTEXTS: readonly string[] = [
  'We have tried two published schemes and would rather build on what we have than begin again. Staff are willing and a little tired.',
  'The adviser and governors know about this request. Wednesday is our staff meeting.',
  'We would like somebody who will teach alongside our teachers as well as advise.',
  'Our leader for this is good and new. A partner for them matters as much as the days.',
  'We worked with a consultant two years ago. It was interesting, and little was left afterwards.',
  'We are a small staff: please allow for cover when you plan visits.',
  'An inspection is possible this year. That is not the reason for asking, but we would rather say so.',
  'Parents have told us that this matters to them, and we have promised to report back within the year.',
  'We can release two teachers together on Thursdays.',
  'Travel is difficult in winter from here; mixing visits with video calls would suit us.',
];

/** Why a school chose a partner. */
export const CHOICE_REASONS: readonly string[] = [
  'The description fits what our teachers asked for, and the school is like ours.',
  'Near enough to visit, and our leader met them at the county network.',
  'We liked that the work begins with what is already good.',
  'They have done this in a school with an intake like ours.',
  'The days fall where we can use them.',
];

/** What a broker writes with an invitation. */
export const INVITATION_MESSAGES: readonly string[] = [
  'The head asked for you after reading your offer. There is a clear measure and a willing team. Please telephone me if the dates do not work.',
  'This would build on what the school began last year. The first visit could be as early as suits you.',
  'A small, specific piece of work with a new subject leader, who is looking forward to it.',
  'The school has read your offer and chosen you from three. Days are held for you until you answer.',
];
