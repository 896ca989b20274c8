import { assertNever } from '~/kernel/assert-never';

/** How a figure is made of the records behind it. */
export const FIGURE_WAYS = ['count', 'sum', 'median', 'share', 'weighted-share'] as const;
export type FigureWay = (typeof FIGURE_WAYS)[number];

/** What the figure, and each record's own value, is counted in. */
export type FigureUnit =
  | 'schools'
  | 'pupils'
  | 'records'
  | 'days'
  | 'half-days'
  | 'years'
  | 'pence'
  | 'percent';

/**
 * One record behind a figure, with where it stands in the product.
 * `value` is what it adds: its days, its pounds; null where it adds none (it is listed and says why).
 * `counts` is false for a record of the whole that is not of the part: "4 of 6" lists six and marks four.
 */
export type FigureRecord = {
  id: string;
  title: string;
  href: string | null;
  /** What is worth knowing beside the title, in the figure's own columns. */
  cells: readonly string[];
  /** What it can be counted by: `{ phase: 'Primary', place: 'Marlow' }`. */
  facets: Readonly<Record<string, string>>;
  value: number | null;
  counts: boolean;
};

export type FigureSummary = {
  value: number | null;
  /** How many records it is made of, and out of how many. */
  counted: number;
  of: number;
  /** Quarter and three quarters of the way through, for a median. */
  spread: readonly [number, number] | null;
};

/**
 * A figure from its records: the number on a dashboard is worked out from the list it leads to, and from nothing else.
 * A median and its quartiles lie between the two nearest values (the usual "type 7" rule of statistics packages);
 * a share is a percentage of all records, null where there are none; a weighted share is one of the sum of their values
 * (pupils in some schools, of all pupils), and leaves out records without one.
 */
export function summarise(way: FigureWay, records: readonly FigureRecord[]): FigureSummary {
  const counting = records.filter(({ counts }) => counts);
  const values = counting.flatMap(({ value }) => (value === null ? [] : [value]));
  const shape = { counted: counting.length, of: records.length, spread: null };
  switch (way) {
    case 'count':
      return { ...shape, value: counting.length };
    case 'sum':
      return { ...shape, value: values.reduce((sum, value) => sum + value, 0) };
    case 'share':
      return { ...shape, value: records.length === 0 ? null : (100 * counting.length) / records.length };
    case 'weighted-share': {
      const total = records.reduce((sum, { value }) => sum + (value ?? 0), 0);
      const part = values.reduce((sum, value) => sum + value, 0);
      return { ...shape, value: total === 0 ? null : (100 * part) / total };
    }
    case 'median': {
      const sorted = [...values].sort((a, b) => a - b);
      if (sorted.length === 0) return { ...shape, counted: 0, value: null };
      const spread = [quantile(sorted, 0.25), quantile(sorted, 0.75)] as const;
      return { ...shape, counted: sorted.length, value: quantile(sorted, 0.5), spread };
    }
    default:
      return assertNever(way);
  }
}

/**
 * The value a share of the way through some values, between the two nearest where it falls between them.
 * @param sorted at least one value, smallest first
 * @param share from 0 to 1
 */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** The records that have all the facets asked for: the list behind one cell of a table. */
export function having(
  records: readonly FigureRecord[],
  facets: Readonly<Record<string, string>>,
): FigureRecord[] {
  const wanted = Object.entries(facets);
  return records.filter((record) => wanted.every(([name, value]) => record.facets[name] === value));
}
