import type { OfferText } from './offer-text';
import { nursery, primary, primaryAndSpecial, schoolAge, secondary, sixth } from './offer-text';

/** Offers in reading, writing and the subjects, by focus area. */
export const SUBJECT_OFFERS: Record<string, readonly OfferText[]> = {
  'phonics-early-reading': [
    {
      title: 'Phonics health check and six weeks of coaching',
      description:
        'A morning in reception and years 1 and 2 to see every phonics session, then coaching beside each adult once a fortnight. We agree two habits at a time and look at the next assessment together.',
      phases: primary,
      formats: ['in-school', 'coaching'],
    },
    {
      title: 'Catching up the lowest fifth in early reading',
      description:
        'Sets up daily keep-up sessions that start the same day a child falls behind. Includes training for teaching assistants, matched reading books and a simple tracker that the reading leader owns.',
      phases: primaryAndSpecial,
      formats: ['training', 'coaching'],
    },
    {
      title: 'Leading reading: a term alongside your reading leader',
      description:
        'Half a day a fortnight with the person who leads early reading: drop-ins together, what to say afterwards, and how to keep fidelity to your chosen programme when staff change.',
      phases: primary,
      formats: ['mentoring', 'in-school'],
    },
    {
      title: 'Phonics for older readers in years 3 and 4',
      description:
        'For junior schools with pupils who left year 2 without the phonics standard. Assessment, grouping, decodable books that suit older children, and training for the adults who teach them.',
      phases: primary,
      formats: ['in-school', 'training'],
    },
  ],
  'reading-ks2': [
    {
      title: 'Fluency first: reading in years 3 to 6',
      description:
        'Introduces repeated and paired reading in every class, with a fluency check each half-term. Teachers see a modelled lesson, teach one beside me, then plan the next three together.',
      phases: primary,
      formats: ['in-school', 'coaching'],
    },
    {
      title: 'Whole-class reading that reaches every pupil',
      description:
        'Rebuilds reading lessons around well-chosen texts, vocabulary taught in advance and questions every child has to answer. Includes a text list for each year group and two staff meetings.',
      phases: primary,
      formats: ['training', 'in-school'],
    },
    {
      title: 'A reading culture that lasts past Book Week',
      description:
        'Audit of reading across the school, from book corners to story time, with pupils’ own views. A year’s plan follows, and two return visits to see what has stuck.',
      phases: primary,
      formats: ['review', 'mentoring'],
    },
  ],
  'writing-ks2': [
    {
      title: 'From sentence to story: writing in years 3 to 6',
      description:
        'Works class by class on sentence control before length. Two modelled lessons for each teacher, joint planning of a four-week unit, and a moderation of books at the beginning and the end.',
      phases: primary,
      formats: ['in-school', 'coaching'],
    },
    {
      title: 'Moderating writing with confidence in years 2, 4 and 6',
      description:
        'Teachers bring three pupils’ writing, judge it with colleagues of another school, and leave knowing what to teach next. Three sessions in the year, one of them in your school with pupils.',
      phases: primary,
      formats: ['training', 'review'],
    },
    {
      title: 'Spelling and handwriting, taught rather than tested',
      description:
        'A short daily sequence for spelling and a handwriting programme for those who still find it hard work. Training for all staff, then coaching in the two year groups that need it most.',
      phases: primary,
      formats: ['training', 'coaching'],
    },
    {
      title: 'Writing leader’s year: plan, teach, check, share',
      description:
        'A day each half-term with your writing leader. We look at books together, choose one thing to change, see it taught, and prepare what to tell governors.',
      phases: primary,
      formats: ['mentoring'],
    },
    {
      title: 'Improving writing for boys in upper key stage 2',
      description:
        'Purposeful units with real readers, oral rehearsal, and editing that pupils do for themselves. Tried in a school where boys’ writing rose fourteen points in two years.',
      phases: primary,
      formats: ['in-school', 'coaching'],
    },
  ],
  mathematics: [
    {
      title: 'Fluency and number facts by the end of year 4',
      description:
        'A five-minute daily routine and a progression for times tables, introduced in one year group and then across the school. Includes a baseline and a check after ten weeks.',
      phases: primary,
      formats: ['in-school', 'training'],
    },
    {
      title: 'Reasoning in mathematics lessons, every lesson',
      description:
        'Joint planning in pairs of year groups so that pupils explain and prove as well as calculate. I teach with your pupils first, then watch, then step back.',
      phases: primary,
      formats: ['coaching', 'in-school'],
    },
    {
      title: 'Mixed-age mathematics in small schools',
      description:
        'Long-term plans and lesson shapes for classes of two or three year groups, written by teachers who have them. Two days in school and a remote planning hour each half-term.',
      phases: primary,
      formats: ['in-school', 'remote'],
    },
    {
      title: 'Mathematics leadership: from monitoring to improving',
      description:
        'For a mathematics leader in the first or second year of the role. Book study, pupil conversations, a subject review you can show an inspector, and a plan with no more than three actions.',
      phases: primary,
      formats: ['mentoring', 'review'],
    },
  ],
  'english-ks3-4': [
    {
      title: 'GCSE English language: the last two terms',
      description:
        'Question-by-question planning from your own mock papers, with lessons taught alongside the department. Concentrates on the pupils within reach of a grade 4 and a grade 5.',
      phases: secondary,
      formats: ['in-school', 'coaching'],
    },
    {
      title: 'A key stage 3 English curriculum worth remembering',
      description:
        'Maps what pupils read, write and know from year 7 to year 9 and removes what repeats year 6. Department sessions, two unit rewrites and a check of books in the summer.',
      phases: secondary,
      formats: ['programme', 'review'],
    },
    {
      title: 'Disciplinary reading across subjects',
      description:
        'Helps science, history and geography teachers to teach the reading their subject needs. Reading-age data in February, training in March, and walk-throughs with your literacy leader.',
      phases: secondary,
      formats: ['training', 'in-school'],
    },
  ],
  'mathematics-ks3-4': [
    {
      title: 'Securing grade 4 in mathematics',
      description:
        'Uses your mock analysis to plan ten weeks of teaching for the borderline group, with resources ready for the classroom. I teach one lesson a week beside the class teacher.',
      phases: secondary,
      formats: ['in-school', 'coaching'],
    },
    {
      title: 'Year 7 mathematics that builds on year 6',
      description:
        'Teachers from both phases look at the same pupils’ books, then rebuild the autumn term of year 7. Works best with two or three partner primaries.',
      phases: secondary,
      formats: ['programme', 'training'],
    },
    {
      title: 'A mathematics department that plans together',
      description:
        'Introduces weekly co-planning, common tasks and a shared bank of explanations. For departments with several teachers new to the profession or teaching out of subject.',
      phases: secondary,
      formats: ['coaching', 'mentoring'],
    },
  ],
  science: [
    {
      title: 'Practical science without the chaos',
      description:
        'Routines, risk assessments and sequences of practical work from year 3 to year 9. I demonstrate, then team-teach until teachers are at ease with the equipment.',
      phases: schoolAge,
      formats: ['in-school', 'training'],
    },
    {
      title: 'GCSE combined science: from recall to application',
      description:
        'Retrieval built into every lesson, then longer questions broken into steps. Includes a review of the scheme of work and three department meetings.',
      phases: secondary,
      formats: ['coaching', 'training'],
    },
    {
      title: 'Leading primary science on one hour a week',
      description:
        'A realistic plan for a science leader with little release time: progression, vocabulary, one enquiry a half-term and simple assessment.',
      phases: primary,
      formats: ['mentoring', 'remote'],
    },
  ],
  computing: [
    {
      title: 'Computing for teachers who would rather not',
      description:
        'Builds subject knowledge year group by year group with the equipment you already own. Modelled lessons, a simple progression and somebody to telephone.',
      phases: schoolAge,
      formats: ['training', 'remote'],
    },
    {
      title: 'Computer science to GCSE in a small department',
      description:
        'Curriculum plan, programming tasks and moderated assessment for a school with one specialist. Mostly remote, with two days in school.',
      phases: secondary,
      formats: ['remote', 'mentoring'],
    },
  ],
  eyfs: [
    {
      title: 'Talk first: language in nursery and reception',
      description:
        'Observes how adults and children talk, then coaches on the interactions that extend it. A language baseline in September, a check in February and a session for families.',
      phases: nursery,
      formats: ['coaching', 'in-school'],
    },
    {
      title: 'Reception environment and curriculum review',
      description:
        'One day looking at provision, adult roles and what children know, ending with three recommendations. A second day later in the year to see the difference.',
      phases: nursery,
      formats: ['review'],
    },
    {
      title: 'Early mathematics through play',
      description:
        'Number sense to ten in continuous provision and short adult-led sessions. Planning together, modelled sessions and a set of resources to copy.',
      phases: nursery,
      formats: ['in-school', 'training'],
    },
    {
      title: 'Provision for two-year-olds',
      description:
        'For schools opening or developing places for two-year-olds: key-person practice, routines, physical space and working with health visitors.',
      phases: nursery,
      formats: ['mentoring', 'review'],
    },
  ],
  'sixth-form': [
    {
      title: 'Raising value added in the sixth form',
      description:
        'A review of entry, teaching and independent study in three subjects, followed by work with those teachers. Students’ voices are part of the evidence.',
      phases: sixth,
      formats: ['review', 'in-school'],
    },
    {
      title: 'Destinations and guidance after 16',
      description:
        'Helps a small sixth form plan guidance that reaches every student, apprenticeships included. Uses your destination data of three years.',
      phases: sixth,
      formats: ['mentoring', 'remote'],
    },
  ],
};
