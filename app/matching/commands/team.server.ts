import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { list } from '~/kernel/words';
import { transact } from '~/platform/transact.server';
import { exclusionsOf } from '../domain/eligibility';
import { rankInputs } from '../inputs.server';
import { offerCards } from '../queries/offers.server';
import { loadForService } from '../runs.server';
import { putForwardWithin } from './shortlist.server';

/**
 * Puts the offers of a team forward together, all or none: those that are on the shortlist already stay as they are.
 * Each has to be suggested as things stand now; what a broker would have to set aside is put forward one by one, with
 * its own reason.
 * @param input.id the form's id, from which each proposal's is made
 * @returns how many were put forward; a refusal as of `addToShortlist`, or `shortlist.not-suggested`
 */
export async function addTeamToShortlist(
  viewer: Viewer,
  input: { id: string; requestId: string; offerIds: readonly string[] },
): Promise<Verdict<{ added: number }>> {
  return transact(viewer, async (ctx) => {
    const request = await loadForService(ctx.tx, viewer, input.requestId);
    if (!request) return no('request.not-found', 'This request could not be found.');
    const inputs = await rankInputs(ctx.tx, request, ctx.today);
    const members = input.offerIds.map((id) => inputs.offers.find((offer) => offer.id === id));
    const suggested = members.every(
      (offer) => offer && exclusionsOf(inputs, { ...offer, waived: [] }).length === 0,
    );
    const names = await offerCards(ctx.tx, input.offerIds);
    let added = 0;
    for (const [n, offerId] of input.offerIds.entries()) {
      const others = input.offerIds.flatMap((id) =>
        id === offerId ? [] : (names.get(id)?.providerName ?? []),
      );
      const reason = `Put forward together with ${list([...new Set(others)])}, to cover all the needs between them.`;
      const put = await putForwardWithin(ctx, viewer, {
        id: `${input.id}m${n}`,
        requestId: request.id,
        offerId,
        reason,
      });
      if (!put.ok) return put;
      if (put.value.already) continue;
      // A reason would set soft rules aside; this one is not the broker's own, and must not.
      if (!suggested) {
        return no(
          'shortlist.not-suggested',
          'Things have changed, and one of these is no longer suggested. Rank the offers again.',
        );
      }
      added++;
    }
    return yes({ added });
  });
}
