import { AGREEMENT_STATES } from '~/agreements/domain';
import { STEP_WORDS } from '~/agreements/escalation/wording';
import { STATE_TAGS } from '~/agreements/wording';
import { termOf } from '~/kernel/academic-year';
import { agreementsOf, type VisitFact } from '../domain/facts/cases';
import { SCHOOL_FACETS } from '../domain/facts/schools';
import type { FigureRecord } from '../domain/figure';
import { adviserVisits } from '../facts/visits.server';
import type { FigureDefinition } from '../figures/definition';
import { inListed } from './in-listed';
import { agreementRecord, dayCell } from './records';

const FACETS = [...SCHOOL_FACETS, 'focus', 'designation'];

/** Figures of agreements and how they are kept up. */
export const DELIVERY_FIGURES = {
  'support-agreements': {
    group: 'support',
    label: 'Agreements',
    explains:
      'Every agreement drafted for a request of one of our schools, in any state. One that took up another after a partner was lost is counted beside it.',
    way: 'count',
    unit: 'records',
    noun: ['agreement', 'agreements'],
    columns: ['Provider', 'State', 'Signed'],
    facets: ['state', ...FACETS],
    inOrder: (facet, values) => (facet === 'state' ? inListed(STATE_NAMES, values) : [...values]),
    records: async (reading) =>
      agreementsOf(await reading.cases()).map(({ of, agreement }) =>
        agreementRecord(of, agreement, {
          cells: [agreement.provider.name, STATE_TAGS[agreement.state].label, dayCell(agreement.signedOn)],
          facets: { state: STATE_TAGS[agreement.state].label },
          value: null,
          counts: true,
        }),
      ),
  },
  'support-in-force': {
    group: 'support',
    label: 'Agreements in force now',
    explains:
      'Of all agreements that everybody has signed, those whose support is going on: active, paused, or being closed.',
    way: 'count',
    unit: 'records',
    noun: ['agreement', 'agreements'],
    columns: ['Provider', 'State', 'Signed'],
    facets: FACETS,
    records: async (reading) =>
      agreementsOf(await reading.cases())
        .filter(({ agreement }) => agreement.signedOn !== null)
        .map(({ of, agreement }) =>
          agreementRecord(of, agreement, {
            cells: [agreement.provider.name, STATE_TAGS[agreement.state].label, dayCell(agreement.signedOn)],
            value: null,
            counts: IN_FORCE.has(agreement.state),
          }),
        ),
  },
  'support-notes-on-time': {
    group: 'support',
    label: 'Notes of visits on time',
    explains:
      'Of visits that have taken place, those whose note reached the headteacher within 48 hours of their end, weekends and holidays included. Visits of advisers count as those under agreements do. Left out: visits whose 48 hours are not over yet, and performance-management visits, which leave no note. Each counts in the term it was held in.',
    way: 'share',
    unit: 'records',
    noun: ['visit', 'visits'],
    columns: ['Visitor', 'Held', 'Note'],
    facets: ['term', 'visit', 'phase', 'place'],
    records: async (reading) => [
      ...agreementsOf(await reading.cases()).flatMap(({ of, agreement }) =>
        agreement.visits.flatMap((visit) =>
          noteRecord(visit, `${agreement.ref}, ${of.school.name}`, of.school),
        ),
      ),
      ...(await reading.once('adviser visits', () => adviserVisits(reading))).flatMap((visit) =>
        noteRecord(visit, visit.school.name, visit.school),
      ),
    ],
  },
  'support-reviews-on-time': {
    group: 'support',
    label: 'Improvement Reviews on time',
    explains:
      'Of reviews that fell due, those held by their last day: the first within the half term in which support began or the next, each later one as the review before it settled. Schools whose band asked for no reviews on that day are left out, and so are agreements once they are paused or have ended. A review that has not been held counts as late from the day after its last. Each counts in the term in which it was due.',
    way: 'share',
    unit: 'records',
    noun: ['review', 'reviews'],
    columns: ['Review', 'Due by', 'Held'],
    facets: ['term', ...SCHOOL_FACETS],
    records: async (reading) =>
      agreementsOf(await reading.cases()).flatMap(({ of, agreement }) =>
        agreement.reviewsDue.map((review) =>
          agreementRecord(of, agreement, {
            part: {
              id: String(review.number),
              title: `review ${review.number}`,
              path: review.reviewId ? `reviews/${review.reviewId}` : 'reviews',
            },
            cells: [
              String(review.number),
              dayCell(review.dueBy),
              review.heldOn ? dayCell(review.heldOn) : 'Not yet',
            ],
            facets: { term: termOf(review.dueBy) },
            value: null,
            counts: review.onTime,
          }),
        ),
      ),
  },
  'support-escalations': {
    group: 'support',
    label: 'Escalations open',
    explains:
      'Of all times that progress was found not to be enough and steps were taken, those still open. What was ended is listed.',
    way: 'count',
    unit: 'records',
    noun: ['escalation', 'escalations'],
    columns: ['Opened', 'Ended', 'Step'],
    facets: SCHOOL_FACETS,
    records: async (reading) =>
      agreementsOf(await reading.cases()).flatMap(({ of, agreement }) =>
        agreement.escalations.map((one) =>
          agreementRecord(of, agreement, {
            part: { id: one.id, title: 'escalation', path: 'escalation' },
            cells: [dayCell(one.openedOn), dayCell(one.endedOn), STEP_WORDS[one.step].name],
            value: null,
            counts: one.endedOn === null,
          }),
        ),
      ),
  },
} satisfies Record<string, FigureDefinition>;

const IN_FORCE: ReadonlySet<string> = new Set(['active', 'paused', 'closing']);
const STATE_NAMES = AGREEMENT_STATES.map((state) => STATE_TAGS[state].label);

const NOTE_WORDS = { 'on-time': 'On time', late: 'Late', overdue: 'Overdue' } as const;

/** A note that was to have reached the head by now; nothing for one that is not due yet. */
function noteRecord(
  visit: VisitFact,
  title: string,
  { phase, place }: { phase: string; place: string },
): FigureRecord[] {
  const { note, heldOn } = visit;
  if (note === 'none' || note === 'due' || heldOn === null) return [];
  const at = visit.agreementId ? `/agreements/${visit.agreementId}` : `/schools/${visit.urn}`;
  return [
    {
      id: visit.id,
      title,
      href: `${at}/visits/${visit.id}`,
      cells: [visit.visitorName, dayCell(heldOn), NOTE_WORDS[note]],
      facets: {
        term: termOf(heldOn),
        visit: visit.kind === 'support' ? 'Support visit' : 'Visit of an adviser',
        phase,
        place,
      },
      value: null,
      counts: note === 'on-time',
    },
  ];
}
