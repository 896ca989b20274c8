import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, ErrorSummary, type FormAnswer, formState, Page, Section, TextField } from '~/ui';
import { PasskeyPart, type PasskeyPartTask } from './passkey-part';

/** How somebody may confirm who they are. */
export type ConfirmWays = {
  password: boolean;
  code: boolean;
  passkey: PasskeyPartTask | null;
  /** Sign-on providers the account is joined to. */
  providers: { id: string; name: string }[];
};

/** Confirms who somebody is before what counts: money, rights, how they sign in. */
export function ConfirmPage({
  ways,
  second,
  next,
  nonce,
  answer,
}: {
  ways: ConfirmWays;
  /** Whether it is the second factor that is asked for. */
  second: boolean;
  next: string;
  nonce: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  const several =
    [ways.password, ways.code, ways.passkey !== null, ways.providers.length > 0].filter(Boolean).length > 1;
  const part = (title: string, content: ReactNode) =>
    several ? <Section title={title}>{content}</Section> : content;
  const hidden = <input type="hidden" name="next" value={next} />;
  return (
    <Page
      title="Confirm that it is you"
      lead={
        second
          ? 'Your account has a second factor. Show it before you go on.'
          : 'You signed in a while ago. Before money, rights or ways of signing in change, we make sure that it is still you. It holds for ten minutes.'
      }
    >
      <ErrorSummary form={form} />
      {ways.password
        ? part(
            'With your password',
            <form method="post" noValidate className="stack">
              <input type="hidden" name="intent" value="password" />
              {hidden}
              <TextField
                form={form}
                name="password"
                label="Password"
                type="password"
                autoComplete="current-password"
                width="half"
              />
              <Button>Confirm</Button>
            </form>,
          )
        : null}
      {ways.passkey
        ? part(
            'With a passkey',
            <PasskeyPart
              kind="use"
              task={ways.passkey}
              nonce={nonce}
              intent="passkey"
              button="Use a passkey"
              next={next}
              otherwise="A passkey works where your browser runs the script of this page."
            />,
          )
        : null}
      {ways.code
        ? part(
            'With a code',
            <form method="post" noValidate className="stack">
              <input type="hidden" name="intent" value="code" />
              {hidden}
              <TextField
                form={form}
                name="code"
                label="Code"
                hint="Six digits from your authenticator app, or one of your recovery codes."
                autoComplete="one-time-code"
                inputMode="numeric"
                spellCheck={false}
                width="short"
              />
              <Button tone={ways.password ? 'secondary' : 'primary'}>Confirm with the code</Button>
            </form>,
          )
        : null}
      {ways.providers.length > 0
        ? part(
            'With your account at work',
            <ul>
              {ways.providers.map((one) => (
                <li key={one.id}>
                  <a href={`/login/with/${one.id}?for=confirm&next=${encodeURIComponent(next)}`}>
                    Sign in again with {one.name}
                  </a>
                </li>
              ))}
            </ul>,
          )
        : null}
      <p className="mt-6">
        <Link to="/home">Not now</Link>
      </p>
    </Page>
  );
}
