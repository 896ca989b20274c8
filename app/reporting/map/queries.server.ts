import { isService, type Viewer } from '~/accounts/domain/roles';
import { phasesOfSchool } from '~/diagnosis/domain';
import { type DirectoryFilters, readFilters } from '~/directory/filters';
import { type ProviderPlace, providerPlaces } from '~/directory/queries/places.server';
import { distanceKm, type GridPoint, gridPoint, kmWithin, travelMinutes } from '~/kernel/geo';
import { db } from '~/platform/db.server';
import { type BandView, bandChoices, bandsOf, ownAuthority } from '~/schools/bands.server';
import { EVERYWHERE } from '~/schools/domain';
import { authoritiesHeld } from '~/schools/list.server';
import type { MapQuery } from '../domain/map/query';
import { closer, deepestZoom, edgesOf, inView, type MapView, viewOf, zoomFor } from '../domain/map/view';
import { MAP_ROWS } from './limits';
import {
  placedSchools,
  placesOfTown,
  type SchoolPlace,
  type SchoolsDrawn,
  schoolsAt,
  schoolsDrawn,
  schoolsListed,
  townChoices,
  townsOf,
  unplaced,
  wholeOf,
} from './schools.server';

/** More leaders than this are not read for one picture. */
const MOST_LEADERS = 1_500;

export type MapSchool = SchoolPlace & {
  band: BandView | null;
  /** Estimated minutes by road, where the map is of one leader's travel. */
  minutes: number | null;
};

export type MapLeader = Omit<ProviderPlace, 'home' | 'offers'> & {
  home: { urn: number; name: string; town: string | null } & GridPoint;
  focusAreas: string[];
  /** Furthest they travel for any offer that fits, in estimated minutes; null without a published offer. */
  limit: number | null;
  /** The radius of their circle. */
  km: number;
  remote: boolean;
  /** Estimated minutes by road to the school, where the map is of one school. */
  minutes: number | null;
};

export type MapSubject =
  | { kind: 'area' }
  | { kind: 'school'; school: SchoolPlace; remoteOnly: number }
  | { kind: 'leader'; leader: MapLeader };

export type MapPageView = {
  subject: MapSubject;
  /** Where the map looks: an authority, or everywhere. */
  place: { code: string; name: string };
  own: { code: string; name: string };
  /** Nothing that was asked for has a grid reference: there is no picture. */
  whole: MapView | null;
  view: MapView;
  zoom: number;
  deepest: number;
  /** Whether the viewer may know the bands of the schools shown. */
  seesBands: boolean;
  schools: Omit<SchoolsDrawn, 'places'> & { places: MapSchool[]; listed: MapSchool[]; page: number };
  leaders: {
    places: MapLeader[];
    listed: MapLeader[];
    page: number;
    /** Whether there are more than are read for one picture. */
    more: boolean;
    /** Whether they are left out of a picture with too many schools, until somebody looks closer or says what is needed. */
    left: boolean;
  };
  choices: { authorities: { code: string; name: string }[]; bands: BandView[]; towns: string[] };
  unplaced: { urn: number; name: string }[];
};

const NOWHERE: MapView = { centre: { easting: 0, northing: 0 }, across: 1 };
const NO_SCHOOLS: SchoolsDrawn = { total: 0, places: [], squares: [], towns: [] };

/**
 * What the map shows: schools of the register, with bands for the service of their authority alone, and the leaders of
 * the directory that the viewer can come upon.
 * @returns null where it asks for a school or a leader that is not there for the viewer
 */
export async function loadMap(viewer: Viewer, query: MapQuery): Promise<MapPageView | null> {
  if (query.school !== null) return reachOfSchool(viewer, query, query.school);
  if (query.leader !== null) return reachOfLeader(viewer, query, query.leader);
  const frame = await frameOf(viewer, query);
  const where = placedSchools(viewer, query.schools, frame.place.code);
  const whole = await wholeOf(where, frame.place.code);
  if (!whole) return { ...frame, ...nothing(), subject: { kind: 'area' } };
  const { view, zoom } = await lookAt(query, whole, where);
  const drawn = query.show === 'leaders' ? NO_SCHOOLS : await schoolsDrawn(where, view, wideKey(query));
  const tooMany = drawn.squares.length > 0 && query.focus === '' && query.designation === '';
  const found =
    query.show === 'schools' || tooMany
      ? []
      : await providerPlaces(viewer, leaderFilters(query), { box: edgesOf(view), most: MOST_LEADERS });
  const leaders = leadersOf(found);
  const places = await banded(viewer, drawn.places);
  const page = held(query.schools.page, drawn.total);
  const rows = drawn.squares.length > 0 ? await schoolsListed(where, view, page, MAP_ROWS) : null;
  return {
    ...frame,
    subject: { kind: 'area' },
    whole,
    view,
    zoom,
    deepest: deepestZoom(whole),
    schools: {
      ...drawn,
      // Without schools on it, a map is named by where its leaders are.
      towns: query.show === 'leaders' ? townsOf(leaders.map(({ home }) => home)) : drawn.towns,
      places,
      page,
      listed: rows ? await banded(viewer, rows) : paged(places, page),
    },
    leaders: { ...listedLeaders(query, leaders), left: query.show !== 'schools' && tooMany },
  };
}

/** What of a question about all of England makes its picture another; null where the answer hangs on who asks. */
function wideKey({ schools }: MapQuery): string | null {
  const { search, la, status, phase, type, trust, rating, band } = schools;
  if (la !== EVERYWHERE || band !== '') return null;
  return JSON.stringify([search, status, phase, type, trust, rating]);
}

/** Leaders within reach of one school: those for whom its journey is no longer than they say they travel. */
async function reachOfSchool(viewer: Viewer, query: MapQuery, urn: number): Promise<MapPageView | null> {
  const [school] = await schoolsAt(db(), [urn]);
  if (!school) return null;
  const frame = await frameOf(viewer, query);
  const found = leadersOf(
    await providerPlaces(viewer, leaderFilters(query), {
      box: aroundOf(school, FURTHEST),
      most: MOST_LEADERS,
    }),
  ).filter(({ home }) => home.urn !== urn);
  const timed = found.map((leader) => ({ ...leader, minutes: minutesBetween(school, leader.home) }));
  const reaching = timed
    .filter(({ minutes, limit }) => minutes !== null && limit !== null && minutes <= limit)
    .sort((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0));
  const remoteOnly = timed.filter(
    ({ remote, id }) => remote && !reaching.some((one) => one.id === id),
  ).length;
  const whole = viewOf([school, ...reaching.map(({ home }) => home)]) ?? NOWHERE;
  const { view, zoom } = await lookAt(query, whole, undefined);
  const [shown] = await banded(viewer, [school]);
  const places = shown ? [shown] : [];
  return {
    ...frame,
    subject: { kind: 'school', school, remoteOnly },
    whole,
    view,
    zoom,
    deepest: deepestZoom(whole),
    schools: {
      ...NO_SCHOOLS,
      total: 1,
      places,
      listed: places,
      page: 1,
      towns: townsOf([school, ...reaching.map(({ home }) => home)]),
    },
    leaders: listedLeaders(
      query,
      reaching.filter(({ home }) => inView(view, home)),
    ),
  };
}

/** Schools that one leader would travel to, of the authority looked at. */
async function reachOfLeader(viewer: Viewer, query: MapQuery, id: string): Promise<MapPageView | null> {
  const found = await providerPlaces(viewer, readFilters(new URLSearchParams()), { id, most: 1 });
  if (found.length === 0) return null;
  const frame = await frameOf(viewer, query);
  const [leader] = leadersOf(found);
  // The register does not say where the home school is.
  if (!leader) return { ...frame, ...nothing(), subject: { kind: 'area' } };
  const around = { centre: leader.home, across: Math.max(4_000, leader.km * 2_000 * 1.08) };
  const whole: MapView = {
    centre: { easting: leader.home.easting, northing: leader.home.northing },
    across: Math.ceil(around.across),
  };
  const { view, zoom } = await lookAt(query, whole, undefined);
  const where = placedSchools(viewer, query.schools, frame.place.code);
  const drawn = await schoolsDrawn(where, view);
  const places = (await banded(viewer, drawn.places))
    .map((school) => ({ ...school, minutes: minutesBetween(leader.home, school) }))
    .filter(({ minutes }) => minutes !== null && leader.limit !== null && minutes <= leader.limit);
  const page = held(query.schools.page, places.length);
  return {
    ...frame,
    subject: { kind: 'leader', leader },
    whole,
    view,
    zoom,
    deepest: deepestZoom(whole),
    schools: {
      total: places.length,
      squares: drawn.squares,
      towns: drawn.squares.length > 0 ? drawn.towns : townsOf(places),
      places,
      page,
      listed: paged(places, page),
    },
    leaders: listedLeaders(query, [leader]),
  };
}

/** Nobody in the directory travels further than this, in minutes. */
const FURTHEST = 240;

function aroundOf(point: GridPoint, minutes: number) {
  return edgesOf({ centre: point, across: kmWithin(minutes) * 2_000 });
}

function minutesBetween(a: GridPoint, b: GridPoint): number | null {
  return travelMinutes(distanceKm(a, b));
}

async function frameOf(viewer: Viewer, query: MapQuery) {
  const own = await ownAuthority(db(), viewer);
  const la = query.schools.la === '' ? own.code : query.schools.la;
  const authorities = await authoritiesHeld();
  const name =
    la === EVERYWHERE
      ? 'England'
      : la === own.code
        ? own.name
        : (authorities.find(({ code }) => code === la)?.name ?? `authority ${la}`);
  const all = placedSchools(viewer, { ...query.schools, search: '', trust: '', rating: '' }, la);
  return {
    own,
    place: { code: la, name },
    seesBands: isService(viewer) && la === own.code,
    choices: {
      authorities,
      bands: la === own.code ? await bandChoices(db(), viewer) : [],
      towns: query.school === null && query.leader === null ? await townChoices(all, la) : [],
    },
    unplaced: query.school === null && query.leader === null ? await unplaced(viewer, query.schools, la) : [],
  };
}

function nothing() {
  return {
    whole: null,
    view: NOWHERE,
    zoom: 0,
    deepest: 0,
    schools: { ...NO_SCHOOLS, places: [], listed: [], page: 1 },
    leaders: { places: [], listed: [], page: 1, more: false, left: false },
  };
}

/** The part of the whole that is looked at: around a point, a town, or all of it. */
async function lookAt(query: MapQuery, whole: MapView, where: Parameters<typeof placesOfTown>[0]) {
  if (query.place !== '' && query.at === null && where) {
    const town = viewOf(await placesOfTown(where, query.place));
    if (town) {
      const zoom = zoomFor(whole, town.across);
      return { zoom, view: closer(whole, zoom, town.centre) };
    }
  }
  const zoom = Math.min(query.zoom, deepestZoom(whole));
  return { zoom, view: closer(whole, zoom, query.at) };
}

/** The directory's own filters for what the map is asked. */
function leaderFilters(query: MapQuery): DirectoryFilters {
  const { phase } = query.schools;
  return readFilters(
    new URLSearchParams({
      focus: query.focus,
      designation: query.designation,
      // The closest phase of support: what suits a primary school is asked of leaders for primary schools.
      phase: phase ? (phasesOfSchool(phase)[0] ?? '') : '',
    }),
  );
}

function leadersOf(found: readonly ProviderPlace[]): MapLeader[] {
  return found.flatMap(({ home, offers, ...leader }) => {
    const point = gridPoint(home.easting, home.northing);
    if (!point) return [];
    const limits = offers.map(({ travelLimitMinutes }) => travelLimitMinutes);
    const limit = limits.length === 0 ? null : Math.max(...limits);
    return [
      {
        ...leader,
        home: { ...home, ...point },
        focusAreas: [...new Set(offers.flatMap((one) => one.focusAreas))],
        limit,
        km: limit === null ? 0 : kmWithin(limit),
        remote: offers.some(({ remote }) => remote),
        minutes: null,
      },
    ];
  });
}

function listedLeaders(query: MapQuery, places: MapLeader[]) {
  const page = held(query.leadersPage, places.length);
  return { places, page, listed: paged(places, page), more: places.length >= MOST_LEADERS, left: false };
}

async function banded(viewer: Viewer, places: readonly SchoolPlace[]): Promise<MapSchool[]> {
  const bands = await bandsOf(
    db(),
    viewer,
    places.map(({ urn }) => urn),
  );
  return places.map((place) => ({ ...place, band: bands.get(place.urn) ?? null, minutes: null }));
}

const held = (page: number, total: number) => Math.min(page, Math.max(1, Math.ceil(total / MAP_ROWS)));

function paged<T>(rows: readonly T[], page: number): T[] {
  return rows.slice((page - 1) * MAP_ROWS, page * MAP_ROWS);
}
