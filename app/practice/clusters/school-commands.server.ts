import { and, eq, isNull, sql } from 'drizzle-orm';
import { clusterRequest, clusterRequestSchool, clusterSchool } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type CommandContext, transact } from '~/platform/transact.server';
import { MOST_SCHOOLS } from '../domain/clusters/rights';
import { clusterSchoolMachine } from '../domain/clusters/states';
import { changedSince, openSchools } from './commands.server';
import {
  type ClusterRecord,
  clusterEvent,
  clusterNotFound,
  headsOf,
  loadCluster,
  mayDo,
  openCluster,
  peopleAt,
  type SchoolIn,
  saveCluster,
} from './record.server';

/**
 * Asks schools of the authority to join. Those that are in it or have been asked already are passed over; those that
 * said no, or left, are asked again.
 */
export async function inviteSchools(
  viewer: Viewer,
  id: string,
  input: { urns: readonly number[] },
): Promise<Verdict<{ invited: number }>> {
  return transact<{ invited: number }>(viewer, async (ctx) => {
    const { tx, now } = ctx;
    const opened = await openCluster(tx, viewer, id, 'invite');
    if (!opened.ok) return opened;
    const { row, schools } = opened.value;
    const wanted = [...new Set(input.urns)];
    const open = await openSchools(tx, row.authorityId, wanted);
    if (open.length < wanted.length)
      return no('cluster.elsewhere', 'Choose open schools of this authority', { field: 'urns' });
    const known = new Map(schools.map((one) => [one.urn, one]));
    const asked = wanted.filter((urn) => !['invited', 'member'].includes(known.get(urn)?.state ?? ''));
    const there = schools.filter(({ state }) => state === 'invited' || state === 'member').length;
    if (there + asked.length > MOST_SCHOOLS)
      return no('cluster.too-many', `A cluster can have at most ${MOST_SCHOOLS} schools`, { field: 'urns' });
    for (const urn of asked) {
      const before = known.get(urn);
      const invitation = { state: 'invited' as const, invitedById: viewer.accountId, invitedAt: now };
      const unanswered = { answeredById: null, answeredAt: null, joinedOn: null, leftOn: null, reason: null };
      if (before)
        await tx
          .update(clusterSchool)
          .set({ ...invitation, ...unanswered, version: before.version + 1 })
          .where(eq(clusterSchool.id, before.id));
      else
        await tx
          .insert(clusterSchool)
          .values({ id: ctx.newId(), clusterId: id, urn, ...invitation, ...unanswered, version: 1 });
      ctx.emit({ ...clusterEvent(row, 'cluster.school-invited'), urn });
    }
    return yes({ invited: asked.length });
  });
}

/** A head’s answer for their school. A new member is asked about the requests the cluster shares. */
export async function answerInvitation(
  viewer: Viewer,
  id: string,
  input: { urn: number; join: boolean; reason: string | null },
): Promise<Verdict<{ joined: boolean }>> {
  return transact<{ joined: boolean }>(viewer, async (ctx) => {
    const { tx, now, today } = ctx;
    const found = await loadCluster(tx, viewer, id);
    const place = found?.schools.find(({ urn }) => urn === input.urn);
    if (!found || !place || !found.headOf.includes(place.urn)) return clusterNotFound();
    if (input.join && place.state === 'member') return yes({ joined: true });
    if (!input.join && place.state === 'declined') return yes({ joined: false });
    const may = mayDo(found, 'answer');
    if (!may.ok) return may;
    const to = next(clusterSchoolMachine, place.state, input.join ? 'join' : 'decline');
    if (!to.ok) return to;
    await tx
      .update(clusterSchool)
      .set({
        state: to.value,
        answeredById: viewer.accountId,
        answeredAt: now,
        joinedOn: input.join ? today : null,
        reason: input.reason,
        version: place.version + 1,
      })
      .where(eq(clusterSchool.id, place.id));
    if (input.join) await askAboutShared(ctx, id, place.urn);
    const whom = await runsIt(ctx, found);
    if (input.join)
      ctx.emit({ ...clusterEvent(found.row, 'cluster.school-joined', { whom }), urn: place.urn });
    else
      ctx.emit({
        ...clusterEvent(found.row, 'cluster.school-declined', { whom }),
        urn: place.urn,
        reason: input.reason,
      });
    return yes({ joined: input.join });
  });
}

/** A school that joins is asked about the requests that are shared now. */
async function askAboutShared(ctx: CommandContext, clusterId: string, urn: number): Promise<void> {
  const open = await ctx.tx
    .select({ id: clusterRequest.id, urn: clusterRequest.urn, asked: clusterRequestSchool.id })
    .from(clusterRequest)
    .leftJoin(
      clusterRequestSchool,
      and(eq(clusterRequestSchool.clusterRequestId, clusterRequest.id), eq(clusterRequestSchool.urn, urn)),
    )
    .where(and(eq(clusterRequest.clusterId, clusterId), isNull(clusterRequest.endedAt)));
  for (const share of open.filter((one) => one.asked === null && one.urn !== urn))
    await ctx.tx.insert(clusterRequestSchool).values({
      id: ctx.newId(),
      clusterRequestId: share.id,
      urn,
      state: 'asked',
      byId: null,
      at: ctx.now,
      note: null,
      version: 1,
    });
}

/** Who runs a cluster: its chair, else whoever formed it. */
export async function runsIt(ctx: CommandContext, { row, members }: ClusterRecord): Promise<string[]> {
  const chair = (await headsOf(ctx.tx, members)).some(({ id }) => id === row.chairId) ? row.chairId : null;
  return [chair ?? row.createdById].filter((id) => id !== null);
}

/**
 * Takes a school out: its own head leaves, the service removes it, or who runs the cluster takes back an invitation that
 * has not been answered. A chair whose school has left chairs no more.
 */
export async function takeSchoolOut(
  viewer: Viewer,
  id: string,
  input: { urn: number; version: number; reason: string },
): Promise<Verdict<{ how: 'left' | 'removed' | 'taken-back' }>> {
  type Out = { how: 'left' | 'removed' | 'taken-back' };
  return transact<Out>(viewer, async (ctx) => {
    const found = await loadCluster(ctx.tx, viewer, id);
    const place = found?.schools.find(({ urn }) => urn === input.urn);
    if (!found || !place) return clusterNotFound();
    const own = found.headOf.includes(place.urn);
    const how: Out['how'] = place.state === 'invited' ? 'taken-back' : own ? 'left' : 'removed';
    if (place.state === 'left' && place.reason === input.reason) return yes({ how });
    const deed = { 'taken-back': 'take-back', left: 'leave', removed: 'remove' } as const;
    const may = mayDo(found, deed[how]);
    if (!may.ok) return may;
    if (place.version !== input.version) return changedSince();
    const to = next(clusterSchoolMachine, place.state, how === 'taken-back' ? 'take-back' : 'leave');
    if (!to.ok) return to;
    await ctx.tx
      .update(clusterSchool)
      .set({ state: to.value, leftOn: ctx.today, reason: input.reason, version: place.version + 1 })
      .where(eq(clusterSchool.id, place.id));
    const chairless = await chairLeaves(ctx, found, place);
    await stopSharing(ctx, found, place.urn);
    const about = { urn: place.urn, reason: input.reason };
    const whom = await runsIt(ctx, found);
    const details = { whom, chairless };
    if (how === 'left') ctx.emit({ ...clusterEvent(found.row, 'cluster.school-left', details), ...about });
    else if (how === 'removed') {
      const people = await peopleAt(ctx.tx, [place.urn]);
      const told = { ...details, whom: [...new Set([...whom, ...people])] };
      ctx.emit({ ...clusterEvent(found.row, 'cluster.school-removed', told), ...about });
    } else ctx.emit({ ...clusterEvent(found.row, 'cluster.invitation-taken-back'), ...about });
    return yes({ how });
  });
}

/** What a school shared with its cluster it shares no more once it has left: nobody else could end it. */
async function stopSharing(ctx: CommandContext, { row, members }: ClusterRecord, urn: number): Promise<void> {
  const ended = await ctx.tx
    .update(clusterRequest)
    .set({ endedAt: ctx.now, version: sql`${clusterRequest.version} + 1` })
    .where(
      and(eq(clusterRequest.clusterId, row.id), eq(clusterRequest.urn, urn), isNull(clusterRequest.endedAt)),
    )
    .returning({ id: clusterRequest.id });
  if (ended.length === 0) return;
  const others = members.map((one) => one.urn).filter((one) => one !== urn);
  const whom = await peopleAt(ctx.tx, others, ['head']);
  for (const { id } of ended)
    ctx.emit({ ...clusterEvent(row, 'cluster.request-unshared', { shareId: id, whom }), urn });
}

async function chairLeaves(ctx: CommandContext, found: ClusterRecord, gone: SchoolIn): Promise<boolean> {
  const { row, members } = found;
  if (row.chairId === null) return false;
  const left = members.filter(({ urn }) => urn !== gone.urn);
  if ((await headsOf(ctx.tx, left)).some((head) => head.id === row.chairId)) return false;
  await saveCluster(ctx, row, { chairId: null });
  return true;
}
