import { Link } from '@remix-run/react';
import type { Role } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { EmptyState, Page, Pagination, Section } from '~/ui';
import { HOME_PARTS, type HomePart, PART_PAGE } from '../../domain/worklist/split';
import type { HomeList, HomeWork } from '../../worklist/home.server';
import { MatterList } from './matter-list';
import { StartLinks } from './start-links';

/** What each part of a worklist is called. */
export const PART_TITLES: Record<HomePart, string> = {
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
  const own = work.overdue.total + work['due-soon'].total + work['to-do'].total;
  return (
    <Page title={`Hello, ${name}`} lead={roles}>
      {own === 0 ? <NothingToDo onlyReads={onlyReads} /> : null}
      <Totals work={work} />
      {HOME_PARTS.filter((part) => work[part].total > 0).map((part) => (
        <Part key={part} part={part} list={work[part]} today={today} />
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
        {HOME_PARTS.filter((part) => work[part].total > 0).map((part) => (
          <li key={part}>
            <a href={`#${part}`} className="inline-block py-1">
              {PART_TITLES[part]} ({work[part].total.toLocaleString('en-GB')})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part({ part, list, today }: { part: HomePart; list: HomeList; today: CalendarDate }) {
  const { total, rows, lists } = list;
  const hint = HINTS[part];
  return (
    <div id={part}>
      <Section title={`${PART_TITLES[part]} (${total.toLocaleString('en-GB')})`}>
        {hint ? <p className="hint mb-3">{hint}</p> : null}
        <MatterList rows={rows} part={part} today={today} />
        {total > rows.length ? (
          <p className="mt-3 mb-1">
            <Link to={`/home?part=${part}`} className="inline-block py-1">
              Show all {total.toLocaleString('en-GB')}
              <span className="visually-hidden"> of “{PART_TITLES[part]}”</span>
            </Link>
          </p>
        ) : (
          <AllOfThem lists={lists} />
        )}
      </Section>
    </div>
  );
}

/** One part of the worklist, whole: what the home page has no room for. */
export function HomePartPage({
  part,
  list,
  today,
}: {
  part: HomePart;
  list: HomeList & { page: number };
  today: CalendarDate;
}) {
  const pages = { page: list.page, pageSize: PART_PAGE, total: list.total, path: '/home', noun: 'matter' };
  const hint = HINTS[part];
  return (
    <Page
      title={PART_TITLES[part]}
      {...(hint ? { lead: hint } : {})}
      breadcrumbs={[{ label: 'Home', href: '/home' }]}
    >
      {list.total === 0 ? (
        <EmptyState title="Nothing is left here">
          <p>
            <Link to="/home">Go to your home page</Link> for what waits for you.
          </p>
        </EmptyState>
      ) : (
        <>
          <Pagination {...pages} query={`part=${part}`} countOnly />
          <MatterList rows={list.rows} part={part} today={today} />
          {list.total > PART_PAGE ? <Pagination {...pages} query={`part=${part}`} /> : null}
          <AllOfThem lists={list.lists} />
        </>
      )}
    </Page>
  );
}

/** Where all matters of a long part are: no list is cut without saying so. */
function AllOfThem({ lists }: Pick<HomeList, 'lists'>) {
  if (lists.length === 0) return null;
  return (
    <div className="mt-2 text-sm">
      <p className="mb-1">The most pressing of each kind are here. All of them are in these lists:</p>
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
