import { isService, type Viewer } from '~/accounts/domain/roles';
import { focusAreaName } from '~/diagnosis/domain';
import type { HalfDays } from '~/kernel/days';
import { having } from '../domain/figure';
import { figureOf, figuresOf, recordsOf, tableOf } from '../figures/catalogue.server';
import { type Facets, type FigureTableView, type FigureView, figureHref } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { readingOf } from '../figures/reading.server';
import { SUPPLY_FIGURES } from './figures.server';
import type { SupplyFilter } from './forms';
import { type KindOfNeed, unlocksOf } from './unlock.server';

/** Focus areas by phase and place to a page. */
export const KINDS_PER_PAGE = 15;
/** Schools and leaders named on the page itself; the rest are in the lists. */
const NAMED = 8;

/** Need and days of one focus area, phase and place, with where each number leads. */
export type KindRow = {
  key: string;
  focus: string;
  phase: string;
  place: string;
  asked: HalfDays;
  met: HalfDays;
  short: HalfDays;
  needs: number;
  askedHref: string;
  shortHref: string;
  gain: { halfDays: HalfDays; needs: number; href: string } | null;
  /** Schools of the phase and place that could be asked to join the register. */
  couldJoin: { schools: number; href: string } | null;
};

export type SupplyPage = {
  today: string;
  choices: { focus: string[]; phases: string[]; places: string[] };
  figures: FigureView[];
  /** What is short by focus area, of all needs. */
  byFocus: FigureTableView[];
  rows: KindRow[];
  total: number;
  page: number;
  /** Whether any of those shown is short. */
  short: boolean;
  /** By term, of what is filtered. */
  asked: FigureTableView;
  shortByTerm: FigureTableView;
  /** Whatever is filtered: days have no focus area until they are taken. */
  free: FigureTableView;
  usual: { halfDays: HalfDays; minutes: number };
  grow: {
    schools: FigureView;
    named: { title: string; href: string | null; words: string }[];
    ending: FigureView;
    leaders: { title: string; href: string | null; words: string }[];
  };
};

/**
 * Where need outruns the days there are, this term and the three after it, and what could be done about it.
 * @returns null for those who do not work for the authority's service
 */
export async function supplyPage(viewer: Viewer, filter: SupplyFilter): Promise<SupplyPage | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  const { kinds, usual } = await unlocksOf(reading);
  const all = kinds.map(named);
  const left = all.filter(
    (one) =>
      (filter.focus ?? one.focus) === one.focus &&
      (filter.phase ?? one.phase) === one.phase &&
      (filter.place ?? one.place) === one.place,
  );
  const { focus, phase, place } = filter;
  const narrowed: Facets = {
    ...(focus === undefined ? {} : { focus }),
    ...(phase === undefined ? {} : { phase }),
    ...(place === undefined ? {} : { place }),
  };
  const page = Math.min(filter.page, Math.max(1, Math.ceil(left.length / KINDS_PER_PAGE)));
  const joining = await reading.once(
    'figure supply-could-join',
    async () => (await SUPPLY_FIGURES['supply-could-join']?.records(reading)) ?? [],
  );
  const couldJoin = (phase: string, place: string) =>
    having(joining, { phase, place }).filter(({ counts }) => counts).length;
  return {
    today: reading.today,
    choices: {
      focus: distinct(all.map(({ focus }) => focus)),
      phases: distinct(all.map(({ phase }) => phase)),
      places: distinct(all.map(({ place }) => place)),
    },
    ...(await reading.once('page of supply', () => wholeOf(viewer, reading))),
    asked: await tableOf(reading, 'supply-asked-by-term', 'term', narrowed),
    shortByTerm: await tableOf(reading, 'supply-short-by-term', 'term', narrowed),
    rows: left.slice((page - 1) * KINDS_PER_PAGE, page * KINDS_PER_PAGE).map((one) => rowOf(one, couldJoin)),
    total: left.length,
    page,
    short: left.some(({ short }) => short > 0),
    usual,
  };
}

/** What is the same whatever is filtered. */
async function wholeOf(
  viewer: Viewer,
  reading: Reading,
): Promise<Pick<SupplyPage, 'figures' | 'byFocus' | 'free' | 'grow'>> {
  const figures = await figuresOf(
    reading,
    ['asked', 'met', 'short', 'short-beyond', 'needs-met', 'free'].map((name) => `supply-${name}`),
  );
  const list = async (key: string) => {
    const found = await recordsOf(viewer, key, {}, 1, 'counted', NAMED);
    return (found?.rows ?? []).map(({ title, href, cells }) => ({ title, href, cells }));
  };
  return {
    figures,
    byFocus: [
      await tableOf(reading, 'supply-asked', 'focus'),
      await tableOf(reading, 'supply-met', 'focus'),
      await tableOf(reading, 'supply-short', 'focus'),
    ],
    free: await tableOf(reading, 'supply-free', 'term'),
    grow: {
      schools: await figureOf(reading, 'supply-could-join'),
      named: (await list('supply-could-join')).map(({ cells: [phase, place], ...one }) => ({
        ...one,
        words: `${phase}, ${place}`,
      })),
      ending: await figureOf(reading, 'supply-ending'),
      leaders: (await list('supply-ending')).map(({ cells: [, home, ends], ...one }) => ({
        ...one,
        words: `${home}, to ${ends}`,
      })),
    },
  };
}

type Named = KindOfNeed & { focus: string };
const named = (kind: KindOfNeed): Named => ({ ...kind, focus: focusAreaName(kind.focusArea) });

function rowOf(kind: Named, couldJoin: (phase: string, place: string) => number): KindRow {
  const { focus, phase, place, asked, met, short, gain } = kind;
  const facets = { focus, phase, place };
  const schools = short > 0 ? couldJoin(phase, place) : 0;
  return {
    key: `${focus} ${phase} ${place}`,
    ...{ ...facets, asked, met, short, needs: kind.needs.length },
    askedHref: figureHref('supply-asked', facets),
    shortHref: figureHref('supply-short', facets),
    gain: gain && {
      halfDays: gain.halfDays,
      needs: gain.needs.length,
      href: figureHref('supply-unlock', facets),
    },
    couldJoin: schools === 0 ? null : { schools, href: figureHref('supply-could-join', { phase, place }) },
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en-GB'));
}
