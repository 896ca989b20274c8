import { Link } from '@remix-run/react';
import { Button, Details, ErrorSummary, type FormAnswer, formState, Page, TextField } from '~/ui';

/** The second page of signing in: a code from the app, or a recovery code. */
export function CodePage({ answer }: { answer: FormAnswer | undefined }) {
  const form = formState(answer);
  return (
    <Page
      title="Enter your code"
      lead="Your password was right. Now show that your telephone or key is with you."
    >
      <ErrorSummary form={form} />
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
