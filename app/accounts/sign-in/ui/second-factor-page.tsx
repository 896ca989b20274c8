import { dateWords, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  Table,
  Tag,
} from '~/ui';
import type { FactorsView, FactorView } from '../factors.server';
import { withNext } from '../wording';

/** How a person signs in: their apps, passkeys and recovery codes. */
export function SecondFactorPage({
  factors,
  must,
  demo,
  heldBack,
  next,
  today,
  answer,
}: {
  factors: FactorsView;
  /** Whether they must have a second factor. */
  must: boolean;
  demo: boolean;
  /** Whether nothing else is open to them before. */
  heldBack: boolean;
  next: string;
  today: (at: Date) => string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  const count = factors.apps.length + factors.passkeys.length;
  return (
    <Page
      title={heldBack ? 'Set up a second way to show who you are' : 'How you sign in'}
      breadcrumbs={heldBack ? [] : [{ href: '/account', label: 'Your account' }]}
      tag={count > 0 ? <Tag tone="green">Two factors</Tag> : <Tag tone="grey">Password alone</Tag>}
      lead={
        heldBack
          ? 'What you do here reaches the records of many schools. A password alone could be guessed or stolen, so you need something you have with you as well. It takes about three minutes, once.'
          : 'A second factor is something you have with you, such as a telephone. Whoever finds out your password cannot sign in without it.'
      }
      next={
        count === 0 ? (
          <NextStep
            title="Set up an authenticator app"
            after="You scan a picture with your telephone and type the code it shows. Afterwards you get codes for the day when the telephone is lost."
          >
            <ButtonRow>
              <ButtonLink to={withNext('/account/second-factor/app', next)}>Set up an app</ButtonLink>
              <ButtonLink to={withNext('/account/passkeys', next)} tone="secondary">
                Use a passkey instead
              </ButtonLink>
            </ButtonRow>
          </NextStep>
        ) : factors.recovery === 0 ? (
          <NextStep
            title="Make recovery codes"
            after="You keep them on paper or in a password manager. Each signs you in once without your telephone."
          >
            <ButtonLink to={withNext('/account/recovery-codes', next)}>Make recovery codes</ButtonLink>
          </NextStep>
        ) : null
      }
    >
      <ErrorSummary form={form} />
      {demo ? (
        <InsetText>
          This is a demonstration, whose passwords everybody knows: nobody has to have a second factor here.
          In an authority’s own service brokers, heads of service and administrators must.
        </InsetText>
      ) : must && !heldBack ? (
        <InsetText>With what you do here you need at least one app or passkey.</InsetText>
      ) : null}
      {heldBack ? null : (
        <>
          <Section title="Authenticator apps">
            <FactorTable kind="app" caption="Your authenticator apps" rows={factors.apps} today={today} />
            {count > 0 ? (
              <ButtonLink to="/account/second-factor/app" tone="secondary">
                Add an app
              </ButtonLink>
            ) : null}
          </Section>
          <Section title="Passkeys">
            <FactorTable kind="passkey" caption="Your passkeys" rows={factors.passkeys} today={today} />
            <ButtonLink to="/account/passkeys" tone="secondary">
              {factors.passkeys.length > 0 ? 'Add or rename a passkey' : 'Add a passkey'}
            </ButtonLink>
          </Section>
          {count > 0 ? (
            <Section title="Recovery codes">
              <SummaryList
                rows={[
                  {
                    label: 'Codes left',
                    value:
                      factors.recovery === 0
                        ? 'None'
                        : `${factors.recovery} of 10${factors.recoveryMadeAt ? `, made on ${dateWords(today(factors.recoveryMadeAt))}` : ''}`,
                    href: '/account/recovery-codes',
                    action: 'Make new ones',
                  },
                ]}
              />
            </Section>
          ) : null}
        </>
      )}
    </Page>
  );
}

function FactorTable({
  kind,
  caption,
  rows,
  today,
}: {
  kind: 'app' | 'passkey';
  caption: string;
  rows: FactorView[];
  today: (at: Date) => string;
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: 'Name', cell: (row) => row.name },
        { head: 'Added', cell: (row) => dateWords(today(row.createdAt)) },
        { head: 'Last used', cell: (row) => instantWords(row.lastUsedAt) || 'Not yet' },
        {
          head: 'Take away',
          cell: (row) => (
            <form method="post">
              <input type="hidden" name="id" value={row.id} />
              <Button tone="link" name="intent" value={`remove-${kind}`}>
                Take away<span className="visually-hidden">: {row.name}</span>
              </Button>
            </form>
          ),
        },
      ]}
      empty={
        <EmptyState title={kind === 'app' ? 'No app' : 'No passkey'}>
          <p>
            {kind === 'app'
              ? 'An app on your telephone shows a new code every half minute. Any authenticator app will do.'
              : 'A passkey is kept by your telephone, computer or security key, and opened with your finger, face or PIN.'}
          </p>
        </EmptyState>
      }
    />
  );
}
