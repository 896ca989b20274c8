import { Button, ErrorSummary, type FormAnswer, formState, Page, SummaryList, TextArea } from '~/ui';

/** An administrator takes the lost second factor of somebody away. */
export function PersonFactorPage({
  person,
  factors,
  self,
  answer,
}: {
  person: { id: string; name: string };
  factors: { apps: number; passkeys: number; recovery: number };
  self: boolean;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  const none = factors.apps + factors.passkeys === 0;
  return (
    <Page
      title="Second factor"
      caption={person.name}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/users', label: 'People' },
        { href: `/admin/users/${person.id}`, label: person.name },
      ]}
      lead="For somebody who has lost their telephone or key and has no recovery code left."
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'Authenticator apps', value: String(factors.apps) },
          { label: 'Passkeys', value: String(factors.passkeys) },
          { label: 'Recovery codes left', value: String(factors.recovery) },
        ]}
      />
      {none ? (
        <p>There is nothing to take away: {self ? 'you have' : 'they have'} no second factor.</p>
      ) : self ? (
        <p>This is your own account. If you lose your second factor, another administrator takes it away.</p>
      ) : (
        <form method="post" noValidate className="stack">
          <p>
            Make sure that it is really them who asks: speak with them, do not rely on a message. They are
            told by mail, are signed out everywhere, and set up a new second factor when they next sign in
            with their password.
          </p>
          <TextArea
            form={form}
            name="reason"
            label="How did you make sure that it is them?"
            hint="It stands in the audit trail."
            rows={3}
            maxLength={500}
          />
          <Button tone="warning">Take the second factor away</Button>
        </form>
      )}
    </Page>
  );
}
