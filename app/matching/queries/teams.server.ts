import { focusAreaName } from '~/diagnosis/domain';
import type { RequestView } from '~/diagnosis/requests.server';
import type { Db } from '~/platform/db.server';
import type { Team, TeamMember } from '../domain/teams';
import { type OfferCard, offerCards } from './offers.server';

/** A team as the broker reads it. */
export type TeamCard = {
  score: number;
  people: number;
  members: (OfferCard &
    Pick<TeamMember, 'score' | 'halfDays'> & { needs: string[]; proposalId: string | null })[];
};

/**
 * Teams with names, where more than one offer is needed to cover the request; empty where one offer does, since fewest
 * people come first.
 * @param live proposals under way, by offer
 */
export async function teamCards(
  handle: Db,
  teams: readonly Team[],
  request: RequestView,
  live: ReadonlyMap<string, string>,
): Promise<TeamCard[]> {
  const [first] = teams;
  if (!first || first.members.length < 2) return [];
  const cards = await offerCards(
    handle,
    teams.flatMap(({ members }) => members.map(({ offerId }) => offerId)),
  );
  const needs = new Map(request.needs.map((need) => [need.id, focusAreaName(need.focusArea)]));
  return teams.flatMap(({ score, people, members }) => {
    const named = members.flatMap((member) => {
      const card = cards.get(member.offerId);
      const led = member.needIds.flatMap((id) => needs.get(id) ?? []);
      return card && led.length === member.needIds.length
        ? [
            {
              ...card,
              score: member.score,
              halfDays: member.halfDays,
              needs: led,
              proposalId: live.get(member.offerId) ?? null,
            },
          ]
        : [];
    });
    return named.length === members.length && named.length > 1 ? [{ score, people, members: named }] : [];
  });
}
