import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import {
  BandTag,
  type Column,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Page,
  Pagination,
  Table,
  withQuery,
} from '~/ui';
import { EVERYWHERE, type SchoolListQuery, type Sort } from '../domain';
import type { SchoolList, SchoolListItem } from '../list.server';
import { activeFilters, SchoolFilterFields } from './school-filters';
import { StatusTag } from './status-tag';

const PATH = '/schools';
/** Past this many, a list is no way to find a school. */
const TOO_MANY = 500;

export type SchoolsPageProps = {
  list: SchoolList;
  query: SchoolListQuery;
  /** The address's query, as it is. */
  address: string;
  perPage: number;
  mayImport: boolean;
};

/** The list of schools: search, filters, order and pages, all of it in the address. */
export function SchoolsPage({ list, query, address, perPage, mayImport }: SchoolsPageProps) {
  if (!list.any) return <NoSchools mayImport={mayImport} />;
  const active = activeFilters(PATH, address, query, list);
  const form = formState(null, {
    q: query.search,
    la: list.place.code === list.own.code ? '' : list.place.code,
    status: query.status,
    phase: query.phase,
    type: query.type,
    band: query.band,
    rating: query.rating,
    trust: query.trust,
    sort: query.sort,
    order: query.descending ? 'desc' : '',
  });
  return (
    <Page
      title="Schools"
      caption={list.place.name}
      wide
      actions={
        <Link to={withQuery('/map', address, { page: null, sort: null, order: null, status: null })}>
          See them on a map
        </Link>
      }
    >
      <Filters action={PATH} active={active} fields={<SchoolFilterFields form={form} list={list} />}>
        {list.total > 0 ? (
          <p className="mb-4">
            <strong>{count(list.total, 'school')}</strong>
            {list.total > TOO_MANY
              ? '. Search by name, town or postcode, or use the filters, to find the one you want.'
              : ''}
          </p>
        ) : null}
        <Table
          caption="Schools"
          hideCaption
          rows={list.rows}
          rowKey={(row) => row.urn}
          columns={columnsFor(list, query, address)}
          empty={
            <NothingFound
              query={query}
              address={address}
              filtered={active.length > 0}
              everywhere={list.place.code === EVERYWHERE}
            />
          }
        />
        {list.total > 0 ? (
          <Pagination
            page={list.page}
            pageSize={perPage}
            total={list.total}
            path={PATH}
            query={address}
            noun="school"
          />
        ) : null}
        <DownloadList list="schools" total={list.total} />
      </Filters>
    </Page>
  );
}

function columnsFor(list: SchoolList, query: SchoolListQuery, address: string): Column<SchoolListItem>[] {
  const from = address === '' ? '' : `?from=${encodeURIComponent(address)}`;
  const sort = (by: Sort): Column<SchoolListItem>['sort'] => {
    const now = query.sort === by;
    return {
      href: withQuery(PATH, address, {
        sort: by === 'name' ? null : by,
        order: now && !query.descending ? 'desc' : null,
        page: null,
      }),
      order: now ? (query.descending ? 'descending' : 'ascending') : undefined,
    };
  };
  const columns: (Column<SchoolListItem> | false)[] = [
    {
      head: 'School',
      sort: sort('name'),
      cell: (row) => (
        <>
          <Link to={`${PATH}/${row.urn}${from}`}>{row.name}</Link>
          <span className="block text-sm font-normal text-ink-soft">
            {[row.town, row.postcode].filter(Boolean).join(', ')}
            {list.place.code === EVERYWHERE ? ` · ${row.laName}` : ''}
          </span>
          {row.statusName === 'Open' ? null : (
            <span className="mt-1 block font-normal">
              <StatusTag {...row} />
              {row.closeDate && row.statusGroup === 'closed' ? (
                <span className="text-sm text-ink-soft"> {dateWords(row.closeDate)}</span>
              ) : null}
            </span>
          )}
        </>
      ),
    },
    {
      head: 'Phase and type',
      sort: sort('phase'),
      cell: (row) => (
        <>
          {row.phaseName}
          <span className="block text-sm text-ink-soft">{row.trustName ?? row.typeName}</span>
        </>
      ),
    },
    (list.choices.bands.length > 0 && list.place.code === list.own.code) || list.rows.some((row) => row.band)
      ? { head: 'Band', cell: (row) => (row.band ? <BandTag band={row.band} /> : '–') }
      : false,
    {
      head: 'Inspection',
      sort: sort('inspected'),
      cell: (row) => (
        <>
          {row.ofstedRating ?? 'None recorded'}
          {row.ofstedLastInspection ? (
            <span className="block text-sm text-ink-soft">{dateWords(row.ofstedLastInspection)}</span>
          ) : null}
        </>
      ),
    },
    {
      head: 'Pupils',
      numeric: true,
      sort: sort('pupils'),
      cell: (row) => row.pupils?.toLocaleString('en-GB') ?? '–',
    },
  ];
  return columns.filter((column) => column !== false);
}

function NothingFound({
  query,
  address,
  filtered,
  everywhere,
}: {
  query: SchoolListQuery;
  address: string;
  filtered: boolean;
  everywhere: boolean;
}) {
  return (
    <EmptyState title={filtered ? 'No school matches' : 'No open school of this authority is held'}>
      <p>
        {filtered
          ? 'Check the spelling, try fewer words, or take a filter off.'
          : 'Choose another authority, or ask an administrator whether its schools have been imported.'}
      </p>
      <ul className="mt-2">
        {everywhere ? null : (
          <li>
            <Link to={withQuery(PATH, address, { la: EVERYWHERE, page: null })} className="inline-block py-1">
              Look in all of England
            </Link>
          </li>
        )}
        {query.status === 'any' ? null : (
          <li>
            <Link to={withQuery(PATH, address, { status: 'any', page: null })} className="inline-block py-1">
              Include closed schools
            </Link>
          </li>
        )}
      </ul>
    </EmptyState>
  );
}

function NoSchools({ mayImport }: { mayImport: boolean }) {
  return (
    <Page title="Schools">
      <EmptyState
        title="No schools have been imported yet"
        action={mayImport ? <Link to="/admin/imports">Import schools</Link> : undefined}
      >
        <p>
          Schools come from the national register, Get Information about Schools.{' '}
          {mayImport ? 'Start by importing its file.' : 'Ask an administrator to import its file.'}
        </p>
      </EmptyState>
    </Page>
  );
}
