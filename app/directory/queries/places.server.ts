import { and, asc, between, eq, inArray, or, sql } from 'drizzle-orm';
import { offer, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import type { Designation, Phase } from '../domain/vocabulary';
import type { DirectoryFilters } from '../filters';
import { directoryConditions, holds, holdsWord } from './list.server';

/** Where a provider sets out from, and what they would travel for. */
export type ProviderPlace = {
  id: string;
  name: string;
  designation: Designation;
  home: { urn: number; name: string; town: string | null; easting: number | null; northing: number | null };
  /** Published offers that fit what is asked for. */
  offers: {
    id: string;
    title: string;
    focusAreas: string[];
    phases: Phase[];
    /** Furthest the provider will travel for it, in estimated minutes by road. */
    travelLimitMinutes: number;
    remote: boolean;
  }[];
};

/** So many are named one by one in a statement. */
const FEW = 500;
const SOME = 2_000;

/** A part of the national grid, in metres. */
export type GridBox = { west: number; east: number; south: number; north: number };

/**
 * Providers of the directory, as far as the viewer can come upon them, with the places they set out from, by name.
 * @param box only those with their home school in it; null for all
 * @param id only this one
 * @param among of these alone
 * @param most how many at most
 */
export async function providerPlaces(
  viewer: Viewer,
  filters: DirectoryFilters,
  {
    box = null,
    id = null,
    among = null,
    most,
  }: { box?: GridBox | null; id?: string | null; among?: readonly string[] | null; most: number },
): Promise<ProviderPlace[]> {
  const few = among ? [...among] : await candidates(filters.q, box);
  const where = and(
    few ? inArray(provider.id, few) : undefined,
    ...directoryConditions(viewer, filters),
    inBox(box),
    id === null ? undefined : eq(provider.id, id),
  );
  const rows = await db()
    .select({
      id: provider.id,
      name: provider.name,
      designation: provider.designation,
      home: {
        urn: school.urn,
        name: school.name,
        town: school.town,
        easting: school.easting,
        northing: school.northing,
      },
    })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(where)
    .orderBy(asc(provider.name), asc(provider.id))
    .limit(most);
  if (rows.length === 0) return [];
  const offers = await db()
    .select({
      providerId: offer.providerId,
      id: offer.id,
      title: offer.title,
      focusAreas: offer.focusAreas,
      phases: offer.phases,
      travelLimitMinutes: offer.travelLimitMinutes,
      remote: offer.remote,
    })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(
      and(
        // Of a few, the conditions need not be gone through again.
        rows.length <= FEW
          ? inArray(
              provider.id,
              rows.map((row) => row.id),
            )
          : where,
        eq(offer.state, 'published'),
        // Of other authorities only what is open to the viewer's schools.
        or(eq(provider.authorityId, viewer.authorityId), eq(offer.openToOthers, true)),
        filters.focus ? holds(offer.focusAreas, filters.focus) : undefined,
        filters.phase ? holds(offer.phases, filters.phase) : undefined,
      ),
    )
    .orderBy(asc(offer.title), asc(offer.id));
  const byProvider = new Map<string, ProviderPlace['offers']>();
  for (const { providerId, ...one } of offers) {
    byProvider.set(providerId, [...(byProvider.get(providerId) ?? []), one]);
  }
  return rows.map((row) => ({ ...row, offers: byProvider.get(row.id) ?? [] }));
}

/** Some of the providers found by words, as far as the viewer can come upon them, and how many there are. */
export async function findProviders(
  viewer: Viewer,
  filters: DirectoryFilters,
  most: number,
): Promise<{ places: ProviderPlace[]; total: number }> {
  const few = await candidates(filters.q, null);
  const found = await db()
    .select({ id: provider.id })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(and(few ? inArray(provider.id, few) : undefined, ...directoryConditions(viewer, filters)))
    .orderBy(asc(provider.name), asc(provider.id));
  const among = found.slice(0, most).map(({ id }) => id);
  const places = among.length === 0 ? [] : await providerPlaces(viewer, filters, { among, most });
  return { places, total: found.length };
}

function inBox(box: GridBox | null) {
  if (!box) return undefined;
  return and(
    between(school.easting, Math.floor(box.west), Math.ceil(box.east)),
    between(school.northing, Math.floor(box.south), Math.ceil(box.north)),
  );
}

/**
 * Providers with all words, or in a box, whoever may come upon them: cheap to find, so that the conditions of the
 * directory, which ask each provider for its offers, are gone through for few of England's.
 * @returns null where there are many, or nothing is asked that would leave some out
 */
async function candidates(q: string, box: GridBox | null): Promise<string[] | null> {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !box) return null;
  const rows = await db()
    .select({ id: provider.id })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(and(eq(provider.active, true), inBox(box), ...words.map(withWord)))
    .limit(SOME + 1);
  return rows.length > SOME ? null : rows.map(({ id }) => id);
}

function withWord(word: string) {
  const titled = db()
    .select({ id: offer.providerId })
    .from(offer)
    .where(holdsWord(sql`lower(${offer.title})`, word));
  return or(
    holdsWord(sql`lower(${provider.name})`, word),
    holdsWord(sql`${school.searchText}`, word),
    inArray(provider.id, titled),
  );
}
