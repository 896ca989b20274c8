import { Link } from '@remix-run/react';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { Details, EmptyState, Page, Section, Tag, WithReferences } from '~/ui';
import type { Role } from '../domain/roles';

type Work = Record<WorkItem['kind'], WorkItem[]>;

/** How many matters of a kind are shown before the rest are behind their own lists. */
const SHOWN = 12;

const STARTS: Partial<Record<Role, { href: string; label: string; hint: string }>> = {
  head: {
    href: '/requests/new',
    label: 'Ask for support',
    hint: 'Takes about 15 minutes; you can stop and come back.',
  },
  broker: {
    href: '/requests',
    label: 'See all requests',
    hint: 'Every school’s request, the longest waiting first.',
  },
  lead: {
    href: '/requests',
    label: 'See all requests',
    hint: 'Every school’s request, the longest waiting first.',
  },
  leader: {
    href: '/offers',
    label: 'Your offers and days',
    hint: 'What you offer, and the days you have each term.',
  },
  member: {
    href: '/reports/bands',
    label: 'Schools by band',
    hint: 'How many schools are in each band of support, term by term.',
  },
  admin: { href: '/admin', label: 'Administration', hint: 'Accounts, imports and settings.' },
};

/** The role's worklist: what to do now, what comes soon, and what waits for others. */
export function HomePage({
  name,
  roles,
  kinds,
  work,
  today,
}: {
  name: string;
  roles: string;
  kinds: Role[];
  work: Work;
  today: CalendarDate;
}) {
  const starts = kinds.flatMap((kind) => STARTS[kind] ?? []);
  return (
    <Page title={`Hello, ${name}`} lead={roles}>
      <Section title={work.now.length > 0 ? `For you to do now (${work.now.length})` : 'For you to do now'}>
        {work.now.length > 0 ? (
          <Items items={work.now} today={today} />
        ) : (
          <EmptyState title="Nothing is waiting for you today">
            <p>When something needs you, it will be here and in your notifications.</p>
          </EmptyState>
        )}
      </Section>
      {work.soon.length > 0 ? (
        <Section title="Coming up">
          <Items items={work.soon} today={today} />
        </Section>
      ) : null}
      {work.waiting.length > 0 ? (
        <Section title="Waiting for others">
          <Items items={work.waiting} today={today} />
        </Section>
      ) : null}
      <Section title="Where to start">
        <ul className="stack">
          {starts.map((start) => (
            <li key={start.href + start.label}>
              <Link to={start.href} className="inline-block py-1 font-semibold">
                {start.label}
              </Link>
              <span className="hint">{start.hint}</span>
            </li>
          ))}
          <li>
            <Link to="/help" className="inline-block py-1 font-semibold">
              How Alongside works
            </Link>
            <span className="hint">Short guides for schools, leaders and brokers.</span>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

function Items({ items, today }: { items: WorkItem[]; today: CalendarDate }) {
  const rest = items.slice(SHOWN);
  return (
    <div className="mb-8">
      <ItemList items={items.slice(0, SHOWN)} today={today} />
      {rest.length > 0 ? (
        <div className="mt-4">
          <Details summary={`Show ${count(rest.length, 'more matter')}`}>
            <ItemList items={rest} today={today} />
          </Details>
        </div>
      ) : null}
    </div>
  );
}

function ItemList({ items, today }: { items: WorkItem[]; today: CalendarDate }) {
  return (
    <ul className="border-t border-line">
      {items.map((item) => (
        <li
          key={item.key}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-72">
            <Link to={item.href} className="inline-block py-1 font-semibold">
              {item.title}
            </Link>
            <span className="hint">
              <WithReferences text={item.detail} />
            </span>
          </div>
          <When item={item} today={today} />
        </li>
      ))}
    </ul>
  );
}

/** By when it is due; for what waits for others, since when. */
function When({ item, today }: { item: WorkItem; today: CalendarDate }) {
  if (item.due !== null) {
    const late = item.due < today;
    return (
      <div className="py-1 text-sm">
        {late ? <Tag tone="amber">Overdue</Tag> : null} {late ? 'since' : 'By'} {dateWords(item.due)}
      </div>
    );
  }
  if (item.since === null || item.kind !== 'waiting') return null;
  return <div className="py-1 text-sm text-ink-soft">Since {dateWords(calendarDate(item.since))}</div>;
}
