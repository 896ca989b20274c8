import { and, eq, gte, inArray, isNull } from 'drizzle-orm';
import { authority, cluster, clusterMeeting, clusterRequest, clusterSchool, school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { focusAreaName } from '~/diagnosis/domain';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { type BothTexts, bothTexts } from './both-texts';
import type { ClusterInput } from './forms';
import {
  type ClusterRow,
  clusterEvent,
  clusterNotFound,
  headsOf,
  loadCluster,
  mayDo,
  openCluster,
  ownSchoolsOf,
  peopleAt,
  saveCluster,
} from './record.server';
import { CLUSTER_KIND_NAMES } from './wording';

/**
 * Forms a cluster or joint project. A head’s own school is in it from the start, and the head chairs it; the service
 * begins with an empty one and asks schools.
 * @param input.urn the head’s school; null for the service
 * @param input.id the form's: sent twice, it answers with the cluster there is
 */
export async function formCluster(
  viewer: Viewer,
  input: ClusterInput & { id: string; urn: number | null },
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const { tx, now, today } = ctx;
    const already = await loadCluster(tx, viewer, input.id);
    if (already) return yes({ id: already.row.id });
    const byService = isService(viewer);
    const { headOf } = await ownSchoolsOf(tx, viewer);
    const own = headOf.find((urn) => urn === input.urn);
    if (!byService && own === undefined)
      return no('cluster.forbidden', 'A cluster is formed by a headteacher or by the service.');
    const [place] = own === undefined ? [] : await openSchools(tx, viewer.authorityId, [own]);
    if (!byService && !place)
      return no('cluster.elsewhere', 'Only open schools of this authority can form a cluster here.');
    const { id, kind, name, purpose, focusAreas, startsOn, endsOn } = input;
    const row: ClusterRow = {
      ...{ id, kind, name, purpose, focusAreas, startsOn, endsOn },
      authorityId: viewer.authorityId,
      state: 'active',
      chairId: place ? viewer.accountId : null,
      endedAt: null,
      endReason: null,
      createdById: viewer.accountId,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await tx.insert(cluster).values(row);
    if (place) {
      await tx.insert(clusterSchool).values({
        id: ctx.newId(),
        clusterId: id,
        urn: place.urn,
        state: 'member',
        invitedById: viewer.accountId,
        invitedAt: now,
        answeredById: viewer.accountId,
        answeredAt: now,
        joinedOn: today,
        leftOn: null,
        reason: null,
        version: 1,
      });
    }
    ctx.emit({
      ...clusterEvent(row, 'cluster.formed', { whom: byService ? [] : ['broker'] }),
      after: clusterText(input),
    });
    return yes({ id });
  });
}

/** Of some schools, those that are open and in an authority’s area. */
export async function openSchools(
  handle: Db,
  authorityId: string,
  urns: readonly number[],
): Promise<{ urn: number; name: string }[]> {
  if (urns.length === 0) return [];
  return handle
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(
      and(eq(authority.id, authorityId), inArray(school.urn, [...urns]), eq(school.statusGroup, 'open')),
    );
}

type ClusterTexts = Pick<ClusterRow, 'kind' | 'name' | 'purpose' | 'focusAreas' | 'startsOn' | 'endsOn'>;

/** What a cluster says of itself, by label: for the event, and to set two texts side by side. */
function clusterText({ kind, name, purpose, focusAreas, startsOn, endsOn }: ClusterTexts) {
  return {
    Kind: CLUSTER_KIND_NAMES[kind],
    Name: name,
    Purpose: purpose,
    'Focus areas': focusAreas.map(focusAreaName).join('\n'),
    'First day': dateWords(startsOn),
    'Last day': dateWords(endsOn),
  };
}

/** Two texts by label, where they differ. */
export function differencesOf(theirs: Record<string, string>, yours: Record<string, string>): BothTexts[] {
  return bothTexts(
    Object.keys(theirs).map((label) => ({ label, yours: yours[label] ?? '', theirs: theirs[label] ?? '' })),
  );
}

/**
 * Changes what a cluster says of itself.
 * @returns `stale` with both texts where somebody else has changed it since the form was opened
 */
export async function changeCluster(
  viewer: Viewer,
  id: string,
  input: ClusterInput & { version: number },
): Promise<Verdict<{ changed: boolean }>> {
  return transact<{ changed: boolean }>(viewer, async (ctx) => {
    const opened = await openCluster(ctx.tx, viewer, id, 'change');
    if (!opened.ok) return opened;
    const { row } = opened.value;
    const theirs = clusterText(row);
    const yours = clusterText(input);
    if (canonicalJson(theirs) === canonicalJson(yours)) return yes({ changed: false });
    if (row.version !== input.version) return stale(differencesOf(theirs, yours));
    const { kind, name, purpose, focusAreas, startsOn, endsOn } = input;
    await saveCluster(ctx, row, { kind, name, purpose, focusAreas, startsOn, endsOn });
    ctx.emit({ ...clusterEvent({ ...row, name }, 'cluster.changed'), before: theirs, after: yours });
    return yes({ changed: true });
  });
}

/** Puts a cluster’s chair into the hands of the head of one of its schools. */
export async function chooseChair(
  viewer: Viewer,
  id: string,
  input: { version: number; chairId: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadCluster(ctx.tx, viewer, id);
    if (!found) return clusterNotFound();
    const { row, members } = found;
    // Sent twice by the head who handed it over: it is done, and no longer theirs to do.
    if (row.chairId === input.chairId) return yes();
    const may = mayDo(found, 'choose-chair');
    if (!may.ok) return may;
    if (row.version !== input.version) return changedSince();
    const chair = (await headsOf(ctx.tx, members)).find((head) => head.id === input.chairId);
    if (!chair)
      return no('cluster.no-head', 'Choose the headteacher of a school that is in it', { field: 'chairId' });
    await saveCluster(ctx, row, { chairId: chair.id });
    const urns = members.map(({ urn }) => urn);
    ctx.emit({
      ...clusterEvent(row, 'cluster.chair-chosen', { whom: await peopleAt(ctx.tx, urns) }),
      before: { chairId: row.chairId },
      after: { chairId: chair.id, name: chair.name },
    });
    return yes();
  });
}

export const changedSince = () =>
  no('stale', 'Somebody else has changed this since you opened the page. Look at it again before you go on.');

/**
 * Ends a cluster, with the reason: meetings that are planned are called off with it, invitations and shared requests end.
 * Its minutes stay with its schools.
 */
export async function endCluster(
  viewer: Viewer,
  id: string,
  input: { version: number; reason: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const { tx, now } = ctx;
    const found = await loadCluster(tx, viewer, id);
    if (!found) return clusterNotFound();
    const { row, members } = found;
    if (row.state === 'ended' && row.endReason === input.reason) return yes();
    const may = mayDo(found, 'end');
    if (!may.ok) return may;
    if (row.version !== input.version) return changedSince();
    await saveCluster(ctx, row, { state: 'ended', endedAt: now, endReason: input.reason });
    const version = (was: number) => was + 1;
    for (const invited of found.schools.filter(({ state }) => state === 'invited'))
      await tx
        .update(clusterSchool)
        .set({ state: 'left', leftOn: ctx.today, reason: input.reason, version: version(invited.version) })
        .where(eq(clusterSchool.id, invited.id));
    const planned = await tx
      .select({ id: clusterMeeting.id, version: clusterMeeting.version })
      .from(clusterMeeting)
      .where(
        and(
          eq(clusterMeeting.clusterId, id),
          eq(clusterMeeting.state, 'planned'),
          // A meeting that has been held already still waits for its minutes.
          gte(clusterMeeting.on, ctx.today),
        ),
      );
    for (const meeting of planned)
      await tx
        .update(clusterMeeting)
        .set({
          state: 'called-off',
          reason: input.reason,
          updatedAt: now,
          version: version(meeting.version),
        })
        .where(eq(clusterMeeting.id, meeting.id));
    await tx
      .update(clusterRequest)
      .set({ endedAt: now })
      .where(and(eq(clusterRequest.clusterId, id), isNull(clusterRequest.endedAt)));
    const whom = await peopleAt(
      tx,
      members.map(({ urn }) => urn),
    );
    ctx.emit({
      ...clusterEvent(row, 'cluster.ended', { whom, meetings: planned.length }),
      before: { state: row.state },
      after: { state: 'ended' },
      reason: input.reason,
    });
    return yes();
  });
}
