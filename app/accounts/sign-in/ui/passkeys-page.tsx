import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Page,
  Section,
  Table,
  TextField,
} from '~/ui';
import type { FactorsView } from '../factors.server';
import { CRUMBS } from '../wording';
import { PasskeyPart, type PasskeyPartTask } from './passkey-part';

/** The passkeys of a person: add, rename, take away. */
export function PasskeysPage({
  passkeys,
  renaming,
  task,
  nonce,
  answer,
}: {
  passkeys: FactorsView['passkeys'];
  /** The one that gets another name now. */
  renaming: string | null;
  task: PasskeyPartTask;
  nonce: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  const named = passkeys.find((one) => one.id === renaming);
  return (
    <Page
      title="Passkeys"
      breadcrumbs={CRUMBS}
      lead="A passkey is kept by your telephone, computer or security key, and opened with your finger, face or PIN. It signs you in by itself: nothing to type, and nothing that could be stolen from us."
    >
      <ErrorSummary form={form} />
      {named ? (
        <Section title={`Rename ${named.name}`}>
          <form method="post" action="/account/passkeys" noValidate className="stack">
            <input type="hidden" name="intent" value="rename" />
            <input type="hidden" name="id" value={named.id} />
            <TextField
              form={formState(answer, { name: named.name })}
              name="name"
              label="New name"
              width="half"
              maxLength={60}
            />
            <Button>Save the name</Button>
          </form>
        </Section>
      ) : null}
      <Section title="Your passkeys">
        <Table
          caption="Your passkeys"
          hideCaption
          rows={passkeys}
          rowKey={(row) => row.id}
          columns={[
            { head: 'Name', cell: (row) => row.name },
            { head: 'Where', cell: (row) => (row.backedUp ? 'On several of your devices' : 'On one device') },
            { head: 'Last used', cell: (row) => instantWords(row.lastUsedAt) || 'Not yet' },
            {
              head: 'Change',
              cell: (row) => (
                <div className="flex flex-wrap gap-x-4">
                  <Link to={`/account/passkeys?rename=${row.id}`}>
                    Rename<span className="visually-hidden"> {row.name}</span>
                  </Link>
                  <form method="post" action="/account/passkeys">
                    <input type="hidden" name="id" value={row.id} />
                    <Button tone="link" name="intent" value="remove">
                      Take away<span className="visually-hidden">: {row.name}</span>
                    </Button>
                  </form>
                </div>
              ),
            },
          ]}
          empty={
            <EmptyState title="No passkey yet">
              <p>Add one below. You can have several, such as one for each of your devices.</p>
            </EmptyState>
          }
        />
      </Section>
      {named ? null : (
        <Section title="Add a passkey">
          <PasskeyPart
            kind="create"
            task={task}
            nonce={nonce}
            intent="add"
            button="Add a passkey"
            otherwise={
              <>
                This needs a browser that knows passkeys and runs the one script of this page. You can{' '}
                <Link to="/account/second-factor/app">set up an authenticator app</Link> instead, which needs
                neither.
              </>
            }
          >
            <TextField
              form={form}
              name="name"
              label="What do you call it?"
              hint="For example “Work laptop”."
              width="half"
              maxLength={60}
            />
          </PasskeyPart>
        </Section>
      )}
    </Page>
  );
}
