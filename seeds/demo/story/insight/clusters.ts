import { and, desc, eq } from 'drizzle-orm';
import { cluster, clusterRequestSchool, supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays, calendarDate, daysBetween } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { chooseChair, endCluster, formCluster } from '~/practice/clusters/commands.server';
import {
  callOffMeeting,
  planMeeting,
  versionsOf,
  writeMinutes,
} from '~/practice/clusters/meeting-commands.server';
import { answerInvitation, inviteSchools } from '~/practice/clusters/school-commands.server';
import { answerShare, shareRequest } from '~/practice/clusters/share-commands.server';
import type { Attendance } from '~/practice/domain/clusters/minutes';
import { MARLSHIRE } from '../../authorities';
import { ATTENDANCE_PROJECT, PAST_CLUSTER, WRITING_CLUSTER } from '../../banks/clusters';
import { idOf } from '../../ids';
import { schoolDay, schoolDayBefore } from '../../school-days';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

const W = WRITING_CLUSTER;
const clusterId = (key: string) => idOf('cluster', key);
export const WRITING_ID = clusterId(W.key);

/** The clusters and the joint project of the demo: how they were formed, met, and what they ask for together. */
export function tellClusters(timeline: Timeline, cast: Cast): void {
  tellWriting(timeline, cast);
  tellMeetings(timeline, cast);
  tellShare(timeline, cast);
  tellProject(timeline, cast);
  tellPast(timeline, cast);
}

const urnOf = (cast: Cast, slug: string) => cast.school(slug).urn;
const headOf = (cast: Cast, slug: string) => cast.head(urnOf(cast, slug));
const broker = (cast: Cast) => cast.person(idOf('account', MARLSHIRE.code, 'broker'));
const today = () => calendarDate(clock.now());

async function join(cast: Cast, id: string, slug: string): Promise<void> {
  const urn = urnOf(cast, slug);
  must(await answerInvitation(headOf(cast, slug), id, { urn, join: true, reason: null }));
}

async function versionOf(id: string): Promise<number> {
  const [row] = await db().select({ version: cluster.version }).from(cluster).where(eq(cluster.id, id));
  return row?.version ?? 0;
}

function tellWriting(timeline: Timeline, cast: Cast): void {
  const ago = W.formedAgo;
  timeline.add(timeline.instant(ago, 11), 'a cluster is formed', async () => {
    const { name, purpose, focusAreas } = W;
    must(
      await formCluster(broker(cast), {
        ...{ id: WRITING_ID, urn: null, kind: 'cluster', name, purpose, focusAreas: [...focusAreas] },
        startsOn: today(),
        endsOn: null,
      }),
    );
    const urns = [...W.members, W.declined.school].map((slug) => urnOf(cast, slug));
    must(await inviteSchools(broker(cast), WRITING_ID, { urns }));
  });
  for (const [n, slug] of W.members.entries())
    timeline.add(timeline.instant(ago - 2 - n * 2, 12), `${slug} joins a cluster`, () =>
      join(cast, WRITING_ID, slug),
    );
  timeline.add(timeline.instant(ago - 5, 16), 'a school does not join', async () => {
    const { school, words } = W.declined;
    const urn = urnOf(cast, school);
    must(await answerInvitation(headOf(cast, school), WRITING_ID, { urn, join: false, reason: words }));
  });
  timeline.add(timeline.instant(ago - 16, 10), 'a chair is chosen', async () => {
    const chairId = headOf(cast, W.chair).accountId;
    must(await chooseChair(broker(cast), WRITING_ID, { version: await versionOf(WRITING_ID), chairId }));
  });
  timeline.add(timeline.instant(7, 10), 'one more school is asked', async () => {
    must(await inviteSchools(headOf(cast, W.chair), WRITING_ID, { urns: [urnOf(cast, W.asked)] }));
  });
}

type Planned = { place: string; agenda: string; startsAt?: string };
const meetingId = (what: string) => idOf('cluster-meeting', W.key, what);

/** Plans a meeting some weeks before its day. */
function plan(timeline: Timeline, cast: Cast, what: string, meeting: Planned, on: string, at: Date): void {
  timeline.add(at, `a meeting is planned (${what})`, async () => {
    const { place, agenda, startsAt = null } = meeting;
    const by = headOf(cast, W.chair);
    must(await planMeeting(by, WRITING_ID, { id: meetingId(what), on, startsAt, place, agenda }));
  });
}

function tellMeetings(timeline: Timeline, cast: Cast): void {
  const { first, second, unwritten, calledOff, next } = W.meetings;
  const past = (ago: number) => {
    const on = schoolDayBefore(timeline.dateAgo(ago));
    return { on, ago: daysBetween(on, timeline.today) };
  };
  for (const [what, meeting] of Object.entries({ first, second, unwritten, calledOff })) {
    const { on, ago } = past(meeting.ago);
    plan(timeline, cast, what, meeting, on, timeline.instant(ago + 20, 9));
  }
  plan(
    timeline,
    cast,
    'next',
    next,
    schoolDay(addDays(timeline.today, next.inDays)),
    timeline.instant(3, 13),
  );
  timeline.add(timeline.instant(past(calledOff.ago).ago + 4, 15), 'a meeting is called off', async () => {
    const at = { clusterId: WRITING_ID, meetingId: meetingId('calledOff') };
    must(await callOffMeeting(headOf(cast, W.chair), at, { version: 1, reason: calledOff.reason }));
  });
  for (const [what, meeting] of Object.entries({ first, second })) {
    const { on, ago } = past(meeting.ago);
    timeline.add(timeline.instant(ago - 3, 17), `minutes are written (${what})`, () =>
      minutes(cast, what, meeting, on, ''),
    );
  }
  const { on, ago } = past(first.ago);
  timeline.add(timeline.instant(ago - 9, 9), 'minutes are corrected', () =>
    minutes(cast, 'first', first, on, first.correction),
  );
}

type Minuted = {
  text: string;
  actions: readonly { text: string; owner: string; dueIn: number }[];
};

async function minutes(
  cast: Cast,
  what: string,
  { text, actions }: Minuted,
  heldOn: string,
  reason: string,
): Promise<void> {
  const id = meetingId(what);
  const number = (await versionsOf(db(), id)).length;
  const attendanceOf = (slug: string): Attendance =>
    what === 'first' && slug === 'brickfields' ? (number > 0 ? 'apologies' : 'absent') : 'came';
  must(
    await writeMinutes(
      headOf(cast, W.chair),
      { clusterId: WRITING_ID, meetingId: id },
      {
        formId: idOf('minutes', W.key, what, String(number)),
        number,
        reason,
        heldOn,
        schools: W.members.map((slug) => ({
          urn: urnOf(cast, slug),
          attendance: attendanceOf(slug),
          who: attendanceOf(slug) === 'came' ? `${headOf(cast, slug).name}, headteacher` : '',
        })),
        alsoPresent: what === 'second' ? `${broker(cast).name}, education adviser` : '',
        text,
        actions: actions.map((action, n) => ({
          id: `a${n + 1}`,
          text: action.text,
          urn: action.owner === 'all' ? null : urnOf(cast, action.owner),
          dueOn: schoolDay(addDays(heldOn, action.dueIn)),
        })),
      },
    ),
  );
}

/** The chair’s request for writing is made for the whole cluster. */
function tellShare(timeline: Timeline, cast: Cast): void {
  const id = idOf('cluster-request', W.key);
  timeline.add(timeline.instant(1, 10), 'a request is shared', async () => {
    const [request] = await db()
      .select({ id: supportRequest.id })
      .from(supportRequest)
      .where(and(eq(supportRequest.urn, urnOf(cast, W.chair)), eq(supportRequest.state, 'matching')))
      .orderBy(desc(supportRequest.createdAt))
      .limit(1);
    if (!request) throw new Error('The demo has no request to share');
    const input = { id, requestId: request.id, summary: W.share.summary };
    must(await shareRequest(headOf(cast, W.chair), WRITING_ID, input));
  });
  for (const [n, { school, takesPart, note }] of W.share.answers.entries())
    timeline.add(timeline.instant(1, 13 + n), 'a school answers', async () => {
      const urn = urnOf(cast, school);
      const [row] = await db()
        .select({ version: clusterRequestSchool.version })
        .from(clusterRequestSchool)
        .where(and(eq(clusterRequestSchool.clusterRequestId, id), eq(clusterRequestSchool.urn, urn)));
      const at = { clusterId: WRITING_ID, shareId: id };
      const input = { urn, version: row?.version ?? 1, takesPart, note };
      must(await answerShare(headOf(cast, school), at, input));
    });
}

/** A head forms a joint project and asks others; two have still to answer. */
function tellProject(timeline: Timeline, cast: Cast): void {
  const { key, name, purpose, focusAreas, lead, members, asked, formedAgo, lastsDays } = ATTENDANCE_PROJECT;
  const id = clusterId(key);
  timeline.add(timeline.instant(formedAgo, 9), 'a joint project is formed', async () => {
    const by = headOf(cast, lead);
    await formOwn(
      by,
      urnOf(cast, lead),
      { id, name, purpose, focusAreas },
      {
        kind: 'joint-project',
        endsOn: schoolDay(addDays(today(), lastsDays)),
      },
    );
    must(await inviteSchools(by, id, { urns: [...members, ...asked].map((slug) => urnOf(cast, slug)) }));
  });
  for (const slug of members)
    timeline.add(timeline.instant(formedAgo - 3, 14), `${slug} joins a joint project`, () =>
      join(cast, id, slug),
    );
}

type Words = { id: string; name: string; purpose: string; focusAreas: readonly string[] };

async function formOwn(
  by: Viewer,
  urn: number,
  { id, name, purpose, focusAreas }: Words,
  more: { kind: 'cluster' | 'joint-project'; endsOn: string | null },
): Promise<void> {
  const words = { id, name, purpose, focusAreas: [...focusAreas] };
  must(await formCluster(by, { ...words, ...more, urn, startsOn: today() }));
}

/** One that did what it was for, and ended. */
function tellPast(timeline: Timeline, cast: Cast): void {
  const { key, lead, members, formedAgo, endedAgo, reason, ...words } = PAST_CLUSTER;
  const id = clusterId(key);
  timeline.add(timeline.instant(formedAgo, 9), 'a cluster is formed', async () => {
    const by = headOf(cast, lead);
    await formOwn(by, urnOf(cast, lead), { id, ...words }, { kind: 'cluster', endsOn: null });
    must(await inviteSchools(by, id, { urns: members.map((slug) => urnOf(cast, slug)) }));
    for (const slug of members) await join(cast, id, slug);
  });
  timeline.add(timeline.instant(endedAgo, 15), 'a cluster ends', async () => {
    must(await endCluster(headOf(cast, lead), id, { version: await versionOf(id), reason }));
  });
}
