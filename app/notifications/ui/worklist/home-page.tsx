import { Link } from '@remix-run/react';
import type { Role } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { count } from '~/kernel/words';
import { Details, EmptyState, Page, Section } from '~/ui';
import { HOME_PARTS, type HomePart } from '../../domain/worklist/split';
import type { HomeRow, HomeWork } from '../../worklist/home.server';
import { fullListsOf } from './full-lists';
import { MatterList } from './matter-list';
import { StartLinks } from './start-links';

/** How many matters of a part are shown at once; how many behind "Show more"; the rest are on their own lists. */
const SHOWN = 12;
const MOST = 60;
/** Areas give the most pressing of each kind, at least so many: from here on there may be more than are shown. */
const CUT = 10;

const TITLES: Record<HomePart, string> = {
  overdue: 'Overdue',
  'due-soon': 'Due in two school weeks',
  'to-do': 'To do',
  later: 'Coming up later',
  waiting: 'Waiting for others',
  'put-off': 'Put off',
};

const HINTS: Partial<Record<HomePart, string>> = {
  waiting: 'Nothing for you to do. What has waited longest comes first.',
  'put-off': 'These come back by themselves on their day, or when their date changes. Others still see them.',
};

/** The role's worklist: what is overdue, due and to do, what waits for others and for how long, what is put off. */
export function HomePage({
  name,
  roles,
  kinds,
  work,
  today,
  onlyReads,
}: {
  name: string;
  roles: string;
  kinds: Role[];
  work: HomeWork;
  today: CalendarDate;
  onlyReads: boolean;
}) {
  const own = work.overdue.length + work['due-soon'].length + work['to-do'].length;
  const rest = (['later', 'waiting', 'put-off'] as const).filter((part) => work[part].length > 0);
  return (
    <Page title={`Hello, ${name}`} lead={roles}>
      {own === 0 ? <NothingToDo onlyReads={onlyReads} /> : null}
      <Totals work={work} />
      {(['overdue', 'due-soon', 'to-do'] as const)
        .filter((part) => work[part].length > 0)
        .map((part) => (
          <Part key={part} part={part} rows={work[part]} today={today} />
        ))}
      {rest.map((part) => (
        <Part key={part} part={part} rows={work[part]} today={today} />
      ))}
      <StartLinks kinds={kinds} />
    </Page>
  );
}

function NothingToDo({ onlyReads }: { onlyReads: boolean }) {
  return onlyReads ? (
    <EmptyState title="You are not asked to do anything here">
      <p>Members read what is published. What you can open is below.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Nothing is waiting for you today">
      <p>When something needs you, it will be here and in your notifications.</p>
    </EmptyState>
  );
}

/** The parts with how many matters each has, as links into the page. */
function Totals({ work }: { work: HomeWork }) {
  return (
    <nav aria-label="Parts of this page" className="no-print">
      <ul className="flex list-none flex-wrap gap-x-6 pl-0">
        {HOME_PARTS.filter((part) => work[part].length > 0).map((part) => (
          <li key={part}>
            <a href={`#${part}`} className="inline-block py-1">
              {TITLES[part]} ({work[part].length.toLocaleString('en-GB')})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part({ part, rows, today }: { part: HomePart; rows: HomeRow[]; today: CalendarDate }) {
  const more = rows.slice(SHOWN, MOST);
  const hint = HINTS[part];
  return (
    <div id={part}>
      <Section title={`${TITLES[part]} (${rows.length.toLocaleString('en-GB')})`}>
        {hint ? <p className="hint mb-3">{hint}</p> : null}
        <MatterList rows={rows.slice(0, SHOWN)} part={part} today={today} />
        {more.length > 0 ? (
          <div className="mt-4">
            <Details summary={`Show ${count(more.length, 'more matter')}`}>
              <MatterList rows={more} part={part} today={today} />
            </Details>
          </div>
        ) : null}
        {rows.length >= CUT ? <AllOfThem rows={rows} /> : null}
      </Section>
    </div>
  );
}

/** Where all matters of a long part are: no list is cut without saying so. */
function AllOfThem({ rows }: { rows: HomeRow[] }) {
  const lists = fullListsOf(rows);
  if (lists.length === 0) return null;
  return (
    <div className="mt-2 text-sm">
      <p className="mb-1">
        The most pressing of each kind{rows.length > MOST ? `, the first ${MOST},` : ''} are here. All of them
        are in these lists:
      </p>
      <ul className="flex list-none flex-wrap gap-x-6 pl-0">
        {lists.map(({ label, href }) => (
          <li key={href}>
            <Link to={href} className="inline-block py-1">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
