import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Page } from '../page';

/** The pages of help, in the order they are listed. */
export const HELP_PAGES = [
  { href: '/help/requests', title: 'How a request works', text: 'For headteachers and chairs of governors' },
  {
    href: '/help/offers',
    title: 'Offers, days and capacity',
    text: 'For system leaders, teaching schools and the headteachers who release them',
  },
  {
    href: '/help/brokers',
    title: 'What the broker does',
    text: 'For everybody, and for brokers new to the work',
  },
  {
    href: '/help/score',
    title: 'How offers are scored',
    text: 'For everybody: what counts, how much, and how to check a score by hand',
  },
  {
    href: '/help/practice',
    title: 'Practice notes',
    text: 'For everybody: how what was learned is written up, agreed to and found',
  },
  {
    href: '/help/notifications',
    title: 'Notifications, reminders and your calendar',
    text: 'For everybody: how you are told, how often, and how to change it',
  },
  { href: '/help/confidentiality', title: 'Who can see what', text: 'Confidentiality, and what is kept' },
  { href: '/help/privacy', title: 'Privacy and cookies', text: 'What Alongside holds about you' },
  {
    href: '/help/running',
    title: 'Running Alongside',
    text: 'For a council’s IT: installing, upgrading, backing up, watching',
  },
  { href: '/help/accessibility', title: 'Accessibility', text: 'How Alongside is made to work for everyone' },
] as const;

export type HelpHref = (typeof HELP_PAGES)[number]['href'];

/** One page of help, with the way to the others at its end. */
export function HelpPage({
  href,
  lead,
  children,
}: {
  href: HelpHref;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const others = HELP_PAGES.filter((page) => page.href !== href);
  return (
    <Page title={helpTitle(href)} breadcrumbs={[{ label: 'Help', href: '/help' }]} lead={lead}>
      {children}
      <nav aria-label="More help" className="no-print mt-12 border-t border-line pt-6">
        <h2>More help</h2>
        <ul>
          {others.map((page) => (
            <li key={page.href}>
              <Link to={page.href}>{page.title}</Link>
            </li>
          ))}
        </ul>
      </nav>
    </Page>
  );
}

/** Title of a page of help. */
export function helpTitle(href: HelpHref): string {
  return HELP_PAGES.find((page) => page.href === href)?.title ?? 'Help';
}

/** Title of the browser's tab for a page of help. */
export function helpMeta(href: HelpHref) {
  return [{ title: `${helpTitle(href)} – Help – Alongside` }];
}
