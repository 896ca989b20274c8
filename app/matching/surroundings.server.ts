import { and, eq, inArray, isNull } from 'drizzle-orm';
import { conflictOfInterest, proposal, school, supportRequest } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { type DeclineCode, type EndCode, type EndedProposal, parkingOf } from './domain/declines';
import type { BetweenThem } from './domain/inputs';
import { LIVE_STATES } from './domain/rules';
import { type rankSchool, schoolColumns } from './offer-facts.server';

/** What a ranking reads beside the offers: client schools, and what stands between requests and offers. */
export type Surroundings = {
  schools: ReadonlyMap<number, Client>;
  /** What stands between a request and an offer; null where nothing does. */
  between(request: Asked, offer: { id: string; providerId: string }): BetweenThem | null;
  /** Whether anything stands between the request and any offer. */
  touched(request: Asked): boolean;
};
type Asked = { id: string; urn: number };
export type Client = Parameters<typeof rankSchool>[0];

/**
 * Reads what surrounds some requests, all at once.
 * @param parkDays days a decline rests where nothing else is said, of a request
 */
export async function surroundingsOf(
  handle: Db,
  requests: readonly Asked[],
  parkDays: (request: Asked) => number,
): Promise<Surroundings> {
  const urns = [...new Set(requests.map(({ urn }) => urn))];
  const schools = await schoolsOf(handle, urns);
  const conflicts = await conflictsWith(handle, urns);
  const ended = await endedProposals(handle, urns);
  const waived = await waivedFor(
    handle,
    requests.map(({ id }) => id),
  );
  return {
    schools,
    touched: ({ id, urn }) => conflicts.has(urn) || ended.has(urn) || waived.has(id),
    between(request, offer) {
      const conflicting = conflicts.get(request.urn)?.has(offer.providerId) === true;
      const endedHere = ended.get(request.urn);
      const setAside = waived.get(request.id)?.get(offer.id);
      if (!conflicting && !endedHere && !setAside) return null;
      const parking = parkingOf(offer, endedHere ?? [], parkDays(request));
      const conflict = conflicting || parking.conflict;
      if (!conflict && parking.parkedUntil === null && !setAside?.length) return null;
      return { conflict, parkedUntil: parking.parkedUntil, waived: setAside ?? [] };
    },
  };
}

/** Well below what either database allows as parameters of one statement. */
const CHUNK = 500;

async function inChunks<K, R>(keys: readonly K[], read: (some: K[]) => Promise<R[]>): Promise<R[]> {
  const rows: R[] = [];
  for (let at = 0; at < keys.length; at += CHUNK) rows.push(...(await read(keys.slice(at, at + CHUNK))));
  return rows;
}

async function schoolsOf(handle: Db, urns: readonly number[]): Promise<Map<number, Client>> {
  const rows = await inChunks(urns, (some) =>
    handle.select(schoolColumns).from(school).where(inArray(school.urn, some)),
  );
  return new Map(rows.map((row) => [row.urn, row]));
}

/** Providers that have declared a conflict of interest, by school. */
async function conflictsWith(handle: Db, urns: readonly number[]): Promise<Map<number, Set<string>>> {
  const rows = await inChunks(urns, (some) =>
    handle
      .select({ urn: conflictOfInterest.urn, providerId: conflictOfInterest.providerId })
      .from(conflictOfInterest)
      .where(and(inArray(conflictOfInterest.urn, some), isNull(conflictOfInterest.endedAt))),
  );
  const found = new Map<number, Set<string>>();
  for (const { urn, providerId } of rows) found.set(urn, (found.get(urn) ?? new Set()).add(providerId));
  return found;
}

/** Proposals to a school, of any of its requests, that were declined or not answered; by school. */
async function endedProposals(handle: Db, urns: readonly number[]): Promise<Map<number, EndedProposal[]>> {
  const rows = await inChunks(urns, (some) =>
    handle
      .select({
        urn: supportRequest.urn,
        offerId: proposal.offerId,
        providerId: proposal.providerId,
        state: proposal.state,
        declineCode: proposal.declineCode,
        updatedAt: proposal.updatedAt,
      })
      .from(proposal)
      .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
      .where(and(inArray(supportRequest.urn, some), inArray(proposal.state, ['declined', 'expired']))),
  );
  const found = new Map<number, EndedProposal[]>();
  for (const row of rows) {
    const list = found.get(row.urn) ?? [];
    list.push({
      offerId: row.offerId,
      providerId: row.providerId,
      code: row.state === 'expired' ? 'no-answer' : endCode(row.declineCode),
      on: calendarDate(row.updatedAt),
    });
    found.set(row.urn, list);
  }
  return found;
}

function endCode(stored: string | null): EndCode {
  return (stored as DeclineCode | 'home-school' | null) ?? 'other';
}

/** What the broker has set aside, by request and offer. */
async function waivedFor(
  handle: Db,
  requestIds: readonly string[],
): Promise<Map<string, Map<string, BetweenThem['waived']>>> {
  const rows = await inChunks(requestIds, (some) =>
    handle
      .select({ requestId: proposal.requestId, offerId: proposal.offerId, waived: proposal.waived })
      .from(proposal)
      .where(and(inArray(proposal.requestId, some), inArray(proposal.state, [...LIVE_STATES]))),
  );
  const found = new Map<string, Map<string, BetweenThem['waived']>>();
  for (const { requestId, offerId, waived } of rows) {
    const list = found.get(requestId) ?? new Map<string, BetweenThem['waived']>();
    // Only codes of exclusions are ever stored there.
    found.set(requestId, list.set(offerId, waived as BetweenThem['waived']));
  }
  return found;
}
