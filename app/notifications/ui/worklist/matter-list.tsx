import { Link } from '@remix-run/react';
import type { CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { Tag, WithReferences } from '~/ui';
import type { HomePart } from '../../domain/worklist/split';
import { lateWords, waitWords } from '../../worklist/full-lists';
import type { HomeRow } from '../../worklist/home.server';

const HOME = '/home';

/** The address of the page on which a matter is put off, or brought back. */
function putOffPath(key: string): string {
  return `${HOME}/put-off/${encodeURIComponent(key)}`;
}

/** Matters of one part of a worklist: what to do and by when, or for how long it has waited. */
export function MatterList({
  rows,
  part,
  today,
}: {
  rows: readonly HomeRow[];
  part: HomePart;
  today: CalendarDate;
}) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li
          key={row.key}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-72">
            <Link to={row.href} className="inline-block py-1 font-semibold">
              {row.title}
            </Link>
            <span className="hint">
              <WithReferences text={row.detail} />
            </span>
            {row.put ? <span className="hint">You said: {row.put.reason}</span> : null}
          </div>
          <div className="text-sm sm:w-52">
            <When row={row} part={part} today={today} />
            <PutOffLink row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** By when it is due, and how late; for what waits for others, for how long and since when. */
function When({ row, part, today }: { row: HomeRow; part: HomePart; today: CalendarDate }) {
  if (row.put) return <p className="my-0 py-1">Back on {dateWords(row.put.until)}</p>;
  if (part === 'waiting') return <Waited row={row} today={today} />;
  if (row.due === null) {
    return row.since === null ? null : (
      <p className="my-0 py-1 text-ink-soft">Since {dateWords(row.since)}</p>
    );
  }
  if (row.due >= today) {
    return <p className="my-0 py-1">{row.due === today ? 'Today' : `By ${dateWords(row.due)}`}</p>;
  }
  return (
    <p className="my-0 py-1">
      <Tag tone="amber">{row.schoolDays === null ? 'Overdue' : lateWords(row.schoolDays)}</Tag>
      <span className="block text-ink-soft">Was due {dateWords(row.due)}</span>
    </p>
  );
}

function Waited({ row, today }: { row: HomeRow; today: CalendarDate }) {
  return (
    <p className="my-0 py-1">
      {row.schoolDays === null ? 'Waiting' : waitWords(row.schoolDays)}
      {row.since === null ? null : <span className="block text-ink-soft">Since {dateWords(row.since)}</span>}
      {row.due === null ? null : (
        <span className="block text-ink-soft">
          {row.due < today ? 'Was due' : 'Due'} {dateWords(row.due)}
        </span>
      )}
    </p>
  );
}

function PutOffLink({ row }: { row: HomeRow }) {
  if (!row.mayPutOff && !row.put) return null;
  const words = row.put ? 'Change or bring back' : 'Put off';
  return (
    <Link
      to={putOffPath(row.key)}
      aria-label={`${words}: ${row.title}`}
      className="no-print inline-block py-1"
    >
      {words}
    </Link>
  );
}
