import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Page,
  Pagination,
  Table,
  Tag,
} from '~/ui';
import { fieldHref } from '~/ui/form-state';
import type { ReviewedPerson } from '../../lifecycle/review.server';
import { ROLE_NAMES } from '../../wording';

/** Everybody with what they may act as, to be confirmed by somebody who knows. */
export function AccessReviewPage({
  people,
  total,
  due,
  page,
  perPage,
  keeps,
  answer,
}: {
  people: ReviewedPerson[];
  total: number;
  due: number;
  page: number;
  perPage: number;
  /** Whether the viewer can change roles, and not only confirm them. */
  keeps: boolean;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  // The error summary leads to the first of them.
  const first = people.find(({ own }) => !own)?.id;
  const boxId = (id: string) => (id === first ? fieldHref('who').slice(1) : `who-${id}`);
  return (
    <Page
      title="Who may do what"
      wide
      tag={due > 0 ? <Tag tone="amber">{due} to look at</Tag> : <Tag tone="green">All looked at</Tag>}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        ...(keeps ? [{ href: '/admin/users', label: 'People' }] : []),
      ]}
      lead="Twice a year somebody should look whether each person still needs what they can do here. Choose those whose roles are right. Your own are confirmed by somebody else."
    >
      <ErrorSummary form={form} />
      <form method="post">
        <Table
          caption={
            keeps
              ? 'People, those longest unconfirmed first. Where a role is wrong, end it on the person’s page.'
              : 'People, those longest unconfirmed first. Where a role is wrong, ask your administrator to end it.'
          }
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            {
              head: 'Name',
              cell: (person) =>
                person.own ? (
                  `${person.name} (you)`
                ) : (
                  <span className="choice mb-0">
                    <input
                      type="checkbox"
                      id={boxId(person.id)}
                      name="who"
                      value={person.id}
                      defaultChecked={form.checked('who', person.id)}
                    />
                    <label htmlFor={boxId(person.id)}>{person.name}</label>
                  </span>
                ),
            },
            {
              head: 'What they do',
              cell: (person) =>
                person.grants.length === 0
                  ? 'No role'
                  : person.grants.map((grant) => (
                      <div key={`${grant.role} ${grant.place}`}>
                        {ROLE_NAMES[grant.role]}
                        {grant.place ? `, ${grant.place}` : ''}
                      </div>
                    )),
            },
            { head: 'Last signed in', cell: (person) => instantWords(person.lastSignedInAt) || 'Not yet' },
            {
              head: 'Confirmed',
              cell: (person) =>
                person.confirmedAt ? (
                  <>
                    {instantWords(person.confirmedAt)} {person.due ? <Tag tone="amber">Due</Tag> : null}
                  </>
                ) : (
                  <Tag tone="amber">Never</Tag>
                ),
            },
          ]}
          empty={
            <EmptyState title="There is nobody yet">
              <p>Invite people first.</p>
            </EmptyState>
          }
        />
        <ButtonRow>
          <Button>These roles are right</Button>
        </ButtonRow>
      </form>
      <div className="mt-8">
        <Pagination
          page={page}
          pageSize={perPage}
          total={total}
          path="/admin/users/review"
          query=""
          noun="person"
          plural="people"
        />
      </div>
    </Page>
  );
}
