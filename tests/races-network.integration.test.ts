/**
 * Heads, a broker and a lead at clusters, programmes and a practice note at once, in random interleavings: invitations,
 * chairs, shared requests, meetings; places and those who wait for one; drafts, consents and publication.
 */
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  cluster,
  clusterMeeting,
  clusterMinutes,
  clusterRequest,
  clusterRequestSchool,
  clusterSchool,
  practiceNote,
  programme,
  programmePlace,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { chooseChair, endCluster, formCluster } from '~/practice/clusters/commands.server';
import { callOffMeeting, planMeeting, writeMinutes } from '~/practice/clusters/meeting-commands.server';
import { answerInvitation, inviteSchools, takeSchoolOut } from '~/practice/clusters/school-commands.server';
import { answerShare, endShare, shareRequest } from '~/practice/clusters/share-commands.server';
import { editNote, type NoteInput, startNote } from '~/practice/notes/commands.server';
import {
  consentToNote,
  publishNote,
  refuseNote,
  reopenNote,
  sendNote,
  sendNoteBack,
  withdrawConsent,
  withdrawNote,
} from '~/practice/notes/steps.server';
import {
  cancelProgramme,
  changeProgramme,
  draftProgramme,
  moveProgramme,
} from '~/practice/programmes/commands.server';
import { askPlace, giveBackPlace, recordResults } from '~/practice/programmes/place-commands.server';
import { wire } from '~/wiring.server';
import { newClosingWorld } from './support/closing-world';
import { dialect } from './support/database';
import { expectBusy, oneOf, type RaceDeed, race } from './support/races';
import { newWorld } from './support/world';

const LONG = 240_000;
/** Races of the suite, shorter on PostgreSQL, which begins transactions again; hunts go on for longer (`RACES_RUNS`). */
const FEW = 1;
const ROUNDS = dialect === 'postgres' ? 5 : 10;
const URNS = [100_001, 100_002, 100_003, 100_004] as const;
const CLUSTER = 'clusteraaaa1';

/** Four schools with their heads, and the service of their authority. */
async function schools() {
  wire();
  const world = await newWorld();
  const heads = new Map<number, Viewer>();
  for (const urn of URNS) {
    await world.school(urn, { name: `School ${urn}` });
    heads.set(urn, await world.person(`head${urn}`, { role: 'head', urn }));
  }
  const broker = await world.person('broker', { role: 'broker' });
  const lead = await world.person('lead', { role: 'lead' });
  const urnOf = (n: number) => oneOf(URNS, n) ?? URNS[0];
  const headOf = (urn: number) => heads.get(urn) as Viewer; // each of the four has one
  return { world, broker, lead, urnOf, headOf, service: (n: number) => (n % 2 === 0 ? broker : lead) };
}

async function clustering() {
  const { world, broker, urnOf, headOf, service } = await schools();
  for (const urn of URNS) await world.request(`r${urn}`, urn, headOf(urn));
  const made = await formCluster(headOf(URNS[0]), {
    ...{ id: CLUSTER, urn: URNS[0], kind: 'cluster' as const, name: 'Valley', purpose: 'Writing' },
    ...{ focusAreas: [], startsOn: '2026-09-01', endsOn: null },
  });
  if (!made.ok) throw new Error(made.message);
  await inviteSchools(broker, CLUSTER, { urns: URNS.slice(1) });
  await answerInvitation(headOf(URNS[1]), CLUSTER, { urn: URNS[1], join: true, reason: null });
  const row = async () => (await db().select().from(cluster))[0] as typeof cluster.$inferSelect; // just formed
  const places = () => db().select().from(clusterSchool).orderBy(asc(clusterSchool.urn));
  const shares = () => db().select().from(clusterRequest).orderBy(asc(clusterRequest.requestId));
  const runs = async (n: number) => {
    const { chairId } = await row();
    const chair = URNS.find((urn) => headOf(urn).accountId === chairId);
    return n % 2 && chair ? headOf(chair) : broker;
  };
  const meetings = () => db().select().from(clusterMeeting).orderBy(asc(clusterMeeting.id));
  const deeds: Record<string, RaceDeed> = {
    invite: async (which, much) => inviteSchools(await runs(much), CLUSTER, { urns: [urnOf(which)] }),
    answer(which, much) {
      const urn = urnOf(which);
      return answerInvitation(headOf(urn), CLUSTER, { urn, join: much % 4 !== 0, reason: null });
    },
    async out(which, much) {
      const urn = urnOf(which);
      const place = (await places()).find((one) => one.urn === urn);
      const by = much % 2 ? headOf(urn) : service(much);
      const input = { urn, version: place?.version ?? 0, reason: `No time, ${much}` };
      return (which + much) % 3 ? takeSchoolOut(by, CLUSTER, input) : null;
    },
    async chair(which, much) {
      const chairId = headOf(urnOf(which)).accountId;
      return chooseChair(await runs(much), CLUSTER, { version: (await row()).version, chairId });
    },
    share(which) {
      const urn = urnOf(which);
      const input = { id: newFormId(), requestId: `r${urn}`, summary: 'We look for help with writing.' };
      return shareRequest(headOf(urn), CLUSTER, input);
    },
    async say(which, much) {
      const share = oneOf(await shares(), much);
      const urn = urnOf(which);
      const answers = await db().select().from(clusterRequestSchool).where(eq(clusterRequestSchool.urn, urn));
      const mine = answers.find(({ clusterRequestId }) => clusterRequestId === share?.id);
      const input = { urn, version: mine?.version ?? 0, takesPart: much % 3 !== 0, note: `Said ${much}` };
      return share ? answerShare(headOf(urn), { clusterId: CLUSTER, shareId: share.id }, input) : null;
    },
    async unshare(which, much) {
      const share = oneOf(await shares(), which);
      const at = { clusterId: CLUSTER, shareId: share?.id ?? '' };
      return share && (which + much) % 2 ? endShare(headOf(share.urn), at, { version: share.version }) : null;
    },
    async meet(which, much) {
      const input = { startsAt: null, place: 'The hall', agenda: 'Writing' };
      const on = which % 2 ? '2026-11-02' : '2027-03-02';
      return planMeeting(await runs(much), CLUSTER, { id: `meeting${which % 6}aaaa`, on, ...input });
    },
    async minute(which, much) {
      const meeting = oneOf(await meetings(), which);
      const versions = await db().select().from(clusterMinutes);
      const number = versions.filter(({ meetingId }) => meetingId === meeting?.id).length;
      const input = { heldOn: '2026-11-02', alsoPresent: '', text: `We read, ${much}`, actions: [] };
      const came = (await places())
        .filter(({ state }) => state === 'member')
        .map(({ urn }) => ({ urn, attendance: 'came' as const, who: 'Them' }));
      const at = { clusterId: CLUSTER, meetingId: meeting?.id ?? '' };
      const form = { formId: newFormId(), number, reason: number > 0 ? 'Said exactly' : '', schools: came };
      return meeting ? writeMinutes(await runs(much), at, { ...form, ...input }) : null;
    },
    async callOff(which, much) {
      const meeting = oneOf(await meetings(), which);
      const at = { clusterId: CLUSTER, meetingId: meeting?.id ?? '' };
      const input = { version: meeting?.version ?? 0, reason: 'Snow' };
      return meeting && which % 3 === 0 ? callOffMeeting(await runs(much), at, input) : null;
    },
    async end(which, much) {
      const input = { version: (await row()).version, reason: 'It has done its work.' };
      return which % 25 === 24 ? endCluster(await runs(much), CLUSTER, input) : null;
    },
  };
  return {
    deeds,
    often: ['invite', 'answer', 'share', 'say', 'out'],
    async holds() {
      const { chairId, state } = await row();
      const members = (await places()).filter((one) => one.state === 'member').map(({ urn }) => urn);
      // The chair is the head of a school that is in it.
      if (state === 'active' && chairId !== null)
        expect(members.map((urn) => headOf(urn).accountId)).toContain(chairId);
    },
  };
}

const ID = 'programmeaa1';
const PROGRAMME = {
  ...{ name: 'Teaching writing', description: 'Three mornings', focusAreas: [], clusterId: null },
  ...{ offerId: null, sessions: [{ on: '2026-11-23', times: '9am', place: 'Oak' }], closesOn: '2026-11-23' },
};

/** A programme with fewer places than there are people who ask. */
async function places() {
  const { broker, urnOf, headOf, service } = await schools();
  const made = await draftProgramme(broker, { id: ID, ...PROGRAMME, places: 3, mostEach: 2 });
  if (!made.ok) throw new Error(made.message);
  await moveProgramme(broker, ID, { version: 1, move: 'open' });
  const row = async () => (await db().select().from(programme))[0] as typeof programme.$inferSelect; // just made
  const lines = () => db().select().from(programmePlace).orderBy(asc(programmePlace.number));
  const deeds: Record<string, RaceDeed> = {
    ask(which, much) {
      const urn = urnOf(which);
      const input = { id: newFormId(), urn, person: `Person ${much % 4}`, jobTitle: 'Teacher' };
      return askPlace(headOf(urn), ID, input);
    },
    async giveBack(which, much) {
      const line = oneOf(await lines(), which);
      const by = line && much % 2 ? headOf(line.urn) : service(much);
      const at = { programmeId: ID, placeId: line?.id ?? '' };
      return line ? giveBackPlace(by, at, { version: line.version, reason: null }) : null;
    },
    async change(which, much) {
      const { version } = await row();
      const input = { places: 1 + (which % 6), mostEach: much % 3 === 0 ? null : 1 + (much % 3) };
      return changeProgramme(service(much), ID, { ...PROGRAMME, ...input, version });
    },
    async move(which, much) {
      const { version, state } = await row();
      const move =
        which % 31 === 30 ? ('end' as const) : state === 'open' ? ('close' as const) : ('reopen' as const);
      const wanted = state === 'closed' || which % 5 === 4;
      return wanted ? moveProgramme(service(much), ID, { version, move }) : null;
    },
    async results(which, much) {
      const all = (await lines()).filter(({ state }) => state !== 'waiting' && state !== 'given-back');
      const result = which % 2 ? ('completed' as const) : ('not-completed' as const);
      return which % 4 === 0
        ? recordResults(service(much), ID, { results: all.map(({ id }) => ({ id, result })) })
        : null;
    },
    async cancel(which, much) {
      const { version } = await row();
      return which % 40 === 39 ? cancelProgramme(service(much), ID, { version, reason: 'Snow' }) : null;
    },
  };
  return {
    deeds,
    often: ['ask', 'giveBack'],
    async holds() {
      // Nobody stands on the list twice for one school.
      const names = (await lines())
        .filter(({ state }) => state !== 'given-back')
        .map(({ urn, person }) => `${urn} ${person}`);
      expect(new Set(names).size).toBe(names.length);
    },
  };
}

const WORDS: NoteInput = {
  ...{ title: 'Writing planned backwards', need: 'Much was written.', done: 'Units were planned.' },
  ...{ changed: 'Children choose.', attribution: 'one-part', again: 'with-changes', againWords: 'Sooner.' },
  ...{ limits: 'We do not know yet.', measures: [], anonymous: false, reach: 'authority' },
};

/** One note about an agreement that has ended, by its three writers. */
async function noting() {
  wire();
  const w = await newClosingWorld();
  await w.closed();
  const { head, leader, broker } = w.people;
  const writer = (n: number) => oneOf([head, leader, broker], n) ?? broker;
  const row = async () => (await db().select().from(practiceNote))[0];
  const step =
    (
      take: (
        viewer: Viewer,
        input: { id: string; version: number; words: string },
      ) => ReturnType<typeof refuseNote>,
      by: (n: number) => Viewer,
    ): RaceDeed =>
    async (_, much) => {
      const note = await row();
      return note ? take(by(much), { id: note.id, version: note.version, words: `Because ${much}` }) : null;
    };
  const deeds: Record<string, RaceDeed> = {
    start: (_, much) => startNote(writer(much), { id: newFormId(), agreementId: w.id, ...WORDS }),
    async edit(_, much) {
      const note = await row();
      const input = { version: note?.version ?? 0, reason: '', ...WORDS, changed: `They choose, ${much}` };
      return note ? editNote(writer(much), { id: note.id, ...input }) : null;
    },
    send: step((viewer, input) => sendNote(viewer, { ...input, namesMeant: true }), writer),
    consent: step(consentToNote, () => head),
    refuse: async (which, much) => (which % 4 === 0 ? step(refuseNote, () => head)(which, much) : null),
    unconsent: async (which, much) =>
      which % 4 === 0 ? step(withdrawConsent, () => head)(which, much) : null,
    back: async (which, much) => (which % 3 === 0 ? step(sendNoteBack, () => broker)(which, much) : null),
    publish: step(
      (viewer, input) => publishNote(viewer, { ...input, reach: 'authority' }),
      () => broker,
    ),
    withdraw: async (which, much) => (which % 4 === 0 ? step(withdrawNote, () => broker)(which, much) : null),
    reopen: async (which, much) => (which % 3 === 0 ? step(reopenNote, writer)(which, much) : null),
  };
  return {
    deeds,
    often: ['start', 'send', 'consent', 'publish'],
    async holds() {
      expect((await db().select().from(practiceNote)).length).toBeLessThanOrEqual(1);
    },
  };
}

describe('schools that work together at once', () => {
  it('share what is theirs while they are in it, under one chair', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, clustering);
    expectBusy(told, ['answer', 'share', 'out']);
  });

  it('have no more places than there are, and wait for none that is free', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, places);
    expectBusy(told, ['ask', 'giveBack', 'change']);
  });

  it('publish of a note what the school has agreed to', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS + 4 }, noting);
    expectBusy(told, ['start', 'edit', 'send', 'consent', 'publish']);
  });
});
