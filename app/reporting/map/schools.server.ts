import { and, asc, between, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { GridPoint } from '~/kernel/geo';
import { type Db, database, db } from '~/platform/db.server';
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

/** England is not read school by school where a view is wider than this, in metres. */
const WIDE = 150_000;

/**
 * What of the schools is drawn in a view.
 * @param key what tells this question from others, where the answer is the same for everybody and may be kept for a minute
 */
export async function schoolsDrawn(
  where: SQL | undefined,
  view: MapView,
  key: string | null = null,
): Promise<SchoolsDrawn> {
  const here = within(where, view);
  if (key !== null && view.across > WIDE)
    return keptFor(`${key} ${JSON.stringify(view)}`, () => counted(here, view));
  const places = await db()
    .select(placeColumns)
    .from(school)
    .where(here)
    .orderBy(asc(school.sortName), asc(school.urn))
    .limit(READ_SINGLY + 1);
  if (places.length > READ_SINGLY) return counted(here, view);
  return { total: places.length, places, squares: [], towns: townsOf(places) };
}

const KEPT_MS = 60_000;
const MOST_KEPT = 50;
const kept = new WeakMap<object, Map<string, { until: number; drawn: SchoolsDrawn }>>();

/**
 * Pictures of all England, each kept for a minute: one goes over every school there is, and changes only when an import
 * brings others. They are facts of the register, and the same for everybody.
 */
async function keptFor(key: string, make: () => Promise<SchoolsDrawn>): Promise<SchoolsDrawn> {
  const all = kept.get(database()) ?? new Map<string, { until: number; drawn: SchoolsDrawn }>();
  kept.set(database(), all);
  const held = all.get(key);
  if (held && held.until > performance.now()) return held.drawn;
  const drawn = await make();
  if (all.size >= MOST_KEPT) all.clear();
  all.set(key, { until: performance.now() + KEPT_MS, drawn });
  return drawn;
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

/**
 * How many schools there are in each square of a net over a view, with the middle of them, and the authorities they are
 * of, as the names to find one's way by: both from one look at the schools.
 */
async function counted(here: SQL | undefined, view: MapView): Promise<SchoolsDrawn> {
  const { west, south } = edgesOf(view);
  const side = Math.ceil(view.across / NET);
  // SQLite takes numbers of ours as fractions: both databases are told that a square is a whole number.
  const place = (of: typeof school.easting | typeof school.northing, from: number) =>
    sql<number>`cast((${of} - ${Math.floor(from)}) / ${side} as integer)`;
  const placed = db()
    .select({
      column: place(school.easting, west).as('square_column'),
      row: place(school.northing, south).as('square_row'),
      la: school.laCode,
      laName: school.laName,
      easting: school.easting,
      northing: school.northing,
    })
    .from(school)
    .where(here)
    .as('placed');
  const found = await db()
    .select({
      column: placed.column,
      row: placed.row,
      la: placed.la,
      name: sql<string>`max(${placed.laName})`,
      eastings: sql<number>`sum(${placed.easting})`,
      northings: sql<number>`sum(${placed.northing})`,
      n: sql<number>`count(*)`,
    })
    .from(placed)
    .groupBy(sql`${placed.column}`, sql`${placed.row}`, placed.la);
  const parts = found.map((part) => ({
    square: `${part.column} ${part.row}`,
    la: part.la,
    name: part.name,
    eastings: Number(part.eastings),
    northings: Number(part.northings),
    n: Number(part.n),
  }));
  const names = new Map(parts.map(({ la, name }) => [la, name]));
  return {
    total: parts.reduce((sum, { n }) => sum + n, 0),
    places: [],
    squares: middles(parts, ({ square }) => square).map(({ key: _key, ...square }) => square),
    towns: middles(parts, ({ la }) => la).map(({ key, ...area }) => ({
      name: names.get(key) ?? '',
      ...area,
    })),
  };
}

type Part = { square: string; la: string; name: string; eastings: number; northings: number; n: number };

/** The middle of the schools that have something in common. */
function middles(parts: readonly Part[], of: (part: Part) => string) {
  const sums = new Map<string, { eastings: number; northings: number; n: number }>();
  for (const part of parts) {
    const sum = sums.get(of(part)) ?? { eastings: 0, northings: 0, n: 0 };
    sums.set(of(part), {
      eastings: sum.eastings + part.eastings,
      northings: sum.northings + part.northings,
      n: sum.n + part.n,
    });
  }
  return [...sums].map(([key, { eastings, northings, n }]) => ({
    key,
    n,
    easting: Math.round(eastings / n),
    northing: Math.round(northings / n),
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
