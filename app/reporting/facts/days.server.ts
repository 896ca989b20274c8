import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { agreement, ledgerEntry, need, offer, proposal, provider, school } from '#drizzle/schema';
import { isService } from '~/accounts/domain/roles';
import { capacityOfMany } from '~/directory/ledger.server';
import type { Db } from '~/platform/db.server';
import { countedTerms, type DayFact, type DayParts, shareEvenly, shareOut } from '../domain/facts/days';
import { NOT_RECORDED } from '../domain/facts/schools';

import type { Reading } from '../figures/reading';

/** Well below what either database allows as parameters of one statement. */
const CHUNK = 500;

/**
 * Days of every offer of the providers of the viewer's authority, by term, for its service; none for others. An offer
 * without a day in a term is left out.
 *
 * A provider's free days are what the ledger says anybody can still ask them for; they are shared out among their published
 * offers by what each has left, so that they add up.
 */
export async function dayFacts({
  handle,
  viewer,
  today,
}: Pick<Reading, 'handle' | 'viewer' | 'today'>): Promise<DayFact[]> {
  if (!isService(viewer)) return [];
  const terms = countedTerms(today);
  const offers = await offersOf(handle, viewer.authorityId);
  const byOffer = new Map(offers.map((one) => [one.offerId, one]));
  const providerIds = [...new Set(offers.map((one) => one.providerId))];
  const capacities = await capacityOfMany(handle, providerIds, terms);
  const taken = await takenByArea(handle, viewer.authorityId, terms);
  const facts: DayFact[] = [];
  for (const providerId of providerIds) {
    for (const { term, overall, free, offers: theirs } of capacities.get(providerId) ?? []) {
      const shares = shareOut(
        free,
        theirs.map(({ offerId, own }) => (byOffer.get(offerId)?.published ? own.free : 0)),
      );
      for (const [at, { offerId, own }] of theirs.entries()) {
        const row = byOffer.get(offerId);
        const ours = shares[at] ?? 0;
        const { held, committed, used } = own;
        const offered = held + committed + used + ours;
        if (!row || (offered === 0 && own.cap === 0)) continue;
        const parts = { offered, held, committed, used, free: ours };
        const areas = byArea(row.focusAreas, parts, taken.get(`${offerId} ${term}`) ?? []);
        facts.push({ ...row, term, ...parts, own: own.cap, cap: overall.cap, areas });
      }
    }
  }
  return facts;
}

async function offersOf(handle: Db, authorityId: string) {
  const rows = await handle
    .select({
      providerId: provider.id,
      providerName: provider.name,
      designation: provider.designation,
      active: provider.active,
      offerId: offer.id,
      offerTitle: offer.title,
      state: offer.state,
      focusAreas: offer.focusAreas,
      phases: offer.phases,
      remote: offer.remote,
      travelLimitMinutes: offer.travelLimitMinutes,
      urn: school.urn,
      name: school.name,
      district: school.district,
      phaseName: school.phaseName,
    })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(eq(provider.authorityId, authorityId))
    .orderBy(asc(provider.name), asc(provider.id), asc(offer.id));
  return rows.map(({ active, state, urn, name, district, phaseName, ...row }) => ({
    ...row,
    published: active && state === 'published',
    home: { urn, name, phaseName, place: district ?? NOT_RECORDED },
  }));
}

type Taken = { areas: readonly string[]; held: number; committed: number; used: number };

/** Half-days taken of each offer and term, by the focus areas of what they were taken for. */
async function takenByArea(
  handle: Db,
  authorityId: string,
  terms: readonly string[],
): Promise<Map<string, Taken[]>> {
  const requestId = sql<string | null>`coalesce(${proposal.requestId}, ${agreement.requestId})`;
  const rows = await handle
    .select({
      offerId: ledgerEntry.offerId,
      term: ledgerEntry.term,
      requestId,
      held: sql<number>`sum(${ledgerEntry.held})`.mapWith(Number),
      committed: sql<number>`sum(${ledgerEntry.committed})`.mapWith(Number),
      used: sql<number>`sum(${ledgerEntry.used})`.mapWith(Number),
    })
    .from(ledgerEntry)
    .innerJoin(provider, eq(provider.id, ledgerEntry.providerId))
    .leftJoin(proposal, eq(proposal.id, ledgerEntry.proposalId))
    .leftJoin(agreement, eq(agreement.id, ledgerEntry.agreementId))
    .where(and(eq(provider.authorityId, authorityId), inArray(ledgerEntry.term, [...terms])))
    .groupBy(ledgerEntry.offerId, ledgerEntry.term, proposal.requestId, agreement.requestId)
    .orderBy(asc(ledgerEntry.offerId), asc(ledgerEntry.term), asc(requestId));
  const areas = await areasOf(handle, [...new Set(rows.flatMap((row) => row.requestId ?? []))]);
  const taken = new Map<string, Taken[]>();
  for (const { offerId, term, requestId: id, ...sums } of rows) {
    const key = `${offerId} ${term}`;
    const list = taken.get(key) ?? [];
    list.push({ ...sums, areas: (id === null ? null : areas.get(id)) ?? [] });
    taken.set(key, list);
  }
  return taken;
}

/** The focus areas some requests ask about, in order of key. */
async function areasOf(handle: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, Set<string>>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await handle
      .select({ id: need.requestId, area: need.focusArea })
      .from(need)
      .where(inArray(need.requestId, ids.slice(at, at + CHUNK)));
    for (const { id, area } of rows) if (id !== null) found.set(id, (found.get(id) ?? new Set()).add(area));
  }
  return new Map([...found].map(([id, areas]) => [id, [...areas].sort()]));
}

/**
 * An offer's days by focus area. What is taken goes evenly to the areas it was taken for; what is free evenly to those of
 * the offer, as nobody has said yet what for.
 */
function byArea(focusAreas: readonly string[], parts: DayParts, taken: readonly Taken[]): DayFact['areas'] {
  const own = [...focusAreas].sort();
  const sums = new Map<string, DayParts>();
  const add = (part: keyof DayParts, total: number, areas: readonly string[]) => {
    for (const [area, n] of shareEvenly(total, areas.length > 0 ? areas : own)) {
      const sum = sums.get(area) ?? { offered: 0, held: 0, committed: 0, used: 0, free: 0 };
      sum[part] += n;
      sum.offered += n;
      sums.set(area, sum);
    }
  };
  for (const one of taken) {
    add('held', one.held, one.areas);
    add('committed', one.committed, one.areas);
    add('used', one.used, one.areas);
  }
  add('free', parts.free, own);
  return [...sums]
    .filter(([, { offered }]) => offered > 0)
    .map(([area, sum]) => ({ area, ...sum }))
    .sort((a, b) => (a.area < b.area ? -1 : 1));
}
