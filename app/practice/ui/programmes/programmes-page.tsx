import { Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain';
import { FOCUS_AREAS } from '~/diagnosis/domain/focus-areas';
import { dateWords } from '~/kernel/words';
import {
  type ActiveFilter,
  ButtonLink,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Page,
  Pagination,
  SelectField,
  Table,
  TextField,
  withQuery,
} from '~/ui';
import type { ProgrammeFilter } from '../../programmes/forms';
import type { listProgrammes, ProgrammeListRow } from '../../programmes/queries.server';
import { placesWords, sessionsWords } from '../../programmes/wording';
import { type PracticeTab, PracticeTabs } from '../practice-tabs';
import { ProgrammeTag } from './parts';

type Props = {
  list: Awaited<ReturnType<typeof listProgrammes>>;
  perPage: number;
  filter: ProgrammeFilter;
  tabs: readonly PracticeTab[];
};

const STATES = [
  { value: 'current', label: 'Open, or going on' },
  { value: 'ended', label: 'Ended or cancelled' },
  { value: 'all', label: 'All' },
];

/** Programmes the viewer may know of. */
export function ProgrammesPage({ list, perPage, filter, tabs }: Props) {
  const query = queryOf(filter);
  const page = { page: list.page, pageSize: perPage, total: list.total, path: '/programmes', query };
  return (
    <Page
      title="Programmes"
      wide
      lead="Sessions for staff of several schools. Places go in the order of asking; whoever asks when it is full waits for one to come free."
      actions={
        list.mayMake ? (
          <ButtonLink to="/programmes/new" tone={list.any ? 'secondary' : 'primary'}>
            Make a programme
          </ButtonLink>
        ) : undefined
      }
    >
      <PracticeTabs current="programmes" shown={tabs} />
      {list.any ? (
        <Filters action="/programmes" active={activeOf(filter, query)} fields={<Fields filter={filter} />}>
          <Pagination {...page} noun="programme" countOnly />
          <List rows={list.rows} />
          <Pagination {...page} noun="programme" />
          <DownloadList list="programmes" total={page.total} />
        </Filters>
      ) : (
        <EmptyState title="There are none yet.">
          <p>The service makes a programme for a cluster or for every school of the authority.</p>
        </EmptyState>
      )}
    </Page>
  );
}

function List({ rows }: { rows: readonly ProgrammeListRow[] }) {
  return (
    <Table
      caption="Programmes"
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="None fits these filters.">
          <p>Take a filter off, or search with fewer words.</p>
        </EmptyState>
      }
      columns={[
        {
          head: 'Programme',
          cell: ({ id, name, clusterName, providerName }) => (
            <>
              <Link to={`/programmes/${id}`}>{name}</Link>
              <span className="block text-sm font-normal text-ink-soft">
                {[`For ${clusterName ?? 'every school'}`, providerName && `run by ${providerName}`]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </>
          ),
        },
        { head: 'Sessions', cell: ({ sessions }) => sessionsWords(sessions) },
        { head: 'Ask by', nowrap: true, cell: ({ closesOn }) => dateWords(closesOn) },
        { head: 'Places', cell: (row) => placesWords(row) },
        { head: 'State', cell: ({ state }) => <ProgrammeTag state={state} /> },
      ]}
    />
  );
}

function Fields({ filter }: { filter: ProgrammeFilter }) {
  const form = formState(null, filter);
  return (
    <>
      <TextField form={form} name="q" label="Words of its name" type="search" optional />
      <SelectField
        form={form}
        name="focus"
        label="Focus area"
        empty="Any"
        width="full"
        options={FOCUS_AREAS.map(({ key, name }) => ({ value: key, label: name }))}
        optional
      />
      <SelectField form={form} name="state" label="State" width="full" options={STATES} optional />
    </>
  );
}

function queryOf({ q, focus, state }: ProgrammeFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (focus) query.set('focus', focus);
  if (state !== 'current') query.set('state', state);
  return query;
}

function activeOf({ q, focus, state }: ProgrammeFilter, query: URLSearchParams): ActiveFilter[] {
  const without = (name: string) => withQuery('/programmes', query, { [name]: null });
  return [
    ...(q ? [{ label: `Words: ${q}`, removeHref: without('q') }] : []),
    ...(focus ? [{ label: focusAreaName(focus), removeHref: without('focus') }] : []),
    ...(state === 'current'
      ? []
      : [{ label: state === 'all' ? 'All' : 'Ended or cancelled', removeHref: without('state') }]),
  ];
}
