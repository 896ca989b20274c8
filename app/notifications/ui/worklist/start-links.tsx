import { Link } from '@remix-run/react';
import type { Role } from '~/accounts/domain/roles';
import { Section } from '~/ui';

type Start = { href: string; label: string; hint: string };

const CASELOAD: Start = {
  href: '/caseload',
  label: 'Caseload',
  hint: 'Every open matter of the schools you look after, what has waited too long on top.',
};
const REQUESTS: Start = {
  href: '/requests',
  label: 'See all requests',
  hint: 'Every school’s request, the longest waiting first.',
};

const STARTS: Partial<Record<Role, readonly Start[]>> = {
  head: [
    {
      href: '/requests/new',
      label: 'Ask for support',
      hint: 'Takes about 15 minutes; you can stop and come back.',
    },
  ],
  broker: [CASELOAD, REQUESTS],
  lead: [CASELOAD, REQUESTS],
  leader: [
    {
      href: '/offers',
      label: 'Your offers and days',
      hint: 'What you offer, and the days you have each term.',
    },
  ],
  member: [
    {
      href: '/reports',
      label: 'Reports',
      hint: 'The reports that the service has published to members.',
    },
    {
      href: '/reports/bands',
      label: 'Schools by band',
      hint: 'How many schools are in each band of support, term by term.',
    },
  ],
  admin: [{ href: '/admin', label: 'Administration', hint: 'Accounts, imports and settings.' }],
};

const HELP: Start = {
  href: '/help',
  label: 'How Alongside works',
  hint: 'Short guides for schools, leaders and brokers.',
};

/** Where people in these roles begin something of their own accord. */
export function StartLinks({ kinds }: { kinds: readonly Role[] }) {
  const starts = new Map(
    [...kinds.flatMap((kind) => STARTS[kind] ?? []), HELP].map((one) => [one.href, one]),
  );
  return (
    <Section title="Where to start">
      <ul className="stack">
        {[...starts.values()].map((start) => (
          <li key={start.href}>
            <Link to={start.href} className="inline-block py-1 font-semibold">
              {start.label}
            </Link>
            <span className="hint">{start.hint}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
