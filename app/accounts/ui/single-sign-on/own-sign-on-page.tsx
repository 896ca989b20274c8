import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Page,
  Section,
  Table,
} from '~/ui';
import type { IdentityView } from '../../single-sign-on/identities.server';

/** What one's own account is joined to, and what it could be. */
export function OwnSignOnPage({
  joined,
  open,
  proven,
  answer,
}: {
  joined: IdentityView[];
  open: { id: string; name: string }[];
  /** Whether the person has shown lately who they are: joining is another way into their account. */
  proven: boolean;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  return (
    <Page
      title="Signing in with your account at work"
      breadcrumbs={[{ href: '/account', label: 'Your account' }]}
      lead="Your account here can be joined to the one you have at work. You sign in there, and are signed in here."
    >
      <ErrorSummary form={form} />
      <Section title="Joined to your account">
        <Table
          caption="Accounts at work that you can sign in with"
          hideCaption
          rows={joined}
          rowKey={(identity) => identity.id}
          columns={[
            { head: 'With', cell: (identity) => identity.name },
            { head: 'Joined', cell: (identity) => instantWords(identity.joinedAt) },
            { head: 'Last used', cell: (identity) => instantWords(identity.lastUsedAt) || 'Not yet' },
            {
              head: 'Part from it',
              cell: (identity) => (
                <form method="post">
                  <input type="hidden" name="intent" value="part" />
                  <Button tone="link" name="identityId" value={identity.id}>
                    Part from it<span className="visually-hidden">: {identity.name}</span>
                  </Button>
                </form>
              ),
            },
          ]}
          empty={
            <EmptyState title="Nothing yet">
              <p>
                {open.length > 0
                  ? 'Join one below.'
                  : 'Your authority has not set up a place to sign in. You sign in as before.'}
              </p>
            </EmptyState>
          }
        />
      </Section>
      {open.length > 0 ? (
        <Section title="Join another">
          {proven ? (
            <ul className="stack">
              {open.map((provider) => (
                <li key={provider.id}>
                  <ButtonLink
                    tone="secondary"
                    to={`/login/with/${provider.id}?for=join&next=%2Faccount%2Fsign-on`}
                  >
                    Join {provider.name}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          ) : (
            <>
              <p>It is another way into your account, so show first that it is you.</p>
              <ButtonLink tone="secondary" to="/account/confirm?next=%2Faccount%2Fsign-on">
                Confirm that it is you
              </ButtonLink>
            </>
          )}
        </Section>
      ) : null}
    </Page>
  );
}
