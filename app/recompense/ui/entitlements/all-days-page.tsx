import { Link } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { daysFigure, daysWords } from '~/kernel/days';
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
import { DAY_STANDINGS } from '../../domain/entitlements/draw-down';
import type { AllDaysPage, DaysFilter } from '../../entitlements/queries.server';
import { STANDING_TAGS } from '../../entitlements/wording';
import { HUB } from '../tariffs/frame';
import { DaysBar } from './days-bar';

const PATH = '/recompense/adviser-days';

/** Adviser days of all schools: what is left of each allowance, and what goes beyond one. */
export function AllDaysView({
  page,
  filter,
  pageSize,
}: {
  page: AllDaysPage;
  filter: DaysFilter;
  pageSize: number;
}) {
  const { rows, total, bands, sums, year } = page;
  const query = new URLSearchParams({
    ...(filter.band ? { band: filter.band } : {}),
    ...(filter.standing ? { standing: filter.standing } : {}),
  });
  const form = formState(null, { band: filter.band ?? '', standing: filter.standing ?? '' });
  const band = bands.find(({ key }) => key === filter.band);
  const active = [
    ...(band ? [{ label: band.name, removeHref: withQuery(PATH, query, { band: null }) }] : []),
    ...(filter.standing
      ? [
          {
            label: STANDING_TAGS[filter.standing].label,
            removeHref: withQuery(PATH, query, { standing: null }),
          },
        ]
      : []),
  ];
  return (
    <Page
      wide
      title="Adviser days of all schools"
      breadcrumbs={HUB}
      lead={`What the authority gives each school in the academic year ${academicYearWords(year)}, by what it takes up and its band, and what visits have used.`}
      actions={<Link to="/recompense/prices">Price list</Link>}
    >
      <Filters
        action={PATH}
        active={active}
        fields={
          <>
            <SelectField
              form={form}
              name="band"
              label="Band"
              width="full"
              optional
              empty="Any"
              options={bands.map(({ key, name }) => ({ value: key, label: name }))}
            />
            <SelectField
              form={form}
              name="standing"
              label="Days"
              width="full"
              optional
              empty="Any"
              options={DAY_STANDINGS.map((one) => ({ value: one, label: STANDING_TAGS[one].label }))}
            />
          </>
        }
      >
        {total > 0 ? (
          <p className="mb-4 max-w-measure">
            In all {daysWords(sums.allowance)}: {daysWords(sums.used)} used, {daysWords(sums.planned)}{' '}
            planned, {daysWords(sums.free)} left.
            {sums.uncovered > 0
              ? ` ${daysWords(sums.uncovered)} beyond allowances, which no school has agreed to pay for.`
              : ''}
          </p>
        ) : null}
        <Table
          caption={active.length > 0 ? 'Schools that fit the filters' : 'Schools and their adviser days'}
          hideCaption
          rows={rows}
          rowKey={({ urn }) => urn}
          empty={
            active.length > 0 ? (
              <EmptyState title="No school fits these filters">Take a filter away.</EmptyState>
            ) : (
              <EmptyState title="There are no schools yet">
                They stand here once the register was brought in.
              </EmptyState>
            )
          }
          columns={[
            {
              head: 'School',
              cell: (row) => (
                <>
                  <Link to={`/schools/${row.urn}/adviser-days`}>{row.name}</Link>
                  <span className="block text-sm font-normal text-ink-soft">
                    {row.band ?? 'No band yet'}
                    {row.maintained ? '' : ', not maintained'}
                  </span>
                  <span className="mt-1 block max-w-56">
                    <DaysBar days={row.days} />
                  </span>
                </>
              ),
            },
            { head: 'Allowance', numeric: true, cell: ({ days }) => daysFigure(days.allowance) },
            { head: 'Used', numeric: true, cell: ({ days }) => daysFigure(days.used) },
            { head: 'Planned', numeric: true, cell: ({ days }) => daysFigure(days.planned) },
            { head: 'Left', numeric: true, cell: ({ days }) => daysFigure(days.free) },
            { head: 'Beyond', numeric: true, cell: ({ days }) => daysFigure(days.over + days.plannedOver) },
            {
              head: 'State',
              cell: ({ standing }) => (
                <Tag tone={STANDING_TAGS[standing].tone}>{STANDING_TAGS[standing].label}</Tag>
              ),
            },
          ]}
        />
        <Pagination
          page={page.page}
          pageSize={pageSize}
          total={total}
          path={PATH}
          query={query}
          noun="school"
        />
        <DownloadList list="adviser-days" total={total} />
      </Filters>
    </Page>
  );
}
