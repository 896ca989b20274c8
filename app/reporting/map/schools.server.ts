import { and, asc, between, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { GridPoint } from '~/kernel/geo';
import { type Db, db } from '~/platform/db.server';
import { EVERYWHERE, type SchoolListQuery } from '~/schools/domain';
import { schoolConditions } from '~/schools/list.server';
import { ENGLAND, edgesOf, type MapView, viewOf } from '../domain/map/view';

/** A school that can be drawn. */
export type SchoolPlace = {
  urn: number;
  name: string;
  phaseName: string;
  town: string | null;
  easting: number;
  northing: number;
};

/** So many schools are read one by one; of more, how many there are in each square of a net. */
const READ_SINGLY = 1_500;
/** Squares along one side of that net. */
const NET = 36;

/** Schools of a view: each with its place, or, where they are too many, squares of a net with how many are in it. */
export type SchoolsDrawn = {
  /** How many are in the view. */
  total: number;
  places: SchoolPlace[];
  squares: { easting: number; northing: number; n: number }[];
  /** Places of the view with the middle of their schools. */
  towns: { name: string; easting: number; northing: number; n: number }[];
};

/** The condition for schools asked for that have a grid reference. */
export function placedSchools(viewer: Viewer, query: SchoolListQuery, la: string): SQL | undefined {
  return and(...schoolConditions(viewer, query, la), gt(school.easting, 0), gt(school.northing, 0));
}

/** The view that shows all schools asked for; null where none has a grid reference. */
export async function wholeOf(where: SQL | undefined, la: string): Promise<MapView | null> {
  if (la === EVERYWHERE) return ENGLAND;
  const [edges] = await db()
    .select({
      west: sql<number | null>`min(${school.easting})`,
      east: sql<number | null>`max(${school.easting})`,
      south: sql<number | null>`min(${school.northing})`,
      north: sql<number | null>`max(${school.northing})`,
    })
    .from(school)
    .where(where);
  if (!edges?.west || !edges.south) return null;
  return viewOf([
    { easting: Number(edges.west), northing: Number(edges.south) },
    { easting: Number(edges.east), northing: Number(edges.north) },
  ]);
}

/** Schools within a view. */
export function within(where: SQL | undefined, view: MapView): SQL | undefined {
  const { west, east, south, north } = edgesOf(view);
  return and(
    where,
    between(school.easting, Math.floor(west), Math.ceil(east)),
    between(school.northing, Math.floor(south), Math.ceil(north)),
  );
}

const placeColumns = {
  urn: school.urn,
  name: school.name,
  phaseName: school.phaseName,
  town: school.town,
  easting: sql<number>`${school.easting}`,
  northing: sql<number>`${school.northing}`,
};

/** What of the schools is drawn in a view. */
export async function schoolsDrawn(where: SQL | undefined, view: MapView): Promise<SchoolsDrawn> {
  const here = within(where, view);
  const places = await db()
    .select(placeColumns)
    .from(school)
    .where(here)
    .orderBy(asc(school.sortName), asc(school.urn))
    .limit(READ_SINGLY + 1);
  if (places.length <= READ_SINGLY) {
    return { total: places.length, places, squares: [], towns: townsOf(places) };
  }
  const squares = await squaresOf(here, view);
  return {
    total: squares.reduce((sum, { n }) => sum + n, 0),
    places: [],
    squares,
    towns: await areasOf(here),
  };
}

/** A page of the schools in a view, by name. */
export async function schoolsListed(
  where: SQL | undefined,
  view: MapView,
  page: number,
  perPage: number,
): Promise<SchoolPlace[]> {
  return db()
    .select(placeColumns)
    .from(school)
    .where(within(where, view))
    .orderBy(asc(school.sortName), asc(school.urn))
    .limit(perPage)
    .offset((page - 1) * perPage);
}

/** How many schools there are in each square of a net over the view, and the middle of them. */
async function squaresOf(here: SQL | undefined, view: MapView): Promise<SchoolsDrawn['squares']> {
  const { west, south } = edgesOf(view);
  const side = Math.ceil(view.across / NET);
  // Whole numbers of our own, written into the statement: the same expression is then grouped by and selected.
  const column = sql.raw(`((easting - ${Math.floor(west)}) / ${side})`);
  const row = sql.raw(`((northing - ${Math.floor(south)}) / ${side})`);
  const found = await db()
    .select({
      easting: sql<number>`avg(${school.easting})`,
      northing: sql<number>`avg(${school.northing})`,
      n: sql<number>`count(*)`,
    })
    .from(school)
    .where(here)
    .groupBy(column, row);
  return found.map((one) => ({
    easting: Number(one.easting),
    northing: Number(one.northing),
    n: Number(one.n),
  }));
}

/** The authorities of a view with many schools, as the names to find one's way by. */
async function areasOf(here: SQL | undefined): Promise<SchoolsDrawn['towns']> {
  const found = await db()
    .select({
      name: sql<string>`max(${school.laName})`,
      easting: sql<number>`avg(${school.easting})`,
      northing: sql<number>`avg(${school.northing})`,
      n: sql<number>`count(*)`,
    })
    .from(school)
    .where(here)
    .groupBy(school.laCode);
  return found.map((one) => ({
    name: one.name,
    easting: Number(one.easting),
    northing: Number(one.northing),
    n: Number(one.n),
  }));
}

/** Towns with the middle of their schools, the one with most schools first. */
export function townsOf(places: readonly (GridPoint & { town: string | null })[]): SchoolsDrawn['towns'] {
  const byTown = new Map<string, GridPoint[]>();
  for (const place of places) {
    if (!place.town) continue;
    const known = byTown.get(place.town);
    if (known) known.push(place);
    else byTown.set(place.town, [place]);
  }
  return [...byTown]
    .map(([name, schools]) => ({ name, n: schools.length, ...middleOf(schools) }))
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
}

function middleOf(points: readonly GridPoint[]): GridPoint {
  const of = (key: keyof GridPoint) =>
    Math.round(points.reduce((sum, point) => sum + point[key], 0) / points.length);
  return { easting: of('easting'), northing: of('northing') };
}

/** Where the schools of one town are: what a map has to show of it. */
export async function placesOfTown(where: SQL | undefined, town: string): Promise<GridPoint[]> {
  const { easting, northing } = placeColumns;
  return db()
    .select({ easting, northing })
    .from(school)
    .where(and(where, eq(school.town, town)))
    .limit(READ_SINGLY);
}

/** Towns of the schools asked for, by name, to choose one from; none for all of England, which has too many. */
export async function townChoices(where: SQL | undefined, la: string): Promise<string[]> {
  if (la === EVERYWHERE) return [];
  const rows = await db()
    .selectDistinct({ town: school.town })
    .from(school)
    .where(where)
    .orderBy(asc(school.town))
    .limit(300);
  return rows.flatMap(({ town }) => (town ? [town] : []));
}

/** Schools asked for that have no grid reference, and so no place on a map. */
export async function unplaced(
  viewer: Viewer,
  query: SchoolListQuery,
  la: string,
): Promise<{ urn: number; name: string }[]> {
  if (la === EVERYWHERE) return [];
  return db()
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(
      and(
        ...schoolConditions(viewer, query, la),
        or(isNull(school.easting), isNull(school.northing), eq(school.easting, 0), eq(school.northing, 0)),
      ),
    )
    .orderBy(asc(school.sortName), asc(school.urn))
    .limit(50);
}

/** Schools by URN, those with a grid reference. */
export async function schoolsAt(handle: Db, urns: readonly number[]): Promise<SchoolPlace[]> {
  if (urns.length === 0) return [];
  return handle
    .select(placeColumns)
    .from(school)
    .where(and(inArray(school.urn, [...urns]), gt(school.easting, 0), gt(school.northing, 0)));
}
