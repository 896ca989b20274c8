import { and, count, eq } from 'drizzle-orm';
import { proposal, provider } from '#drizzle/schema';
import type { PlaceMatters } from '~/accounts/lifecycle/holdings.server';

/** Invitations to give support that a provider has not answered. */
export const unansweredInvitations: PlaceMatters = {
  one: 'invitation to give support that waits for an answer',
  many: 'invitations to give support that wait for an answer',
  async count(handle, { role, providerId }) {
    if (role !== 'leader' || providerId === null) return 0;
    const [row] = await handle
      .select({ n: count() })
      .from(proposal)
      .where(and(eq(proposal.providerId, providerId), eq(proposal.state, 'invited')));
    return Number(row?.n ?? 0);
  },
};

/** Leaders of a school who have said yes and wait for its head to release them. */
export const waitingReleases: PlaceMatters = {
  one: 'leader of the school who waits to be released',
  many: 'leaders of the school who wait to be released',
  async count(handle, { role, urn }) {
    if (role !== 'head' || urn === null) return 0;
    const [row] = await handle
      .select({ n: count() })
      .from(proposal)
      .innerJoin(provider, eq(provider.id, proposal.providerId))
      .where(and(eq(provider.homeUrn, urn), eq(proposal.state, 'accepted')));
    return Number(row?.n ?? 0);
  },
};
