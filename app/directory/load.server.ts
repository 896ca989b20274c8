import { and, asc, eq, inArray } from 'drizzle-orm';
import { offer, offerTerm, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import type { Db } from '~/platform/db.server';
import { mayEdit } from './domain/rights';

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
