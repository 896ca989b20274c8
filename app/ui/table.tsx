import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classes } from './class-names';

export type Column<Row> = {
  /** Its heading; on small screens it stands before each value. */
  head: string;
  cell: (row: Row) => ReactNode;
  /** Figures: right-aligned, digits of one width. */
  numeric?: boolean;
  /** References and dates: kept on one line where there is room for columns. */
  nowrap?: boolean;
  /** Makes the heading a link that sorts; `order` when sorted by this column now. */
  sort?: { href: string; order?: 'ascending' | 'descending' };
};

/**
 * Rows of one kind. The first column names the row. Below 640 px every row becomes a card with its headings inside.
 * Without rows it shows `empty`: say what to do first.
 */
export function Table<Row>({
  caption,
  hideCaption = false,
  columns,
  rows,
  rowKey,
  empty,
  total,
}: {
  caption: ReactNode;
  /** Keeps the caption for screen readers only, when a heading just above says the same. */
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  empty?: ReactNode;
  /** Cells of a last row of totals, one for each column. */
  total?: readonly ReactNode[];
}) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <table className="table mb-8">
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.head}
              scope="col"
              aria-sort={column.sort?.order}
              className={classes(column.numeric && 'numeric', column.nowrap && 'nowrap') || undefined}
            >
              <Heading column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, i) => {
              const className = classes(column.numeric && 'numeric', column.nowrap && 'nowrap') || undefined;
              return i === 0 ? (
                <th key={column.head} scope="row" className={className}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.head} data-label={column.head} className={className}>
                  <Cell>{column.cell(row)}</Cell>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      {total ? <Totals columns={columns} total={total} /> : null}
    </table>
  );
}

function Heading<Row>({ column: { head, sort } }: { column: Column<Row> }) {
  if (!sort) return <>{head}</>;
  return (
    <Link to={sort.href} className="whitespace-nowrap">
      {head}
      <span aria-hidden="true">
        {sort.order === 'ascending' ? ' ▲' : sort.order === 'descending' ? ' ▼' : ''}
      </span>
    </Link>
  );
}

/** Keeps a cell's parts together beside its heading on small screens. */
function Cell({ children }: { children: ReactNode }) {
  return <div className="min-w-0">{children}</div>;
}

function Totals<Row>({ columns, total }: { columns: readonly Column<Row>[]; total: readonly ReactNode[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, i) => {
          const className = classes(column.numeric && 'numeric', column.nowrap && 'nowrap') || undefined;
          return i === 0 ? (
            <th key={column.head} scope="row" className={className}>
              {total[i]}
            </th>
          ) : (
            <td key={column.head} data-label={column.head} className={className}>
              {total[i] ? <Cell>{total[i]}</Cell> : null}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
