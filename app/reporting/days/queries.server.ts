import { isService, type Viewer } from '~/accounts/domain/roles';
import { focusAreaName } from '~/diagnosis/domain';
import { designationWords } from '~/directory/wording';
import { academicYearOf, academicYearWords, type TermKey, termOf } from '~/kernel/academic-year';
import { DAY_PARTS, type DayFact, type DayParts } from '../domain/facts/days';
import { figureOf, tableOf } from '../figures/catalogue.server';
import type { Facets, FigureTableView, FigureView } from '../figures/definition';
import type { Reading } from '../figures/reading';
import { readingOf } from '../figures/reading.server';
import type { DaysFilter } from './forms';

/** Days of one thing, for a meter. */
export type Meter = { key: string; label: string; days: DayParts };

export type DaysPage = {
  today: string;
  /** The academic year the figures are of. */
  year: string;
  choices: { years: string[]; designations: string[]; places: string[] };
  figures: FigureView[];
  /** Every term there are days of; `over` for one that has ended, whose free days nobody took. */
  terms: (Meter & { over: boolean })[];
  byTerm: FigureTableView[];
  designations: Meter[];
  byDesignation: FigureTableView[];
  areas: Meter[];
  byArea: FigureTableView[];
};

/**
 * Days of the authority's leaders by term, designation and focus area.
 * @returns null for those who do not work for its service
 */
export async function daysPage(viewer: Viewer, filter: DaysFilter): Promise<DaysPage | null> {
  if (!isService(viewer)) return null;
  const reading = await readingOf(viewer);
  const all = await reading.days();
  const years = [...new Set(all.map(yearOf))].sort();
  const now = academicYearWords(academicYearOf(reading.today));
  const year = years.find((one) => one === filter.year) ?? now;
  const designations = [...new Set(all.map((one) => designationWords(one.designation)))].sort();
  const places = [...new Set(all.map(({ home }) => home.place))].sort();
  const narrowed = narrowedBy(filter, designations, places);
  const choices = { years, designations, places };
  // Only values that there are: what is kept with a reading is bounded by them.
  const kept = ['page of days', year, narrowed.designation, narrowed.place].join('|');
  return reading.once(kept, () => pageOf(reading, year, narrowed, choices));
}

async function pageOf(
  reading: Reading,
  year: string,
  narrowed: Record<string, string>,
  choices: DaysPage['choices'],
): Promise<DaysPage> {
  const all = await reading.days();
  const days = all.filter(
    (one) =>
      (narrowed.designation ?? designationWords(one.designation)) === designationWords(one.designation) &&
      (narrowed.place ?? one.home.place) === one.home.place,
  );
  const ofYear = days.filter((one) => yearOf(one) === year);
  const facets = { ...narrowed, year };
  const keys = DAY_PARTS.map((part) => `days-${part}`);
  const tables = async (facet: string, kept: Facets) => {
    const made: FigureTableView[] = [];
    for (const key of keys) made.push(await tableOf(reading, key, facet, kept));
    return made;
  };
  const figures: FigureView[] = [];
  for (const key of keys) figures.push(await figureOf(reading, key, facets));
  return {
    today: reading.today,
    year,
    choices,
    figures,
    terms: metersOf(days, (day) => [[day.term, day]]).map((meter) => ({
      ...meter,
      over: meter.key < termOf(reading.today),
    })),
    byTerm: await tables('term', narrowed),
    designations: metersOf(ofYear, (day) => [[designationWords(day.designation), day]]),
    byDesignation: await tables('designation', facets),
    areas: metersOf(ofYear, (day) => day.areas.map((one) => [focusAreaName(one.area), one])),
    byArea: await tables('focus', facets),
  };
}

const yearOf = ({ term }: { term: TermKey }) => academicYearWords(Number(term.slice(0, 4)));

function narrowedBy(
  { designation, place }: DaysFilter,
  designations: readonly string[],
  places: readonly string[],
): Record<string, string> {
  return {
    ...(designation !== undefined && designations.includes(designation) ? { designation } : {}),
    ...(place !== undefined && places.includes(place) ? { place } : {}),
  };
}

/** Days added up by what they are of, in order of key. */
function metersOf(
  days: readonly DayFact[],
  partsOf: (day: DayFact) => readonly (readonly [string, DayParts])[],
): Meter[] {
  const sums = new Map<string, DayParts>();
  for (const day of days)
    for (const [key, parts] of partsOf(day)) {
      const sum = sums.get(key) ?? { offered: 0, held: 0, committed: 0, used: 0, free: 0 };
      for (const part of DAY_PARTS) sum[part] += parts[part];
      sums.set(key, sum);
    }
  return [...sums]
    .map(([key, sum]) => ({ key, label: key, days: sum }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}
