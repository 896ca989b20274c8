import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { Details, withQuery } from '~/ui';
import { type MapQuery, pointText } from '../../domain/map/query';
import { beside, DIRECTIONS, type Direction } from '../../domain/map/view';
import { MOST_CIRCLES } from '../../map/limits';
import type { MapLeader, MapPageView } from '../../map/queries.server';
import { MapLegend } from './map-legend';
import { MapPicture } from './map-picture';

/** The picture, once for wide windows and once for narrow ones, with how to move and what the marks mean. */
export function MapFigure({ map, query, address }: { map: MapPageView; query: MapQuery; address: string }) {
  const circles = circlesOf(map, query);
  const left = query.circles ? map.leaders.places.length - circles.length : 0;
  return (
    <figure className="mb-10 max-w-[46rem]">
      <figcaption className="mb-3">
        <strong>{shownWords(map, query)}</strong>
        {left > 0 && map.subject.kind === 'area'
          ? ` Circles are drawn for the first ${MOST_CIRCLES}; look closer to see others.`
          : ''}
      </figcaption>
      <a href="#map-lists" className="skip-link">
        Skip the picture: the same as lists
      </a>
      <div className="hidden sm:block">
        <MapPicture map={map} circles={circles} address={address} side={640} names={14} />
      </div>
      <div className="sm:hidden">
        <MapPicture map={map} circles={circles} address={address} side={300} names={6} />
      </div>
      <Moves map={map} address={address} />
      <MapLegend map={map} circles={circles.length > 0} />
      <Details summary="How this picture is made">
        <p>
          Places are the grid references of the national register; leaders are shown at their home school.
          There are no roads on it, and no outlines: names of places stand in the middle of their schools.
        </p>
        <p>
          How far somebody travels is what their offers say in minutes, turned into a distance: a straight
          line made longer by a third for the bends of roads, slower on short journeys. It is an estimate.
        </p>
      </Details>
    </figure>
  );
}

function circlesOf({ subject, leaders }: MapPageView, query: MapQuery): MapLeader[] {
  if (subject.kind === 'leader') return subject.leader.limit === null ? [] : [subject.leader];
  if (!query.circles) return [];
  return leaders.places.filter(({ limit }) => limit !== null).slice(0, MOST_CIRCLES);
}

function shownWords({ subject, schools, leaders }: MapPageView, query: MapQuery): string {
  const ofSchools = count(schools.total, 'school');
  const ofLeaders = `${leaders.more ? 'more than ' : ''}${count(leaders.places.length, 'leader')}`;
  if (subject.kind === 'school') return `${ofLeaders} within reach, in this picture.`;
  if (subject.kind === 'leader')
    return `${ofSchools} within reach of ${subject.leader.home.name}, in this picture.`;
  if (leaders.left)
    return `${ofSchools} in this picture. Leaders are shown once you look closer, or choose what they support.`;
  if (query.show === 'schools') return `${ofSchools} in this picture.`;
  if (query.show === 'leaders') return `${ofLeaders} in this picture.`;
  return `${ofSchools} and ${ofLeaders} in this picture.`;
}

const NAMES: Record<Direction, string> = { north: 'North', east: 'East', south: 'South', west: 'West' };

/** Closer, wider and to the sides, as links: the address says what is looked at. */
function Moves({ map, address }: { map: MapPageView; address: string }) {
  const { whole, view, zoom, deepest } = map;
  if (!whole) return null;
  const to = (change: Record<string, string | null>) =>
    withQuery('/map', address, { place: null, page: null, lpage: null, ...change });
  const at = pointText(view.centre);
  const moves = [
    zoom < deepest && { label: 'Closer', href: to({ at, zoom: String(zoom + 1) }) },
    zoom > 0 && {
      label: 'Wider',
      href: to(zoom === 1 ? { at: null, zoom: null } : { at, zoom: String(zoom - 1) }),
    },
    ...DIRECTIONS.map((direction) => {
      const centre = zoom > 0 ? beside(whole, view, direction) : null;
      return centre && { label: NAMES[direction], href: to({ at: pointText(centre), zoom: String(zoom) }) };
    }),
    zoom > 1 && { label: 'All of it', href: to({ at: null, zoom: null }) },
  ].filter((move) => move !== false && move !== null);
  return (
    <nav aria-label="Move the picture" className="no-print mt-3">
      <ul className="flex flex-wrap gap-2">
        {moves.map((move) => (
          <li key={move.label}>
            <Link
              to={move.href}
              className="inline-flex min-h-11 items-center rounded border border-line-strong px-3 text-sm no-underline hover:bg-panel"
            >
              {move.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
