import { and, eq } from 'drizzle-orm';
import { clusterRequest, clusterRequestSchool, supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { hasEnded } from '~/diagnosis/domain';
import { loadRequest } from '~/diagnosis/requests.server';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { transact, usedForm } from '~/platform/transact.server';
import { SCHOOLS_TO_MEET } from '../domain/clusters/rights';
import { shareMachine } from '../domain/clusters/states';
import { changedSince } from './commands.server';
import {
  type ClusterRecord,
  clusterEvent,
  clusterNotFound,
  loadCluster,
  mayDo,
  openCluster,
  peopleAt,
} from './record.server';

export type ShareRow = typeof clusterRequest.$inferSelect;
export type ShareSchoolRow = typeof clusterRequestSchool.$inferSelect;
export type SharePlace = { clusterId: string; shareId: string };

/**
 * Shares a head’s own request with their cluster: the other schools read the summary, never the request. Only the head of
 * the school that leads it can, since it tells others that the school has asked for support.
 */
export async function shareRequest(
  viewer: Viewer,
  clusterId: string,
  input: { id: string; requestId: string; summary: string },
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const { tx, now } = ctx;
    const opened = await openCluster(tx, viewer, clusterId, 'share');
    if (!opened.ok) return opened;
    const { row, members, headOf } = opened.value;
    const [already] = await tx.select().from(clusterRequest).where(eq(clusterRequest.id, input.id));
    if (already) return already.clusterId === clusterId ? yes({ id: already.id }) : usedForm();
    const request = await loadRequest(tx, viewer, input.requestId);
    const leads = members.some(({ urn }) => urn === request?.urn) && headOf.includes(request?.urn ?? 0);
    if (!request || !leads)
      return no('share.no-request', 'Choose a request of your school', { field: 'requestId' });
    if (hasEnded(request.state))
      return no('share.ended', 'Choose a request that has not ended', { field: 'requestId' });
    if (members.length < SCHOOLS_TO_MEET)
      return no('cluster.too-few', 'A request can be shared once two schools have joined.');
    const [elsewhere] = await tx
      .select({ id: clusterRequest.id })
      .from(clusterRequest)
      .where(eq(clusterRequest.requestId, request.id));
    if (elsewhere)
      return no('share.twice', 'This request has been shared already. Choose another', {
        field: 'requestId',
      });
    await tx.insert(clusterRequest).values({
      id: input.id,
      clusterId,
      requestId: request.id,
      urn: request.urn,
      summary: input.summary,
      byId: viewer.accountId,
      at: now,
      endedAt: null,
      version: 1,
    });
    const others = members.map(({ urn }) => urn).filter((urn) => urn !== request.urn);
    await tx.insert(clusterRequestSchool).values(
      others.map((urn) => ({
        id: ctx.newId(),
        clusterRequestId: input.id,
        urn,
        state: 'asked' as const,
        byId: null,
        at: now,
        note: null,
        version: 1,
      })),
    );
    const whom = await peopleAt(tx, others, ['head']);
    ctx.emit({
      ...clusterEvent(row, 'cluster.request-shared', { shareId: input.id, whom }),
      urn: request.urn,
      after: { summary: input.summary },
    });
    return yes({ id: input.id });
  });
}

/** A shared request of a cluster the viewer may read, with the answers of its schools. */
export async function loadShare(
  handle: Db,
  viewer: Viewer,
  { clusterId, shareId }: SharePlace,
): Promise<{
  cluster: ClusterRecord;
  share: ShareRow;
  answers: ShareSchoolRow[];
  /** Whether the request has ended, or is shared no more. */
  over: boolean;
  requestState: (typeof supportRequest.$inferSelect)['state'];
} | null> {
  const record = await loadCluster(handle, viewer, clusterId);
  if (!record || !mayDo(record, 'read').ok) return null;
  const [found] = await handle
    .select({ share: clusterRequest, requestState: supportRequest.state })
    .from(clusterRequest)
    .innerJoin(supportRequest, eq(supportRequest.id, clusterRequest.requestId))
    .where(and(eq(clusterRequest.id, shareId), eq(clusterRequest.clusterId, clusterId)));
  if (!found) return null;
  const answers = await handle
    .select()
    .from(clusterRequestSchool)
    .where(eq(clusterRequestSchool.clusterRequestId, shareId));
  const over = found.share.endedAt !== null || hasEnded(found.requestState);
  return { cluster: record, ...found, answers, over };
}

/** A head’s word whether their school takes part; they may change their mind while the request is open. */
export async function answerShare(
  viewer: Viewer,
  at: SharePlace,
  input: { urn: number; version: number; takesPart: boolean; note: string | null },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadShare(ctx.tx, viewer, at);
    const answer = found?.answers.find(({ urn }) => urn === input.urn);
    if (!found || !answer || !found.cluster.headOf.includes(answer.urn)) return clusterNotFound();
    const may = mayDo(found.cluster, 'answer-share');
    if (!may.ok) return may;
    if (found.over) return no('share.over', 'This request is no longer open, so it cannot be answered.');
    const to = next(shareMachine, answer.state, input.takesPart ? 'take-part' : 'stay-out');
    if (!to.ok) return to;
    if (to.value === answer.state && input.note === answer.note) return yes();
    if (answer.version !== input.version) return changedSince();
    await ctx.tx
      .update(clusterRequestSchool)
      .set({
        state: to.value,
        byId: viewer.accountId,
        at: ctx.now,
        note: input.note,
        version: answer.version + 1,
      })
      .where(eq(clusterRequestSchool.id, answer.id));
    const whom = await peopleAt(ctx.tx, [found.share.urn], ['head']);
    ctx.emit({
      ...clusterEvent(found.cluster.row, 'cluster.request-answered', { shareId: at.shareId, whom }),
      urn: answer.urn,
      before: { state: answer.state },
      after: { state: to.value, note: input.note },
    });
    return yes();
  });
}

/** Stops sharing a request: it goes on as the leading school’s own. */
export async function endShare(viewer: Viewer, at: SharePlace, input: { version: number }): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadShare(ctx.tx, viewer, at);
    if (!found?.cluster.headOf.includes(found.share.urn)) return clusterNotFound();
    const { share, answers, cluster } = found;
    if (share.endedAt !== null) return yes();
    if (share.version !== input.version) return changedSince();
    await ctx.tx
      .update(clusterRequest)
      .set({ endedAt: ctx.now, version: share.version + 1 })
      .where(eq(clusterRequest.id, share.id));
    const others = answers.filter(({ state }) => state !== 'out').map(({ urn }) => urn);
    const whom = await peopleAt(ctx.tx, others, ['head']);
    ctx.emit({
      ...clusterEvent(cluster.row, 'cluster.request-unshared', { shareId: share.id, whom }),
      urn: share.urn,
    });
    return yes();
  });
}
