import { Link } from '@remix-run/react';
import { Page } from '../page';
import { HELP_PAGES } from './help-page';

/** The way into help. */
export function HelpIndex() {
  return (
    <Page
      title="Help"
      lead="Short answers about how support is arranged, and what happens to what you write."
    >
      <ul className="border-t border-line">
        {HELP_PAGES.map((page) => (
          <li key={page.href} className="border-b border-line py-4">
            <Link to={page.href} className="font-semibold">
              {page.title}
            </Link>
            <p className="text-ink-soft">{page.text}</p>
          </li>
        ))}
      </ul>
      <h2>Finding something</h2>
      <p>
        The search box at the top of every page looks for schools, leaders, requests, agreements, practice
        notes, clusters, programmes and reports at once. You find what you may see, and nothing else. Type a
        reference, URN or postcode to go straight to one thing.
      </p>
      <h2>If you are stuck</h2>
      <p>
        Your broker knows your case and can do most things on a page with you. If you cannot sign in, ask the
        person in your authority who looks after accounts, or <Link to="/reset">set a new password</Link>.
      </p>
    </Page>
  );
}
