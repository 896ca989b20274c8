import { Link } from '@remix-run/react';
import { daysBetween } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import {
  ButtonLink,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Money,
  NextStep,
  Page,
  Pagination,
  SelectField,
  Table,
  Tabs,
  withQuery,
} from '~/ui';
import { overdueOf } from '../../domain/ledger/ageing';
import type { PayableSummary } from '../../payments/payable-view';
import type {
  PayablesFilter,
  PayablesPage as PayablesView,
  PayableView,
} from '../../payments/queries.server';
import { AgeingSection } from '../ageing-table';
import { PayableTag } from './frame';

const VIEW_NAMES: Readonly<Record<PayableView, string>> = {
  'to-pay': 'To pay',
  overdue: 'Overdue',
  paid: 'Paid',
  all: 'All',
};

/** What the authority owes providers' home schools, and what it has paid them. */
export function PayablesPage({
  list,
  filter,
  pageSize,
}: {
  list: PayablesView;
  filter: PayablesFilter;
  pageSize: number;
}) {
  const query = new URLSearchParams({
    ...(filter.view === 'to-pay' ? {} : { view: filter.view }),
    ...(filter.urn === null ? {} : { school: String(filter.urn) }),
  });
  const school = list.schools.find(({ urn }) => urn === filter.urn);
  const overdue = overdueOf(list.ageing);
  return (
    <Page
      wide
      title="Payments to providers’ schools"
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Money', href: '/recompense' },
      ]}
      lead={
        list.service
          ? 'What approved claims have made your authority owe, by the school that released the provider.'
          : 'What your approved claims come to, and what has been paid to the home school.'
      }
      next={<Next list={list} school={school} overdue={overdue > 0} />}
      actions={<Link to="/recompense/statements">Statements by school</Link>}
    >
      <Tabs
        label="Payments by state"
        tabs={(['to-pay', 'overdue', 'paid', 'all'] as const).map((view) => ({
          label: VIEW_NAMES[view],
          count: list.counts[view],
          current: view === filter.view,
          href: withQuery('/payables', query, { view: view === 'to-pay' ? null : view }),
        }))}
      />
      {list.schools.length > 1 ? (
        <Filters
          action="/payables"
          active={
            school
              ? [{ label: school.name, removeHref: withQuery('/payables', query, { school: null }) }]
              : []
          }
          fields={
            <>
              {filter.view === 'to-pay' ? null : <input type="hidden" name="view" value={filter.view} />}
              <SelectField
                form={formState(null, { school: filter.urn ?? '' })}
                name="school"
                label="School that is paid"
                width="full"
                optional
                empty="Every school"
                options={list.schools.map(({ urn, name }) => ({ value: String(urn), label: name }))}
              />
            </>
          }
        >
          <List list={list} query={query} pageSize={pageSize} view={filter.view} />
        </Filters>
      ) : (
        <List list={list} query={query} pageSize={pageSize} view={filter.view} />
      )}
      {filter.view === 'to-pay' || filter.view === 'overdue' ? <AgeingSection ageing={list.ageing} /> : null}
    </Page>
  );
}

function Next({
  list,
  school,
  overdue,
}: {
  list: PayablesView;
  school: { urn: number; name: string } | undefined;
  overdue: boolean;
}) {
  if (!list.service || list.counts['to-pay'] === 0) return null;
  const first = school ?? { urn: list.rows[0]?.homeUrn, name: list.rows[0]?.homeName };
  if (first.urn === undefined || list.rows.every(({ balancePence }) => balancePence === 0)) return null;
  return (
    <NextStep
      title={`Record what has been paid to ${first.name}`}
      after={`${overdue ? 'Something is overdue. ' : ''}You pay from your own bank; here it is written down, and each payment makes a remittance advice for the school.`}
    >
      <ButtonLink to={`/payables/run?school=${first.urn}`}>Record one bank run</ButtonLink>
    </NextStep>
  );
}

/** The date, and how late it is on a line of its own. */
function DueCell({ row, today }: { row: PayableSummary; today: string }) {
  return (
    <>
      <span className="whitespace-nowrap">{dateWords(row.dueOn)}</span>
      {row.overdue ? (
        <span className="block text-sm font-semibold">
          {count(daysBetween(row.dueOn, today), 'day')} overdue
        </span>
      ) : null}
    </>
  );
}

const EMPTY: Readonly<Record<PayableView, [string, string]>> = {
  'to-pay': [
    'Nothing is waiting to be paid',
    'When a claim is approved, what is due to the home school stands here.',
  ],
  overdue: ['Nothing is overdue', 'What is not paid by its date stands here.'],
  paid: ['Nothing has been paid in full yet', 'Payments stand here once all of a claim has been paid.'],
  all: [
    'No claim has been approved yet',
    'When a claim is approved, what is due to the home school stands here.',
  ],
};

function List({
  list,
  query,
  pageSize,
  view,
}: {
  list: PayablesView;
  query: URLSearchParams;
  pageSize: number;
  view: PayableView;
}) {
  const [title, help] = EMPTY[view];
  return (
    <>
      <Table
        caption={`${VIEW_NAMES[view]}: payments to providers’ schools`}
        hideCaption
        rows={list.rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={title}>{help}</EmptyState>}
        columns={[
          {
            head: 'Claim',
            nowrap: true,
            cell: (row) => <Link to={`/payables/${row.id}`}>{row.claimRef}</Link>,
          },
          {
            head: 'Paid to',
            cell: (row) => (
              <>
                {row.homeName}
                <span className="block text-sm text-ink-soft">
                  {list.service ? row.providerName : `${row.providerName}, from ${row.authorityName}`}
                </span>
              </>
            ),
          },
          {
            head: 'Due',
            cell: (row) => <DueCell row={row} today={list.today} />,
          },
          { head: 'State', cell: (row) => <PayableTag state={row.state} /> },
          { head: 'In all', numeric: true, cell: (row) => <Money pence={row.totalPence} /> },
          { head: 'Left to pay', numeric: true, cell: (row) => <Money pence={row.balancePence} /> },
        ]}
        total={[
          list.total > list.rows.length ? 'All pages' : 'Together',
          null,
          null,
          null,
          <Money key="total" pence={list.sums.totalPence} />,
          <Money key="balance" pence={list.sums.balancePence} />,
        ]}
      />
      <Pagination
        page={list.page}
        pageSize={pageSize}
        total={list.total}
        path="/payables"
        query={query}
        noun="payment"
      />
      <DownloadList list="payables" total={list.total} />
    </>
  );
}
