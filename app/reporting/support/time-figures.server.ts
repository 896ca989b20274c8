import { REQUEST_STATE_WORDS } from '~/diagnosis/wording';
import { daysBetween } from '~/kernel/clock';
import type { CaseFact } from '../domain/facts/cases';
import { SCHOOL_FACETS } from '../domain/facts/schools';
import type { FigureRecord } from '../domain/figure';
import { isWaiting, STAGES, type Stage, stageDays } from '../domain/support/stages';
import type { FigureDefinition } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { caseRecord, dayCell } from './records';

const FACETS = [...SCHOOL_FACETS, 'focus', 'term'];

const REQUEST = ['request', 'requests'] as const;

const DAYS_RULE =
  'Days of the calendar, weekends and holidays included. Half of the records lie between the two figures beside the median.';
const BAND_RULE = 'The band is the one the school had when it sent the request.';

/** Figures of how long schools wait, from their request to the first day of support. */
export const TIME_FIGURES = {
  'support-request-to-match': stage('match', {
    label: 'From request to partner chosen',
    explains: `Days from when a school sent its request to when it chose the partner it was then given, or the one being asked now. Requests still without a choice, and those that ended before one, are listed and not counted. ${DAYS_RULE} ${BAND_RULE}`,
    columns: ['Request sent', 'Partner chosen', 'Now'],
  }),
  'support-match-to-signature': stage('signature', {
    label: 'From partner chosen to agreement signed',
    explains: `Days from the school’s choice to the day everybody had signed its first agreement. Where that is still to come, the case is listed and not counted. ${DAYS_RULE} ${BAND_RULE}`,
    columns: ['Partner chosen', 'All signed', 'Now'],
  }),
  'support-signature-to-visit': stage('visit', {
    label: 'From agreement signed to first visit',
    explains: `Days from the last signature to the first visit of support that took place. Schools and providers may have agreed on a later start. ${DAYS_RULE} ${BAND_RULE}`,
    columns: ['All signed', 'First visit', 'Now'],
  }),
  'support-request-to-visit': stage('whole', {
    label: 'From request to first visit',
    explains: `Days from when a school sent its request to the first visit of support: the whole wait. ${DAYS_RULE} ${BAND_RULE}`,
    columns: ['Request sent', 'First visit', 'Now'],
  }),
  'support-waiting': {
    group: 'support',
    label: 'Schools waiting for support to be agreed',
    explains:
      'Of all requests schools have sent, those that have neither ended nor an agreement signed by everybody. A request that lost its partner waits again.',
    way: 'count',
    unit: 'records',
    noun: REQUEST,
    columns: ['Request sent', 'Now'],
    facets: FACETS,
    records: async (reading) =>
      (await sent(reading)).map((one) =>
        caseRecord(one, {
          cells: [dayCell(one.submittedOn), stateWords(one)],
          value: null,
          counts: isWaiting(one),
        }),
      ),
  },
  'support-days-waiting': {
    group: 'support',
    label: 'How long schools have been waiting',
    explains: `Days since each request that is still waiting was sent. ${DAYS_RULE} ${BAND_RULE}`,
    way: 'median',
    unit: 'days',
    noun: REQUEST,
    columns: ['Request sent', 'Now'],
    facets: FACETS,
    records: async (reading) =>
      (await sent(reading)).filter(isWaiting).map((one) =>
        caseRecord(one, {
          cells: [dayCell(one.submittedOn), stateWords(one)],
          value: one.submittedOn === null ? null : daysBetween(one.submittedOn, reading.today),
          counts: true,
        }),
      ),
  },
} satisfies Record<string, FigureDefinition>;

function stage(
  name: Stage,
  words: Pick<FigureDefinition, 'label' | 'explains' | 'columns'>,
): FigureDefinition {
  const { from, to } = STAGES[name];
  return {
    group: 'support',
    ...words,
    way: 'median',
    unit: 'days',
    noun: REQUEST,
    facets: FACETS,
    records: async (reading): Promise<FigureRecord[]> =>
      (await sent(reading))
        .filter((one) => one[from] !== null)
        .map((one) => {
          const days = stageDays(name, one);
          return caseRecord(one, {
            cells: [dayCell(one[from]), dayCell(one[to]), stateWords(one)],
            value: days,
            counts: days !== null,
          });
        }),
  };
}

async function sent(reading: Reading): Promise<CaseFact[]> {
  return (await reading.cases()).filter(({ submittedOn }) => submittedOn !== null);
}

const stateWords = ({ state }: CaseFact) => REQUEST_STATE_WORDS[state].name;
