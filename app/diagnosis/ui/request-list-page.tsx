import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords, list } from '~/kernel/words';
import {
  type ActiveFilter,
  BandTag,
  ButtonLink,
  Checkbox,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Page,
  Pagination,
  SelectField,
  Table,
  Tag,
  TextField,
  withQuery,
} from '~/ui';
import { FOCUS_AREAS, focusAreaName, REQUEST_STATES } from '../domain';
import type { RequestFilter } from '../forms';
import type { RequestRow } from '../queries.server';
import { REQUEST_STATE_WORDS, requestStateWords } from '../wording';
import { focusOptions } from './focus-options';

export type RequestListView = {
  rows: RequestRow[];
  total: number;
  page: number;
  pageSize: number;
  filter: RequestFilter;
  query: string;
  bands: { key: string; name: string }[];
  service: boolean;
  mayStart: boolean;
};

/** Requests, the longest waiting first; the service filters a long list. */
export function RequestListPage(view: RequestListView) {
  return (
    <Page
      title={view.service ? 'Requests for support' : 'Your requests for support'}
      wide
      lead={
        view.service
          ? 'Those that wait for somebody come first, the longest waiting at the top.'
          : 'What your school has asked for, and where each request stands.'
      }
      actions={
        view.mayStart && (view.total > 0 || activeFilters(view).length > 0) ? (
          <ButtonLink to="/requests/new" tone="secondary">
            {view.service ? 'Write a request for a school' : 'Ask for support'}
          </ButtonLink>
        ) : null
      }
    >
      {view.service ? (
        <Filters action="/requests" fields={<FilterFields view={view} />} active={activeFilters(view)}>
          <Results view={view} />
        </Filters>
      ) : (
        <Results view={view} />
      )}
    </Page>
  );
}

function Results({ view }: { view: RequestListView }) {
  const filtered = activeFilters(view).length > 0;
  return (
    <>
      <Table
        caption="Requests"
        hideCaption
        rows={view.rows}
        rowKey={({ id }) => id}
        empty={<Empty filtered={filtered} view={view} />}
        columns={[
          {
            head: 'Request',
            cell: (row) => (
              <Link to={`/requests/${row.id}`} className="whitespace-nowrap">
                {row.ref}
              </Link>
            ),
          },
          {
            head: 'School',
            cell: ({ school }) => (
              <>
                {school.name}
                {school.town ? <span className="block text-sm text-ink-soft">{school.town}</span> : null}
              </>
            ),
          },
          { head: 'About', cell: (row) => aboutWords(row.focusAreas) },
          ...(view.service ? [{ head: 'Band', cell: (row: RequestRow) => <BandTag band={row.band} /> }] : []),
          {
            head: 'State',
            cell: (row) => {
              const state = requestStateWords(row);
              return <Tag tone={state.tone}>{state.name}</Tag>;
            },
          },
          { head: 'Since', nowrap: true, cell: (row) => dateWords(calendarDate(new Date(row.since))) },
        ]}
      />
      {view.total > 0 ? (
        <Pagination
          page={view.page}
          pageSize={view.pageSize}
          total={view.total}
          path="/requests"
          query={view.query}
          noun="request"
        />
      ) : null}
      <DownloadList list="requests" total={view.total} />
    </>
  );
}

function aboutWords(keys: readonly string[]): string {
  if (keys.length === 0) return 'Not chosen yet';
  const [first = '', ...rest] = keys.map(focusAreaName);
  return rest.length > 2 ? `${first} and ${rest.length} more` : list([first, ...rest]);
}

function Empty({ filtered, view }: { filtered: boolean; view: RequestListView }) {
  if (filtered) {
    return (
      <EmptyState title="No request fits these filters">
        <p>Take a filter away to see more.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No requests yet"
      action={view.mayStart ? <ButtonLink to="/requests/new">Start a request</ButtonLink> : null}
    >
      <p>
        {view.service
          ? 'Schools’ requests appear here as soon as they are sent. You can also write one for a school.'
          : 'When your school asks another for support, the request is kept here.'}
      </p>
    </EmptyState>
  );
}

function FilterFields({ view }: { view: RequestListView }) {
  const form = formState(null, { ...view.filter });
  return (
    <>
      <TextField form={form} name="q" type="search" label="School or reference" optional />
      <SelectField
        form={form}
        name="state"
        label="State"
        optional
        empty="Any state"
        width="full"
        options={REQUEST_STATES.map((state) => ({ value: state, label: REQUEST_STATE_WORDS[state].name }))}
      />
      {view.bands.length > 0 ? (
        <SelectField
          form={form}
          name="band"
          label="Band"
          optional
          empty="Any band"
          width="full"
          options={view.bands.map(({ key, name }) => ({ value: key, label: name }))}
        />
      ) : null}
      <SelectField
        form={form}
        name="focus"
        label="Focus area"
        optional
        empty="Any focus area"
        width="full"
        options={focusOptions()}
      />
      <Checkbox form={form} name="mine" value="yes" label="Only schools in my caseload" />
    </>
  );
}

function activeFilters({ filter, query, bands }: RequestListView): ActiveFilter[] {
  const without = (name: string) => withQuery('/requests', query, { [name]: null, page: null });
  const named: [name: string, label: string | undefined][] = [
    ['q', filter.q && `“${filter.q}”`],
    ['state', filter.state && REQUEST_STATE_WORDS[filter.state].name],
    ['band', filter.band && (bands.find(({ key }) => key === filter.band)?.name ?? filter.band)],
    ['focus', filter.focus && (FOCUS_AREAS.find(({ key }) => key === filter.focus)?.name ?? filter.focus)],
    ['mine', filter.mine && 'My caseload'],
  ];
  return named.flatMap(([name, label]) => (label ? [{ label, removeHref: without(name) }] : []));
}
