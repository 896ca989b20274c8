import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { countsOn } from '~/diagnosis/band-record.server';
import { type BandCount, type BandPlace, bandsInUse, endOfLastTerm } from '~/diagnosis/domain';
import type { CalendarDate } from '~/kernel/clock';
import { countGood, type GoodCount, lastTermEnds, type SchoolOnDay } from '../domain/schools/series';
import { schoolRecord } from '../facts/schools.server';
import { figureOf, figuresOf, tableOf } from '../figures/catalogue.server';
import type { FigureTableView, FigureView } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { readingOf } from '../figures/reading.server';
import type { SchoolsFilter } from './forms';
import { schoolsOnDays } from './series.server';
import { type TrajectoryRow, trajectoriesInForce } from './trajectories.server';

/** Term ends drawn: three years. */
export const TERMS_BACK = 9;

/** Schools or pupils in good or better over time, with what is meant. */
export type GoodSeries = { counts: GoodCount[]; trajectories: TrajectoryRow[] };

export type SchoolsInsight = {
  today: string;
  since: string;
  /** Whether the viewer may set trajectories. */
  lead: boolean;
  filter: SchoolsFilter;
  choices: { phases: string[]; places: string[] };
  good: FigureView[];
  series: GoodSeries;
  byPhase: FigureTableView[];
  byPlace: FigureTableView[];
  byBasis: FigureTableView[];
  bands: { now: BandCount; before: BandCount; bands: BandPlace[]; figures: FigureView[] };
  byBand: FigureTableView;
  sinceInspection: { figures: FigureView[]; table: FigureTableView };
  predictions: { figures: FigureView[]; table: FigureTableView };
};

const GOOD = [
  'good-or-better-schools',
  'good-or-better-pupils',
  'judged-without-overall',
  'schools-without-judgement',
];

/** How the authority's schools stand and have moved; null for those who do not work for its service. */
export async function schoolsInsight(viewer: Viewer, asked: SchoolsFilter): Promise<SchoolsInsight | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  const choices = await schoolChoices(reading);
  const filter = {
    phase: choices.phases.find((one) => one === asked.phase),
    place: choices.places.find((one) => one === asked.place),
  };
  const facets = {
    ...(filter.phase ? { phase: filter.phase } : {}),
    ...(filter.place ? { place: filter.place } : {}),
  };
  const good: FigureView[] = [];
  for (const key of GOOD) good.push(await figureOf(reading, key, facets));
  const tables = async (keys: readonly string[], facet: string) => {
    const found: FigureTableView[] = [];
    for (const key of keys) found.push(await tableOf(reading, key, facet, facets));
    return found;
  };
  const both = GOOD.slice(0, 2);
  return {
    today: reading.today,
    since: endOfLastTerm(reading.today),
    lead: has(viewer, 'lead'),
    filter,
    choices,
    good,
    series: await goodSeries(reading, filter),
    byPhase: await tables(both, 'phase'),
    byPlace: await tables(both, 'place'),
    byBasis: await tables(GOOD.slice(0, 1), 'basis'),
    bands: await bandsNow(reading),
    byBand: await tableOf(reading, 'schools-on-roll', 'band'),
    sinceInspection: {
      figures: await figuresOf(reading, ['years-since-inspection', 'inspected-over-four-years-ago']),
      table: await tableOf(reading, 'years-since-inspection', 'since'),
    },
    predictions: {
      figures: await figuresOf(reading, ['predictions-held', 'expected-to-rise', 'expected-to-fall']),
      table: await tableOf(reading, 'predictions-held', 'result'),
    },
  };
}

/** Phases and places of the schools that are judged, for filters and trajectories. */
export async function schoolChoices(reading: Reading): Promise<{ phases: string[]; places: string[] }> {
  const own = (await reading.schools()).filter(({ stateFunded }) => stateFunded);
  const distinct = (values: readonly string[]) =>
    [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return {
    phases: distinct(own.map(({ phase }) => phase)),
    places: distinct(own.map(({ place }) => place)),
  };
}

/** Schools of a phase and a place, where asked for. */
function inScope(schools: readonly SchoolOnDay[], { phase, place }: SchoolsFilter): SchoolOnDay[] {
  return schools.filter((one) => (!phase || one.phase === phase) && (!place || one.place === place));
}

/** The share in good or better at the end of terms and today, for a phase and a place. */
export async function goodSeries(reading: Reading, filter: SchoolsFilter): Promise<GoodSeries> {
  const { phase = '', place = '' } = filter;
  const trajectories = await reading.once('trajectories', () =>
    trajectoriesInForce(reading.handle, reading.viewer),
  );
  return {
    counts: await goodCounts(reading, filter),
    trajectories: trajectories.filter((one) => one.phase === phase && one.place === place),
  };
}

/** Counts at the end of the last terms and today, those of days on which nothing was known left out. */
export async function goodCounts(reading: Reading, filter: SchoolsFilter): Promise<GoodCount[]> {
  const days: CalendarDate[] = [...lastTermEnds(reading.today, TERMS_BACK), reading.today];
  const schools = await reading.once('schools on days', () => schoolsOnDays(reading, days));
  return days
    .map((day) => countGood(day, inScope(schools.get(day) ?? [], filter)))
    .filter(({ judged, day }) => judged > 0 || day === reading.today);
}

async function bandsNow(reading: Reading): Promise<SchoolsInsight['bands']> {
  const { bands } = await schoolRecord(reading);
  const [before, now] = await countsOn(reading.handle, bands, [endOfLastTerm(reading.today), reading.today]);
  const none = { day: reading.today, bands: {}, schools: 0, pupils: 0, pupilsUnknown: 0 };
  const counts = { before: before ?? none, now: now ?? none };
  return {
    ...counts,
    bands: bandsInUse(bands.inForce, bands.history.bandsAmong([counts.before, counts.now])),
    figures: await figuresOf(reading, [
      'most-support-schools',
      'moved-to-less-support',
      'moved-to-more-support',
      'looked-at-in-time',
    ]),
  };
}
