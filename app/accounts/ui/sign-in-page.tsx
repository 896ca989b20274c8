import { Link } from '@remix-run/react';
import { Button, ErrorSummary, type FormAnswer, formState, InsetText, Page, TextField } from '~/ui';
import { PasskeyPart, type PasskeyPartTask } from '../sign-in/ui/passkey-part';

const WHY = {
  kept: 'Your session has ended. Your answers are kept: sign in, and you can send them.',
  ended: 'Your session has ended. Sign in to go on.',
  late: 'This sign-in was not finished within ten minutes, or was finished in another window. Sign in again.',
  'signed-out': 'You have signed out.',
};
export type WhySignIn = keyof typeof WHY;

/** Sign-in; says why somebody who was signed in is here again. */
export function SignInPage({
  next,
  why,
  at,
  atWork,
  setUp,
  passkey,
  nonce,
  answer,
}: {
  next: string;
  why: WhySignIn | null;
  /** Where they are still signed in after signing out here. */
  at: { name: string; href: string } | null;
  /** Whether anybody can sign in with an account at work. */
  atWork: boolean;
  /** Whether nobody has an account yet. */
  setUp: boolean;
  passkey: PasskeyPartTask;
  nonce: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, { next });
  return (
    <Page title="Sign in">
      <ErrorSummary form={form} />
      {why ? (
        <InsetText>
          {WHY[why]}
          {at ? (
            <>
              {' '}
              You may still be signed in with {at.name}: <a href={at.href}>sign out there as well</a> if
              others use this computer.
            </>
          ) : null}
        </InsetText>
      ) : null}
      {setUp ? (
        <InsetText>
          Nobody has an account here yet. <Link to="/set-up">Set up Alongside</Link> first.
        </InsetText>
      ) : null}
      {atWork ? (
        <p>
          <Link to={`/login/with${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
            Sign in with your account at work
          </Link>
          , if your authority has set that up.
        </p>
      ) : null}
      <form method="post" action="/login" noValidate className="stack">
        <input type="hidden" name="next" value={form.value('next')} />
        <TextField
          form={form}
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          width="half"
        />
        <TextField
          form={form}
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          width="half"
        />
        <Button>Sign in</Button>
      </form>
      <p className="mt-6 mb-6">
        <Link to="/reset">Set a new password</Link>
      </p>
      <PasskeyPart
        kind="use"
        task={passkey}
        nonce={nonce}
        intent="passkey"
        button="Sign in with a passkey"
        next={form.value('next')}
        otherwise="You can sign in with a passkey where your browser runs the script of this page. Your password works without it."
      />
    </Page>
  );
}
