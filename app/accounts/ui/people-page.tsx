import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  ButtonLink,
  DownloadList,
  EmptyState,
  formState,
  Page,
  Pagination,
  SearchForm,
  Table,
  Tag,
} from '~/ui';
import type { AccountView } from '../queries.server';
import { ROLE_NAMES } from '../wording';

/** Whether an account can be used, in a word. */
export function AccountTag({ person }: { person: Pick<AccountView, 'active' | 'invited'> }) {
  if (!person.active) return <Tag tone="grey">Closed</Tag>;
  return person.invited ? <Tag tone="blue">Invited</Tag> : <Tag tone="green">Open</Tag>;
}

/** The authority's people. */
export function PeoplePage({
  search,
  page,
  perPage,
  total,
  people,
}: {
  search: string;
  page: number;
  perPage: number;
  total: number;
  people: AccountView[];
}) {
  return (
    <Page
      title="People"
      wide
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      actions={
        <>
          <ButtonLink to="/admin/users/new">Invite somebody</ButtonLink>
          <ButtonLink tone="secondary" to="/admin/users/bring">
            Invite several
          </ButtonLink>
          <ButtonLink tone="secondary" to="/admin/users/review">
            Who may do what
          </ButtonLink>
        </>
      }
    >
      <SearchForm action="/admin/users" form={formState(null, { q: search })} label="Name or email address" />
      <Table
        caption="People of your authority, by name"
        rows={people}
        rowKey={(person) => person.id}
        columns={[
          { head: 'Name', cell: (person) => <Link to={`/admin/users/${person.id}`}>{person.name}</Link> },
          { head: 'Email address', cell: (person) => <span className="break-words">{person.email}</span> },
          {
            head: 'What they do',
            cell: (person) =>
              person.grants.length === 0
                ? 'No role'
                : person.grants.map((grant) => (
                    <div key={grant.id}>
                      {ROLE_NAMES[grant.role]}
                      {grant.place ? `, ${grant.place}` : ''}
                    </div>
                  )),
          },
          { head: 'Last signed in', cell: (person) => instantWords(person.lastSignedInAt) || 'Not yet' },
          { head: 'Account', cell: (person) => <AccountTag person={person} /> },
        ]}
        empty={
          <EmptyState title={search ? `Nobody matches “${search}”` : 'There is nobody yet'}>
            <p>{search ? 'Try part of the name, or clear the search.' : 'Start by inviting a broker.'}</p>
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pageSize={perPage}
        total={total}
        path="/admin/users"
        query={search ? `q=${encodeURIComponent(search)}` : ''}
        noun="person"
        plural="people"
      />
      <DownloadList list="people" total={total} />
    </Page>
  );
}
