import { Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { designationWords } from '~/directory/wording';
import { calendarDate } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { dateWords, list } from '~/kernel/words';
import { Card, Tag } from '~/ui';
import type { ShelfRow } from '../../notes/shelf.server';
import { schoolWords } from './frame';

/** A published note among others. */
export function NoteCard({ row }: { row: ShelfRow }) {
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="my-0 text-lg">
          <Link to={`/practice/${row.id}`}>{row.title}</Link>
        </h2>
        {row.own ? null : <Tag>{row.authorityName}</Tag>}
      </div>
      <p className="mt-1">{list(row.focusAreas.map(focusAreaName))}</p>
      <NoteLine row={row} />
    </Card>
  );
}

/** Where a note is from, who gave the support, what it took and when it was published. */
export function NoteLine({ row }: { row: ShelfRow }) {
  return (
    <p className="mt-1 text-sm text-ink-soft">
      {schoolWords(row)}. {daysWords(row.halfDays)} with {row.provider.name},{' '}
      {designationWords(row.provider.designation)}.
      {row.publishedAt ? ` Published ${dateWords(calendarDate(row.publishedAt))}.` : ''}
    </p>
  );
}
