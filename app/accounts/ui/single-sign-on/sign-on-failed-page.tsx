import { Link } from '@remix-run/react';
import { Page } from '~/ui';
import { COULD_BE } from '../../single-sign-on/wording';

/** A visit to a provider that came to nothing: the same whatever it was, but where the provider is away. */
export function SignOnFailedPage({
  message,
  away,
  back,
}: {
  message: string;
  away: boolean;
  /** Where somebody who is signed in came from; null for somebody who is signing in. */
  back: { href: string; label: string } | null;
}) {
  return (
    <Page title={away ? 'This way to sign in is not available just now' : 'That did not work'} lead={message}>
      {away ? null : (
        <>
          <p>It could be that:</p>
          <ul>
            {COULD_BE.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <p>Nothing has changed. You can:</p>
      <ul>
        {back ? (
          <li>
            <Link to={back.href}>{back.label}</Link>
          </li>
        ) : (
          <>
            <li>
              <Link to="/login/with">try again with your account at work</Link>
            </li>
            <li>
              <Link to="/login">sign in with a password</Link>
            </li>
            <li>ask your administrator</li>
          </>
        )}
      </ul>
    </Page>
  );
}
