import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import { BandTag, Tag } from '~/ui';
import type { BoardColumn, BoardSchool } from '../board-queries.server';
import { DUE_WORDS, movementWords } from '../board-wording';
import { DIAGNOSIS_STATE_WORDS } from '../diagnosis-wording';
import type { Movement } from '../domain';
import { diagnosisHref } from './diagnosis-parts';

const SHAPES: Record<Movement, string | null> = {
  up: 'M6 1 L11 7 H8 V11 H4 V7 H1 Z',
  down: 'M6 11 L11 5 H8 V1 H4 V5 H1 Z',
  new: 'M4.5 1 H7.5 V4.5 H11 V7.5 H7.5 V11 H4.5 V7.5 H1 V4.5 H4.5 Z',
  same: 'M1 3 H11 V5 H1 Z M1 7 H11 V9 H1 Z',
  none: null,
};

/** Where a school’s band has moved since last term: a shape and words. */
export function MovementMark({ school: { movement, before } }: { school: BoardSchool }) {
  const shape = SHAPES[movement];
  if (shape === null) return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0 fill-current">
        <path d={shape} />
      </svg>
      {movementWords(movement, before)}
    </span>
  );
}

/** What of a school’s band waits to be done: contested or with the school, overdue or due. */
export function DueTags({ school }: { school: BoardSchool }) {
  const { open, due, urn } = school;
  return (
    <>
      {open && open.state !== 'draft' ? (
        <Link to={diagnosisHref({ urn, id: open.id })} className="no-underline">
          <Tag tone={DIAGNOSIS_STATE_WORDS[open.state].tone}>
            {open.state === 'shared' ? 'With the school' : DIAGNOSIS_STATE_WORDS[open.state].name}
          </Tag>
        </Link>
      ) : null}
      {due.state === 'up-to-date' ? null : (
        <Tag tone={DUE_WORDS[due.state].tone}>
          {DUE_WORDS[due.state].name}
          {due.state === 'overdue' ? ` since ${dateWords(due.by)}` : ` by ${dateWords(due.by)}`}
        </Tag>
      )}
    </>
  );
}

/** Where a band stands on the page. */
export function bandAnchor(id: string): string {
  return `band-${id.replace(/[^\w-]/g, '-')}`;
}

/** One band of the board: how many, the most pressing few, and the way to all. */
export function BoardColumnPart({ column, allHref }: { column: BoardColumn; allHref: string }) {
  const { band, schools, pupils, pupilsUnknown, shown } = column;
  const id = bandAnchor(column.id);
  const name = band?.name ?? 'No band yet';
  return (
    // No landmark: bands of two frameworks may have one name, and the headings lead to them as well.
    <div className="mb-8 min-w-0 rounded bg-panel p-4">
      <h3 id={id} className="mt-0 mb-2">
        <BandTag band={band} />
      </h3>
      <p className="mb-3 text-sm">
        <strong>{count(schools, 'school')}</strong>
        <span className="block text-ink-soft">
          {pupilsUnknown === schools && schools > 0
            ? 'Numbers of pupils not known'
            : `${count(pupils, 'pupil')}${pupilsUnknown > 0 ? `; not known for ${count(pupilsUnknown, 'school')}` : ''}`}
        </span>
      </p>
      {schools === 0 ? <p className="text-sm text-ink-soft">No school.</p> : null}
      <ul className="list-none p-0">
        {shown.map((school) => (
          <li key={school.urn} className="mb-2 rounded border border-line bg-white p-3">
            <SchoolCard school={school} />
          </li>
        ))}
      </ul>
      {schools > shown.length ? (
        <p className="mt-3 text-sm">
          <Link to={allHref} className="inline-block py-2 font-semibold">
            All {schools.toLocaleString('en-GB')} in {name}
          </Link>
          <span className="block text-ink-soft">The {shown.length} most pressing are shown.</span>
        </p>
      ) : null}
    </div>
  );
}

function SchoolCard({ school }: { school: BoardSchool }) {
  return (
    <>
      <Link to={`/schools/${school.urn}`} className="inline-block font-semibold wrap-anywhere">
        {school.name}
      </Link>
      <div className="text-sm text-ink-soft">
        {[school.phaseName, school.town].filter(Boolean).join(', ')}
        {school.bandFrom ? (
          <span className="block">Band of {school.bandFrom}, which it came from</span>
        ) : null}
      </div>
      <div className="mt-1 text-sm">
        <MovementMark school={school} />
      </div>
      <div className="mt-1 flex flex-wrap gap-1.5 text-sm">
        <DueTags school={school} />
      </div>
      <div className="mt-1 text-sm text-ink-soft">
        <AdviserWords school={school} />
      </div>
    </>
  );
}

/** Whose caseload a school is in; one whose adviser has left is in nobody’s. */
export function AdviserWords({ school: { adviser, formerAdviser } }: { school: BoardSchool }) {
  if (adviser) return <>{adviser.name}</>;
  return <>{formerAdviser ? `No adviser: ${formerAdviser} has left` : 'No adviser'}</>;
}
