import { and, asc, count, eq, inArray, isNull, lte } from 'drizzle-orm';
import {
  cluster,
  clusterMeeting,
  clusterRequest,
  clusterRequestSchool,
  clusterSchool,
  school,
  supportRequest,
} from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { startOfDay } from '~/kernel/clock';
import { count as counted, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';

const MOST = 25;

/**
 * What waits in clusters: for a head, invitations and shared requests to answer, and as chair minutes to write; for the
 * service, clusters that need a chair and minutes that nobody else can write.
 */
export async function clustersWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const headOf = await ownSchools(db(), viewer, 'head');
  const parts = await Promise.all([
    headOf.length > 0 ? invitations(headOf) : [],
    headOf.length > 0 ? sharedRequests(headOf) : [],
    headOf.length > 0 || isService(viewer) ? minutesToWrite(viewer, headOf) : [],
    isService(viewer) ? withoutChair(viewer) : [],
    isService(viewer) ? unanswered(viewer) : [],
  ]);
  return parts.flat();
}

async function invitations(headOf: readonly number[]): Promise<WorkItem[]> {
  const rows = await db()
    .select({
      id: cluster.id,
      name: cluster.name,
      urn: clusterSchool.urn,
      schoolName: school.name,
      invitedAt: clusterSchool.invitedAt,
    })
    .from(clusterSchool)
    .innerJoin(cluster, eq(cluster.id, clusterSchool.clusterId))
    .innerJoin(school, eq(school.urn, clusterSchool.urn))
    .where(
      and(
        inArray(clusterSchool.urn, [...headOf]),
        eq(clusterSchool.state, 'invited'),
        eq(cluster.state, 'active'),
      ),
    )
    .orderBy(asc(clusterSchool.invitedAt))
    .limit(MOST);
  return rows.map(({ id, name, urn, schoolName, invitedAt }) => ({
    key: `cluster-invitation:${id}:${urn}`,
    kind: 'now',
    title: `Say whether ${schoolName} joins ${name}`,
    detail: 'You can say no without giving a reason, and leave at any time.',
    href: `/clusters/${id}/answer?school=${urn}`,
    due: null,
    since: invitedAt,
  }));
}

async function sharedRequests(headOf: readonly number[]): Promise<WorkItem[]> {
  const rows = await db()
    .select({
      id: clusterRequest.id,
      clusterId: cluster.id,
      name: cluster.name,
      urn: clusterRequestSchool.urn,
      at: clusterRequestSchool.at,
    })
    .from(clusterRequestSchool)
    .innerJoin(clusterRequest, eq(clusterRequest.id, clusterRequestSchool.clusterRequestId))
    .innerJoin(supportRequest, eq(supportRequest.id, clusterRequest.requestId))
    .innerJoin(cluster, eq(cluster.id, clusterRequest.clusterId))
    .innerJoin(
      clusterSchool,
      and(eq(clusterSchool.clusterId, cluster.id), eq(clusterSchool.urn, clusterRequestSchool.urn)),
    )
    .where(
      and(
        inArray(clusterRequestSchool.urn, [...headOf]),
        eq(clusterRequestSchool.state, 'asked'),
        eq(clusterSchool.state, 'member'),
        eq(cluster.state, 'active'),
        isNull(clusterRequest.endedAt),
        inArray(supportRequest.state, ['draft', 'submitted', 'matching', 'partnered']),
      ),
    )
    .limit(MOST);
  return rows.map(({ id, clusterId, name, urn, at }) => ({
    key: `cluster-request:${id}:${urn}`,
    kind: 'now',
    title: 'Say whether your school takes part in a shared request',
    detail: `A school of ${name} makes a request for support for the others too.`,
    href: `/clusters/${clusterId}/requests/${id}`,
    due: null,
    since: at,
  }));
}

/** Meetings whose day has come: their chair’s to write up; the service’s where there is no chair. */
async function minutesToWrite(viewer: Viewer, headOf: readonly number[]): Promise<WorkItem[]> {
  const rows = await db()
    .select({
      id: clusterMeeting.id,
      on: clusterMeeting.on,
      clusterId: cluster.id,
      name: cluster.name,
      chairId: cluster.chairId,
      authorityId: cluster.authorityId,
    })
    .from(clusterMeeting)
    .innerJoin(cluster, eq(cluster.id, clusterMeeting.clusterId))
    .where(
      and(
        eq(clusterMeeting.state, 'planned'),
        lte(clusterMeeting.on, today()),
        eq(cluster.authorityId, viewer.authorityId),
      ),
    )
    .orderBy(asc(clusterMeeting.on))
    .limit(MOST * 4);
  const asChair = ({ chairId }: (typeof rows)[number]) => headOf.length > 0 && chairId === viewer.accountId;
  const asService = ({ chairId }: (typeof rows)[number]) => isService(viewer) && chairId === null;
  return rows
    .filter((row) => asChair(row) || asService(row))
    .slice(0, MOST)
    .map(({ id, on, clusterId, name }) => ({
      key: `cluster-minutes:${id}`,
      kind: 'now',
      title: `Write the minutes of ${name}`,
      detail: `It met on ${dateWords(on)}. If it did not, call the meeting off.`,
      href: `/clusters/${clusterId}/meetings/${id}`,
      // No source sets a date for minutes: it waits since the day, and is not late.
      due: null,
      since: startOfDay(on),
    }));
}

async function withoutChair(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select({ id: cluster.id, name: cluster.name, createdAt: cluster.createdAt })
    .from(cluster)
    .innerJoin(clusterSchool, and(eq(clusterSchool.clusterId, cluster.id), eq(clusterSchool.state, 'member')))
    .where(
      and(eq(cluster.authorityId, viewer.authorityId), eq(cluster.state, 'active'), isNull(cluster.chairId)),
    )
    .groupBy(cluster.id, cluster.name, cluster.createdAt)
    .limit(MOST);
  return rows.map(({ id, name, createdAt }) => ({
    key: `cluster-chair:${id}`,
    kind: 'soon',
    title: `Choose the chair of ${name}`,
    detail: 'Without one, its meetings and minutes wait for the service.',
    href: `/clusters/${id}/chair`,
    due: null,
    since: createdAt,
  }));
}

/** Invitations that others have still to answer. */
async function unanswered(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select({ id: cluster.id, name: cluster.name, createdAt: cluster.createdAt, n: count() })
    .from(cluster)
    .innerJoin(
      clusterSchool,
      and(eq(clusterSchool.clusterId, cluster.id), eq(clusterSchool.state, 'invited')),
    )
    .where(and(eq(cluster.createdById, viewer.accountId), eq(cluster.state, 'active')))
    .groupBy(cluster.id, cluster.name, cluster.createdAt)
    .limit(MOST);
  return rows.map(({ id, name, createdAt, n }) => ({
    key: `cluster-unanswered:${id}`,
    kind: 'waiting',
    title: `${counted(Number(n), 'school')} still to answer whether to join ${name}`,
    detail: 'Their headteachers have been told.',
    href: `/clusters/${id}`,
    due: null,
    since: createdAt,
  }));
}
