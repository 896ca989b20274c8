import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { Details, EmptyState, Filters, Page, withQuery } from '~/ui';
import type { MapQuery } from '../../domain/map/query';
import type { MapPageView } from '../../map/queries.server';
import { mapTitle, travelWords } from '../../map/wording';
import { InsightTabs } from '../insight-tabs';
import { MapFigure } from './map-figure';
import { activeMapFilters, MapFilterFields } from './map-filters';
import { LeadersTable, SchoolsTable } from './map-tables';

export type MapPageProps = {
  map: MapPageView;
  query: MapQuery;
  /** The address's query, as it is. */
  address: string;
  /** Whether the viewer works for the authority's service, whose pages of insight the map is one of. */
  service: boolean;
};

/** Schools and leaders by where they are: a picture, and the same in tables. */
export function MapPage({ map, query, address, service }: MapPageProps) {
  const { subject } = map;
  return (
    <Page
      wide
      title={mapTitle(map)}
      caption={map.place.name}
      breadcrumbs={crumbs(map, service)}
      lead={<Lead map={map} />}
    >
      {service && subject.kind === 'area' ? <InsightTabs current="/map" /> : null}
      <Filters
        action="/map"
        active={activeMapFilters(map, query, address)}
        fields={<MapFilterFields map={map} query={query} />}
      >
        {map.whole ? (
          <>
            <MapFigure map={map} query={query} address={address} />
            <div id="map-lists">
              {subject.kind !== 'school' && query.show !== 'leaders' ? (
                <SchoolsTable map={map} address={address} />
              ) : null}
              {subject.kind !== 'leader' && query.show !== 'schools' && !map.leaders.left ? (
                <LeadersTable map={map} address={address} />
              ) : null}
            </div>
            <Unplaced schools={map.unplaced} />
          </>
        ) : (
          <EmptyState title="No school to draw">
            <p>No school fits what was asked for, or the register has no grid reference for those that do.</p>
            <p>
              Take a filter off, or{' '}
              <Link to={withQuery('/schools', address, { at: null, zoom: null, place: null })}>
                look at the list
              </Link>
              .
            </p>
          </EmptyState>
        )}
      </Filters>
    </Page>
  );
}

function crumbs({ subject }: MapPageView, service: boolean) {
  const map = { href: '/map', label: 'Map' };
  if (subject.kind === 'school')
    return [
      { href: '/schools', label: 'Schools' },
      { href: `/schools/${subject.school.urn}`, label: subject.school.name },
      map,
    ];
  if (subject.kind === 'leader')
    return [
      { href: '/directory', label: 'Directory' },
      { href: `/directory/${subject.leader.id}`, label: subject.leader.name },
      map,
    ];
  return service ? [{ href: '/insight', label: 'Insight' }] : [{ href: '/schools', label: 'Schools' }];
}

function Lead({ map: { subject, leaders } }: { map: MapPageView }) {
  if (subject.kind === 'school') {
    return (
      <p>
        {leaders.places.length === 0
          ? 'Nobody in the directory whose offers fit travels as far as this school.'
          : `${count(leaders.places.length, 'leader')} would travel as far as this school.`}{' '}
        {subject.remoteOnly > 0
          ? `${count(subject.remoteOnly, 'more', 'more')} could help by video or telephone.`
          : ''}{' '}
        Whether they suit it and have days is looked at when a request is matched.
      </p>
    );
  }
  if (subject.kind === 'leader') {
    return (
      <p>
        {subject.leader.limit === null
          ? `${subject.leader.name} has no published offer, and so no distance they would travel.`
          : `From ${subject.leader.home.name}: ${travelWords(subject.leader)}. An estimate by straight line; no route is looked up.`}
      </p>
    );
  }
  return <p>Where schools are, and from where experienced leaders could support them.</p>;
}

/** Schools that no map can show. */
function Unplaced({ schools }: { schools: MapPageView['unplaced'] }) {
  if (schools.length === 0) return null;
  return (
    <Details summary={`${count(schools.length, 'school')} without a grid reference`}>
      <p>The register does not say where they are, so that they are not on the map.</p>
      <ul>
        {schools.map(({ urn, name }) => (
          <li key={urn}>
            <Link to={`/schools/${urn}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Details>
  );
}
