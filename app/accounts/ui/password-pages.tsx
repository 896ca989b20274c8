import { Link } from '@remix-run/react';
import { Button, ErrorSummary, type FormAnswer, formState, Page, Section, TextField } from '~/ui';
import { RESET_SENT } from '../wording';

/** Asks for a link to set a new password; afterwards says the same whether or not there is such an account. */
export function AskResetPage({ sent, answer }: { sent: boolean; answer: FormAnswer | undefined }) {
  const form = formState(answer);
  if (sent) {
    return (
      <Page title="Check your email">
        <p>{RESET_SENT}</p>
        <p>
          Nothing there after a few minutes? Look among unwanted mail, check that the address is the one you
          sign in with, or ask your administrator.
        </p>
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
        <EmailField form={form} />
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
  tooMany,
  answer,
}: {
  purpose: 'invite' | 'reset';
  person: { name: string; email: string } | null;
  problem: string | null;
  /** Whether it is only that too many links were opened from here. */
  tooMany?: boolean;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  if (!person) return <LinkOverPage purpose={purpose} problem={problem} tooMany={tooMany ?? false} />;
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

/** A link that works no more: what may have happened, and the way to another one. */
function LinkOverPage({
  purpose,
  problem,
  tooMany,
}: {
  purpose: 'invite' | 'reset';
  problem: string | null;
  tooMany: boolean;
}) {
  if (tooMany)
    return (
      <Page title="Try again in a while">
        <p>{problem}</p>
      </Page>
    );
  return (
    <Page title="This link does not work any more">
      <p>{problem}</p>
      <Section title="If you have chosen a password already">
        <p>
          <Link to="/login">Sign in with it</Link>.
        </p>
      </Section>
      <Section title={purpose === 'invite' ? 'If you have not' : 'If you need a new link'}>
        <p>Enter the email address that your account is for. If there is one, we send it a new link.</p>
        <form method="post" action="/reset" noValidate className="stack">
          <EmailField form={formState(undefined)} />
          <Button>Send a new link</Button>
        </form>
      </Section>
    </Page>
  );
}

function EmailField({ form }: { form: ReturnType<typeof formState> }) {
  return (
    <TextField
      form={form}
      name="email"
      label="Email address"
      type="email"
      autoComplete="username"
      spellCheck={false}
      width="half"
    />
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
