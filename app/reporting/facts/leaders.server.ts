import { and, asc, eq } from 'drizzle-orm';
import { offer, provider, school } from '#drizzle/schema';
import { designationStanding } from '~/directory/domain';
import type { Designation } from '~/directory/domain/vocabulary';
import type { CalendarDate } from '~/kernel/clock';
import { NOT_RECORDED } from '../domain/facts/schools';
import type { Reading } from '../figures/reading';

/** A leader or teaching school of the authority who is in the directory. */
export type LeaderFact = {
  id: string;
  name: string;
  designation: Designation;
  designationExpires: CalendarDate | null;
  /** Whether the designation stands today. */
  designated: boolean;
  appetite: string;
  home: { urn: number; name: string; place: string };
  /** Areas of the offers they have published. */
  focusAreas: readonly string[];
};

/** Everybody of the authority who is in the directory, by name. */
export function leaderFacts(reading: Reading): Promise<LeaderFact[]> {
  return reading.once('leaders', () => readLeaders(reading));
}

async function readLeaders({ handle, viewer, today }: Reading): Promise<LeaderFact[]> {
  const own = and(eq(provider.authorityId, viewer.authorityId), eq(provider.active, true));
  const rows = await handle
    .select({
      id: provider.id,
      name: provider.name,
      designation: provider.designation,
      designatedOn: provider.designatedOn,
      designationExpires: provider.designationExpires,
      appetite: provider.appetite,
      urn: school.urn,
      school: school.name,
      district: school.district,
    })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(own)
    .orderBy(asc(provider.name), asc(provider.id));
  const offers = await handle
    .select({ providerId: offer.providerId, focusAreas: offer.focusAreas })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .where(and(own, eq(offer.state, 'published')));
  const areas = new Map<string, string[]>();
  for (const { providerId, focusAreas } of offers)
    areas.set(providerId, [...new Set([...(areas.get(providerId) ?? []), ...focusAreas])].sort());
  return rows.map(({ urn, school: name, district, designatedOn, ...row }) => {
    const standing = designationStanding({ designatedOn, designationExpires: row.designationExpires }, today);
    return {
      ...row,
      designated: standing === 'current' || standing === 'lapsing',
      home: { urn, name, place: district ?? NOT_RECORDED },
      focusAreas: areas.get(row.id) ?? [],
    };
  });
}
