import { isService, type Viewer } from '~/accounts/domain/roles';
import { DAY_FIGURES } from '../days/figures.server';
import { type FigureRecord, having, summarise } from '../domain/figure';
import { FAIRNESS_FIGURES } from '../fairness/figures.server';
import { SCHOOL_FIGURES } from '../schools/figures.server';
import { SUPPLY_FIGURES } from '../supply/figures.server';
import { SUPPORT_FIGURES } from '../support/figures.server';
import {
  type Facets,
  type FigureDefinition,
  type FigureGroup,
  type FigureTableView,
  type FigureView,
  listHref,
} from './definition';
import { facetOrder, sortedBy } from './facet-order.server';
import type { Reading } from './reading';
import { readingOf } from './reading.server';

/** Every figure of the dashboards by its key, which is also its address. */
export const FIGURES: Readonly<Record<string, FigureDefinition>> = {
  ...SCHOOL_FIGURES,
  ...SUPPORT_FIGURES,
  ...DAY_FIGURES,
  ...SUPPLY_FIGURES,
  ...FAIRNESS_FIGURES,
};

/** Records to a page of the list behind a figure. */
export const RECORDS_PER_PAGE = 50;

/** @throws for a key that no figure has: pages name figures that are there */
function definitionOf(key: string): FigureDefinition {
  const found = Object.hasOwn(FIGURES, key) ? FIGURES[key] : undefined;
  if (!found) throw new Error(`No figure is called ${key}`);
  return found;
}

function recordsFor(reading: Reading, key: string): Promise<FigureRecord[]> {
  return reading.once(`figure ${key}`, () => definitionOf(key).records(reading));
}

/** A figure, of all its records or of those with some facets. */
export async function figureOf(reading: Reading, key: string, facets: Facets = {}): Promise<FigureView> {
  const { label, explains, way, unit, noun } = definitionOf(key);
  const summary = summarise(way, having(await recordsFor(reading, key), facets));
  return { key, label, explains, way, unit, noun, summary, href: listHref(key, { way, summary }, facets) };
}

/** Several figures, in the order of their keys. */
export async function figuresOf(reading: Reading, keys: readonly string[]): Promise<FigureView[]> {
  const figures: FigureView[] = [];
  for (const key of keys) figures.push(await figureOf(reading, key));
  return figures;
}

/**
 * A figure for each value of a facet, each with the address of its own records.
 * @param facets kept for every row
 */
export async function tableOf(
  reading: Reading,
  key: string,
  facet: string,
  facets: Facets = {},
): Promise<FigureTableView> {
  const definition = definitionOf(key);
  const records = having(await recordsFor(reading, key), facets);
  return {
    ...{
      key,
      label: definition.label,
      way: definition.way,
      unit: definition.unit,
      noun: definition.noun,
      facet,
    },
    rows: (await valuesOf(reading, definition, facet, records)).map((value) => ({
      value,
      ...cellOf(definition, key, having(records, { [facet]: value }), { ...facets, [facet]: value }),
    })),
    whole: cellOf(definition, key, records, facets),
  };
}

function cellOf({ way }: FigureDefinition, key: string, records: readonly FigureRecord[], facets: Facets) {
  const summary = summarise(way, records);
  return { summary, href: listHref(key, { way, summary }, facets) };
}

/** The values of a facet among some records, in the order that suits it. */
async function valuesOf(
  reading: Reading,
  definition: FigureDefinition,
  facet: string,
  records: readonly FigureRecord[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const { facets } of records) {
    const value = facets[facet];
    if (value !== undefined) found.add(value);
  }
  const values = [...found].sort((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }));
  return definition.inOrder?.(facet, values) ?? sortedBy(values, await facetOrder(reading, facet));
}

export type RecordsShow = 'counted' | 'rest';
export type RecordsPage = {
  figure: FigureView;
  group: FigureGroup;
  columns: readonly string[];
  /** Facets with the values there are, for the filters. */
  choices: { facet: string; values: string[] }[];
  facets: Facets;
  rows: FigureRecord[];
  /** Records of the list, as narrowed. */
  total: number;
  page: number;
};

/**
 * The records behind a figure, in pages, the figure on top worked out from all of them.
 * @param asked facets by name; others than the figure's are passed over
 * @param show only those that count, or only those that do not
 * @returns null for those who do not work for the service, and for a figure that is not
 */
export async function recordsOf(
  viewer: Viewer,
  key: string,
  asked: Facets,
  page: number,
  show?: RecordsShow,
  perPage = RECORDS_PER_PAGE,
): Promise<RecordsPage | null> {
  if (!isService(viewer) || !Object.hasOwn(FIGURES, key)) return null;
  const definition = definitionOf(key);
  const reading = await readingOf(viewer);
  const all = await recordsFor(reading, key);
  const facets = Object.fromEntries(
    definition.facets.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])),
  );
  const figure = await figureOf(reading, key, facets);
  const listed = having(all, facets).filter(
    ({ counts }) => show === undefined || counts === (show === 'counted'),
  );
  const choices: RecordsPage['choices'] = [];
  for (const facet of definition.facets)
    choices.push({ facet, values: await valuesOf(reading, definition, facet, all) });
  const at = Math.min(page, Math.max(1, Math.ceil(listed.length / perPage)));
  return {
    figure,
    group: definition.group,
    columns: definition.columns,
    choices,
    facets,
    rows: listed.slice((at - 1) * perPage, at * perPage),
    total: listed.length,
    page: at,
  };
}
