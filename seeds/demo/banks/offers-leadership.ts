import type { OfferText } from './offer-text';
import { everyPhase, schoolAge } from './offer-text';

/** Offers about teaching, curriculum, leadership and governance, by focus area. */
export const LEADERSHIP_OFFERS: Record<string, readonly OfferText[]> = {
  'teaching-quality': [
    {
      title: 'Instructional coaching for a whole team',
      description:
        'Sets up short, regular coaching in which every teacher works on one small step. I coach your coaches for two terms and then leave it with you.',
      phases: schoolAge,
      formats: ['coaching', 'mentoring'],
    },
    {
      title: 'Teaching that sticks: explanation, practice, feedback',
      description:
        'A programme of five twilight sessions with classroom visits between them. Teachers try one technique, film it if they wish, and talk about it with a colleague.',
      phases: schoolAge,
      formats: ['programme', 'training'],
    },
    {
      title: 'Joint lesson visits and shared standards',
      description:
        'Leaders of both schools visit lessons together until they see the same things and say them in the same way. Ends with a one-page description of teaching in your school.',
      phases: schoolAge,
      formats: ['in-school', 'review'],
    },
    {
      title: 'Support for a year group finding it hard',
      description:
        'Two days a week for half a term beside two or three teachers: planning, team-teaching and marking together. Confidential to those teachers and the headteacher.',
      phases: everyPhase,
      formats: ['in-school'],
    },
  ],
  assessment: [
    {
      title: 'Assessment that teachers use on Monday',
      description:
        'Cuts data drops, improves the questions asked in lessons, and gives leaders three figures they can trust. Two days of work with leaders and one staff meeting.',
      phases: schoolAge,
      formats: ['review', 'training'],
    },
    {
      title: 'Cross-school moderation in core subjects',
      description:
        'Organises three moderation meetings a year between schools of similar intake, with external moderators at one of them and written outcomes for each school.',
      phases: schoolAge,
      formats: ['programme'],
    },
  ],
  curriculum: [
    {
      title: 'Sequencing the wider curriculum',
      description:
        'Subject by subject, decides what pupils should know and when, starting from what they remember now. Suits schools with history, geography or art still to finish.',
      phases: schoolAge,
      formats: ['mentoring', 'in-school'],
    },
    {
      title: 'Curriculum in small and mixed-age schools',
      description:
        'Two-year and four-year cycles that hold together when class structures change. Written with five village schools and ready to adapt.',
      phases: ['primary'],
      formats: ['programme', 'remote'],
    },
    {
      title: 'Deep look at two subjects',
      description:
        'A day with two subject leaders: plans, lessons, books and pupils, as a critical friend. Each leader keeps a short note of what is secure and what comes next.',
      phases: schoolAge,
      formats: ['review'],
    },
    {
      title: 'Key stage 3 that leads somewhere',
      description:
        'Reviews breadth, sequence and ambition in years 7 to 9 across four departments, and helps heads of department to rewrite one year each.',
      phases: ['secondary', 'all-through'],
      formats: ['in-school', 'mentoring'],
    },
  ],
  'early-careers': [
    {
      title: 'Mentor training for the early career framework',
      description:
        'Three sessions for mentors, with a visit to watch a mentor meeting and talk about it afterwards. For schools with new teachers in several year groups.',
      phases: everyPhase,
      formats: ['training', 'mentoring'],
    },
    {
      title: 'A helping hand for teachers in their second year',
      description:
        'Coaching away from line management for teachers who are thinking of leaving. Eight conversations, by video if that is easier.',
      phases: everyPhase,
      formats: ['coaching', 'remote'],
    },
  ],
  'middle-leadership': [
    {
      title: 'Middle leaders: know it, show it, improve it',
      description:
        'A two-term programme for up to eight subject or phase leaders, with a piece of improvement work in their own school that they present to governors.',
      phases: schoolAge,
      formats: ['programme', 'mentoring'],
    },
    {
      title: 'Coaching for heads of department',
      description:
        'One to one, every three weeks, on the things that matter: the quality of teaching in the team, difficult conversations and saying what to stop.',
      phases: ['secondary', 'all-through'],
      formats: ['coaching'],
    },
    {
      title: 'Subject leadership in a school where everyone leads three',
      description:
        'How to lead several subjects well enough, together, in a small staff. Shared monitoring days across three schools and common formats.',
      phases: ['primary'],
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Phase leader in a month of Mondays',
      description:
        'Four Mondays side by side with a new phase leader, each with one purpose: lessons, books, data, people. A fifth a term later to see what has held.',
      phases: schoolAge,
      formats: ['in-school', 'mentoring'],
    },
  ],
  'senior-leadership': [
    {
      title: 'A headteacher beside a headteacher',
      description:
        'A day a week for a term, then a day a fortnight, with an experienced head who has led a school out of difficulty. Agreed priorities, nothing reported without you.',
      phases: everyPhase,
      formats: ['mentoring', 'in-school'],
    },
    {
      title: 'Self-evaluation and improvement planning that people read',
      description:
        'Turns long documents into a few pages with evidence, and sets milestones that can be checked. Includes a session with the governing board.',
      phases: everyPhase,
      formats: ['review', 'remote'],
    },
    {
      title: 'First year of headship',
      description:
        'A mentor for the first five terms: two visits each term and a telephone call whenever it is needed. Deputy heads acting up are welcome.',
      phases: everyPhase,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Preparing for inspection without preparing for inspection',
      description:
        'A two-day review by serving leaders across subjects, behaviour and leadership, with feedback to everybody who took part and a plan no longer than a page.',
      phases: everyPhase,
      formats: ['review'],
    },
    {
      title: 'Building a senior team that shares the load',
      description:
        'Clarifies who leads what, sets up meetings that decide, and coaches deputies and assistants in their own areas. For teams that are new or newly shaped.',
      phases: everyPhase,
      formats: ['coaching', 'in-school'],
    },
  ],
  governance: [
    {
      title: 'External review of governance',
      description:
        'A national leader of governance reads, watches a meeting, interviews governors and leaders, and agrees an action plan with the board. A follow-up after two terms is included.',
      phases: everyPhase,
      formats: ['review'],
    },
    {
      title: 'Mentoring for chairs and vice-chairs',
      description:
        'Six conversations over a year with an experienced chair, on agendas, challenge, difficult decisions and finding a successor.',
      phases: everyPhase,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Asking better questions: training for governing boards',
      description:
        'An evening with your own data and papers, in which governors practise questions and follow them to an answer. Can be shared by two boards.',
      phases: everyPhase,
      formats: ['training'],
    },
    {
      title: 'Governors and school money',
      description:
        'Explains budget monitoring, benchmarking and the three-year plan to a finance committee, and sits in on its next two meetings.',
      phases: everyPhase,
      formats: ['training', 'mentoring'],
    },
  ],
  finance: [
    {
      title: 'Curriculum-led financial planning',
      description:
        'Works with the head and business manager on class structures, contact ratios and a three-year budget that can be kept, before decisions have to be made in a hurry.',
      phases: everyPhase,
      formats: ['mentoring', 'remote'],
    },
    {
      title: 'Planning for falling rolls',
      description:
        'For schools losing a class. Models three structures, their cost and what pupils would notice, and helps present them to governors and staff.',
      phases: schoolAge,
      formats: ['review', 'mentoring'],
    },
  ],
  safeguarding: [
    {
      title: 'Safeguarding culture review',
      description:
        'A day with pupils, staff, records and the single central record, by a designated lead from another school. Urgent matters are told the same day; the rest within a week.',
      phases: everyPhase,
      formats: ['review'],
    },
    {
      title: 'Supervision for designated safeguarding leads',
      description:
        'An hour and a half each half-term, alone or with a deputy, to think through cases, thresholds and the weight of the work.',
      phases: everyPhase,
      formats: ['coaching', 'remote'],
    },
  ],
};
