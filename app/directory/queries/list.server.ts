import { and, asc, count, eq, exists, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { authority, offer, provider, school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { nextTerm, type TermKey, termOf } from '~/kernel/academic-year';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { maySeeCapacity, maySetStanding } from '../domain/rights';
import {
  assuredOnOrBefore,
  type DesignationStanding,
  designationStanding,
  designationsEndingBy,
  type Freshness,
  freshness,
  qaStanding,
} from '../domain/standing';
import type { Appetite, Designation, QaState } from '../domain/vocabulary';
import type { DirectoryFilters } from '../filters';
import { capacityOfMany } from '../ledger.server';

export const PAGE_SIZE = 20;

/** One provider in the directory's list: nothing by which to reach them. */
export type DirectoryEntry = {
  id: string;
  name: string;
  designation: Designation;
  jobTitle: string | null;
  homeSchool: { urn: number; name: string; town: string | null };
  authorityName: string;
  appetite: Appetite;
  offers: { id: string; title: string; focusAreas: string[]; openToOthers: boolean; remote: boolean }[];
  /** Whether any days are free, this term and next. */
  hasFree: { this: boolean; next: boolean };
  /** How many, for those who may know: the service and the provider. */
  free: { this: HalfDays; next: HalfDays } | null;
  lastConfirmedAt: Date | null;
  freshness: Freshness;
  /** Where the authority's own word on them stands; for the service. */
  standing: { designation: DesignationStanding; designationExpires: string | null; qa: QaState } | null;
};

export type DirectoryPage = {
  entries: DirectoryEntry[];
  total: number;
  page: number;
  terms: { this: TermKey; next: TermKey };
};

/**
 * A page of the directory. Anybody may read it: it lists providers with a published offer. A signed-in person
 * sees what schools of their authority could use (their own authority's providers, others' where open to them);
 * the service sees its own providers without an offer too.
 */
export async function listDirectory(
  viewer: Viewer | null,
  filters: DirectoryFilters,
  perPage = PAGE_SIZE,
): Promise<DirectoryPage> {
  const today = calendarDate(clock.now());
  const terms = { this: termOf(today), next: nextTerm(termOf(today)) };
  const order =
    filters.sort === 'fresh'
      ? [sql`${provider.lastConfirmedAt} desc nulls last`, asc(sql`lower(${provider.name})`)]
      : [asc(sql`lower(${provider.name})`)];
  const where = and(...directoryConditions(viewer, filters, 'all'), toCheck(viewer, filters, today));
  const ordered = () =>
    db()
      .select({ id: provider.id })
      .from(provider)
      .where(where)
      .orderBy(...order, asc(provider.id));
  const pageOf = (total: number) => Math.min(filters.page, Math.max(1, Math.ceil(total / perPage)));
  const done = async (shown: string[], total: number) => ({
    ...{ entries: await entriesOf(viewer, shown, terms, today), total, page: pageOf(total), terms },
  });
  if (filters.free) {
    // Free days are reckoned from the ledger: no database can count them.
    const ids = await withFreeDays(idsOf(await ordered()), terms[filters.free]);
    const from = (pageOf(ids.length) - 1) * perPage;
    return done(ids.slice(from, from + perPage), ids.length);
  }
  const [{ total } = { total: 0 }] = await db().select({ total: count() }).from(provider).where(where);
  const from = (pageOf(total) - 1) * perPage;
  return done(idsOf(await ordered().limit(perPage).offset(from)), total);
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function withFreeDays(ids: string[], term: TermKey): Promise<string[]> {
  const capacities = await capacityOfMany(db(), ids, [term]);
  return ids.filter((id) => (capacities.get(id)?.[0]?.free ?? 0) > 0);
}

/**
 * What keeps a list of providers to those the viewer can come upon and asks for.
 * @param among whether other conditions leave few to be looked at, or all of the country: then their offers are gone through
 *   once, and not asked for of each
 */
export function directoryConditions(
  viewer: Viewer | null,
  filters: DirectoryFilters,
  among: 'few' | 'all' = 'few',
): (SQL | undefined)[] {
  const published = eq(offer.state, 'published');
  const offerOf = (...more: (SQL | undefined)[]) =>
    exists(
      db()
        .select({ one: sql`1` })
        .from(offer)
        .where(and(eq(offer.providerId, provider.id), published, ...more)),
    );
  const offerOfAny = (...more: (SQL | undefined)[]) =>
    inArray(
      provider.id,
      db()
        .select({ id: offer.providerId })
        .from(offer)
        .where(and(published, ...more)),
    );
  const asked = [
    filters.focus ? holds(offer.focusAreas, filters.focus) : undefined,
    filters.phase ? holds(offer.phases, filters.phase) : undefined,
    filters.format === 'remote' ? or(holds(offer.formats, 'remote'), eq(offer.remote, true)) : undefined,
    filters.format && filters.format !== 'remote' ? holds(offer.formats, filters.format) : undefined,
    filters.remote ? eq(offer.remote, true) : undefined,
    filters.open ? eq(offer.openToOthers, true) : undefined,
  ];
  const ofAnOffer = asked.some((one) => one !== undefined);
  return [
    eq(provider.active, true),
    reach(viewer, filters, {
      own: offerOf(...asked),
      beyond: (...more) => (among === 'all' ? offerOfAny : offerOf)(...asked, ...more),
      ofAnOffer,
    }),
    filters.designation ? eq(provider.designation, filters.designation) : undefined,
    filters.appetite ? eq(provider.appetite, filters.appetite) : undefined,
    search(filters.q, offerOf),
  ];
}

/** Designation or quality assurance to be looked at: for the service, in its own authority. */
function toCheck(viewer: Viewer | null, filters: DirectoryFilters, today: CalendarDate): SQL | undefined {
  if (!filters.check || !viewer || !isService(viewer)) return undefined;
  const due =
    filters.check === 'designation'
      ? lte(provider.designationExpires, designationsEndingBy(today))
      : or(
          inArray(provider.qaState, ['lapsed', 'not-yet']),
          isNull(provider.qaOn),
          lte(provider.qaOn, assuredOnOrBefore(today)),
        );
  return and(eq(provider.authorityId, viewer.authorityId), due);
}

type OfferOf = (...more: (SQL | undefined)[]) => SQL;

/** Which providers the viewer can come upon, by whose authority they are of. */
function reach(
  viewer: Viewer | null,
  filters: DirectoryFilters,
  offers: { own: SQL; beyond: OfferOf; ofAnOffer: boolean },
): SQL | undefined {
  if (!viewer) return offers.beyond();
  const mine = eq(provider.authorityId, viewer.authorityId);
  const own = isService(viewer) && !offers.ofAnOffer ? mine : and(mine, offers.own);
  const beyond = and(
    ne(provider.authorityId, viewer.authorityId),
    offers.beyond(eq(offer.openToOthers, true)),
  );
  if (filters.where === 'own') return own;
  if (filters.where === 'beyond') return beyond;
  return or(own, beyond);
}

/** Every word must be found in the name, the home school or its town, or in one offer's title. */
function search(q: string, offerOf: OfferOf): SQL | undefined {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return and(
    ...words.map((word) =>
      or(
        holdsWord(sql`lower(${provider.name})`, word),
        exists(
          db()
            .select({ one: sql`1` })
            .from(school)
            .where(and(eq(school.urn, provider.homeUrn), holdsWord(sql`${school.searchText}`, word))),
        ),
        offerOf(holdsWord(sql`lower(${offer.title})`, word)),
      ),
    ),
  );
}

/** Whether text in small letters holds a word somebody typed, whatever characters it is made of. */
export function holdsWord(text: SQL, word: string): SQL {
  return sql`${text} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
}

/** Whether a JSON list of keys holds one; keys are plain words, so its text can be searched on both databases. */
export function holds(
  column: typeof offer.focusAreas | typeof offer.phases | typeof offer.formats,
  key: string,
): SQL {
  return sql`cast(${column} as text) like ${`%"${key}"%`}`;
}

async function entriesOf(
  viewer: Viewer | null,
  ids: string[],
  terms: { this: TermKey; next: TermKey },
  today: string,
): Promise<DirectoryEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db()
    .select({
      provider,
      school: { urn: school.urn, name: school.name, town: school.town },
      authorityName: authority.name,
    })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .innerJoin(authority, eq(authority.id, provider.authorityId))
    .where(inArray(provider.id, ids));
  const offers = await db()
    .select()
    .from(offer)
    .where(and(inArray(offer.providerId, ids), eq(offer.state, 'published')))
    .orderBy(asc(offer.title), asc(offer.id));
  const capacities = await capacityOfMany(db(), ids, [terms.this, terms.next]);
  const byId = new Map(rows.map((row) => [row.provider.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const [now, later] = capacities.get(id) ?? [];
    const free = { this: now?.free ?? 0, next: later?.free ?? 0 };
    return [
      {
        id,
        name: row.provider.name,
        designation: row.provider.designation,
        jobTitle: row.provider.jobTitle,
        homeSchool: row.school,
        authorityName: row.authorityName,
        appetite: row.provider.appetite,
        offers: offers
          .filter((one) => one.providerId === id)
          .map((one) => ({
            id: one.id,
            title: one.title,
            focusAreas: one.focusAreas,
            openToOthers: one.openToOthers,
            remote: one.remote,
          })),
        hasFree: { this: free.this > 0, next: free.next > 0 },
        free: maySeeCapacity(viewer, row.provider) ? free : null,
        lastConfirmedAt: row.provider.lastConfirmedAt,
        freshness: freshness(row.provider.lastConfirmedAt, today),
        standing: maySetStanding(viewer, row.provider)
          ? {
              designation: designationStanding(row.provider, today),
              designationExpires: row.provider.designationExpires,
              qa: qaStanding(row.provider, today),
            }
          : null,
      },
    ];
  });
}
