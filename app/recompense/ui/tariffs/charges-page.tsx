import { Link } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import {
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Page,
  Pagination,
  SelectField,
  Table,
  Tag,
  withQuery,
} from '~/ui';
import { CHARGE_STATES } from '../../domain/tariffs/vocabulary';
import type { ChargeFilter, ChargesPage } from '../../tariffs/charge-queries.server';
import { CHARGE_TAGS } from '../../tariffs/wording';
import { HUB } from './frame';

/** How much of it; a bare number says that it is one. */
const quantityOf = ({ kind, quantity }: ChargesPage['rows'][number]) =>
  kind === 'package' ? 'one package' : Number.isNaN(Number(quantity)) ? quantity : `quantity ${quantity}`;

/** What schools have taken from the price list. */
export function ChargesView({
  page,
  filter,
  pageSize,
}: {
  page: ChargesPage;
  filter: ChargeFilter;
  pageSize: number;
}) {
  const { rows, total, service, schools } = page;
  const query = new URLSearchParams({
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.urn ? { school: String(filter.urn) } : {}),
  });
  const form = formState(null, { state: filter.state ?? '', school: String(filter.urn ?? '') });
  const school = schools.find(({ urn }) => urn === filter.urn);
  const active = [
    ...(filter.state
      ? [
          {
            label: CHARGE_TAGS[filter.state].label,
            removeHref: withQuery('/charges', query, { state: null }),
          },
        ]
      : []),
    ...(school ? [{ label: school.name, removeHref: withQuery('/charges', query, { school: null }) }] : []),
  ];
  return (
    <Page
      wide
      title="Charges"
      breadcrumbs={HUB}
      lead={
        service
          ? 'Services, packages and further adviser days that schools have taken from the price list.'
          : 'What your school has taken from the price list. Nothing is invoiced before your school and the service have both agreed.'
      }
      actions={<Link to="/recompense/prices">Price list</Link>}
    >
      <Filters
        action="/charges"
        active={active}
        fields={
          <>
            <SelectField
              form={form}
              name="state"
              label="State"
              width="full"
              optional
              empty="Any"
              options={CHARGE_STATES.map((state) => ({ value: state, label: CHARGE_TAGS[state].label }))}
            />
            {schools.length > 1 ? (
              <SelectField
                form={form}
                name="school"
                label="School"
                width="full"
                optional
                empty="Any"
                options={schools.map(({ urn, name }) => ({ value: String(urn), label: name }))}
              />
            ) : null}
          </>
        }
      >
        <Table
          caption={active.length > 0 ? 'Charges that fit the filters' : 'Charges, the latest first'}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            active.length > 0 ? (
              <EmptyState title="No charge fits these filters">Take a filter away.</EmptyState>
            ) : (
              <EmptyState
                title="Nothing has been taken yet"
                action={<Link to="/recompense/prices">See the price list</Link>}
              >
                {service
                  ? 'Headteachers take services from the price list; you can enter one for a school that asked in another way.'
                  : 'Core and entitlement services are free and are not listed here.'}
              </EmptyState>
            )
          }
          columns={[
            {
              head: 'What',
              cell: (row) => (
                <>
                  <Link to={`/charges/${row.id}`}>{row.name}</Link>
                  <span className="block text-sm font-normal text-ink-soft">
                    {service || schools.length > 1 ? `${row.schoolName}, ` : ''}
                    {quantityOf(row)}
                  </span>
                </>
              ),
            },
            { head: 'Academic year', nowrap: true, cell: (row) => academicYearWords(row.year) },
            { head: 'Asked', nowrap: true, cell: (row) => dateWords(calendarDate(row.askedOn)) },
            { head: 'Without VAT', numeric: true, cell: (row) => moneyWords(row.netPence) },
            {
              head: 'State',
              cell: (row) => <Tag tone={CHARGE_TAGS[row.state].tone}>{CHARGE_TAGS[row.state].label}</Tag>,
            },
          ]}
        />
        <Pagination
          page={page.page}
          pageSize={pageSize}
          total={total}
          path="/charges"
          query={query}
          noun="charge"
        />
        <DownloadList list="charges" total={total} />
      </Filters>
    </Page>
  );
}
