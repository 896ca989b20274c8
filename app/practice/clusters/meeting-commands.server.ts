import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { clusterMeeting, clusterMinutes } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { timeWords } from '~/agreements/domain/visits/times';
import { canonicalJson } from '~/kernel/canonical-json';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact, usedForm } from '~/platform/transact.server';
import { checkMinutes, type MinutesContent } from '../domain/clusters/minutes';
import type { ClusterDeed } from '../domain/clusters/rights';
import { SCHOOLS_TO_MEET } from '../domain/clusters/rights';
import { type MeetingEvent, meetingMachine } from '../domain/clusters/states';
import { changedSince, differencesOf } from './commands.server';
import type { MeetingInput, MinutesInput } from './forms';
import { minutesText } from './minutes-text';
import {
  type ClusterRecord,
  clusterEvent,
  clusterNotFound,
  loadCluster,
  mayDo,
  openCluster,
  peopleAt,
} from './record.server';
import { MEETING_STATE_TAGS } from './wording';

export type MeetingRow = typeof clusterMeeting.$inferSelect;
export type MinutesRow = typeof clusterMinutes.$inferSelect;
export type MeetingPlace = { clusterId: string; meetingId: string };

/** Plans a meeting of a cluster; all its heads and chairs of governors are told. */
export async function planMeeting(
  viewer: Viewer,
  clusterId: string,
  input: MeetingInput & { id: string },
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const opened = await openCluster(ctx.tx, viewer, clusterId, 'meet');
    if (!opened.ok) return opened;
    const { row, members } = opened.value;
    const [already] = await ctx.tx.select().from(clusterMeeting).where(eq(clusterMeeting.id, input.id));
    if (already) return already.clusterId === clusterId ? yes({ id: already.id }) : usedForm();
    if (members.length < SCHOOLS_TO_MEET)
      return no('cluster.too-few', 'A meeting can be planned once two schools have joined.');
    const fits = fitsCluster(opened.value, input.on);
    if (!fits.ok) return fits;
    const { id, on, startsAt, place, agenda } = input;
    await ctx.tx.insert(clusterMeeting).values({
      ...{ id, clusterId, on, startsAt, place, agenda },
      state: 'planned',
      reason: null,
      createdById: viewer.accountId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
    const details = { meetingId: id, on, whom: await membersOf(ctx, opened.value) };
    ctx.emit({
      ...clusterEvent(row, 'cluster.meeting-planned', details),
      after: meetingText(input),
    });
    return yes({ id });
  });
}

function fitsCluster({ row }: ClusterRecord, on: string): Verdict {
  if (on >= row.startsOn) return yes();
  return no('meeting.before-start', `Choose ${dateWords(row.startsOn)}, its first day, or a later one`, {
    field: 'on',
  });
}

const membersOf = (ctx: CommandContext, { members }: ClusterRecord) =>
  peopleAt(
    ctx.tx,
    members.map(({ urn }) => urn),
  );

/** A plan in words by label. */
function meetingText({ on, startsAt, place, agenda }: MeetingInput): Record<string, string> {
  return { Date: dateWords(on), Time: timeWords(startsAt), Place: place, Agenda: agenda };
}

/** A meeting of a cluster the viewer may read, and the cluster. */
export async function loadMeeting(
  handle: Db,
  viewer: Viewer,
  { clusterId, meetingId }: MeetingPlace,
): Promise<{ cluster: ClusterRecord; meeting: MeetingRow } | null> {
  const record = await loadCluster(handle, viewer, clusterId);
  if (!record || !mayDo(record, 'read').ok) return null;
  const [meeting] = await handle
    .select()
    .from(clusterMeeting)
    .where(and(eq(clusterMeeting.id, meetingId), eq(clusterMeeting.clusterId, clusterId)));
  return meeting ? { cluster: record, meeting } : null;
}

async function openMeeting(
  ctx: CommandContext,
  viewer: Viewer,
  at: MeetingPlace,
  deed: ClusterDeed,
  event: MeetingEvent,
): Promise<Verdict<{ cluster: ClusterRecord; meeting: MeetingRow; to: MeetingRow['state'] }>> {
  const found = await loadMeeting(ctx.tx, viewer, at);
  if (!found) return clusterNotFound();
  const may = mayDo(found.cluster, deed);
  if (!may.ok) return may;
  const to = next(meetingMachine, found.meeting.state, event);
  if (to.ok) return yes({ ...found, to: to.value });
  const label = MEETING_STATE_TAGS[found.meeting.state].label.toLowerCase();
  return no(to.code, `This meeting is ${label}, so that cannot be done now. Go back to it to see what can.`);
}

async function saveMeeting(
  { tx, now }: CommandContext,
  meeting: MeetingRow,
  change: Partial<Omit<MeetingRow, 'id' | 'version'>>,
): Promise<void> {
  await tx
    .update(clusterMeeting)
    .set({ ...change, updatedAt: now, version: meeting.version + 1 })
    .where(eq(clusterMeeting.id, meeting.id));
}

/**
 * Changes a planned meeting.
 * @returns `stale` with both texts where somebody else has changed it since the form was opened
 */
export async function changeMeeting(
  viewer: Viewer,
  at: MeetingPlace,
  input: MeetingInput & { version: number },
): Promise<Verdict<{ changed: boolean }>> {
  return transact<{ changed: boolean }>(viewer, async (ctx) => {
    const opened = await openMeeting(ctx, viewer, at, 'meet', 'change');
    if (!opened.ok) return opened;
    const { cluster, meeting } = opened.value;
    const theirs = meetingText(meeting);
    const yours = meetingText(input);
    if (canonicalJson(theirs) === canonicalJson(yours)) return yes({ changed: false });
    if (meeting.version !== input.version) return stale(differencesOf(theirs, yours));
    const fits = fitsCluster(cluster, input.on);
    if (!fits.ok) return fits;
    const { on, startsAt, place, agenda } = input;
    await saveMeeting(ctx, meeting, { on, startsAt, place, agenda });
    const details = { meetingId: meeting.id, on, whom: await membersOf(ctx, cluster) };
    ctx.emit({
      ...clusterEvent(cluster.row, 'cluster.meeting-changed', details),
      before: theirs,
      after: yours,
    });
    return yes({ changed: true });
  });
}

/** Calls a planned meeting off, with the reason. It stays on the list. */
export async function callOffMeeting(
  viewer: Viewer,
  at: MeetingPlace,
  input: { version: number; reason: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadMeeting(ctx.tx, viewer, at);
    if (found?.meeting.state === 'called-off' && found.meeting.reason === input.reason) return yes();
    const opened = await openMeeting(ctx, viewer, at, 'meet', 'call-off');
    if (!opened.ok) return opened;
    const { cluster, meeting, to } = opened.value;
    if (meeting.version !== input.version) return changedSince();
    await saveMeeting(ctx, meeting, { state: to, reason: input.reason });
    const details = { meetingId: meeting.id, on: meeting.on, whom: await membersOf(ctx, cluster) };
    ctx.emit({
      ...clusterEvent(cluster.row, 'cluster.meeting-called-off', details),
      before: { state: meeting.state },
      after: { state: to },
      reason: input.reason,
    });
    return yes();
  });
}

/** Minutes of a meeting, every version, the first first. */
export async function versionsOf(handle: Db, meetingId: string): Promise<MinutesRow[]> {
  const rows = await handle
    .select()
    .from(clusterMinutes)
    .where(eq(clusterMinutes.meetingId, meetingId))
    .orderBy(desc(clusterMinutes.number));
  return rows.reverse();
}

/** Minutes as kept. */
export function readMinutes(row: Pick<MinutesRow, 'content'>): MinutesContent {
  return JSON.parse(row.content) as MinutesContent; // Written by `writeMinutes` alone, and never changed.
}

/**
 * Writes the minutes of a meeting, or a correction of them as the next version.
 * @param input.number of the version the form was opened on; 0 where there was none
 * @returns `stale` with both texts where somebody else has written meanwhile
 */
export async function writeMinutes(
  viewer: Viewer,
  at: MeetingPlace,
  input: MinutesInput,
): Promise<Verdict<{ number: number; changed: boolean }>> {
  return transact<{ number: number; changed: boolean }>(viewer, async (ctx) => {
    const found = await loadMeeting(ctx.tx, viewer, at);
    const versions = found ? await versionsOf(ctx.tx, at.meetingId) : [];
    const mine = versions.find(({ id }) => id === input.formId);
    if (mine) return yes({ number: mine.number, changed: true });
    const latest = versions.at(-1);
    const opened = await openMeeting(ctx, viewer, at, 'minute', latest ? 'correct' : 'hold');
    if (!opened.ok) return opened;
    const { cluster, meeting, to } = opened.value;
    const content = contentOf(input, cluster, latest);
    const theirs = latest ? minutesText(readMinutes(latest)) : {};
    if (latest && latest.content === canonicalJson(content))
      return yes({ number: latest.number, changed: false });
    if ((latest?.number ?? 0) !== input.number) return stale(differencesOf(theirs, minutesText(content)));
    if (latest && input.reason === '')
      return no('minutes.reason', 'Say why the minutes are corrected', { field: 'reason' });
    const members = cluster.members.map(({ urn }) => urn);
    const fits = checkMinutes(content, { today: ctx.today, members });
    if (!fits.ok) return fits;
    const text = canonicalJson(content);
    const number = (latest?.number ?? 0) + 1;
    await ctx.tx.insert(clusterMinutes).values({
      id: input.formId,
      meetingId: meeting.id,
      number,
      content: text,
      hash: createHash('sha256').update(text).digest('hex'),
      byId: viewer.accountId,
      at: ctx.now,
      reason: latest ? input.reason : null,
    });
    await saveMeeting(ctx, meeting, { state: to, on: content.heldOn });
    const details = { meetingId: meeting.id, number, whom: await membersOf(ctx, cluster) };
    if (latest)
      ctx.emit({
        ...clusterEvent(cluster.row, 'cluster.minutes-corrected', details),
        before: theirs,
        after: minutesText(content),
        reason: input.reason,
      });
    else
      ctx.emit({
        ...clusterEvent(cluster.row, 'cluster.minutes-written', details),
        after: minutesText(content),
      });
    return yes({ number, changed: true });
  });
}

/** What is kept of a form: schools with their names as they are now, in the order of the form. */
function contentOf(
  { heldOn, schools, alsoPresent, text, actions }: MinutesInput,
  cluster: ClusterRecord,
  latest: MinutesRow | undefined,
): MinutesContent {
  const before = latest ? readMinutes(latest).schools : [];
  const nameOf = (urn: number) =>
    before.find((one) => one.urn === urn)?.name ?? cluster.members.find((one) => one.urn === urn)?.name;
  return {
    heldOn,
    schools: schools.flatMap(({ urn, attendance, who }) => {
      const name = nameOf(urn);
      return name === undefined ? [] : [{ urn, name, attendance, who }];
    }),
    alsoPresent,
    text,
    actions,
  };
}
