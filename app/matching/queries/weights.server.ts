import { and, desc, eq, inArray, max } from 'drizzle-orm';
import { account, matchRun, proposal, rankingWeights, school, supportRequest } from '#drizzle/schema';
import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { type Db, db } from '~/platform/db.server';
import { readWeights, USUAL_WEIGHTS, type Weights } from '../domain/model';
import { LIVE_STATES } from '../domain/rules';
import { previewRanking, type RankingPreview } from '../domain/weights-preview';
import { readRun } from '../runs.server';
import { weightsInForce } from '../weights.server';
import { offerCards } from './offers.server';

export type WeightsVersion = {
  version: number;
  at: Date;
  by: string | null;
  reason: string;
  weights: Weights;
  inForce: boolean;
};
export type WeightsView = {
  authority: string;
  /** Version in force, 0 for the usual weights. */
  version: number;
  weights: Weights;
  /** Of the authority's own, the latest first. */
  versions: WeightsVersion[];
  mayChange: boolean;
};

/** How the viewer's authority weighs the factors, and how that came about; null for anybody outside its service. */
export async function loadWeights(viewer: Viewer): Promise<WeightsView | null> {
  if (!isService(viewer)) return null;
  const handle = db();
  const rows = await handle
    .select({ row: rankingWeights, by: account.name })
    .from(rankingWeights)
    .leftJoin(account, eq(account.id, rankingWeights.byId))
    .where(eq(rankingWeights.authorityId, viewer.authorityId))
    .orderBy(desc(rankingWeights.version));
  const current = await weightsInForce(handle, viewer.authorityId);
  return {
    authority: viewer.authorityName,
    version: current?.version ?? 0,
    weights: current?.weights ?? USUAL_WEIGHTS,
    versions: rows.map(({ row, by }) => ({
      version: row.version,
      at: row.at,
      by,
      reason: row.reason,
      weights: readWeights(row.weights) ?? USUAL_WEIGHTS,
      inForce: row.inForce,
    })),
    mayChange: has(viewer, 'lead'),
  };
}

type Named = {
  name: string;
  before: RankingPreview['moved'][number]['before'];
  after: RankingPreview['moved'][number]['after'];
};

/** An open request whose first three, or whose shortlist, would look otherwise. */
export type RequestPreview = {
  requestId: string;
  ref: string;
  schoolName: string;
  before: string[];
  after: string[];
  othersFirst: boolean;
  moved: Named[];
};
export type WeightsPreview = {
  /** Open requests that have been ranked. */
  looked: number;
  /** Of those, how many would have others among the first three. */
  othersFirst: number;
  /** Those that would look otherwise in any way, others among the first three first. */
  changed: RequestPreview[];
};

/**
 * What other weights would make of the latest ranking of every open request of the authority, from what each ranking
 * froze. For the lead; null for anybody else.
 */
export async function previewWeights(viewer: Viewer, weights: Weights): Promise<WeightsPreview | null> {
  if (!has(viewer, 'lead')) return null;
  const handle = db();
  const open = await openRankings(handle, viewer.authorityId);
  const shortlists = await shortlistsOf(handle, viewer.authorityId);
  const found: { about: (typeof open)[number]; preview: RankingPreview }[] = [];
  for (const about of open) {
    const run = await readRun(handle, about.runId);
    if (!run) continue;
    const preview = previewRanking(run.inputs, run.result, weights, shortlists.get(about.requestId) ?? []);
    if (preview.othersFirst || preview.reordered || preview.moved.length > 0) found.push({ about, preview });
    // A ranking of thousands of offers takes a moment: others are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  found.sort((a, b) => Number(b.preview.othersFirst) - Number(a.preview.othersFirst));
  const ids = found.flatMap(({ preview: { before, after, moved } }) => [
    ...before,
    ...after,
    ...moved.map(({ offerId }) => offerId),
  ]);
  const cards = await offerCards(handle, [...new Set(ids)]);
  const name = (offerId: string) => cards.get(offerId)?.providerName ?? 'An offer no longer there';
  return {
    looked: open.length,
    othersFirst: found.filter(({ preview }) => preview.othersFirst).length,
    changed: found.map(({ about, preview }) => ({
      requestId: about.requestId,
      ref: about.ref,
      schoolName: about.schoolName,
      before: preview.before.map(name),
      after: preview.after.map(name),
      othersFirst: preview.othersFirst,
      moved: preview.moved.map(({ offerId, before, after }) => ({ name: name(offerId), before, after })),
    })),
  };
}

/** The latest ranking of each request that still looks for a partner, by reference. */
async function openRankings(handle: Db, authorityId: string) {
  const latest = handle
    .select({ requestId: matchRun.requestId, at: max(matchRun.at).as('latest_at') })
    .from(matchRun)
    .where(eq(matchRun.authorityId, authorityId))
    .groupBy(matchRun.requestId)
    .as('latest');
  const rows = await handle
    .select({
      runId: matchRun.id,
      requestId: supportRequest.id,
      ref: supportRequest.ref,
      schoolName: school.name,
    })
    .from(matchRun)
    .innerJoin(latest, and(eq(latest.requestId, matchRun.requestId), eq(latest.at, matchRun.at)))
    .innerJoin(supportRequest, eq(supportRequest.id, matchRun.requestId))
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .where(and(eq(supportRequest.authorityId, authorityId), eq(supportRequest.state, 'matching')))
    .orderBy(supportRequest.ref, desc(matchRun.id));
  // Two rankings of the same instant: the one with the higher id is the latest, as everywhere.
  return rows.filter((row, i) => row.requestId !== rows[i - 1]?.requestId);
}

async function shortlistsOf(handle: Db, authorityId: string): Promise<Map<string, string[]>> {
  const rows = await handle
    .select({ requestId: proposal.requestId, offerId: proposal.offerId })
    .from(proposal)
    .where(and(eq(proposal.authorityId, authorityId), inArray(proposal.state, [...LIVE_STATES])))
    .orderBy(proposal.createdAt, proposal.id);
  const found = new Map<string, string[]>();
  for (const { requestId, offerId } of rows) {
    found.set(requestId, [...(found.get(requestId) ?? []), offerId]);
  }
  return found;
}
