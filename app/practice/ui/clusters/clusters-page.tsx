import { Link } from '@remix-run/react';
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
  Tag,
  TextField,
  withQuery,
} from '~/ui';
import type { ClusterFilter } from '../../clusters/forms';
import type { ClusterListRow, listClusters } from '../../clusters/queries.server';
import { CLUSTER_KIND_NAMES, SCHOOL_STATE_TAGS, schoolsWords } from '../../clusters/wording';
import { CLUSTER_KINDS } from '../../domain/vocabulary';
import { type PracticeTab, PracticeTabs } from '../practice-tabs';
import { ClusterTag, focusWords } from './parts';

type Props = {
  list: Awaited<ReturnType<typeof listClusters>>;
  perPage: number;
  filter: ClusterFilter;
  tabs: readonly PracticeTab[];
  service: boolean;
};

const STATES = [
  { value: 'active', label: 'Active' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
];

/** Clusters and joint projects the viewer may know of. */
export function ClustersPage({ list, perPage, filter, tabs, service }: Props) {
  const query = queryOf(filter);
  const page = { page: list.page, pageSize: perPage, total: list.total, path: '/clusters', query };
  const noun = { noun: 'cluster or joint project', plural: 'clusters and joint projects' };
  return (
    <Page
      title="Clusters and joint projects"
      wide
      lead={
        service
          ? 'Schools that work on something together, with a chair, meetings and minutes.'
          : 'Schools that work on something together. Here are those your school is in, or has been asked to join.'
      }
      actions={
        list.mayForm ? (
          <ButtonLink to="/clusters/new" tone={list.any ? 'secondary' : 'primary'}>
            Form a cluster or joint project
          </ButtonLink>
        ) : undefined
      }
    >
      <PracticeTabs current="clusters" shown={tabs} />
      {list.any ? (
        <Filters action="/clusters" active={activeOf(filter, query)} fields={<Fields filter={filter} />}>
          <Pagination {...page} {...noun} countOnly />
          <List rows={list.rows} />
          <Pagination {...page} {...noun} />
          <DownloadList list="clusters" total={page.total} />
        </Filters>
      ) : (
        <EmptyState title="There are none yet.">
          <p>
            A cluster begins with two schools or more. Whoever forms it asks the others to join; each
            headteacher answers for their own school.
          </p>
        </EmptyState>
      )}
    </Page>
  );
}

function List({ rows }: { rows: readonly ClusterListRow[] }) {
  return (
    <Table
      caption="Clusters and joint projects"
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
          head: 'Name',
          cell: ({ id, name, kind, own }) => (
            <>
              <Link to={`/clusters/${id}`}>{name}</Link>
              <span className="block text-sm font-normal text-ink-soft">{CLUSTER_KIND_NAMES[kind]}</span>
              {own === 'invited' ? (
                <Tag tone="amber">{`${SCHOOL_STATE_TAGS.invited.label}: please answer`}</Tag>
              ) : null}
            </>
          ),
        },
        { head: 'Schools', cell: ({ members, invited }) => schoolsWords(members, invited) },
        { head: 'Focus areas', cell: ({ focusAreas }) => focusWords(focusAreas) },
        { head: 'Chair', cell: ({ chairName }) => chairName ?? 'Not chosen yet' },
        {
          head: 'Next meeting',
          nowrap: true,
          cell: ({ nextMeeting }) => (nextMeeting ? dateWords(nextMeeting) : 'None planned'),
        },
        { head: 'State', cell: ({ state, members }) => <ClusterTag state={state} members={members} /> },
      ]}
    />
  );
}

function Fields({ filter }: { filter: ClusterFilter }) {
  const form = formState(null, filter);
  return (
    <>
      <TextField form={form} name="q" label="Words of its name" type="search" optional />
      <SelectField
        form={form}
        name="kind"
        label="Kind"
        empty="Either"
        width="full"
        options={CLUSTER_KINDS.map((value) => ({ value, label: CLUSTER_KIND_NAMES[value] }))}
        optional
      />
      <SelectField form={form} name="state" label="State" width="full" options={STATES} optional />
    </>
  );
}

function queryOf({ q, kind, state }: ClusterFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (kind) query.set('kind', kind);
  if (state !== 'active') query.set('state', state);
  return query;
}

function activeOf({ q, kind, state }: ClusterFilter, query: URLSearchParams): ActiveFilter[] {
  const without = (name: string) => withQuery('/clusters', query, { [name]: null });
  return [
    ...(q ? [{ label: `Words: ${q}`, removeHref: without('q') }] : []),
    ...(kind ? [{ label: CLUSTER_KIND_NAMES[kind], removeHref: without('kind') }] : []),
    ...(state === 'active'
      ? []
      : [{ label: state === 'all' ? 'Active and ended' : 'Ended', removeHref: without('state') }]),
  ];
}
