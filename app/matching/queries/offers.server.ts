import { eq, inArray } from 'drizzle-orm';
import { authority, offer, provider, school } from '#drizzle/schema';
import type { Designation } from '~/directory/domain';
import type { Db } from '~/platform/db.server';

/** What a list or a comparison says of an offer. No contact details. */
export type OfferCard = {
  offerId: string;
  title: string;
  description: string;
  providerId: string;
  providerName: string;
  jobTitle: string | null;
  designation: Designation;
  home: { name: string; town: string | null };
  authorityId: string;
  authorityName: string;
  formats: readonly string[];
  dayRatePence: number;
  remote: boolean;
};

const CHUNK = 500;

/** Offers by id; the caller has found the right to see them. */
export async function offerCards(handle: Db, offerIds: readonly string[]): Promise<Map<string, OfferCard>> {
  const found = new Map<string, OfferCard>();
  for (let at = 0; at < offerIds.length; at += CHUNK) {
    const rows = await handle
      .select({
        offer,
        provider,
        home: { name: school.name, town: school.town },
        authorityName: authority.name,
      })
      .from(offer)
      .innerJoin(provider, eq(provider.id, offer.providerId))
      .innerJoin(school, eq(school.urn, provider.homeUrn))
      .innerJoin(authority, eq(authority.id, offer.authorityId))
      .where(inArray(offer.id, offerIds.slice(at, at + CHUNK)));
    for (const row of rows) {
      found.set(row.offer.id, {
        offerId: row.offer.id,
        title: row.offer.title,
        description: row.offer.description,
        providerId: row.provider.id,
        providerName: row.provider.name,
        jobTitle: row.provider.jobTitle,
        designation: row.provider.designation,
        home: row.home,
        authorityId: row.offer.authorityId,
        authorityName: row.authorityName,
        formats: row.offer.formats,
        dayRatePence: row.offer.dayRatePence,
        remote: row.offer.remote,
      });
    }
  }
  return found;
}
