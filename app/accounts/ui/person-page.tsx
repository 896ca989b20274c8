import { Link } from '@remix-run/react';
import { dateWords, instantWords } from '~/kernel/words';
import {
  Button,
  Details,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Page,
  Section,
  SummaryList,
  Table,
  Tag,
} from '~/ui';
import type { AddressView } from '../address-queries.server';
import type { PlannedMove } from '../lifecycle/move-page.server';
import type { AccountView } from '../queries.server';
import { ROLE_NAMES } from '../wording';
import { GrantFields } from './invite-page';
import { AccountTag } from './people-page';

/** One person: their roles, their link, their account. */
export function PersonPage({
  person,
  moves,
  address,
  self,
  providers,
  answer,
}: {
  person: AccountView;
  /** Moves to other schools that are settled. */
  moves: PlannedMove[];
  address: Pick<AddressView, 'open' | 'takesNoMail'>;
  self: boolean;
  providers: { value: string; label: string }[];
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  return (
    <Page
      title={person.name}
      tag={<AccountTag person={person} />}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/users', label: 'People' },
      ]}
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          {
            label: 'Email address',
            value: (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="break-all">{person.email}</span>
                {address.open ? <Tag tone="amber">Change waiting to be confirmed</Tag> : null}
                {address.takesNoMail ? <Tag tone="red">Messages come back</Tag> : null}
              </span>
            ),
            ...(person.active ? { href: `/admin/users/${person.id}/address` } : {}),
          },
          { label: 'Last signed in', value: instantWords(person.lastSignedInAt) || 'Not yet' },
          ...(person.leftAt
            ? [{ label: person.active ? 'Leaves' : 'Left', value: instantWords(person.leftAt) }]
            : []),
          ...moves.map(({ role, to, on }) => ({
            label: 'Moves',
            value: `${role}, ${to}, from ${dateWords(on)}`,
            href: `/admin/users/${person.id}/move`,
          })),
          {
            label: 'Second factor',
            value: 'Apps and passkeys they sign in with besides the password',
            href: `/admin/users/${person.id}/second-factor`,
            action: 'See',
          },
        ]}
      />
      <Section title="Roles">
        <Table
          caption="What they may act as"
          hideCaption
          rows={person.grants}
          rowKey={(grant) => grant.id}
          columns={[
            { head: 'Role', cell: (grant) => ROLE_NAMES[grant.role] },
            { head: 'Where', cell: (grant) => grant.place ?? 'The whole authority' },
            {
              head: 'End it',
              cell: (grant) => (
                <form method="post">
                  <input type="hidden" name="grantId" value={grant.id} />
                  <Button tone="link" name="intent" value="end-grant">
                    End this role<span className="visually-hidden">: {ROLE_NAMES[grant.role]}</span>
                  </Button>
                </form>
              ),
            },
          ]}
          empty={
            <EmptyState title="No role">
              <p>They can sign in but see nothing but their account. Add a role below.</p>
            </EmptyState>
          }
        />
        <Details summary="Add a role">
          <form method="post" noValidate className="stack">
            <input type="hidden" name="intent" value="add-grant" />
            <GrantFields form={form} providers={providers} />
            <Button tone="secondary">Add the role</Button>
          </form>
        </Details>
      </Section>
      {person.active ? (
        <ul className="mb-8">
          {person.grants.some(({ role }) => role === 'head' || role === 'chair') ? (
            <li>
              <Link to={`/admin/users/${person.id}/move`}>Move to another school</Link>, today or on a day to
              come
            </li>
          ) : null}
          {self ? null : (
            <li>
              <Link to={`/admin/users/${person.id}/leave`}>They are leaving</Link>: hand over what they hold,
              and close the account
            </li>
          )}
        </ul>
      ) : null}
      {self ? null : (
        <Section title="Account">
          <form method="post" className="stack">
            <input type="hidden" name="version" value={person.version} />
            {person.active ? (
              <>
                <div>
                  <Button tone="secondary" name="intent" value="send-link">
                    {person.invited ? 'Send the invitation again' : 'Send a link to set a new password'}
                  </Button>
                </div>
                <div>
                  <Button tone="warning" name="intent" value="close">
                    Close the account
                  </Button>
                  <span className="hint mt-2 block">
                    They are signed out at once. What they did stays on record. You can open it again.
                  </span>
                </div>
              </>
            ) : (
              <div>
                <Button tone="secondary" name="intent" value="reopen">
                  Open the account again
                </Button>
              </div>
            )}
          </form>
        </Section>
      )}
    </Page>
  );
}
