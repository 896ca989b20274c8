import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { BandTag, type Column, EmptyState, Pagination, Section, Table } from '~/ui';
import { MAP_ROWS } from '../../map/limits';
import type { MapLeader, MapPageView, MapSchool } from '../../map/queries.server';
import { focusWords, travelWords } from '../../map/wording';

/** The schools of the picture, by name. */
export function SchoolsTable({ map, address }: { map: MapPageView; address: string }) {
  const { schools } = map;
  return (
    <Section title="Schools in the picture">
      <Table
        caption="Schools in the picture"
        hideCaption
        rows={schools.listed}
        rowKey={(row) => row.urn}
        columns={schoolColumns(map)}
        empty={
          <EmptyState title="No school in this picture">
            <p>Look wider, or take a filter off.</p>
          </EmptyState>
        }
      />
      <Pagination
        page={schools.page}
        pageSize={MAP_ROWS}
        total={schools.total}
        path="/map"
        query={address}
        noun="school"
        label="Pages of schools"
      />
    </Section>
  );
}

function schoolColumns(map: MapPageView): Column<MapSchool>[] {
  const columns: (Column<MapSchool> | false)[] = [
    {
      head: 'School',
      cell: (row) => (
        <>
          <Link to={`/schools/${row.urn}`}>{row.name}</Link>
          {row.town ? <span className="block text-sm font-normal text-ink-soft">{row.town}</span> : null}
        </>
      ),
    },
    { head: 'Phase', cell: (row) => row.phaseName },
    map.seesBands && { head: 'Band', cell: (row: MapSchool) => <BandTag band={row.band} /> },
    map.subject.kind === 'leader' && {
      head: 'Estimated journey',
      numeric: true,
      cell: (row: MapSchool) => (row.minutes === null ? '–' : count(row.minutes, 'minute')),
    },
    map.subject.kind === 'area' && {
      head: 'Who can reach it',
      cell: (row: MapSchool) => (
        <Link to={`/map?school=${row.urn}`}>
          Leaders near<span className="visually-hidden"> {row.name}</span>
        </Link>
      ),
    },
  ];
  return columns.filter((column) => column !== false);
}

/** The leaders of the picture: by name, or by the length of the journey where it is to one school. */
export function LeadersTable({ map, address }: { map: MapPageView; address: string }) {
  const { leaders, subject } = map;
  const toSchool = subject.kind === 'school';
  const columns: (Column<MapLeader> | false)[] = [
    {
      head: 'Leader',
      cell: (row) => (
        <>
          <Link to={`/directory/${row.id}`}>{row.name}</Link>
          <span className="block text-sm font-normal text-ink-soft">{row.designation}</span>
        </>
      ),
    },
    {
      head: 'Home school',
      cell: (row) => <Link to={`/schools/${row.home.urn}`}>{row.home.name}</Link>,
    },
    { head: 'Supports', cell: (row) => focusWords(row.focusAreas) || '–' },
    toSchool && {
      head: 'Estimated journey',
      numeric: true,
      cell: (row: MapLeader) => (row.minutes === null ? '–' : count(row.minutes, 'minute')),
    },
    {
      head: 'Travels',
      cell: (row) => (
        <>
          {travelWords(row)}
          {row.limit === null ? null : (
            <Link to={`/map?leader=${row.id}`} className="block">
              On the map<span className="visually-hidden">: where {row.name} travels</span>
            </Link>
          )}
        </>
      ),
    },
  ];
  return (
    <Section title={toSchool ? 'Leaders within reach' : 'Leaders in the picture'}>
      <Table
        caption={toSchool ? 'Leaders within reach' : 'Leaders in the picture'}
        hideCaption
        rows={leaders.listed}
        rowKey={(row) => row.id}
        columns={columns.filter((column) => column !== false)}
        empty={
          <EmptyState title={toSchool ? 'Nobody within reach' : 'No leader in this picture'}>
            <p>
              {toSchool
                ? 'Take a filter off, or look in the directory for support by video.'
                : 'Look wider, take a filter off, or look in the directory.'}{' '}
              <Link to="/directory">Directory of support</Link>
            </p>
          </EmptyState>
        }
      />
      <Pagination
        page={leaders.page}
        pageSize={MAP_ROWS}
        total={leaders.places.length}
        path="/map"
        query={address}
        param="lpage"
        noun="leader"
        label="Pages of leaders"
      />
    </Section>
  );
}
