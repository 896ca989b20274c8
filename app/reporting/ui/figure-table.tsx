import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Table } from '~/ui';
import type { FigureTableView } from '../figures/definition';
import { basisWords, facetLabel, facetWords, figureWords, LEAST_FOR_PERCENT } from '../figures/wording';

type Cell = FigureTableView['whole'];
type Row = { value: string; cells: (Cell | undefined)[] };

/** Figures by one facet: a row for each of its values, a column for each figure, every number a link to its records. */
export function FigureTable({
  caption,
  tables,
  hideCaption,
  empty,
  plain = false,
}: {
  caption: ReactNode;
  /** All by the same facet; `head` in place of the figure's own label. */
  tables: readonly (FigureTableView & { head?: string })[];
  hideCaption?: boolean;
  empty?: ReactNode;
  /** Leaves out of how many records each number is made, where many stand side by side. */
  plain?: boolean;
}) {
  const facet = tables[0]?.facet ?? '';
  const values = [...new Set(tables.flatMap(({ rows }) => rows.map(({ value }) => value)))];
  const rows: Row[] = values.map((value) => ({
    value,
    cells: tables.map((table) => table.rows.find((row) => row.value === value)),
  }));
  return (
    <Table
      caption={caption}
      hideCaption={hideCaption}
      empty={empty}
      rows={rows}
      rowKey={({ value }) => value}
      columns={[
        { head: facetLabel(facet), cell: ({ value }) => facetWords(value) },
        ...tables.map((table, at) => ({
          head: table.head ?? table.label,
          numeric: true,
          cell: ({ cells, value }: Row) => (
            <FigureCell table={table} cell={cells[at]} of={facetWords(value)} plain={plain} />
          ),
        })),
      ]}
      total={
        rows.length > 1
          ? [
              'All',
              ...tables.map((table) => (
                <FigureCell key={table.key} table={table} cell={table.whole} of="All" plain={plain} />
              )),
            ]
          : undefined
      }
    />
  );
}

function FigureCell({
  table,
  cell,
  of,
  plain,
}: {
  table: FigureTableView;
  cell: Cell | undefined;
  of: string;
  plain: boolean;
}) {
  if (!cell || cell.summary.of === 0) return <>–</>;
  const shown = { ...table, summary: cell.summary };
  // "4 of 5" says by itself what it is of.
  const few = table.way === 'share' && cell.summary.of < LEAST_FOR_PERCENT;
  const basis = plain || few ? '' : basisWords(shown);
  return (
    <>
      <Link to={cell.href}>
        {figureWords(shown)}
        <span className="visually-hidden">: the records of {of}</span>
      </Link>
      {basis ? <span className="block text-sm text-ink-soft">{basis}</span> : null}
    </>
  );
}
