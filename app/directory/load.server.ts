import { and, asc, eq, inArray } from 'drizzle-orm';
import { capacityTerm, offer, offerTerm, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import type { Db } from '~/platform/db.server';
import { mayEdit } from './domain/rights';
import type { EntryFields, OfferFields, StandingFields } from './forms';

export type ProviderRow = typeof provider.$inferSelect;
export type OfferRow = typeof offer.$inferSelect;

/** A provider the viewer may change, or null where there is none or it is not theirs to change. */
export async function loadEditableProvider(
  handle: Db,
  viewer: Viewer,
  id: string,
): Promise<ProviderRow | null> {
  const [row] = await handle.select().from(provider).where(eq(provider.id, id));
  return row && mayEdit(viewer, row) ? row : null;
}

/** An offer the viewer may change, with its provider, or null. */
export async function loadEditableOffer(
  handle: Db,
  viewer: Viewer,
  id: string,
): Promise<{ offer: OfferRow; provider: ProviderRow } | null> {
  const [row] = await handle
    .select({ offer, provider })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .where(eq(offer.id, id));
  return row && mayEdit(viewer, row.provider) ? row : null;
}

/** Half-days by term of offers, by offer id. */
export async function daysOfOffers(
  handle: Db,
  offerIds: readonly string[],
): Promise<Map<string, Record<TermKey, HalfDays>>> {
  const found = new Map<string, Record<TermKey, HalfDays>>(offerIds.map((id) => [id, {}]));
  if (offerIds.length === 0) return found;
  const rows = await handle
    .select()
    .from(offerTerm)
    .where(inArray(offerTerm.offerId, [...offerIds]))
    .orderBy(asc(offerTerm.term));
  for (const row of rows) {
    const own = found.get(row.offerId);
    if (own) own[row.term] = row.halfDays;
  }
  return found;
}

/** An open school of the register, or null. */
export async function loadOpenSchool(handle: Db, urn: number): Promise<{ urn: number; name: string } | null> {
  const [row] = await handle
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(and(eq(school.urn, urn), eq(school.statusGroup, 'open')));
  return row ?? null;
}

/**
 * Version of a provider's overall caps as one thing: rises with every change of any of them, so that a
 * page that shows several terms can tell that one has been changed since.
 */
export async function capsVersion(handle: Db, providerId: string): Promise<number> {
  const rows = await handle
    .select({ version: capacityTerm.version })
    .from(capacityTerm)
    .where(eq(capacityTerm.providerId, providerId));
  return rows.reduce((sum, row) => sum + row.version, 0);
}

/** The fields of an offer that a form shows and an event keeps. */
export function fieldsOf(row: OfferRow): OfferFields {
  const { title, description, focusAreas, phases, formats, dayRatePence, travelLimitMinutes } = row;
  const { remote, openToOthers } = row;
  return {
    title,
    description,
    focusAreas,
    phases,
    formats,
    dayRatePence,
    travelLimitMinutes,
    remote,
    openToOthers,
  };
}

/** What a provider says about themself, as a form shows it. */
export function entryOf(row: ProviderRow): EntryFields {
  const { name, jobTitle, strengths, email, telephone } = row;
  return { name, jobTitle, strengths, email, telephone };
}

/** What the authority says about a provider, as a form shows it. */
export function standingOf(row: ProviderRow): StandingFields {
  const { designation, homeUrn, designatedOn, designationExpires, qaState, qaOn, qaNote, active } = row;
  return { designation, homeUrn, designatedOn, designationExpires, qaState, qaOn, qaNote, active };
}
