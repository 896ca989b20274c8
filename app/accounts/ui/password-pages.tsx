import { Link } from '@remix-run/react';
import { Button, ErrorSummary, type FormAnswer, formState, Page, TextField } from '~/ui';
import { RESET_SENT } from '../wording';

/** Asks for a link to set a new password; afterwards says the same whether or not there is such an account. */
export function AskResetPage({ sent, answer }: { sent: boolean; answer: FormAnswer | undefined }) {
  const form = formState(answer);
  if (sent) {
    return (
      <Page title="Check your email">
        <p>{RESET_SENT}</p>
        <p>
          <Link to="/login">Back to sign in</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title="Set a new password" lead="We will send you a link with which you can choose a new password.">
      <ErrorSummary form={form} />
      <form method="post" noValidate className="stack">
        <TextField
          form={form}
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          width="half"
        />
        <Button>Send the link</Button>
      </form>
    </Page>
  );
}

/** Chooses a password by a link: at an invitation or a reset. */
export function ChoosePasswordPage({
  purpose,
  person,
  problem,
  answer,
}: {
  purpose: 'invite' | 'reset';
  person: { name: string; email: string } | null;
  problem: string | null;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  if (!person) {
    return (
      <Page title="This link does not work any more">
        <p>{problem}</p>
        <p>
          <Link to="/reset">Ask for a new link</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page
      title={purpose === 'invite' ? `Welcome to Alongside, ${person.name}` : 'Choose a new password'}
      lead={`You will sign in with ${person.email} and the password you choose here.`}
    >
      <ErrorSummary form={form} />
      <form method="post" noValidate className="stack">
        <input type="hidden" name="username" autoComplete="username" value={person.email} />
        <PasswordFields form={form} />
        <Button>Save the password</Button>
      </form>
    </Page>
  );
}

/** A new password, typed twice. */
export function PasswordFields({ form }: { form: ReturnType<typeof formState> }) {
  return (
    <>
      <TextField
        form={form}
        name="password"
        label="New password"
        hint="At least 12 characters. Three or four words together are easy to remember and hard to guess."
        type="password"
        autoComplete="new-password"
        width="half"
      />
      <TextField
        form={form}
        name="again"
        label="New password again"
        type="password"
        autoComplete="new-password"
        width="half"
      />
    </>
  );
}
