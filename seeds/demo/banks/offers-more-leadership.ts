import type { OfferText } from './offer-text';
import { everyPhase, primary, schoolAge } from './offer-text';

/** More offers about teaching, leadership and governance. */
export const MORE_LEADERSHIP_OFFERS: Record<string, readonly OfferText[]> = {
  'teaching-quality': [
    {
      title: 'Improving teacher programme',
      description:
        'Six afternoons over two terms in the classrooms of a strong school, for teachers who want to be consistently effective. Each brings a class to think about and leaves with changed practice.',
      phases: schoolAge,
      formats: ['programme', 'training'],
    },
    {
      title: 'Outstanding teacher programme',
      description:
        'For confident teachers who are ready to lead the learning of others. Ten sessions, a small enquiry, and a visit to each participant’s own school.',
      phases: schoolAge,
      formats: ['programme', 'coaching'],
    },
    {
      title: 'Learning walks with a purpose',
      description:
        'Three mornings with your leaders on one question about teaching, so that what is seen leads to what is done. Ends with a shared plan.',
      phases: everyPhase,
      formats: ['review', 'in-school'],
    },
  ],
  assessment: [
    {
      title: 'Accurate judgements at the end of key stage 2',
      description:
        'Works with year 6 teachers on evidence and standards in writing and mathematics before the summer, with a full moderation in May.',
      phases: primary,
      formats: ['review', 'coaching'],
    },
    {
      title: 'Assessment without levels, workload without tears',
      description:
        'Replaces tracking that nobody reads with checks teachers trust. Includes what to tell governors and what to stop telling them.',
      phases: schoolAge,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Formative assessment team for two terms',
      description:
        'A small group of your teachers tries techniques in turn and visits each other. I lead the first four meetings and your own leader the rest.',
      phases: schoolAge,
      formats: ['coaching', 'training'],
    },
    {
      title: 'Assessing the wider curriculum simply',
      description:
        'Quizzes, tasks and conversations that show what pupils remember in history, geography and science, without another spreadsheet.',
      phases: primary,
      formats: ['training', 'remote'],
    },
  ],
  curriculum: [
    {
      title: 'Curriculum and budget on one page',
      description:
        'For small schools: which subjects are taught by whom, in what cycle, at what cost. Written with the head and shared with governors.',
      phases: primary,
      formats: ['mentoring', 'review'],
    },
    {
      title: 'Knowledge, revisited: retrieval across subjects',
      description:
        'Adds well-timed revisiting to plans you already have. Three subjects in the first term, measured by what pupils remember in the second.',
      phases: schoolAge,
      formats: ['training', 'in-school'],
    },
    {
      title: 'Curriculum network for the Wendle valley',
      description:
        'Subject leaders of eight schools plan together three times a year and share the work of resourcing. New schools may join in September or January.',
      phases: primary,
      formats: ['programme'],
    },
  ],
  'early-careers': [
    {
      title: 'Early career teachers in special schools and units',
      description:
        'Adds what the national framework leaves out: communication, regulation and working with several adults. Six sessions and two visits.',
      phases: everyPhase,
      formats: ['training', 'in-school'],
    },
    {
      title: 'Induction made manageable',
      description:
        'Helps a school with its first early career teacher for years to plan time, mentor and assessment points, and stays on the telephone.',
      phases: everyPhase,
      formats: ['mentoring', 'remote'],
    },
  ],
  'middle-leadership': [
    {
      title: 'Leading a key stage through change',
      description:
        'For phase leaders whose team, curriculum or results are changing. One day a half-term in school and a call between visits.',
      phases: schoolAge,
      formats: ['mentoring', 'coaching'],
    },
    {
      title: 'Alliance programme for new subject leaders',
      description:
        'Four days across the year in four schools, each looking at a subject led well. Participants are paired and visit one another.',
      phases: schoolAge,
      formats: ['programme'],
    },
  ],
  'senior-leadership': [
    {
      title: 'Steadying a school between headteachers',
      description:
        'Up to two days a week of executive support while governors appoint. Keeps the plan moving and hands it over in good order.',
      phases: everyPhase,
      formats: ['in-school', 'mentoring'],
    },
    {
      title: 'Leading a one-form school well',
      description:
        'For heads who teach, cover the office and lead everything. Sorts what only you can do from the rest, with two others who have the same week.',
      phases: primary,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Deputy to head: the last step',
      description:
        'A year for deputies who are nearly ready: shadowing, leading a real piece of work, and practice at interviews and governors’ meetings.',
      phases: everyPhase,
      formats: ['coaching', 'programme'],
    },
    {
      title: 'Recovery planning after an inspection',
      description:
        'Turns the report into a plan with milestones every six weeks, agrees what to stop, and returns to check each one with you.',
      phases: everyPhase,
      formats: ['review', 'mentoring'],
    },
    {
      title: 'Senior leadership in a church school',
      description:
        'Support for heads of voluntary schools on vision, partnership with the diocese, and both inspections they can expect.',
      phases: primary,
      formats: ['mentoring'],
    },
    {
      title: 'Leading a secondary school through difficulty',
      description:
        'A serving head gives a day a week for two terms: attendance, behaviour, staffing and the next set of results, in that order.',
      phases: ['secondary', 'all-through'],
      formats: ['in-school', 'mentoring'],
    },
    {
      title: 'Executive coaching for experienced heads',
      description:
        'Confidential conversations every three weeks for those who have led for years and want to think aloud. By video or on a walk.',
      phases: everyPhase,
      formats: ['coaching', 'remote'],
    },
    {
      title: 'Leading early years and infant schools',
      description:
        'For heads of small settings: staffing ratios, funding, quality and working with the school that comes next.',
      phases: ['nursery', 'primary'],
      formats: ['mentoring', 'review'],
    },
    {
      title: 'Leading specialist provision',
      description:
        'For heads of special schools, units and alternative provision: places, commissioning, curriculum and the well-being of staff.',
      phases: everyPhase,
      formats: ['mentoring', 'in-school'],
    },
  ],
  governance: [
    {
      title: 'New board, good habits',
      description:
        'For boards with many new members or recently brought together: skills audit, roles, first visits and a year’s plan of meetings.',
      phases: everyPhase,
      formats: ['training', 'mentoring'],
    },
    {
      title: 'Clerking, papers and minutes that show challenge',
      description:
        'Reviews a year of papers with the chair and clerk, and helps the board show what it asked and what changed.',
      phases: everyPhase,
      formats: ['review', 'remote'],
    },
  ],
  finance: [
    {
      title: 'Getting out of deficit',
      description:
        'A recovery plan agreed line by line with the head and governors, ready for the authority, with a check every half-term for a year.',
      phases: everyPhase,
      formats: ['mentoring', 'review'],
    },
    {
      title: 'Business manager to business manager',
      description:
        'Three visits by an experienced school business leader on contracts, catering, lettings and benchmarking.',
      phases: everyPhase,
      formats: ['coaching', 'in-school'],
    },
  ],
  safeguarding: [
    {
      title: 'New designated safeguarding lead',
      description:
        'A mentor through the first year: thresholds, records, meetings with other services, and looking after yourself.',
      phases: everyPhase,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Safeguarding for governors',
      description:
        'Helps the link governor and board to check what they are told. A visit together, questions to ask and a form that fits on one side.',
      phases: everyPhase,
      formats: ['training', 'review'],
    },
    {
      title: 'Safeguarding in the early years',
      description:
        'Ratios, intimate care, recording and listening to children who cannot yet tell. For nurseries, infant schools and reception teams.',
      phases: ['nursery', 'primary'],
      formats: ['review', 'training'],
    },
  ],
};
