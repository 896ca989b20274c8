import type { OfferText } from './offer-text';
import { everyPhase, nursery, primary, primaryAndSpecial, schoolAge } from './offer-text';

/** More offers in reading, writing, mathematics, early years and about pupils, where schools ask most. */
export const MORE_SUBJECT_AND_PUPIL_OFFERS: Record<string, readonly OfferText[]> = {
  'phonics-early-reading': [
    {
      title: 'Early reading in a class of many languages',
      description:
        'Adapts pace, vocabulary and pictures so that children new to English learn to read with everybody else. Two days in school, then a video call every fortnight.',
      phases: primary,
      formats: ['in-school', 'remote'],
    },
    {
      title: 'Choosing and starting a phonics programme',
      description:
        'For schools about to change. Compares what you have with what you need, plans the first fortnight hour by hour, and is beside your staff when it begins.',
      phases: primary,
      formats: ['mentoring', 'training'],
    },
  ],
  'reading-ks2': [
    {
      title: 'Reading for pupils who have fallen behind in years 5 and 6',
      description:
        'Diagnoses whether decoding, fluency or vocabulary is in the way, then trains two adults to teach what is missing. Pupils are assessed again after twelve weeks.',
      phases: primary,
      formats: ['training', 'in-school'],
    },
    {
      title: 'Reading lessons beside your teachers',
      description:
        'One class, one teacher, six visits. We plan the text together, take turns to teach, and look at what four chosen pupils understood.',
      phases: primary,
      formats: ['coaching'],
    },
  ],
  'writing-ks2': [
    {
      title: 'Talk for writing in mixed-age classes',
      description:
        'Oral rehearsal, shared writing and editing for classes of two year groups, with units that repeat safely every second year.',
      phases: primary,
      formats: ['in-school', 'training'],
    },
    {
      title: 'A writing residency in our classrooms',
      description:
        'Two of your teachers spend three days teaching beside ours, then host us in return. Travel and cover for small schools can be met by the alliance.',
      phases: primary,
      formats: ['programme', 'coaching'],
    },
  ],
  mathematics: [
    {
      title: 'Catching up in number before year 3',
      description:
        'Small-group teaching for pupils leaving key stage 1 without secure number, run by a teaching assistant whom we train and visit.',
      phases: primary,
      formats: ['training', 'in-school'],
    },
    {
      title: 'Problem solving in upper key stage 2',
      description:
        'A sequence of ten lessons taught jointly in years 5 and 6, with the talk and recording that help pupils to begin when they are unsure.',
      phases: primary,
      formats: ['coaching', 'in-school'],
    },
    {
      title: 'Valley mathematics network',
      description:
        'A work group of six schools that studies one idea a term in open classrooms. Each school sends two teachers and chooses its own measure.',
      phases: primary,
      formats: ['programme'],
    },
  ],
  eyfs: [
    {
      title: 'Leading the early years for the first time',
      description:
        'A mentor for a new early years leader: what to look at, how to lead adults older than you, and how reception connects with year 1.',
      phases: nursery,
      formats: ['mentoring'],
    },
    {
      title: 'Outdoor learning that is more than fresh air',
      description:
        'Plans the outdoor area as a classroom for language, number and physical skill. Low cost; two visits and a shopping list.',
      phases: nursery,
      formats: ['in-school', 'review'],
    },
  ],
  'send-inclusion': [
    {
      title: 'Communication-friendly school',
      description:
        'Visual supports, simplified adult language and a plan for each transition in the day. Every adult is trained, lunchtime staff included.',
      phases: primaryAndSpecial,
      formats: ['training', 'in-school'],
    },
    {
      title: 'Outreach for one child, learning for the school',
      description:
        'Six visits about a pupil whose place is under strain: observation, a plan written with the family, and coaching until adults feel sure of it.',
      phases: everyPhase,
      formats: ['coaching', 'in-school'],
    },
  ],
  'pupil-premium': [
    {
      title: 'Vocabulary for those who need it most',
      description:
        'Chooses thirty words a term for each year group and teaches them well, in every subject. Tried where six pupils in ten are disadvantaged.',
      phases: schoolAge,
      formats: ['in-school', 'training'],
    },
    {
      title: 'Barriers and belonging',
      description:
        'Listens to disadvantaged pupils about clubs, homework, trips and friends, then helps the school remove five small barriers in a term.',
      phases: schoolAge,
      formats: ['review', 'mentoring'],
    },
  ],
  eal: [
    {
      title: 'Reading with pupils who are learning English',
      description:
        'Helps teachers to separate language from comprehension, choose texts and give pupils something to say about them.',
      phases: schoolAge,
      formats: ['coaching', 'training'],
    },
  ],
  'behaviour-attendance': [
    {
      title: 'Lunchtimes that send children back ready to learn',
      description:
        'A week of small changes to space, games and staffing, planned with the midday team and pupils, and a check a month later.',
      phases: primary,
      formats: ['in-school'],
    },
    {
      title: 'Reducing suspensions, group by group',
      description:
        'Reads three years of your data with you, finds the times, places and pupils that matter, and works with the pastoral team on alternatives that hold.',
      phases: ['secondary', 'all-through'],
      formats: ['review', 'mentoring'],
    },
    {
      title: 'From special to mainstream: regulating together',
      description:
        'Teachers from a special school model sensory breaks, scripts and recovery with your own pupils, then coach your staff.',
      phases: everyPhase,
      formats: ['coaching', 'training'],
    },
  ],
  attendance: [
    {
      title: 'Attendance in special schools and alternative provision',
      description:
        'Sorts illness, transport, anxiety and timetable, and plans for each. For settings where the usual letters do not help.',
      phases: ['special', 'secondary', 'all-through'],
      formats: ['mentoring', 'review'],
    },
    {
      title: 'Good mornings: the first half-hour of the day',
      description:
        'Makes arrival warm and worth being on time for. Breakfast, greeting, first task, and a call that a parent is pleased to take.',
      phases: schoolAge,
      formats: ['in-school'],
    },
    {
      title: 'Attendance review with a plan for each half-term',
      description:
        'One clear analysis, agreed roles, and a meeting each half-term that I chair until you would rather. Two or three neighbouring schools may share it.',
      phases: everyPhase,
      formats: ['review', 'programme'],
    },
    {
      title: 'Attendance and SEND together',
      description:
        'Looks at pupils with plans who miss most school, one by one, with the SENCO and the attendance lead in the same room.',
      phases: everyPhase,
      formats: ['coaching', 'mentoring'],
    },
  ],
  transition: [
    {
      title: 'Moving on with additional needs',
      description:
        'A year-long plan for pupils with education, health and care plans as they change school: visits, passports and staff who know each other.',
      phases: schoolAge,
      formats: ['programme', 'mentoring'],
    },
  ],
  'parental-engagement': [
    {
      title: 'First meetings with new families',
      description:
        'Home visits, stay-and-play and a welcome that builds trust before there is anything to disagree about. For nurseries and reception.',
      phases: nursery,
      formats: ['training', 'mentoring'],
    },
    {
      title: 'Parents of children with SEND as partners',
      description:
        'Coffee mornings with a purpose, meetings that families help to plan, and letters in plain words. A parent from our school comes too.',
      phases: everyPhase,
      formats: ['in-school', 'mentoring'],
    },
  ],
};
