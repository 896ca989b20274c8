import type { Viewer } from '~/accounts/domain/roles';
import type { CsvCell } from '~/platform/csv.server';
import type { FigureUnit } from '../domain/figure';
import { type RecordsShow, recordsOf } from './catalogue.server';
import type { Facets } from './definition';
import { facetLabel, facetWords, recordNoun } from './wording';

export type RecordsFile = {
  name: string;
  columns: string[];
  pages: AsyncIterable<CsvCell[][]>;
};

/** The list behind a figure as a file, narrowed like the page; null as there. */
export async function recordsFile(
  viewer: Viewer,
  key: string,
  asked: Facets,
  show?: RecordsShow,
): Promise<RecordsFile | null> {
  const list = await recordsOf(viewer, key, asked, 1, show, Number.MAX_SAFE_INTEGER);
  if (!list) return null;
  const { figure, columns, choices, rows } = list;
  // What stands in a column of its own is not said again as a facet.
  const facets = choices.map(({ facet }) => facet).filter((facet) => !columns.includes(facetLabel(facet)));
  async function* pages() {
    yield rows.map((row) => [
      row.title,
      ...columns.map((_, at) => row.cells[at] ?? ''),
      ...facets.map((facet) => facetWords(row.facets[facet] ?? '')),
      cellOf(figure.unit, row.value),
      row.counts,
    ]);
  }
  return {
    name: `${key}.csv`,
    columns: [
      capital(recordNoun(figure.unit, figure.noun)[0]),
      ...columns,
      ...facets.map(facetLabel),
      valueHead(figure.unit),
      'Counted',
    ],
    pages: pages(),
  };
}

/** Numbers as a spreadsheet adds them: pounds and whole days, as the pages say them. */
function cellOf(unit: FigureUnit, value: number | null): number | null {
  if (value === null) return null;
  return unit === 'pence' ? value / 100 : unit === 'half-days' ? value / 2 : value;
}

function valueHead(unit: FigureUnit): string {
  const heads: Partial<Record<FigureUnit, string>> = {
    pence: 'Pounds',
    'half-days': 'Days',
    days: 'Days',
    pupils: 'Pupils',
    years: 'Years',
  };
  return heads[unit] ?? 'Value';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
