import type { OfferText } from './offer-text';
import { everyPhase, primary, primaryAndSpecial, schoolAge, secondary } from './offer-text';

/** Offers about pupils and inclusion, by focus area. */
export const PUPIL_OFFERS: Record<string, readonly OfferText[]> = {
  'send-inclusion': [
    {
      title: 'Review of SEND provision with your SENCO',
      description:
        'A day in classrooms following six pupils through their lessons, a look at plans and records, and conversations with families. The report names what works as well as what to change.',
      phases: everyPhase,
      formats: ['review'],
    },
    {
      title: 'Autism-friendly classrooms in mainstream schools',
      description:
        'Practical changes to rooms, routines and language, coached in lessons by a teacher from a special school. Teaching assistants take part throughout.',
      phases: schoolAge,
      formats: ['coaching', 'in-school'],
    },
    {
      title: 'New SENCO: the first four terms',
      description:
        'A mentor on the telephone each week and in school each half-term. Covers the graduated approach, annual reviews, the budget and how to say no.',
      phases: schoolAge,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Making the most of teaching assistants',
      description:
        'Looks at where adults are, what they do and which pupils work with a teacher least. Leaders redraw deployment; assistants are trained in scaffolding and stepping back.',
      phases: primaryAndSpecial,
      formats: ['training', 'review'],
    },
  ],
  'pupil-premium': [
    {
      title: 'Pupil premium review: follow the child',
      description:
        'Starts with twelve disadvantaged pupils rather than with the statement. Two days of lessons, books and conversations, then a shorter and sharper plan agreed with governors.',
      phases: schoolAge,
      formats: ['review'],
    },
    {
      title: 'Closing gaps through everyday teaching',
      description:
        'Coaching in five classes on questioning, vocabulary and feedback, chosen because disadvantaged pupils gain most from them. Measured by what those pupils can do ten weeks later.',
      phases: schoolAge,
      formats: ['coaching', 'in-school'],
    },
    {
      title: 'Tutoring and small groups that join up with class work',
      description:
        'Redesigns interventions so that pupils return knowing what the class is doing. Includes a timetable audit and training for those who teach the groups.',
      phases: schoolAge,
      formats: ['training', 'mentoring'],
    },
  ],
  'more-able': [
    {
      title: 'Challenge for pupils who find it easy',
      description:
        'Plans depth into ordinary lessons instead of extra worksheets. Joint planning in reading and mathematics and a look at pupils’ work each half-term.',
      phases: primary,
      formats: ['coaching', 'in-school'],
    },
    {
      title: 'Aiming for the highest grades at GCSE',
      description:
        'Works with three departments on what the top of the mark scheme asks for, and with pupils on how to study. Suits schools with few pupils at grade 8 and above.',
      phases: secondary,
      formats: ['training', 'in-school'],
    },
  ],
  eal: [
    {
      title: 'Welcoming pupils new to English',
      description:
        'First-week routines, assessment of proficiency, and scaffolds that let new arrivals learn the curriculum from the start. A bilingual colleague joins for family meetings where we can.',
      phases: everyPhase,
      formats: ['training', 'in-school'],
    },
    {
      title: 'Academic language for advanced learners of English',
      description:
        'For pupils who speak fluently and write less well. Sentence-level teaching across subjects, tried in history and science first.',
      phases: schoolAge,
      formats: ['coaching'],
    },
  ],
  'behaviour-attendance': [
    {
      title: 'Calm starts, calm corridors',
      description:
        'Rebuilds routines for the parts of the day that go wrong, with every adult taking part. Three days close together at the start, then a visit each half-term to keep it going.',
      phases: schoolAge,
      formats: ['in-school', 'training'],
    },
    {
      title: 'Pupils at risk of exclusion: planning around the child',
      description:
        'A specialist from alternative provision works with the pastoral team on six pupils, models de-escalation and helps write plans that staff will use.',
      phases: everyPhase,
      formats: ['coaching', 'mentoring'],
    },
    {
      title: 'Behaviour systems review',
      description:
        'Two leaders from another school spend a day in lessons, corridors and the isolation room, look at the data by group, and leave a short report that names strengths first.',
      phases: schoolAge,
      formats: ['review'],
    },
    {
      title: 'Relational practice in primary classrooms',
      description:
        'Staff training and coaching on co-regulation, scripts and repair, from a school where suspensions fell from nineteen to three in two years.',
      phases: primary,
      formats: ['training', 'coaching'],
    },
  ],
  attendance: [
    {
      title: 'Persistent absence: from letters to conversations',
      description:
        'Analyses absence by pupil, day and reason, then helps the team choose forty families and a different approach for each. Weekly calls for the first half-term.',
      phases: everyPhase,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Attendance leader’s toolkit and half-termly review',
      description:
        'Sets up a weekly meeting that changes something, clear roles, and reports governors can read. I join the meeting once each half-term.',
      phases: everyPhase,
      formats: ['in-school', 'mentoring'],
    },
    {
      title: 'Anxiety-related absence in years 6 to 9',
      description:
        'Graduated return plans, a place to arrive, and joint work with families and the school nurse. Drawn from four years of practice in a large secondary.',
      phases: schoolAge,
      formats: ['coaching', 'training'],
    },
  ],
  transition: [
    {
      title: 'Year 6 into year 7: one curriculum, two schools',
      description:
        'Brings both sets of teachers together three times in the year around pupils’ work in English and mathematics, and follows the most vulnerable pupils to the October half-term.',
      phases: schoolAge,
      formats: ['programme', 'in-school'],
    },
    {
      title: 'Nursery to reception, reception to year 1',
      description:
        'Aligns routines, language and expectations so that children do not start again in September. Visits in both directions and a session for parents.',
      phases: ['nursery', 'primary'],
      formats: ['coaching', 'training'],
    },
    {
      title: 'Infant to junior without losing a term',
      description:
        'For linked infant and junior schools: shared assessment in June, common approaches to reading and writing, and staff who have taught in each other’s classes.',
      phases: primary,
      formats: ['programme'],
    },
  ],
  'parental-engagement': [
    {
      title: 'Families as partners in learning',
      description:
        'Begins by asking families what they would come to. Helps staff run three short workshops and change how reports and meetings work.',
      phases: everyPhase,
      formats: ['mentoring', 'in-school'],
    },
    {
      title: 'Difficult conversations with confidence',
      description:
        'Half-day training for office staff, teachers and leaders, with scenarios written from your own experience, and follow-up coaching for those who want it.',
      phases: everyPhase,
      formats: ['training', 'remote'],
    },
  ],
};
