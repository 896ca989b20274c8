import { and, desc, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import {
  agreement,
  cluster,
  clusterRequest,
  clusterRequestSchool,
  clusterSchool,
  provider,
  supportRequest,
} from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import type { RequestState } from '~/diagnosis/domain';
import { type Db, db } from '~/platform/db.server';
import type { ShareState } from '../domain/vocabulary';
import { type ClusterHead, clusterForm, headOfCluster } from './head.server';
import { mayDo, ownSchoolsOf } from './record.server';
import { loadShare, type SharePlace } from './share-commands.server';

export type ShareRowView = {
  id: string;
  schoolUrn: number;
  summary: string;
  state: RequestState;
  ended: boolean;
  answers: Record<ShareState, number>;
};

/** Requests a cluster has shared, the latest first. */
export async function sharesOf(handle: Db, clusterId: string): Promise<ShareRowView[]> {
  const rows = await handle
    .select({ share: clusterRequest, state: supportRequest.state })
    .from(clusterRequest)
    .innerJoin(supportRequest, eq(supportRequest.id, clusterRequest.requestId))
    .where(eq(clusterRequest.clusterId, clusterId))
    .orderBy(desc(clusterRequest.at));
  const answers = await answersOf(
    handle,
    rows.map(({ share }) => share.id),
  );
  return rows.map(({ share, state }) => ({
    id: share.id,
    schoolUrn: share.urn,
    summary: share.summary,
    state,
    ended: share.endedAt !== null,
    answers: answers(share.id),
  }));
}

/** How many schools have answered what, by shared request. */
async function answersOf(handle: Db, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await handle
          .select({ id: clusterRequestSchool.clusterRequestId, state: clusterRequestSchool.state })
          .from(clusterRequestSchool)
          .where(inArray(clusterRequestSchool.clusterRequestId, [...ids]));
  return (id: string): Record<ShareState, number> => {
    const own = rows.filter((row) => row.id === id);
    const of = (state: ShareState) => own.filter((row) => row.state === state).length;
    return { asked: of('asked'), in: of('in'), out: of('out') };
  };
}

export type SharePageView = {
  head: ClusterHead;
  share: { id: string; summary: string; version: number; at: Date; ended: boolean };
  lead: { urn: number; name: string };
  /** As members read it: never the request itself. */
  state: RequestState;
  over: boolean;
  /** Who gives the support, once an agreement is in force. */
  partner: { id: string; name: string } | null;
  schools: { urn: number; name: string; state: ShareState; note: string | null }[];
  /** Own schools that can answer, with what they said. */
  toAnswer: { urn: number; name: string; state: ShareState; note: string | null; version: number }[];
  mayEnd: boolean;
  /** The request’s own page, for those who may read it. */
  requestHref: string | null;
};

/** A shared request as its cluster reads it. */
export async function sharePage(viewer: Viewer, at: SharePlace): Promise<SharePageView | null> {
  const handle = db();
  const found = await loadShare(handle, viewer, at);
  if (!found) return null;
  const { cluster: record, share, answers, over, requestState } = found;
  const nameOf = (urn: number) => record.schools.find((one) => one.urn === urn)?.name ?? 'A school';
  const leads = record.headOf.includes(share.urn);
  const canAnswer = !over && mayDo(record, 'answer-share').ok;
  const sees = record.standings.includes('service') || record.ownUrns.includes(share.urn);
  return {
    head: headOfCluster(record),
    share: {
      id: share.id,
      summary: share.summary,
      version: share.version,
      at: share.at,
      ended: share.endedAt !== null,
    },
    lead: { urn: share.urn, name: nameOf(share.urn) },
    state: requestState,
    over,
    partner: await partnerOf(handle, share.requestId),
    schools: answers
      .map(({ urn, state, note }) => ({ urn, name: nameOf(urn), state, note }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    toAnswer: canAnswer
      ? answers
          .filter(({ urn }) => record.headOf.includes(urn))
          .map(({ urn, state, note, version }) => ({ urn, name: nameOf(urn), state, note, version }))
      : [],
    mayEnd: leads && share.endedAt === null,
    requestHref:
      sees && (await readable(handle, viewer, share.requestId)) ? `/requests/${share.requestId}` : null,
  };
}

async function partnerOf(handle: Db, requestId: string): Promise<SharePageView['partner']> {
  const [row] = await handle
    .select({ id: provider.id, name: provider.name })
    .from(agreement)
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .where(and(eq(agreement.requestId, requestId), isNotNull(agreement.activeAt)))
    .orderBy(desc(agreement.activeAt))
    .limit(1);
  return row ?? null;
}

/** A school’s own draft is the school’s until it is sent. */
async function readable(handle: Db, viewer: Viewer, requestId: string): Promise<boolean> {
  const [row] = await handle
    .select({
      urn: supportRequest.urn,
      submittedAt: supportRequest.submittedAt,
      bySchool: supportRequest.raisedBySchool,
    })
    .from(supportRequest)
    .where(eq(supportRequest.id, requestId));
  if (!row) return false;
  const { ownUrns } = await ownSchoolsOf(handle, viewer);
  return ownUrns.includes(row.urn) || (isService(viewer) && (row.submittedAt !== null || !row.bySchool));
}

/** The request a page shows is shared with a cluster, or could be: for the request’s own page. */
export type SharedNote =
  | {
      kind: 'shared';
      href: string;
      clusterName: string;
      clusterKind: 'cluster' | 'joint-project';
      taking: number;
      asked: number;
      ended: boolean;
    }
  | { kind: 'could'; clusters: { id: string; name: string }[] };

/**
 * What a request’s page says of a cluster: the one it is shared with, or to its head, those it could be shared with. For a
 * viewer who may read the request (the page asks that first).
 */
export async function sharedNoteFor(
  viewer: Viewer,
  request: { id: string; urn: number; state: RequestState },
): Promise<SharedNote | null> {
  const handle = db();
  const [row] = await handle
    .select({ share: clusterRequest, name: cluster.name, kind: cluster.kind })
    .from(clusterRequest)
    .innerJoin(cluster, eq(cluster.id, clusterRequest.clusterId))
    .where(eq(clusterRequest.requestId, request.id));
  if (row) {
    const answers = (await answersOf(handle, [row.share.id]))(row.share.id);
    return {
      kind: 'shared',
      href: `/clusters/${row.share.clusterId}/requests/${row.share.id}`,
      clusterName: row.name,
      clusterKind: row.kind,
      // The school that leads it is one of them.
      taking: answers.in + 1,
      asked: answers.asked,
      ended: row.share.endedAt !== null,
    };
  }
  if (!['draft', 'submitted', 'matching'].includes(request.state)) return null;
  const { headOf } = await ownSchoolsOf(handle, viewer);
  if (!headOf.includes(request.urn)) return null;
  const clusters = await clustersOf(handle, request.urn);
  return clusters.length === 0 ? null : { kind: 'could', clusters };
}

async function clustersOf(handle: Db, urn: number): Promise<{ id: string; name: string }[]> {
  return handle
    .select({ id: cluster.id, name: cluster.name })
    .from(cluster)
    .where(
      and(
        eq(cluster.state, 'active'),
        inArray(
          cluster.id,
          handle
            .select({ id: clusterSchool.clusterId })
            .from(clusterSchool)
            .where(and(eq(clusterSchool.urn, urn), eq(clusterSchool.state, 'member'))),
        ),
      ),
    )
    .orderBy(cluster.name);
}

/** The form for sharing: the viewer’s requests that can be. */
export async function shareFormPage(
  viewer: Viewer,
  clusterId: string,
): Promise<{ head: ClusterHead; requests: { id: string; ref: string; state: RequestState }[] } | null> {
  const open = await clusterForm(viewer, clusterId, 'share');
  if (!open) return null;
  const leading = open.record.members.map(({ urn }) => urn).filter((urn) => open.record.headOf.includes(urn));
  const handle = db();
  const requests =
    leading.length === 0
      ? []
      : await handle
          .select({ id: supportRequest.id, ref: supportRequest.ref, state: supportRequest.state })
          .from(supportRequest)
          .leftJoin(clusterRequest, eq(clusterRequest.requestId, supportRequest.id))
          .where(
            and(
              inArray(supportRequest.urn, leading),
              notInArray(supportRequest.state, ['withdrawn', 'declined', 'partnered']),
              isNull(clusterRequest.id),
            ),
          )
          .orderBy(supportRequest.ref);
  return { head: open.head, requests };
}
