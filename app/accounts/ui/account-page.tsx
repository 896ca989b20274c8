import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ErrorSummary,
  type FormAnswer,
  formState,
  Page,
  Section,
  SummaryList,
  Table,
  TextField,
} from '~/ui';
import { PasswordFields } from './password-pages';

type Session = { handle: string; device: string; startedAt: Date; current: boolean };

/** A person's own account: who they are here, their password, and where they are signed in. */
export function AccountPage({
  name,
  email,
  authority,
  roles,
  sessions,
  answer,
}: {
  name: string;
  email: string;
  authority: string;
  roles: string;
  sessions: Session[];
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  return (
    <Page title="Your account">
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'Name', value: name },
          {
            label: 'Email address',
            value: <span className="break-all">{email}</span>,
            href: '/account/address',
          },
          { label: 'Authority', value: authority },
          { label: 'What you do', value: roles },
        ]}
      />
      <p>To change your name or role, ask your administrator.</p>
      <p>
        <Link to="/account/second-factor">See and change how you sign in</Link>: authenticator app, passkeys,
        recovery codes.
      </p>
      <p>
        <Link to="/account/sign-on">Sign in with your account at work</Link>, where your authority has set
        that up.
      </p>
      <p>
        <Link to="/account/data">Your data</Link>: take a copy of what is held about you, or ask for something
        about it.
      </p>
      <p>
        <Link to="/account/notifications">Choose what you are sent by email</Link>, how soon and at which
        hours not.
      </p>
      <Section title="Where you are signed in">
        <Table
          caption="Devices signed in to your account"
          hideCaption
          rows={sessions}
          rowKey={(session) => session.handle}
          columns={[
            {
              head: 'Device',
              cell: (session) => (session.current ? `${session.device} (this one)` : session.device),
            },
            { head: 'Signed in', cell: (session) => instantWords(session.startedAt) },
          ]}
        />
        <p>
          <Link to="/account/sessions">See how and when, and end one of them</Link>
        </p>
        <form method="post">
          <Button tone="secondary" name="intent" value="sign-out-everywhere">
            Sign out everywhere
          </Button>
        </form>
      </Section>
      <Section title="Change your password">
        <form method="post" noValidate className="stack">
          <input type="hidden" name="intent" value="change-password" />
          <TextField
            form={form}
            name="current"
            label="Present password"
            type="password"
            autoComplete="current-password"
            width="half"
          />
          <PasswordFields form={form} />
          <Button>Change password</Button>
        </form>
      </Section>
    </Page>
  );
}
