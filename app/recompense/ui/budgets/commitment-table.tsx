import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { Money, Table } from '~/ui';
import type { CommitmentSummary } from '../../budgets/queries.server';
import { CommitmentTag } from './frame';

/** Commitments as a list, each leading to its page. */
export function CommitmentTable({
  rows,
  caption,
  show = 'agreement',
}: {
  rows: readonly CommitmentSummary[];
  caption: string;
  /** What tells the rows apart: their agreements, their pots, or both. */
  show?: 'agreement' | 'pot' | 'both';
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          head: 'Commitment',
          cell: (row) => (
            <>
              <Link to={`/recompense/commitments/${row.id}`}>
                {show === 'pot' ? row.pot.name : row.agreement.ref}
              </Link>
              <span className="block text-sm font-normal text-ink-soft">
                {show === 'pot'
                  ? `Asked by ${row.askedBy}, ${dateWords(calendarDate(new Date(row.at)))}`
                  : `${row.agreement.schoolName} with ${row.agreement.providerName}`}
              </span>
              {show === 'both' ? (
                <span className="block text-sm font-normal text-ink-soft">From {row.pot.name}</span>
              ) : null}
            </>
          ),
        },
        { head: 'State', cell: (row) => <CommitmentTag one={row} /> },
        { head: 'Amount', numeric: true, cell: (row) => <Money pence={row.amountPence} /> },
        { head: 'Spent', numeric: true, cell: (row) => <Money pence={row.spentPence} /> },
        { head: 'Released', numeric: true, cell: (row) => <Money pence={row.releasedPence} /> },
        { head: 'Still kept', numeric: true, cell: (row) => <Money pence={row.leftPence} /> },
      ]}
    />
  );
}
