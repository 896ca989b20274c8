import { settingsOf } from '~/accounts/settings.server';
import { focusArea } from '~/diagnosis/domain';
import type { RequestView } from '~/diagnosis/requests.server';
import type { CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { BetweenThem, OfferFacts, RankInput, RankRequest, RankTerm } from './domain/inputs';
import { modelFor } from './domain/model';
import { relatedAreas } from './domain/related-areas';
import { windowTerms } from './domain/rules';
import { focusRef, offersFor, rankSchool } from './offer-facts.server';
import { type Client, surroundingsOf } from './surroundings.server';
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
  const { offers, register } = await offersFor(
    handle,
    authorityId,
    [...new Set(windows.flat())].sort(),
    today,
  );
  const { schools, between } = await surroundingsOf(handle, requests, () => parkDays);
  return requests.map((request, n): RankInput => {
    const client = schools.get(request.urn);
    if (!client) throw new Error(`School ${request.urn} of request ${request.id} is not in the register`);
    const terms = windows[n] ?? [];
    return {
      request: rankRequest(request, client, terms),
      offers: offers.map((facts) => rankOffer(facts, terms, between(request, facts) ?? NOTHING_BETWEEN)),
      model,
      today,
      register,
    };
  });
}

const NOTHING_BETWEEN: BetweenThem = { conflict: false, parkedUntil: null, waived: [] };

/** What is read of a request. */
export type RequestFacts = Pick<
  RequestView,
  'id' | 'authorityId' | 'urn' | 'halfDays' | 'remoteWelcome' | 'maxDayRatePence'
> & {
  formats: readonly string[];
  needs: readonly Pick<RequestView['needs'][number], 'id' | 'focusArea' | 'severity' | 'baseline'>[];
};

/** A request as ranking reads it. */
export function rankRequest(request: RequestFacts, client: Client, terms: RankRequest['terms']): RankRequest {
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
