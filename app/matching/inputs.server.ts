import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import {
  conflictOfInterest,
  offer,
  proposal,
  provider,
  school,
  schoolStanding,
  supportRequest,
} from '#drizzle/schema';
import { settingsOf } from '~/accounts/settings.server';
import { focusArea, phasesOfSchool } from '~/diagnosis/domain';
import type { RequestView } from '~/diagnosis/requests.server';
import { capacityOfMany, type TermCapacity } from '~/directory/ledger.server';
import { trackRecordsOf } from '~/directory/track-record.server';
import type { TermKey } from '~/kernel/academic-year';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { gridPoint } from '~/kernel/geo';
import type { Db } from '~/platform/db.server';
import { type DeclineCode, type EndCode, type EndedProposal, parkingOf } from './domain/declines';
import type { FocusRef, Outcomes, RankInput, RankOffer, RankSchool, RankTerm } from './domain/inputs';
import { modelFor } from './domain/model';
import { relatedAreas } from './domain/related-areas';
import { LIVE_STATES, windowTerms } from './domain/rules';
import { pricesOfLastPlan } from './prices.server';
import { weightsInForce } from './weights.server';

/**
 * Everything a ranking reads, as it stands now: the request, every offer of its authority, and the published
 * offers of other authorities that are open to it. In order of id, so that equal facts freeze to equal text.
 */
export async function rankInputs(handle: Db, request: RequestView, today: CalendarDate): Promise<RankInput> {
  const { reach, parkDays } = await settingsOf(handle, request.authorityId);
  const terms = windowTerms(request.startFrom, request.finishBy, today);
  const rows = await handle
    .select({ offer, provider, home: school })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(
      or(
        eq(offer.authorityId, request.authorityId),
        and(eq(offer.openToOthers, true), eq(offer.state, 'published')),
      ),
    )
    .orderBy(offer.id);
  const providerIds = [...new Set(rows.map((row) => row.provider.id))];
  const capacity = await capacityOfMany(handle, providerIds, terms);
  const conflicts = await conflictsWith(handle, request.urn);
  const ended = await endedProposals(handle, request.urn);
  const waived = await waivedFor(handle, request.id);
  const occupied = await firstToBeServed(handle, [...new Set(rows.map((row) => row.provider.homeUrn))]);

  const tracks = await trackRecordsOf(handle, providerIds);
  const prices = await pricesOfLastPlan(handle, request.authorityId);
  const own = await weightsInForce(handle, request.authorityId);

  const offers = rows.map((row): RankOffer => {
    const parking = parkingOf(row.offer, ended, parkDays);
    return {
      id: row.offer.id,
      authorityId: row.offer.authorityId,
      providerId: row.provider.id,
      state: row.offer.state,
      active: row.provider.active,
      designation: row.provider.designation,
      designatedOn: row.provider.designatedOn,
      designationExpires: row.provider.designationExpires,
      qaState: row.provider.qaState,
      qaOn: row.provider.qaOn,
      appetite: row.provider.appetite,
      focusAreas: row.offer.focusAreas.map(focusRef),
      phases: row.offer.phases,
      formats: row.offer.formats,
      dayRatePence: row.offer.dayRatePence,
      travelLimitMinutes: row.offer.travelLimitMinutes,
      remote: row.offer.remote,
      openToOthers: row.offer.openToOthers,
      confirmedOn: row.offer.lastConfirmedAt && calendarDate(row.offer.lastConfirmedAt),
      home: {
        ...rankSchool(row.home),
        open: row.home.statusGroup === 'open',
        fitToSupport: !inCategory(row.home.ofstedRating) && !occupied.has(row.home.urn),
      },
      terms: termsOf(row.offer.id, capacity.get(row.provider.id) ?? []),
      track: tracks.get(row.provider.id) ?? null,
      scarcity: prices.get(row.offer.id) ?? null,
      conflict: conflicts.has(row.provider.id) || parking.conflict,
      parkedUntil: parking.parkedUntil,
      waived: waived.get(row.offer.id) ?? [],
    };
  });
  const [client] = await handle.select().from(school).where(eq(school.urn, request.urn));
  if (!client) throw new Error(`School ${request.urn} of request ${request.id} is not in the register`);
  return {
    request: {
      id: request.id,
      authorityId: request.authorityId,
      needs: request.needs.map((need) => ({
        id: need.id,
        focus: focusRef(need.focusArea),
        severity: need.severity,
        measured: need.baseline !== null,
        designations: focusArea(need.focusArea)?.designations ?? [],
        related: relatedAreas(need.focusArea),
      })),
      school: rankSchool(client),
      terms,
      halfDays: request.halfDays,
      formats: request.formats,
      remoteWelcome: request.remoteWelcome ?? false,
      maxDayRatePence: request.maxDayRatePence,
    },
    offers,
    model: modelFor(reach, own),
    today,
    register: registerOf(tracks),
  };
}

/** Outcomes of all finished support, taken together. */
function registerOf(tracks: ReadonlyMap<string, Outcomes>): Outcomes {
  const all = { outcomes: 0, met: 0 };
  for (const { outcomes, met } of tracks.values()) {
    all.outcomes += outcomes;
    all.met += met;
  }
  return all;
}

function focusRef(key: string): FocusRef {
  const known = focusArea(key);
  return known ? { key, name: known.name, group: known.group } : { key, name: key, group: key };
}

function rankSchool(row: typeof school.$inferSelect): RankSchool {
  return {
    urn: row.urn,
    phases: phasesOfSchool(row.phaseName),
    grid: gridPoint(row.easting, row.northing),
    trustUid: row.trustUid,
    laCode: row.laCode,
    maintained: row.maintained,
    pupils: row.pupils,
    fsmPercent: row.fsmPercent,
    urbanRural: row.urbanRural,
    typeGroup: row.typeGroup,
  };
}

/** Inspection outcomes with which a school has its own improvement to see to first. */
function inCategory(rating: string | null): boolean {
  return rating === 'Inadequate' || rating === 'Serious weaknesses' || rating === 'Special measures';
}

function termsOf(offerId: string, capacity: readonly TermCapacity[]): RankTerm[] {
  return capacity.map(({ term, overall, free, offers }) => ({
    term,
    free: offers.find((one) => one.offerId === offerId)?.free ?? 0,
    providerCap: overall.cap,
    providerFree: free,
  }));
}

/** Half-days of an offer that are free now, by term. */
export async function freeByTerm(
  handle: Db,
  wanted: { offerId: string; providerId: string },
  terms: readonly TermKey[],
): Promise<{ term: TermKey; free: number }[]> {
  const capacity = await capacityOfMany(handle, [wanted.providerId], terms);
  return termsOf(wanted.offerId, capacity.get(wanted.providerId) ?? []).map(({ term, free }) => ({
    term,
    free,
  }));
}

async function conflictsWith(handle: Db, urn: number): Promise<Set<string>> {
  const rows = await handle
    .select({ providerId: conflictOfInterest.providerId })
    .from(conflictOfInterest)
    .where(and(eq(conflictOfInterest.urn, urn), isNull(conflictOfInterest.endedAt)));
  return new Set(rows.map((row) => row.providerId));
}

/** Proposals to a school, of any of its requests, that were declined or not answered. */
async function endedProposals(handle: Db, urn: number): Promise<EndedProposal[]> {
  const rows = await handle
    .select({ proposal })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .where(and(eq(supportRequest.urn, urn), inArray(proposal.state, ['declined', 'expired'])));
  return rows.map(({ proposal: row }) => ({
    offerId: row.offerId,
    providerId: row.providerId,
    code: row.state === 'expired' ? 'no-answer' : endCode(row.declineCode),
    on: calendarDate(row.updatedAt),
  }));
}

function endCode(stored: string | null): EndCode {
  return (stored as DeclineCode | 'home-school' | null) ?? 'other';
}

async function waivedFor(handle: Db, requestId: string): Promise<Map<string, RankOffer['waived']>> {
  const rows = await handle
    .select({ offerId: proposal.offerId, waived: proposal.waived })
    .from(proposal)
    .where(and(eq(proposal.requestId, requestId), inArray(proposal.state, [...LIVE_STATES])));
  return new Map(rows.map((row) => [row.offerId, row.waived as RankOffer['waived']]));
}

/** Well below what either database allows as parameters of one statement. */
const CHUNK = 500;

/** Schools that are first to be served themselves, in whichever authority. */
async function firstToBeServed(handle: Db, urns: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  for (let at = 0; at < urns.length; at += CHUNK) {
    const rows = await handle
      .select({ urn: schoolStanding.urn })
      .from(schoolStanding)
      .where(
        and(
          inArray(schoolStanding.urn, urns.slice(at, at + CHUNK)),
          eq(schoolStanding.current, true),
          eq(schoolStanding.priority, 1),
        ),
      );
    for (const row of rows) found.add(row.urn);
  }
  return found;
}
