import { Link } from '@remix-run/react';
import { count, dateWords, instantWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { EmptyState, Page, Section } from '~/ui';
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
    href: '/directory',
    label: 'Who can give support',
    hint: 'The public directory of leaders and their offers.',
  },
  admin: { href: '/admin', label: 'Administration', hint: 'Accounts, imports and settings.' },
};

/** The role's worklist: what to do now, what comes soon, and what waits for others. */
export function HomePage({
  name,
  roles,
  kinds,
  work,
}: {
  name: string;
  roles: string;
  kinds: Role[];
  work: Work;
}) {
  const starts = kinds.flatMap((kind) => STARTS[kind] ?? []);
  return (
    <Page title={`Hello, ${name}`} lead={roles}>
      <Section title={work.now.length > 0 ? `For you to do now (${work.now.length})` : 'For you to do now'}>
        {work.now.length > 0 ? (
          <Items items={work.now} />
        ) : (
          <EmptyState title="Nothing is waiting for you today">
            <p>When something needs you, it will be here and in your notifications.</p>
          </EmptyState>
        )}
      </Section>
      {work.soon.length > 0 ? (
        <Section title="Coming up">
          <Items items={work.soon} />
        </Section>
      ) : null}
      {work.waiting.length > 0 ? (
        <Section title="Waiting for others">
          <Items items={work.waiting} />
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

function Items({ items }: { items: WorkItem[] }) {
  const rest = items.length - SHOWN;
  return (
    <>
      <ul className="mb-4 border-t border-line">
        {items.slice(0, SHOWN).map((item) => (
          <li key={item.key} className="border-b border-line py-3">
            <Link to={item.href} className="inline-block py-1 font-semibold">
              {item.title}
            </Link>
            <span className="hint">
              {item.detail}
              {item.due ? ` By ${dateWords(item.due)}.` : ''}
              {item.since && item.kind === 'waiting'
                ? ` Since ${instantWords(item.since).split(' at ')[0]}.`
                : ''}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <p className="mb-8 text-ink-soft">And {count(rest, 'more matter')}, in the lists above this page.</p>
      ) : null}
    </>
  );
}
