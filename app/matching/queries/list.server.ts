import { and, count, desc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import { proposal, provider, school, supportRequest } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { ofHomeSchools } from '~/directory/home-providers.server';
import { type Db, db } from '~/platform/db.server';
import { PROPOSAL_STATES, type ProposalState } from '../domain/proposal-states';
import { PROPOSALS_PER_PAGE } from '../paging';

export type ProposalLine = {
  id: string;
  state: ProposalState;
  ref: string;
  schoolName: string;
  providerName: string;
  answerBy: Date | null;
  updatedAt: Date;
};
export type ProposalsList = {
  rows: ProposalLine[];
  total: number;
  page: number;
  state: ProposalState | null;
};

/** Proposals the viewer has a part in, the latest first. */
export async function listProposals(
  viewer: Viewer,
  filter: { page: number; state: string | null },
  perPage = PROPOSALS_PER_PAGE,
): Promise<ProposalsList> {
  const handle = db();
  const state = PROPOSAL_STATES.find((one) => one === filter.state) ?? null;
  const scope = await proposalScope(handle, viewer);
  if (!scope) return { rows: [], total: 0, page: 1, state };
  const where = and(scope, state ? eq(proposal.state, state) : undefined);
  const [counted] = await handle
    .select({ n: count() })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .innerJoin(provider, eq(provider.id, proposal.providerId))
    .where(where);
  const total = counted?.n ?? 0;
  const page = Math.min(Math.max(1, filter.page), Math.max(1, Math.ceil(total / perPage)));
  const rows = await handle
    .select({
      id: proposal.id,
      state: proposal.state,
      ref: supportRequest.ref,
      schoolName: school.name,
      providerName: provider.name,
      answerBy: proposal.answerBy,
      updatedAt: proposal.updatedAt,
    })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .innerJoin(provider, eq(provider.id, proposal.providerId))
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .where(where)
    .orderBy(desc(proposal.updatedAt), desc(proposal.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  return { rows, total, page, state };
}

/**
 * The condition that keeps proposals to those the viewer may know of (`loadProposal` holds the same rule for one);
 * null when there are none. Needs request and provider joined.
 */
export async function proposalScope(handle: Db, viewer: Viewer): Promise<SQL | null> {
  const reach: (SQL | undefined)[] = [];
  if (isService(viewer)) reach.push(eq(supportRequest.authorityId, viewer.authorityId));
  const own = await ownSchools(handle, viewer);
  if (own.length > 0) {
    const ofSchool = and(
      inArray(supportRequest.urn, own),
      eq(supportRequest.authorityId, viewer.authorityId),
    );
    reach.push(and(ofSchool, isNotNull(proposal.sharedAt)));
  }
  const homes = await ownSchools(handle, viewer, 'head');
  if (homes.length > 0)
    reach.push(and(ofHomeSchools(proposal.providerId, homes), isNotNull(proposal.invitedAt)));
  const providers = providersOf(viewer);
  if (providers.length > 0)
    reach.push(and(inArray(proposal.providerId, providers), isNotNull(proposal.invitedAt)));
  return or(...reach) ?? null;
}
