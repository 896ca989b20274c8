import { Link } from '@remix-run/react';
import { Button, Details, ErrorSummary, type FormAnswer, formState, Page, TextField } from '~/ui';
import { PasskeyPart, type PasskeyPartTask } from './passkey-part';

/** The second page of signing in: a code from the app, a recovery code, or a passkey. */
export function CodePage({
  passkey,
  code,
  nonce,
  answer,
}: {
  /** Null where they have none. */
  passkey: PasskeyPartTask | null;
  /** Whether they have an app, or recovery codes. */
  code: boolean;
  nonce: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  return (
    <Page
      title={code ? 'Enter your code' : 'Use your passkey'}
      lead="Now show that your telephone or key is with you."
    >
      <ErrorSummary form={form} />
      {passkey ? (
        <PasskeyPart
          kind="use"
          task={passkey}
          nonce={nonce}
          intent="passkey"
          button="Use a passkey"
          otherwise="Your passkey works where your browser runs the script of this page. A recovery code works without it."
        />
      ) : null}
      {code ? (
        <form method="post" noValidate className="stack">
          <input type="hidden" name="intent" value="code" />
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
          <Button>Sign in</Button>
        </form>
      ) : null}
      <div className="mt-6">
        <Details summary="I cannot get a code">
          <p>
            Type one of the recovery codes you kept when you set the app up, such as on paper. Each works
            once.
          </p>
          <p>
            If you have none, ask an administrator of your authority: they can take the lost telephone away
            from your account, after making sure that it is you who asks.
          </p>
        </Details>
        <p>
          <Link to="/login">Start again</Link>
        </p>
      </div>
    </Page>
  );
}
