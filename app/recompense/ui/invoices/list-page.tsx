import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
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
  TextField,
  withQuery,
} from '~/ui';
import { INVOICE_STATES } from '../../domain/invoices/vocabulary';
import type { InvoiceFilter, InvoiceView } from '../../invoices/forms';
import type { InvoiceList, InvoiceListRow } from '../../invoices/list.server';
import { KIND_SHORT, STATE_WORDS } from '../../invoices/wording';
import { AgeingSection } from '../ageing-table';
import { INVOICE_CRUMBS, InvoiceTag } from './frame';

const PATH = '/invoices';

/** Invoices of the authority, or of a school. */
export function InvoicesPage({
  list,
  filter,
  pageSize,
}: {
  list: InvoiceList;
  filter: InvoiceFilter;
  pageSize: number;
}) {
  const query = new URLSearchParams({
    ...(filter.text ? { q: filter.text } : {}),
    ...(filter.view ? { state: filter.view } : {}),
    ...(filter.urn === null ? {} : { school: String(filter.urn) }),
  });
  const school = list.schools.find(({ urn }) => urn === filter.urn);
  const without = (name: string) => withQuery(PATH, query, { [name]: null });
  const active = [
    ...(filter.text ? [{ label: `“${filter.text}”`, removeHref: without('q') }] : []),
    ...(filter.view ? [{ label: viewWords(filter.view), removeHref: without('state') }] : []),
    ...(school ? [{ label: school.name, removeHref: without('school') }] : []),
  ];
  const form = formState(null, { q: filter.text, state: filter.view ?? '', school: filter.urn ?? '' });
  return (
    <Page
      wide
      title="Invoices"
      breadcrumbs={INVOICE_CRUMBS.slice(0, 2)}
      lead={
        list.service
          ? 'What schools are asked to pay: their part of support, services from the price list, and recompense to be given back.'
          : 'What your school is asked to pay, and what it has paid.'
      }
      next={<Next list={list} />}
      actions={list.service ? <Link to="/recompense/ledger">The ledger</Link> : null}
    >
      <Filters
        action={PATH}
        active={active}
        fields={
          <>
            <TextField form={form} name="q" label="Number, order number or school" type="search" optional />
            <SelectField
              form={form}
              name="state"
              label="State"
              width="full"
              optional
              empty="Any state"
              options={views(list.service).map((view) => ({ value: view, label: viewWords(view) }))}
            />
            {list.schools.length > 0 ? (
              <SelectField
                form={form}
                name="school"
                label="School"
                width="full"
                optional
                empty="Every school"
                options={list.schools.map(({ urn, name }) => ({ value: String(urn), label: name }))}
              />
            ) : null}
          </>
        }
      >
        <Pagination
          page={filter.page}
          pageSize={pageSize}
          total={list.totals.n}
          path={PATH}
          query={query}
          noun="invoice"
          countOnly
        />
        <Rows list={list} filtered={active.length > 0} />
        <Pagination
          page={filter.page}
          pageSize={pageSize}
          total={list.totals.n}
          path={PATH}
          query={query}
          noun="invoice"
        />
        <DownloadList list="invoices" total={list.totals.n} />
      </Filters>
      <AgeingSection ageing={list.ageing} all="Left to pay of issued invoices" />
    </Page>
  );
}

function Rows({ list, filtered }: { list: InvoiceList; filtered: boolean }) {
  const { totals } = list;
  const several = totals.n > list.rows.length;
  return (
    <Table
      caption={filtered ? 'Invoices that fit the filters' : 'Invoices'}
      hideCaption
      rows={list.rows}
      rowKey={({ id }) => id}
      empty={<Empty service={list.service} filtered={filtered} />}
      columns={[
        {
          head: 'Invoice',
          cell: (row) => (
            <>
              <Link to={`${PATH}/${row.id}`} className="whitespace-nowrap">
                {row.ref ?? 'Not issued yet'}
                {row.ref ? null : <span className="visually-hidden">, {row.schoolName}</span>}
              </Link>
              <span className="block text-sm font-normal text-ink-soft">{KIND_SHORT[row.kind]}</span>
            </>
          ),
        },
        { head: 'School', cell: (row) => row.schoolName },
        { head: 'To be paid by', cell: (row) => (row.dueOn ? dateWords(row.dueOn) : 'Set on issue') },
        {
          head: 'State',
          cell: (row: InvoiceListRow) => <InvoiceTag state={row.state} overdue={row.overdue} />,
        },
        { head: 'Total', numeric: true, cell: (row) => <Money pence={row.totalPence} /> },
        { head: 'Left to pay', numeric: true, cell: (row) => <Money pence={row.balancePence} /> },
      ]}
      total={[
        several ? `All ${count(totals.n, 'invoice')}` : 'In all',
        null,
        null,
        null,
        <Money key="total" pence={totals.totalPence} />,
        <Money key="balance" pence={totals.balancePence} />,
      ]}
    />
  );
}

function Next({ list }: { list: InvoiceList }) {
  const { toIssue, overdue } = list;
  if (list.service && toIssue.n > 0)
    return (
      <NextStep
        title={`Issue ${count(toIssue.n, 'invoice')} that ${toIssue.n === 1 ? 'waits' : 'wait'}`}
        after={`${moneyWords(toIssue.totalPence)} in all. Schools are told, and see them, when they are issued.`}
      >
        <ButtonLink to={`${PATH}/ready`}>Look at what waits</ButtonLink>
      </NextStep>
    );
  if (overdue.n === 0) return null;
  return (
    <NextStep
      title={
        list.service
          ? `${count(overdue.n, 'invoice')} past the day to pay`
          : `Pay ${count(overdue.n, 'invoice')} past the day to pay`
      }
      after={
        list.service
          ? `${moneyWords(overdue.balancePence)} is left to pay. Ask the school, or look whether the money came without its number.`
          : `${moneyWords(overdue.balancePence)} is left to pay. How to pay is on each invoice. If you have paid already, tell the authority the day and the reference.`
      }
    >
      <ButtonLink to={`${PATH}?state=overdue`}>Look at them</ButtonLink>
    </NextStep>
  );
}

/** Drafts are the service's alone. */
function views(service: boolean): InvoiceView[] {
  const unissued: readonly string[] = ['draft', 'approved'];
  const states = INVOICE_STATES.filter((state) => service || !unissued.includes(state));
  return [...(service ? (['to-issue'] as const) : []), 'to-pay', 'overdue', ...states];
}

function viewWords(view: InvoiceView): string {
  switch (view) {
    case 'to-issue':
      return 'Waiting to be issued';
    case 'to-pay':
      return 'Waiting to be paid';
    case 'overdue':
      return 'Overdue';
    default:
      return STATE_WORDS[view].label;
  }
}

function Empty({ service, filtered }: { service: boolean; filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState title="No invoice fits these filters">
        Take a filter away, or search for fewer words.
      </EmptyState>
    );
  return (
    <EmptyState title="There are no invoices yet">
      {service
        ? 'An invoice is made when a claim is approved of which the school pays a part, or when a charge is agreed.'
        : 'When your school is to pay for support or a service, the invoice stands here, and you are told.'}
    </EmptyState>
  );
}
