import type { FigureRecord, FigureSummary, FigureUnit, FigureWay } from '../domain/figure';
import type { Reading } from './reading';

export type FigureGroup = 'schools' | 'support' | 'days' | 'supply' | 'fairness';

/** A figure of the dashboards: what it counts, and the records it is worked out from. */
export type FigureDefinition = {
  group: FigureGroup;
  /** As a heading: "Schools judged good or better". */
  label: string;
  /** In plain words: how it is worked out, what is left out, where it comes from. */
  explains: string;
  way: FigureWay;
  unit: FigureUnit;
  /** What one record is, and several are: "request", "requests". Schools and records are the usual ones. */
  noun?: readonly [string, string];
  /** Heads of the records' cells. */
  columns: readonly string[];
  /** Names of the facets that its records carry, in the order of the filters. */
  facets: readonly string[];
  /** Puts a facet's values in order, where the usual one is not it; null for facets that it says nothing of. */
  inOrder?: (facet: string, values: readonly string[]) => string[] | null;
  /** Every record of the whole; which of them count is said by each. */
  records(reading: Reading): Promise<FigureRecord[]>;
};

export type Facets = Readonly<Record<string, string>>;

/** A figure as pages show it, with the address of the list it is made from. */
export type FigureView = {
  key: string;
  label: string;
  explains: string;
  way: FigureWay;
  unit: FigureUnit;
  noun?: readonly [string, string];
  summary: FigureSummary;
  href: string;
};

/** A figure for each value of a facet. */
export type FigureTableView = {
  key: string;
  label: string;
  way: FigureWay;
  unit: FigureUnit;
  noun?: readonly [string, string];
  facet: string;
  rows: { value: string; summary: FigureSummary; href: string }[];
  whole: { summary: FigureSummary; href: string };
};

/** The address of the list behind a figure. */
export function figureHref(key: string, facets: Facets = {}): string {
  const query = new URLSearchParams(facets).toString();
  return query === '' ? `/insight/figures/${key}` : `/insight/figures/${key}?${query}`;
}

/**
 * How many records the list behind a figure has, as it is linked to: those that count, where the figure is their number or
 * their sum; for shares and middles the whole it is a part of.
 */
export function listedOf({ way, summary }: Pick<FigureView, 'way' | 'summary'>): number {
  return isPartAlone({ way, summary }) ? summary.counted : summary.of;
}

/** The address of that list. */
export function listHref(
  key: string,
  figure: Pick<FigureView, 'way' | 'summary'>,
  facets: Facets = {},
): string {
  return figureHref(key, isPartAlone(figure) ? { ...facets, show: 'counted' } : facets);
}

function isPartAlone({ way, summary: { counted, of } }: Pick<FigureView, 'way' | 'summary'>): boolean {
  return (way === 'count' || way === 'sum') && counted > 0 && counted < of;
}
