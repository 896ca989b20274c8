import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { count, dateWords, list } from '~/kernel/words';
import { Table, Tag } from '~/ui';
import type { CaseRow } from '../../caseload/page';
import { STAGE_NAMES } from '../../caseload/wording';

/** Open matters: what, for whom it waits, and for how long. */
export function CaseTable({ rows, empty }: { rows: readonly CaseRow[]; empty: ReactNode }) {
  return (
    <Table
      caption="Open matters, what has waited too long first"
      hideCaption
      rows={rows}
      rowKey={({ key }) => key}
      empty={empty}
      columns={[
        { head: 'Matter', cell: (row) => <What row={row} /> },
        { head: 'Waits for', cell: ({ waitsFor }) => capital(list(waitsFor)) },
        { head: 'How long', nowrap: true, cell: (row) => <HowLong row={row} /> },
      ]}
    />
  );
}

function What({ row }: { row: CaseRow }) {
  return (
    <>
      <Link to={row.href}>
        {row.what}
        <span className="visually-hidden">
          , {row.schoolName} {row.ref}
        </span>
      </Link>
      <span className="block text-sm font-normal text-ink-soft">
        {row.schoolName}
        <span className="block">
          {row.ref ? `${row.ref}. ` : ''}
          {STAGE_NAMES[row.stage]}
        </span>
      </span>
    </>
  );
}

function HowLong({ row }: { row: CaseRow }) {
  const { waited, due, since, reminded } = row;
  return (
    <>
      {row.stalled ? (
        <span className="block">
          <Tag tone="amber">Too long</Tag>
        </span>
      ) : null}
      <span className="block">
        {waited === null
          ? `By ${dateWords(due)}`
          : waited === 0
            ? 'Since today'
            : count(waited, 'school day')}
      </span>
      {waited === null ? null : (
        <span className="block text-sm text-ink-soft">
          {due === null ? `Since ${dateWords(since)}` : `Was due ${dateWords(due)}`}
        </span>
      )}
      {reminded > 0 ? (
        <span className="block text-sm text-ink-soft">Reminded {count(reminded, 'time')}</span>
      ) : null}
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
