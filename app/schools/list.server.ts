import { and, asc, count, desc, eq, inArray, isNotNull, isNull, like, type SQL, sql } from 'drizzle-orm';
import { school, schoolStanding } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { type Db, database, db } from '~/platform/db.server';
import { type BandView, bandChoices, bandsOf, ownAuthority } from './bands.server';
import { EVERYWHERE, NO_OUTCOME, type SchoolListQuery, searchWords } from './domain';

export const SCHOOLS_PER_PAGE = 25;

export type SchoolListItem = {
  urn: number;
  name: string;
  town: string | null;
  postcode: string | null;
  laName: string;
  phaseName: string;
  typeName: string;
  statusName: string;
  statusGroup: string;
  closeDate: string | null;
  pupils: number | null;
  trustName: string | null;
  ofstedRating: string | null;
  ofstedLastInspection: string | null;
  band: BandView | null;
};

export type SchoolList = {
  rows: SchoolListItem[];
  total: number;
  page: number;
  /** Where the list looks: an authority, or everywhere. */
  place: { code: string; name: string };
  own: { code: string; name: string };
  choices: {
    authorities: { code: string; name: string }[];
    trusts: { uid: string; name: string }[];
    bands: BandView[];
  };
  /** Whether any school has been imported at all. */
  any: boolean;
};

const columns = {
  urn: school.urn,
  name: school.name,
  town: school.town,
  postcode: school.postcode,
  laName: school.laName,
  phaseName: school.phaseName,
  typeName: school.typeName,
  statusName: school.statusName,
  statusGroup: school.statusGroup,
  closeDate: school.closeDate,
  pupils: school.pupils,
  trustName: school.trustName,
  ofstedRating: school.ofstedRating,
  ofstedLastInspection: school.ofstedLastInspection,
};

/**
 * A page of the list of schools. The register is public, so every viewer may list every school; bands are shown
 * and filtered by for the service of the schools' own authority alone.
 */
export async function listSchools(
  viewer: Viewer,
  query: SchoolListQuery,
  perPage = SCHOOLS_PER_PAGE,
): Promise<SchoolList> {
  const handle = db();
  const own = await ownAuthority(handle, viewer);
  const la = query.la === '' ? own.code : query.la;
  const where = and(...schoolConditions(viewer, query, la));
  const [counted] = await handle.select({ n: count() }).from(school).where(where);
  const total = counted?.n ?? 0;
  const page = Math.min(query.page, Math.max(1, Math.ceil(total / perPage)));
  const found = total === 0 ? [] : await rowsOfPage(handle, where, query, { page, perPage });
  const bands = await bandsOf(
    handle,
    viewer,
    found.map((row) => row.urn),
  );
  const authorities = await authoritiesHeld();
  return {
    rows: found.map((row) => ({ ...row, band: bands.get(row.urn) ?? null })),
    total,
    page,
    own,
    place: { code: la, name: la === EVERYWHERE ? 'England' : nameOf(la, own, authorities) },
    choices: {
      authorities,
      trusts: await trustChoices(handle, la, query.trust),
      bands: await bandChoices(handle, viewer),
    },
    any: authorities.length > 0,
  };
}

/**
 * The rows of one page. Which schools they are is found first, from the index alone where it has the order asked for:
 * page 400 then costs hardly more than page 1.
 */
async function rowsOfPage(
  handle: Db,
  where: SQL | undefined,
  query: SchoolListQuery,
  { page, perPage }: { page: number; perPage: number },
) {
  const here = await handle
    .select({ urn: school.urn })
    .from(school)
    .where(where)
    .orderBy(...order(query))
    .limit(perPage)
    .offset((page - 1) * perPage);
  const urns = here.map(({ urn }) => urn);
  const rows = await handle.select(columns).from(school).where(inArray(school.urn, urns));
  const place = new Map(urns.map((urn, at) => [urn, at]));
  return rows.sort((a, b) => (place.get(a.urn) ?? 0) - (place.get(b.urn) ?? 0));
}

/**
 * What keeps a list of schools to those asked for; by band for the service alone.
 * @param la an authority's code, or `EVERYWHERE`
 */
export function schoolConditions(viewer: Viewer, query: SchoolListQuery, la: string): (SQL | undefined)[] {
  return [
    la === EVERYWHERE ? undefined : eq(school.laCode, la),
    // Named even when any will do, so that the indexes, which start with it, are of use.
    query.status === 'any'
      ? inArray(school.statusGroup, ['open', 'closed', 'proposed'])
      : eq(school.statusGroup, query.status),
    // The words hold letters and digits only: nothing in them is read as a pattern.
    ...searchWords(query.search).map((word) => like(school.searchText, `%${word}%`)),
    query.phase ? eq(school.phaseName, query.phase) : undefined,
    query.type ? eq(school.typeGroup, query.type) : undefined,
    query.trust ? eq(school.trustUid, query.trust) : undefined,
    query.rating === NO_OUTCOME
      ? isNull(school.ofstedRating)
      : query.rating
        ? eq(school.ofstedRating, query.rating)
        : undefined,
    query.band && isService(viewer) ? inArray(school.urn, inBand(viewer, query.band)) : undefined,
  ];
}

function inBand(viewer: Viewer, band: string) {
  return db()
    .select({ urn: schoolStanding.urn })
    .from(schoolStanding)
    .where(
      and(
        eq(schoolStanding.authorityId, viewer.authorityId),
        eq(schoolStanding.current, true),
        eq(schoolStanding.band, band),
      ),
    );
}

/** The order asked for; schools without the value come last either way, and equals are in order of name. */
function order(query: SchoolListQuery): SQL[] {
  const way = query.descending ? desc : asc;
  const lastIfNone = (
    column: SQL | typeof school.town | typeof school.pupils | typeof school.ofstedLastInspection,
  ) => [asc(sql`case when ${column} is null then 1 else 0 end`), way(column)];
  switch (query.sort) {
    case 'town':
      return [...lastIfNone(school.town), asc(school.sortName), asc(school.urn)];
    case 'phase':
      return [way(school.phaseName), asc(school.sortName), asc(school.urn)];
    case 'pupils':
      return [...lastIfNone(school.pupils), asc(school.sortName), asc(school.urn)];
    case 'inspected':
      return [...lastIfNone(school.ofstedLastInspection), asc(school.sortName), asc(school.urn)];
    case 'name':
      return [way(school.sortName), way(school.urn)];
  }
}

/** Trusts of an authority's schools; everywhere in England there are too many to choose from. */
async function trustChoices(handle: Db, la: string, chosen: string) {
  const rows = await handle
    .selectDistinct({ uid: school.trustUid, name: school.trustName })
    .from(school)
    .where(
      and(
        la === EVERYWHERE
          ? eq(school.trustUid, chosen)
          : and(eq(school.laCode, la), inArray(school.statusGroup, ['open', 'proposed'])),
        isNotNull(school.trustUid),
        isNotNull(school.trustName),
      ),
    )
    .orderBy(asc(school.trustName))
    .limit(200);
  const byUid = new Map(rows.map((row) => [row.uid ?? '', row.name ?? '']));
  return [...byUid].map(([uid, name]) => ({ uid, name }));
}

type Authority = { code: string; name: string };
const KEPT_MS = 60_000;
const kept = new WeakMap<object, { until: number; authorities: Authority[] }>();

/**
 * Authorities of the schools held, by name. Kept for a minute: reading it goes over every school, and it changes
 * only when an import brings an authority's first school.
 */
export async function authoritiesHeld(): Promise<Authority[]> {
  const held = kept.get(database());
  if (held && held.until > performance.now() && held.authorities.length > 0) return held.authorities;
  const rows = await db()
    .select({ code: school.laCode, name: sql<string>`max(${school.laName})` })
    .from(school)
    .groupBy(school.laCode);
  const authorities = rows
    .filter((row) => row.code !== '000')
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  kept.set(database(), { until: performance.now() + KEPT_MS, authorities });
  return authorities;
}

function nameOf(code: string, own: Authority, all: readonly Authority[]): string {
  if (code === own.code) return own.name;
  return all.find((authority) => authority.code === code)?.name ?? `authority ${code}`;
}
