import { focusAreaName } from '~/diagnosis/domain';
import { designationWords } from '~/directory/wording';
import { type TermKey, termWords } from '~/kernel/academic-year';
import { addDays } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { count, dateWords } from '~/kernel/words';
import { NO_BAND, SCHOOL_FACETS, schoolFacets } from '../domain/facts/schools';
import type { FigureRecord } from '../domain/figure';
import { leaderFacts } from '../facts/leaders.server';
import type { FigureDefinition } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { type SupplyNeed, supplyOf } from './plan.server';
import { unlocksOf } from './unlock.server';
import { HOW_ASKED, HOW_MET, STAND_WORDS } from './wording';

const NEED_FACETS = ['focus', 'phase', 'place', 'band', 'stand'] as const;
const NEED = ['need', 'needs'] as const;
const NEED_COLUMNS = ['Focus area', 'Band', 'Asked for', 'Since', 'Days it takes', 'Could be met'];

function needFacets(need: SupplyNeed): Record<(typeof NEED_FACETS)[number], string> {
  return {
    focus: focusAreaName(need.focusArea),
    phase: need.phaseName,
    place: need.place,
    band: need.band ?? NO_BAND,
    stand: STAND_WORDS[need.stand],
  };
}

function needRecord(need: SupplyNeed): Omit<FigureRecord, 'value' | 'counts'> {
  return {
    id: need.id,
    title: need.school,
    href: need.request ? `/requests/${need.request.id}` : `/schools/${need.urn}/needs/${need.id}`,
    cells: [
      focusAreaName(need.focusArea),
      need.band ?? NO_BAND,
      STAND_WORDS[need.stand],
      dateWords(need.since),
      `${daysWords(need.asked)}${need.estimated ? ' (estimated)' : ''}`,
      daysWords(need.met),
    ],
    facets: needFacets(need),
  };
}

/** A figure over needs, each with what it adds; one that adds nothing is listed and does not count. */
function ofNeeds(label: string, explains: string, value: (need: SupplyNeed) => number): FigureDefinition {
  return {
    ...{ group: 'supply', way: 'sum', unit: 'half-days', label, explains },
    noun: NEED,
    columns: NEED_COLUMNS,
    facets: NEED_FACETS,
    records: async (reading) =>
      (await supplyOf(reading)).needs.map((need) => ({
        ...needRecord(need),
        value: value(need),
        counts: value(need) > 0,
      })),
  };
}

/** Needs by term, each with what it adds; one that adds nothing is listed and does not count. */
function ofTerms(
  label: string,
  explains: string,
  value: (need: SupplyNeed, term: TermKey) => number,
): FigureDefinition {
  return {
    ...{ group: 'supply', way: 'sum', unit: 'half-days', label, explains },
    noun: ['term of a need', 'terms of needs'],
    columns: ['Focus area', 'Band', 'Asked for', 'Term'],
    facets: ['term', ...NEED_FACETS],
    records: async (reading) =>
      (await supplyOf(reading)).needs.flatMap((need) =>
        need.terms
          .filter((term) => (need.byTerm[term] ?? 0) > 0)
          .map((term) => ({
            ...needRecord(need),
            id: `${need.id} ${term}`,
            cells: [
              focusAreaName(need.focusArea),
              need.band ?? NO_BAND,
              STAND_WORDS[need.stand],
              termWords(term),
            ],
            facets: { term, ...needFacets(need) },
            value: value(need, term),
            counts: value(need, term) > 0,
          })),
      ),
  };
}

async function freeDays(reading: Reading): Promise<FigureRecord[]> {
  const { days } = await supplyOf(reading);
  const leaders = new Map((await leaderFacts(reading)).map((one) => [one.id, one]));
  return days.flatMap(({ providerId, term, free }) => {
    const leader = leaders.get(providerId);
    if (!leader || free === 0) return [];
    return [
      {
        id: `${providerId} ${term}`,
        title: leader.name,
        href: `/directory/${providerId}/capacity`,
        cells: [designationWords(leader.designation), leader.home.name, termWords(term)],
        facets: { term, designation: designationWords(leader.designation), place: leader.home.place },
        value: free,
        counts: true,
      },
    ];
  });
}

async function couldJoin(reading: Reading): Promise<FigureRecord[]> {
  const homes = new Set((await leaderFacts(reading)).map(({ home }) => home.urn));
  const schools = await reading.schools();
  return schools
    .filter(({ band, stateFunded }) => band?.place === 0 && stateFunded)
    .map((school) => {
      const there = homes.has(school.urn);
      return {
        id: String(school.urn),
        title: school.name,
        href: `/schools/${school.urn}`,
        cells: [school.phase, school.place, there ? 'Has a leader in the directory' : 'None yet'],
        facets: schoolFacets(school),
        value: 1,
        counts: !there,
      };
    });
}

async function ending(reading: Reading): Promise<FigureRecord[]> {
  const until = addDays(reading.today, 365);
  return (await leaderFacts(reading))
    .filter(({ designated }) => designated)
    .map((leader) => {
      const ends = leader.designationExpires;
      return {
        id: leader.id,
        title: leader.name,
        href: `/directory/${leader.id}`,
        cells: [
          designationWords(leader.designation),
          leader.home.name,
          ends === null ? 'No end date' : dateWords(ends),
          count(leader.focusAreas.length, 'focus area'),
        ],
        facets: { designation: designationWords(leader.designation), place: leader.home.place },
        value: 1,
        counts: ends !== null && ends <= until,
      };
    });
}

async function unlocked(reading: Reading): Promise<FigureRecord[]> {
  const { kinds } = await unlocksOf(reading);
  return kinds.flatMap(({ focusArea, phase, place, short, gain }) => {
    if (!gain) return [];
    const facets = { focus: focusAreaName(focusArea), phase, place };
    return [
      {
        id: `${focusArea} ${phase} ${place}`,
        title: facets.focus,
        href: null,
        cells: [phase, place, daysWords(short), count(gain.needs.length, 'need')],
        facets,
        value: gain.halfDays,
        counts: true,
      },
    ];
  });
}

/** Need against the days there are, this term and the three after it. */
export const SUPPLY_FIGURES: Record<string, FigureDefinition> = {
  'supply-asked': ofNeeds('Days needed', HOW_ASKED, ({ asked }) => asked),
  'supply-met': ofNeeds('Days that could be found', `${HOW_MET} ${HOW_ASKED}`, ({ met }) => met),
  'supply-short': ofNeeds(
    'Days short',
    `Days needed less days that could be found. ${HOW_MET} ${HOW_ASKED}`,
    ({ short }) => short,
  ),
  'supply-short-beyond': ofNeeds(
    'Days short with help from beyond',
    `Days still short if every free day that other authorities have opened to this one could be used here. Their own schools may ask for the same days. ${HOW_MET}`,
    ({ shortBeyond }) => shortBeyond,
  ),
  'supply-needs-met': {
    ...{ group: 'supply', way: 'share', unit: 'records' },
    noun: NEED,
    label: 'Needs for which all days could be found',
    explains: `${HOW_MET} ${HOW_ASKED}`,
    columns: NEED_COLUMNS,
    facets: NEED_FACETS,
    records: async (reading) =>
      (await supplyOf(reading)).needs.map((need) => ({
        ...needRecord(need),
        value: need.met,
        counts: need.short === 0,
      })),
  },
  'supply-asked-by-term': ofTerms(
    'Days needed by term',
    `The days each need takes, spread evenly over the terms it has. ${HOW_ASKED}`,
    ({ byTerm }, term) => byTerm[term] ?? 0,
  ),
  'supply-short-by-term': ofTerms(
    'Days short by term, if none is moved',
    `The plan made for each term by itself, the days of each need spread evenly over its terms: what could not be found where nothing is given a term sooner or later than it is needed. It can be more than is short over all terms together. ${HOW_MET}`,
    ({ shortByTerm }, term) => shortByTerm[term] ?? 0,
  ),
  'supply-free': {
    ...{ group: 'supply', way: 'sum', unit: 'half-days' },
    noun: ['term of a leader', 'terms of leaders'],
    label: 'Days free',
    explains:
      'Days of this authority’s own leaders and teaching schools that could be asked for now, this term and the three after it: published, in the directory, with a designation and quality assurance that stand, from a home school free to support others, and of somebody who takes on new support. From the ledger of days.',
    columns: ['Designation', 'Home school', 'Term'],
    facets: ['term', 'designation', 'place'],
    records: freeDays,
  },
  'supply-could-join': {
    ...{ group: 'supply', way: 'count', unit: 'schools' },
    label: 'Schools that could be asked to join the register',
    explains:
      'Maintained schools and academies in the band that needs least support, in which nobody is in the directory yet. Those that have somebody are listed and not counted. A talk is where it begins: being in the band is no duty.',
    columns: ['Phase', 'Place', 'Leaders'],
    facets: SCHOOL_FACETS,
    records: couldJoin,
  },
  'supply-ending': {
    ...{ group: 'supply', way: 'count', unit: 'records' },
    noun: ['leader', 'leaders'],
    label: 'Leaders whose designation ends within a year',
    explains:
      'Leaders and teaching schools of this authority who are in the directory and whose designation stands today; counted are those whose recorded end is at most 365 days away. One without an end date runs on.',
    columns: ['Designation', 'Home school', 'Designation ends', 'Offers'],
    facets: ['designation', 'place'],
    records: ending,
  },
  'supply-unlock': {
    ...{ group: 'supply', way: 'median', unit: 'half-days' },
    noun: ['kind of leader', 'kinds of leader'],
    label: 'What one more leader would unlock, where days are short',
    explains: `An estimate for each focus area, phase and place that is short of days: the plan is worked out again with one more leader there, from next term on, with the days and the reach that are usual among this authority’s leaders, at the school in the middle of the place. ${HOW_MET}`,
    columns: ['Phase', 'Place', 'Days short', 'Needs helped'],
    facets: ['focus', 'phase', 'place'],
    records: unlocked,
  },
};
