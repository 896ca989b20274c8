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
      <h2>If you are stuck</h2>
      <p>
        Your broker knows your case and can do most things on a page with you. If you cannot sign in, ask the
        person in your authority who looks after accounts, or <Link to="/reset">set a new password</Link>.
      </p>
    </Page>
  );
}
