import { Link } from '@remix-run/react';
import { daysFigure } from '~/kernel/days';
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
  WithReferences,
  withQuery,
} from '~/ui';
import type { NoteFilter, OverviewFilter, VisitsOverview } from '../../visits/overview.server';
import { NoteCell, noteCountWords, StageTag } from './frame';

const NOTE_FILTER_NAMES: Readonly<Record<NoteFilter, string>> = {
  outstanding: 'Note outstanding',
  overdue: 'Note overdue',
  late: 'Note was late',
  'on-time': 'Note was on time',
  'to-record': 'Visit not recorded',
  planned: 'Visit to come',
};

/** All visits of an authority, or of a provider, with how their notes stand to the 48 hours. */
export function VisitsOverviewPage({
  overview,
  filter,
  pageSize,
}: {
  overview: VisitsOverview;
  filter: OverviewFilter;
  pageSize: number;
}) {
  const { rows, total, page, counts, visitors, service } = overview;
  const query = new URLSearchParams({
    ...(filter.visitor ? { visitor: filter.visitor } : {}),
    ...(filter.note ? { note: filter.note } : {}),
  });
  const visitor = visitors.find(({ id }) => id === filter.visitor);
  const active = [
    ...(visitor ? [{ label: visitor.name, removeHref: withQuery('/visits', query, { visitor: null }) }] : []),
    ...(filter.note
      ? [
          {
            label: NOTE_FILTER_NAMES[filter.note],
            removeHref: withQuery('/visits', query, { note: null }),
          },
        ]
      : []),
  ];
  const form = formState(null, { visitor: filter.visitor ?? '', note: filter.note ?? '' });
  return (
    <Page
      wide
      title="Visits and their notes"
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Agreements', href: '/agreements' },
      ]}
      lead={
        service
          ? 'Every visit under an agreement and of the advisers. A note is on time when it reaches the headteacher within 48 hours of the visit’s end.'
          : 'Visits under your agreements. A note is on time when it reaches the headteacher within 48 hours of the visit’s end.'
      }
    >
      <Filters
        action="/visits"
        active={active}
        fields={
          <>
            <SelectField
              form={form}
              name="visitor"
              label="Who visits"
              width="full"
              optional
              empty="Anybody"
              options={visitors.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <SelectField
              form={form}
              name="note"
              label="Note"
              width="full"
              optional
              empty="Any"
              options={Object.entries(NOTE_FILTER_NAMES).map(([value, label]) => ({ value, label }))}
            />
          </>
        }
      >
        <p className="mb-4 max-w-measure font-semibold">
          {visitor ? `${visitor.name}: ` : ''}
          {noteCountWords(counts, overview.toRecord)}
        </p>
        <Table
          caption={active.length > 0 ? 'Visits that fit the filters' : 'Visits'}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            active.length > 0 ? (
              <EmptyState title="No visit fits these filters">Take a filter away.</EmptyState>
            ) : (
              <EmptyState title="There are no visits yet">
                Visits are planned from the page of an agreement, or of a school for those of the adviser.
              </EmptyState>
            )
          }
          columns={[
            {
              head: 'Date',
              nowrap: true,
              cell: (row) => <Link to={row.href}>{dateWords(row.on)}</Link>,
            },
            {
              head: 'Visit',
              cell: (row) => (
                <>
                  {row.schoolName}
                  <span className="block text-sm text-ink-soft">
                    <WithReferences text={row.ref ? `${row.title}, ${row.ref}` : row.title} />
                  </span>
                </>
              ),
            },
            { head: 'Who visits', cell: (row) => row.visitorName },
            { head: 'Days', cell: (row) => daysFigure(row.halfDays), numeric: true },
            { head: 'State', cell: (row) => <StageTag visit={row} /> },
            { head: 'Note', cell: (row) => <NoteCell visit={row} /> },
          ]}
        />
        {total > 0 ? (
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            path="/visits"
            query={query}
            noun="visit"
          />
        ) : null}
        <DownloadList list="visits" total={total} />
      </Filters>
    </Page>
  );
}
