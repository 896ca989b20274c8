import { setImmediate as turn } from 'node:timers/promises';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { proposal, supportRequest } from '#drizzle/schema';
import { type RequestView, readRequest } from '~/diagnosis/requests.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { RankInput } from '../domain/inputs';
import { freezeInputs, type PlanInputs, type PlanRequest, type UnderWay } from '../domain/plan/inputs';
import { NO_BAND_PRIORITY } from '../domain/plan/settings';
import { HOLDING_STATES } from '../domain/proposal-states';
import { LIVE_STATES } from '../domain/rules';
import { rankInputsOfMany } from '../inputs.server';

/**
 * Everything a plan of an authority reads, as it stands now: its open requests, and the offers as ranking each of them
 * reads them. A request whose partner has been asked or has accepted is under way: its days are held already. One whose
 * school has chosen is planned, with that choice kept.
 */
export async function planInputs(handle: Db, authorityId: string, today: CalendarDate): Promise<PlanInputs> {
  const open = await handle
    .select({ id: supportRequest.id })
    .from(supportRequest)
    .where(
      and(
        eq(supportRequest.authorityId, authorityId),
        inArray(supportRequest.state, ['submitted', 'matching']),
      ),
    )
    .orderBy(asc(supportRequest.id));
  const live = await handle
    .select()
    .from(proposal)
    .where(and(eq(proposal.authorityId, authorityId), inArray(proposal.state, [...LIVE_STATES])))
    .orderBy(asc(proposal.createdAt), asc(proposal.id));
  const views: RequestView[] = [];
  const planned: PlanRequest[] = [];
  const underWay: UnderWay[] = [];
  for (const { id } of open) {
    const request = await readRequest(handle, id);
    if (!request) continue;
    const { ref, school, band } = request;
    const partners = live.filter(({ requestId }) => requestId === id);
    const holding = partners.find(({ state }) => HOLDING_STATES.includes(state));
    if (holding) {
      underWay.push({ id, ref, schoolName: school.name, offer: holding.offerId, state: holding.state });
      continue;
    }
    views.push(request);
    planned.push({
      id,
      ref,
      schoolName: school.name,
      town: school.town,
      band: band && { key: band.key, name: band.name, letter: band.letter },
      priority: band?.priority ?? NO_BAND_PRIORITY,
      since: calendarDate(request.submittedAt ?? request.createdAt),
      today: partners.map(({ offerId, state, score }) => ({ offer: offerId, state, score })),
    });
    // Other people's pages come in between.
    await turn();
  }
  const inputs = await rankInputsOfMany(handle, views, today);
  const asked = planned.flatMap((request, at) => {
    const input = inputs[at];
    return input ? [{ request, input: withoutPrices(input) }] : [];
  });
  return freezeInputs(asked, today, underWay);
}

/** Prices learned from the last plan would count twice in the next: a plan finds its own. */
function withoutPrices(input: RankInput): RankInput {
  return { ...input, offers: input.offers.map((offer) => ({ ...offer, scarcity: null })) };
}
