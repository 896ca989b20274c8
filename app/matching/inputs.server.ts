import { and, eq, inArray, isNull } from 'drizzle-orm';
import { conflictOfInterest, proposal, school, supportRequest } from '#drizzle/schema';
import { settingsOf } from '~/accounts/settings.server';
import { focusArea } from '~/diagnosis/domain';
import type { RequestView } from '~/diagnosis/requests.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { type DeclineCode, type EndCode, type EndedProposal, parkingOf } from './domain/declines';
import type { BetweenThem, OfferFacts, RankInput, RankRequest, RankTerm } from './domain/inputs';
import { modelFor } from './domain/model';
import { relatedAreas } from './domain/related-areas';
import { LIVE_STATES, windowTerms } from './domain/rules';
import { focusRef, offersFor, rankSchool, schoolColumns } from './offer-facts.server';
import { weightsInForce } from './weights.server';

export { freeByTerm } from './offer-facts.server';

/**
 * Everything a ranking reads, as it stands now: the request, every offer of its authority, and the published
 * offers of other authorities that are open to it. In order of id, so that equal facts freeze to equal text.
 */
export async function rankInputs(handle: Db, request: RequestView, today: CalendarDate): Promise<RankInput> {
  const [input] = await rankInputsOfMany(handle, [request], today);
  if (!input) throw new Error(`No inputs for request ${request.id}`);
  return input;
}

/**
 * The same for many requests of one authority, in their order. The offers and their days are read once for all, so that
 * a whole authority takes hardly longer than one request.
 * @throws where the requests are not of one authority
 */
export async function rankInputsOfMany(
  handle: Db,
  requests: readonly RequestView[],
  today: CalendarDate,
): Promise<RankInput[]> {
  const [first] = requests;
  if (!first) return [];
  const { authorityId } = first;
  if (requests.some((one) => one.authorityId !== authorityId))
    throw new Error('Requests of several authorities cannot be read together');
  const { reach, parkDays } = await settingsOf(handle, authorityId);
  const model = modelFor(reach, await weightsInForce(handle, authorityId));
  const windows = requests.map(({ startFrom, finishBy }) => windowTerms(startFrom, finishBy, today));
  const { offers, register } = await offersFor(handle, authorityId, [...new Set(windows.flat())].sort());
  const urns = [...new Set(requests.map(({ urn }) => urn))];
  const schools = await schoolsOf(handle, urns);
  const conflicts = await conflictsWith(handle, urns);
  const ended = await endedProposals(handle, urns);
  const waived = await waivedFor(
    handle,
    requests.map(({ id }) => id),
  );
  return requests.map((request, n): RankInput => {
    const client = schools.get(request.urn);
    if (!client) throw new Error(`School ${request.urn} of request ${request.id} is not in the register`);
    const terms = windows[n] ?? [];
    const conflicting = conflicts.get(request.urn);
    const endedHere = ended.get(request.urn) ?? [];
    const waivedHere = waived.get(request.id);
    return {
      request: rankRequest(request, client, terms),
      offers: offers.map((facts) => {
        const parking = parkingOf({ id: facts.id, providerId: facts.providerId }, endedHere, parkDays);
        return rankOffer(facts, terms, {
          conflict: conflicting?.has(facts.providerId) === true || parking.conflict,
          parkedUntil: parking.parkedUntil,
          waived: waivedHere?.get(facts.id) ?? [],
        });
      }),
      model,
      today,
      register,
    };
  });
}

type Client = Parameters<typeof rankSchool>[0];

function rankRequest(request: RequestView, client: Client, terms: RankRequest['terms']): RankRequest {
  return {
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
  };
}

/** An offer as a request sees it: its days in the request's window, and what stands between the two. */
function rankOffer(facts: OfferFacts, terms: RankRequest['terms'], between: BetweenThem) {
  const days: RankTerm[] = [];
  for (const term of terms) {
    const one = facts.terms.find((each) => each.term === term);
    if (one) days.push(one);
  }
  return { ...facts, terms: days, ...between };
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
