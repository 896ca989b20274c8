import { Form, Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  EmptyState,
  formState,
  NextStep,
  Page,
  Pagination,
  Section,
  SelectField,
  Table,
  Tag,
} from '~/ui';
import type { PlanHead } from '../allocation/queries.server';
import { PLAN_STATUS_NAMES, PLAN_STATUS_TONES, percentWords } from '../allocation/wording';

/** Every plan of the authority, and the way to a new one. */
export function AllocationListPage({
  plans,
  total,
  page,
  pageSize,
  query,
}: {
  plans: readonly PlanHead[];
  total: number;
  page: number;
  pageSize: number;
  query: string;
}) {
  const ready = plans.filter(({ status }) => status === 'done');
  return (
    <Page
      wide
      title="Allocation"
      lead="All open requests looked at together, against the days on offer. A plan is advice: nothing happens, and nobody is told, until you put its rows forward."
      next={
        <NextStep
          title="Make a plan of all open requests"
          after="It takes a few seconds. You can then keep or rule out partners and plan again."
        >
          <ButtonLink to="/allocation/new">Make a plan</ButtonLink>
        </NextStep>
      }
    >
      <Table
        caption="Plans"
        rows={plans}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No plan yet">
            <p>
              The first one shows who could support which school if every open request is thought of at once.
            </p>
          </EmptyState>
        }
        columns={[
          { head: 'Plan', cell: (plan) => <Link to={`/allocation/${plan.id}`}>{plan.name}</Link> },
          {
            head: 'State',
            cell: ({ status }) => <Tag tone={PLAN_STATUS_TONES[status]}>{PLAN_STATUS_NAMES[status]}</Tag>,
          },
          {
            head: 'Requests met',
            numeric: true,
            cell: ({ figures }) => (figures ? `${figures.met} of ${figures.requests}` : 'None yet'),
          },
          {
            head: 'At most this far from the best',
            numeric: true,
            cell: ({ figures }) =>
              figures ? (figures.proven ? 'The best there is' : percentWords(figures.gap)) : 'Not known',
          },
          {
            head: 'Made',
            cell: ({ startedAt, by }) => `${instantWords(startedAt)}${by ? `, ${by}` : ''}`,
          },
        ]}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        path="/allocation"
        query={query}
        noun="plan"
      />
      {ready.length > 1 ? <CompareForm plans={ready} /> : null}
    </Page>
  );
}

function CompareForm({ plans }: { plans: readonly PlanHead[] }) {
  const form = formState(null, { a: plans[1]?.id ?? '', b: plans[0]?.id ?? '' });
  const options = plans.map(({ id, name, startedAt }) => ({
    value: id,
    label: `${name}, ${instantWords(startedAt)}`,
  }));
  return (
    <Section title="Compare two plans">
      <Form method="get" action="/allocation/compare" className="stack">
        <SelectField form={form} name="a" label="One plan" options={options} width="full" />
        <SelectField form={form} name="b" label="Another plan" options={options} width="full" />
        <Button tone="secondary">Compare them</Button>
      </Form>
    </Section>
  );
}
