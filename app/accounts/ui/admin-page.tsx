import { Link } from '@remix-run/react';
import { Page } from '~/ui';

const PAGES = [
  {
    href: '/admin/users',
    label: 'People',
    hint: 'Invite people, give and end roles, close accounts.',
    for: 'admin',
  },
  {
    href: '/admin/users/review',
    label: 'Who may do what',
    hint: 'Look twice a year whether each person still needs their roles.',
    for: 'both',
  },
  {
    href: '/admin/single-sign-on',
    label: 'Single sign-on',
    hint: 'Let people sign in with the account they have at work.',
    for: 'both',
  },
  {
    href: '/admin/imports',
    label: 'Imports',
    hint: 'Bring in schools from Get Information About Schools.',
    for: 'admin',
  },
  {
    href: '/admin/mail',
    label: 'Messages',
    hint: 'What has been written to people, invitations included.',
    for: 'admin',
  },
  {
    href: '/admin/jobs',
    label: 'Scheduled work',
    hint: 'What the service does by itself, and how it went.',
    for: 'admin',
  },
  {
    href: '/admin/backups',
    label: 'Backups',
    hint: 'Whether they are made and whole, and one now.',
    for: 'admin',
  },
  {
    href: '/admin/frameworks',
    label: 'Banding frameworks',
    hint: 'Bands, what each brings, and what points to it.',
    for: 'lead',
  },
  {
    href: '/admin/weights',
    label: 'How offers are weighed',
    hint: 'Points for each factor of a score, and what other weights would change.',
    for: 'lead',
  },
  {
    href: '/admin/settings',
    label: 'Settings',
    hint: 'Days to answer, and how far to look for partners.',
    for: 'both',
  },
  {
    href: '/admin/term-dates',
    label: 'Term dates',
    hint: 'When schools are open: deadlines fall on those days.',
    for: 'both',
  },
  {
    href: '/admin/reminders',
    label: 'When people are reminded',
    hint: 'Reminders, chasers, and when something is passed on.',
    for: 'lead',
  },
  {
    href: '/admin/audit',
    label: 'Audit trail',
    hint: 'Who did what and when, and whether the record is whole.',
    for: 'both',
  },
  {
    href: '/who-looked',
    label: 'Who looked at confidential records',
    hint: 'Every opening of a diagnosis, a note or a pack: who, as what and when.',
    for: 'lead',
  },
  {
    href: '/admin/privacy',
    label: 'Privacy',
    hint: 'What is held, why and for how long; what goes next; what people ask about their own data.',
    for: 'both',
  },
  {
    href: '/admin/export',
    label: 'Take everything with you',
    hint: 'A full export of the authority, to keep or to bring into another installation.',
    for: 'lead',
  },
] as const;

/** What administrators and the head of service keep. */
export function AdminPage({ authority, admin, lead }: { authority: string; admin: boolean; lead: boolean }) {
  const pages = PAGES.filter((page) => (admin && page.for !== 'lead') || (lead && page.for !== 'admin'));
  return (
    <Page title="Administration" caption={authority}>
      <ul className="stack">
        {pages.map((page) => (
          <li key={page.href}>
            <Link to={page.href} className="inline-block py-1 text-lg font-semibold">
              {page.label}
            </Link>
            <span className="hint">{page.hint}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
