import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { agreement, clusterMinutes, notification, supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { wire } from '~/wiring.server';
import { worklistFor } from '~/worklist.server';
import { CLIENT, newAgreementWorld } from '../../../tests/support/agreement-world';
import { newWorld, type World } from '../../../tests/support/world';
import { practiceDates } from '../dates.server';
import { changeCluster, chooseChair, endCluster, formCluster } from './commands.server';
import type { MinutesInput } from './forms';
import { callOffMeeting, planMeeting, writeMinutes } from './meeting-commands.server';
import { meetingPage } from './meeting-queries.server';
import { clusterPage, listClusters } from './queries.server';
import { answerInvitation, inviteSchools, takeSchoolOut } from './school-commands.server';
import { answerShare, endShare, shareRequest } from './share-commands.server';
import { sharedNoteFor, sharePage } from './share-queries.server';

const [ELM, OAK, ASH, YEW] = [100_001, 100_002, 100_003, 100_004];
const ID = 'clusteraaaa1';
const WORDS = {
  kind: 'cluster' as const,
  name: 'Valley writing',
  purpose: 'To look at writing together.',
  focusAreas: ['writing-ks2'],
  startsOn: '2026-09-01',
  endsOn: null,
};
const FILTER = { q: '', state: 'active' as const, page: 1 };

let world: World;
let people: Record<'broker' | 'elm' | 'elmChair' | 'oak' | 'ash' | 'yew' | 'away', Viewer>;

beforeEach(async () => {
  world = await newWorld();
  wire();
  await world.authority({ id: 'away', code: '899', name: 'Away' });
  for (const [urn, name] of [
    [ELM, 'Elm'],
    [OAK, 'Oak'],
    [ASH, 'Ash'],
    [YEW, 'Yew'],
  ] as const)
    await world.school(urn, { name });
  await world.school(100_009, { name: 'Far', laCode: '899' });
  people = {
    broker: await world.person('broker', { role: 'broker' }),
    elm: await world.person('elm', { role: 'head', urn: ELM }),
    elmChair: await world.person('elmchair', { role: 'chair', urn: ELM }),
    oak: await world.person('oak', { role: 'head', urn: OAK }),
    ash: await world.person('ash', { role: 'head', urn: ASH }),
    yew: await world.person('yew', { role: 'head', urn: YEW }),
    away: await world.person('away', { role: 'broker' }, { authorityId: 'away' }),
  };
});

/** Oak has formed it and chairs it; Elm has joined; Ash is asked. */
async function formed(): Promise<void> {
  const { oak, elm } = people;
  await must(formCluster(oak, { id: ID, urn: OAK, ...WORDS }));
  await must(inviteSchools(oak, ID, { urns: [ELM, ASH] }));
  await must(answerInvitation(elm, ID, { urn: ELM, join: true, reason: null }));
}

async function must<T>(
  verdict: Promise<{ ok: true; value: T } | { ok: false; message: string }>,
): Promise<T> {
  const said = await verdict;
  if (!said.ok) throw new Error(said.message);
  return said.value;
}

const noticesOf = async (who: Viewer) =>
  (await db().select().from(notification).where(eq(notification.accountId, who.accountId))).map(
    ({ template }) => template,
  );

describe('a cluster', () => {
  it('is seen by the service and its schools: whoever is asked sees what it is, and no more', async () => {
    await formed();
    const { broker, elm, elmChair, ash, yew, away } = people;
    for (const viewer of [broker, elm, elmChair]) {
      const page = await clusterPage(viewer, ID);
      expect(page?.meetings).toEqual([]);
      expect(page?.shares).toEqual([]);
    }
    const asked = await clusterPage(ash, ID);
    expect(asked).toMatchObject({ toAnswer: [{ urn: ASH }], meetings: null, shares: null });
    for (const viewer of [yew, away]) {
      expect(await clusterPage(viewer, ID)).toBeNull();
      expect((await listClusters(viewer, FILTER)).total).toBe(0);
    }
    expect(await inviteSchools(yew, ID, { urns: [YEW] })).toMatchObject({ code: 'cluster.not-found' });
    expect(await planMeeting(ash, ID, { id: 'meetingaaaa1', ...MEETING })).toMatchObject({
      code: 'cluster.not-found',
    });
    expect(await planMeeting(elm, ID, { id: 'meetingaaaa1', ...MEETING })).toMatchObject({
      code: 'cluster.forbidden',
    });
    expect(await inviteSchools(broker, ID, { urns: [100_009] })).toMatchObject({
      code: 'cluster.elsewhere',
    });
    expect(await noticesOf(ash)).toEqual(['cluster.school-invited']);
    expect((await worklistFor(ash)).now.map(({ title }) => title)).toContain(
      'Say whether Ash joins Valley writing',
    );
  });

  it('loses nothing when two change it, and makes one of a form sent twice', async () => {
    await formed();
    const { oak, broker } = people;
    expect(await must(formCluster(oak, { id: ID, urn: OAK, ...WORDS }))).toEqual({ id: ID });
    expect((await listClusters(broker, FILTER)).total).toBe(1);
    const page = await clusterPage(broker, ID);
    const version = page?.head.version ?? 0;
    await must(changeCluster(oak, ID, { ...WORDS, name: 'Valley writers', version }));
    const late = await changeCluster(broker, ID, { ...WORDS, purpose: 'To moderate.', version });
    expect(late).toMatchObject({ code: 'stale' });
    expect(late.ok ? null : late.details?.theirs).toEqual([
      { label: 'Name', yours: 'Valley writing', theirs: 'Valley writers' },
      { label: 'Purpose', yours: 'To moderate.', theirs: 'To look at writing together.' },
    ]);
  });

  it('is left by a school, which then reads it no more; a chair who leaves chairs no more', async () => {
    await formed();
    const { oak, elm, broker, ash } = people;
    await must(answerInvitation(ash, ID, { urn: ASH, join: true, reason: null }));
    expect(await takeSchoolOut(elm, ID, { urn: ASH, version: 2, reason: 'No' })).toMatchObject({
      code: 'cluster.forbidden',
    });
    const own = (await clusterPage(oak, ID))?.schools.find(({ urn }) => urn === OAK);
    await must(takeSchoolOut(oak, ID, { urn: OAK, version: own?.version ?? 0, reason: 'No time' }));
    expect(await clusterPage(oak, ID)).toBeNull();
    const left = await clusterPage(broker, ID);
    expect(left?.chair).toBeNull();
    expect((await worklistFor(broker)).soon.map(({ title }) => title)).toContain(
      'Choose the chair of Valley writing',
    );
    const version = left?.head.version ?? 0;
    expect(await chooseChair(broker, ID, { version, chairId: oak.accountId })).toMatchObject({
      field: 'chairId',
    });
    await must(chooseChair(broker, ID, { version, chairId: elm.accountId }));
    expect((await clusterPage(elm, ID))?.may.meet).toBe(true);
    await must(inviteSchools(elm, ID, { urns: [OAK] }));
    expect((await clusterPage(oak, ID))?.toAnswer).toEqual([{ urn: OAK, name: 'Oak' }]);
  });
});

const MEETING = { on: '2026-11-02', startsAt: '15:30', place: 'Oak, hall', agenda: 'Writing' };
const AT = { clusterId: ID, meetingId: 'meetingaaaa1' };

function minutesOf(more: Partial<MinutesInput>): MinutesInput {
  return {
    formId: 'minutesaaaa1',
    number: 0,
    reason: '',
    heldOn: '2026-11-02',
    schools: [
      { urn: ELM, attendance: 'came', who: 'Elm Person' },
      { urn: OAK, attendance: 'came', who: 'Oak Person' },
    ],
    alsoPresent: '',
    text: 'We compared writing.',
    actions: [{ id: 'a', text: 'Send the plan', urn: ELM, dueOn: '2026-12-01' }],
    ...more,
  };
}

describe('a meeting', () => {
  beforeEach(async () => {
    world.travelTo('2026-11-01T09:00:00Z');
    await formed();
    await must(planMeeting(people.oak, ID, { id: AT.meetingId, ...MEETING }));
    world.travelTo('2026-11-03T09:00:00Z');
  });

  it('stands in calendars, is written up once, and corrected by versions that stay', async () => {
    const { oak, elm, elmChair, ash, broker } = people;
    const range = { from: '2026-11-01', to: '2026-11-30' };
    expect((await practiceDates(elm, range)).map(({ on }) => on)).toEqual(['2026-11-02']);
    expect(await practiceDates(ash, range)).toEqual([]);
    expect(await noticesOf(elmChair)).toContain('cluster.meeting-planned');
    expect((await worklistFor(oak)).now.map(({ title }) => title)).toContain(
      'Write the minutes of Valley writing',
    );
    expect(await must(writeMinutes(oak, AT, minutesOf({})))).toMatchObject({ number: 1 });
    expect(await must(writeMinutes(oak, AT, minutesOf({})))).toMatchObject({ number: 1 });
    const theirs = minutesOf({ formId: 'minutesaaaa2', text: 'We read pupils’ writing.' });
    const late = await writeMinutes(broker, AT, theirs);
    expect(late).toMatchObject({ code: 'stale' });
    expect(late.ok ? null : late.details?.theirs).toEqual([
      { label: 'Minutes', yours: 'We read pupils’ writing.', theirs: 'We compared writing.' },
    ]);
    expect(await writeMinutes(broker, AT, { ...theirs, number: 1 })).toMatchObject({ field: 'reason' });
    await must(writeMinutes(broker, AT, { ...theirs, number: 1, reason: 'Said more exactly' }));
    const page = await meetingPage(elmChair, AT, null);
    expect(page?.minutes).toMatchObject({ number: 2, of: 2, reason: 'Said more exactly' });
    expect(page?.changes.map(({ field }) => field)).toEqual(['Minutes']);
    expect((await meetingPage(elm, AT, 1))?.minutes?.content.text).toBe('We compared writing.');
    expect(await meetingPage(elm, AT, 3)).toBeNull();
    expect(await meetingPage(ash, AT, null)).toBeNull();
    expect(await db().select().from(clusterMinutes)).toHaveLength(2);
    expect(await callOffMeeting(oak, AT, { version: 3, reason: 'x' })).toMatchObject({
      code: 'meeting.not-allowed',
    });
  });

  it('that waits for its minutes outlives its cluster; one ahead is called off with it', async () => {
    const { oak, elm } = people;
    await must(planMeeting(oak, ID, { id: 'meetingaaaa2', ...MEETING, on: '2026-12-01' }));
    const version = (await clusterPage(oak, ID))?.head.version ?? 0;
    await must(endCluster(oak, ID, { version, reason: 'Done' }));
    expect((await clusterPage(elm, ID))?.meetings?.map(({ state }) => state)).toEqual([
      'called-off',
      'planned',
    ]);
    expect(await must(writeMinutes(oak, AT, minutesOf({})))).toMatchObject({ number: 1 });
    expect(await planMeeting(oak, ID, { id: 'meetingaaaa3', ...MEETING })).toMatchObject({
      code: 'cluster.not-now',
    });
  });
});

describe('a shared request', () => {
  const SHARE = { clusterId: ID, shareId: 'shareaaaaaa1' };
  const share = (who: Viewer, requestId: string) =>
    shareRequest(who, ID, { id: SHARE.shareId, requestId, summary: 'Sentence structure' });

  beforeEach(async () => {
    await formed();
    await must(answerInvitation(people.ash, ID, { urn: ASH, join: true, reason: null }));
    await world.request('r1', ELM, people.elm, { state: 'submitted' });
    await world.request('r2', YEW, people.yew, { state: 'submitted' });
  });

  it('is shared by the head whose it is, and read by the others without the request', async () => {
    const { elm, oak, ash, yew, broker } = people;
    const request = { id: 'r1', urn: ELM, state: 'submitted' as const };
    expect(await sharedNoteFor(elm, request)).toMatchObject({ kind: 'could', clusters: [{ id: ID }] });
    for (const [who, id] of [
      [oak, 'r1'],
      [elm, 'r2'],
    ] as const)
      expect(await share(who, id)).toMatchObject({ field: 'requestId' });
    expect(await share(broker, 'r1')).toMatchObject({ code: 'cluster.forbidden' });
    expect(await share(yew, 'r2')).toMatchObject({ code: 'cluster.not-found' });
    await must(share(elm, 'r1'));
    expect(await must(share(elm, 'r1'))).toEqual({ id: SHARE.shareId });
    expect(await noticesOf(oak)).toContain('cluster.request-shared');
    await must(answerShare(oak, SHARE, { urn: OAK, version: 1, takesPart: true, note: 'Gladly' }));
    expect(
      await answerShare(ash, SHARE, { urn: OAK, version: 2, takesPart: false, note: null }),
    ).toMatchObject({
      code: 'cluster.not-found',
    });
    const read = await sharePage(ash, SHARE);
    expect(read).toMatchObject({ partner: null, requestHref: null, state: 'submitted' });
    expect(JSON.stringify(read)).not.toContain('r1');
    expect((await sharePage(broker, SHARE))?.requestHref).toBe('/requests/r1');
    expect(await sharedNoteFor(broker, request)).toMatchObject({ kind: 'shared', taking: 2, asked: 1 });
    expect(await sharePage(yew, SHARE)).toBeNull();
    await must(endShare(elm, SHARE, { version: 1 }));
    expect(
      await answerShare(ash, SHARE, { urn: ASH, version: 1, takesPart: true, note: null }),
    ).toMatchObject({
      code: 'share.over',
    });
  });

  it('is shared no more once the school that leads it has left', async () => {
    const { elm, oak } = people;
    await must(share(elm, 'r1'));
    const own = (await clusterPage(elm, ID))?.schools.find(({ urn }) => urn === ELM);
    await must(takeSchoolOut(elm, ID, { urn: ELM, version: own?.version ?? 0, reason: 'No time' }));
    expect(
      await answerShare(oak, SHARE, { urn: OAK, version: 1, takesPart: true, note: null }),
    ).toMatchObject({ code: 'share.over' });
    expect(await noticesOf(oak)).toContain('cluster.request-unshared');
  });

  it('is put to a school that joins later, and to nobody once the request has ended', async () => {
    const { elm, ash, yew, broker } = people;
    await must(share(elm, 'r1'));
    await must(inviteSchools(broker, ID, { urns: [YEW] }));
    await must(answerInvitation(yew, ID, { urn: YEW, join: true, reason: null }));
    expect((await sharePage(yew, SHARE))?.toAnswer).toMatchObject([{ urn: YEW, state: 'asked' }]);
    await world.open.write((tx) =>
      tx.update(supportRequest).set({ state: 'withdrawn' }).where(eq(supportRequest.id, 'r1')),
    );
    expect(
      await answerShare(ash, SHARE, { urn: ASH, version: 1, takesPart: true, note: null }),
    ).toMatchObject({
      code: 'share.over',
    });
  });
});

it('a shared request names who gives the support to all its schools, once the agreement is in force', async () => {
  const { world: partnered, people: parties, id } = await newAgreementWorld();
  await partnered.school(OAK + 50, { name: 'Oak' });
  const oak = await partnered.person('oak', { role: 'head', urn: OAK + 50 });
  const at = { clusterId: ID, shareId: 'shareaaaaaa1' };
  await must(formCluster(oak, { id: ID, urn: OAK + 50, ...WORDS }));
  await must(inviteSchools(oak, ID, { urns: [CLIENT] }));
  await must(answerInvitation(parties.head, ID, { urn: CLIENT, join: true, reason: null }));
  await must(shareRequest(parties.head, ID, { id: at.shareId, requestId: 'r1', summary: 'Writing' }));
  expect((await sharePage(oak, at))?.partner).toBeNull();
  await partnered.open.write((tx) =>
    tx
      .update(agreement)
      .set({ activeAt: new Date('2026-11-23T10:00:00Z') })
      .where(eq(agreement.id, id)),
  );
  expect((await sharePage(oak, at))?.partner).toEqual({ id: 'priya', name: 'Priya Nair' });
});
