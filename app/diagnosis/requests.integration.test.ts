import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, schoolLink } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId, transact } from '~/platform/transact.server';
import { answerPage, chooseNeeds, needsToChoose, startRequest } from './draft-commands.server';
import { declineRequest, sendRequest, withdrawRequest } from './request-commands.server';
import { loadRequest, moveRequest, type RequestView } from './requests.server';
import { diagnosisWorklist } from './worklist.server';

const SCHOOL = 100001;
const OTHER_SCHOOL = 100002;
const ABROAD = 100003;

let world: World;
let head: Viewer;
let chair: Viewer;
let otherHead: Viewer;
let broker: Viewer;
let lead: Viewer;
let foreignBroker: Viewer;

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(SCHOOL);
  await world.school(OTHER_SCHOOL);
  await world.school(ABROAD, { laCode: '899', laName: 'Elsewhere' });
  await world.standing(SCHOOL);
  head = await world.person('head', { role: 'head', urn: SCHOOL });
  chair = await world.person('chair', { role: 'chair', urn: SCHOOL });
  otherHead = await world.person('other', { role: 'head', urn: OTHER_SCHOOL });
  broker = await world.person('broker', { role: 'broker' });
  lead = await world.person('lead', { role: 'lead' });
  foreignBroker = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
});

const see = (viewer: Viewer, id: string) => loadRequest(db(), viewer, id);
async function must(viewer: Viewer, id: string): Promise<RequestView> {
  const request = await see(viewer, id);
  if (!request) throw new Error(`${viewer.name} cannot read ${id}`);
  return request;
}

async function started(by: Viewer): Promise<string> {
  const begun = await startRequest(by, { id: newFormId(), urn: SCHOOL });
  if (!begun.ok) throw new Error(begun.message);
  return begun.value.id;
}

const DAYS = { halfDays: 12, startFrom: '2027-01-11', finishBy: '2027-07-16' };

/** A draft with every question answered. */
async function filled(by: Viewer): Promise<string> {
  const id = await started(by);
  const needId = `need${newFormId()}`.slice(0, 24);
  await world.need(needId, SCHOOL, by);
  const version = async () => (await must(by, id)).version;
  const answers = [
    await chooseNeeds(by, { id, version: await version(), needIds: [needId] }),
    await answerPage(by, { id, version: await version(), page: 'days', answers: DAYS }),
    await answerPage(by, {
      id,
      version: await version(),
      page: 'how',
      answers: { formats: ['coaching'], remoteWelcome: false },
    }),
  ];
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  return id;
}

async function submitted(): Promise<string> {
  const id = await filled(head);
  expect((await sendRequest(head, { id, version: (await must(head, id)).version })).ok).toBe(true);
  return id;
}

describe('who reads a request', () => {
  it('is the school alone while it is the head’s draft', async () => {
    const id = await started(head);
    expect(await see(head, id)).toMatchObject({ id, state: 'draft' });
    expect(await see(chair, id)).toMatchObject({ id });
    for (const viewer of [broker, lead, otherHead, foreignBroker]) expect(await see(viewer, id)).toBeNull();
  });

  it('is the school and its authority once it is sent; the band is for the service only', async () => {
    const id = await submitted();
    expect(await see(broker, id)).toMatchObject({
      band: { key: 'red', name: 'Red', letter: 'R', priority: 1 },
    });
    expect(await see(head, id)).toMatchObject({ band: null, state: 'submitted' });
    for (const viewer of [otherHead, foreignBroker]) expect(await see(viewer, id)).toBeNull();
  });

  it('includes the head of the school it became', async () => {
    const id = await submitted();
    await world.school(100010, { name: 'The academy it became' });
    await world.open.write((tx) =>
      tx.insert(schoolLink).values({
        id: 'link',
        urn: 100010,
        linkUrn: SCHOOL,
        kind: 'predecessor',
        typeName: 'Predecessor',
        establishedOn: null,
        source: 'links-file',
      }),
    );
    const successor = await world.person('successor', { role: 'head', urn: 100010 });
    expect(await see(successor, id)).toMatchObject({ urn: SCHOOL });
  });
});

describe('writing a draft a page at a time', () => {
  it('keeps what was answered, and a page sent twice or again after Back changes nothing twice', async () => {
    const id = await started(head);
    const answer = { id, version: 1, page: 'days' as const, answers: DAYS };
    expect((await answerPage(head, answer)).ok).toBe(true);
    expect((await answerPage(head, answer)).ok).toBe(true);
    expect(await must(head, id)).toMatchObject({ ...DAYS, version: 2 });
    const back = await answerPage(head, { ...answer, answers: { ...DAYS, halfDays: 6 } });
    expect(back.ok).toBe(true);
    expect(await must(head, id)).toMatchObject({ halfDays: 6, version: 3 });
  });

  it('refuses a page that somebody else has changed meanwhile, with their answers', async () => {
    const id = await started(broker);
    expect((await answerPage(head, { id, version: 1, page: 'days', answers: DAYS })).ok).toBe(true);
    const late = await answerPage(broker, {
      id,
      version: 1,
      page: 'days',
      answers: { ...DAYS, halfDays: 2 },
    });
    expect(late).toMatchObject({ ok: false, code: 'stale', details: { theirs: DAYS } });
    expect(await must(head, id)).toMatchObject({ halfDays: 12 });
  });

  it('refuses an answer that does not hold, beside its field, and keeps the draft as it was', async () => {
    const id = await started(head);
    const refused = await answerPage(head, {
      id,
      version: 1,
      page: 'days',
      answers: { ...DAYS, finishBy: '2027-01-01' },
    });
    expect(refused).toMatchObject({ ok: false, field: 'finishBy' });
    expect(await must(head, id)).toMatchObject({ halfDays: null, version: 1 });
  });

  it('offers needs that no other request in progress asks for', async () => {
    await world.need('free', SCHOOL, head);
    await world.request('ended', SCHOOL, head, { state: 'withdrawn', needs: ['eyfs'] });
    await world.request('current', SCHOOL, head, { state: 'matching', needs: ['finance'] });
    await world.need('met', SCHOOL, head, { state: 'met' });
    const id = await started(head);
    const choice = await needsToChoose(db(), await must(head, id));
    expect(choice.map((need) => need.id).sort()).toEqual(['ended-eyfs', 'free']);
    expect(await chooseNeeds(head, { id, version: 1, needIds: ['free', 'current-finance'] })).toMatchObject({
      ok: false,
      code: 'request.need-taken',
    });
    expect((await chooseNeeds(head, { id, version: 1, needIds: ['free', 'ended-eyfs'] })).ok).toBe(true);
    expect((await chooseNeeds(head, { id, version: 2, needIds: ['free'] })).ok).toBe(true);
    expect((await must(head, id)).needs.map((need) => need.id)).toEqual(['free']);
  });

  it('is not for another school’s head, the chair or another authority', async () => {
    const id = await started(head);
    const answer = { id, version: 1, page: 'days' as const, answers: DAYS };
    expect(await answerPage(otherHead, answer)).toMatchObject({ code: 'request.not-found' });
    expect(await answerPage(foreignBroker, answer)).toMatchObject({ code: 'request.not-found' });
    expect(await answerPage(chair, answer)).toMatchObject({ code: 'request.not-allowed' });
  });
});

describe('sending a request', () => {
  it('sends a head’s to the authority once, however often the button is pressed', async () => {
    const id = await filled(head);
    const { version } = await must(head, id);
    const both = await Promise.all([sendRequest(head, { id, version }), sendRequest(head, { id, version })]);
    expect(both).toEqual([
      { ok: true, value: { to: 'authority' } },
      { ok: true, value: { to: 'authority' } },
    ]);
    expect(await must(head, id)).toMatchObject({
      state: 'submitted',
      version: version + 1,
      confirmedById: 'head',
    });
  });

  it('refuses one that is not finished', async () => {
    const id = await started(head);
    expect(await sendRequest(head, { id, version: 1 })).toMatchObject({ code: 'request.unfinished' });
  });

  it('refuses one whose dates have passed since they were typed', async () => {
    const id = await filled(head);
    world.travelTo('2027-02-01T10:00:00Z');
    expect(await sendRequest(head, { id, version: (await must(head, id)).version })).toMatchObject({
      code: 'request.unfinished',
    });
  });

  it('lets a broker write one, which stays a draft until the head confirms it', async () => {
    const id = await filled(broker);
    const { version } = await must(broker, id);
    expect(await sendRequest(broker, { id, version })).toEqual({ ok: true, value: { to: 'head' } });
    expect(await sendRequest(broker, { id, version })).toEqual({ ok: true, value: { to: 'head' } });
    expect(await must(head, id)).toMatchObject({
      state: 'draft',
      awaitingConfirmation: true,
      confirmedAt: null,
    });
    expect((await diagnosisWorklist(head)).map(({ key }) => key)).toEqual([`request-confirm:${id}`]);
    expect((await diagnosisWorklist(broker)).map(({ kind }) => kind)).toEqual(['waiting']);

    const changed = await answerPage(head, {
      id,
      version: version + 1,
      page: 'context',
      answers: { context: 'We would rather start after half term.' },
    });
    expect(changed.ok).toBe(true);
    expect(await sendRequest(head, { id, version: version + 2 })).toEqual({
      ok: true,
      value: { to: 'authority' },
    });
    expect(await must(broker, id)).toMatchObject({
      state: 'submitted',
      raisedBySchool: false,
      confirmedById: 'head',
      context: 'We would rather start after half term.',
    });
    expect((await diagnosisWorklist(broker)).map(({ key }) => key)).toEqual([`request-match:${id}`]);
  });

  it('asks the head to read again what the broker changed after they opened it', async () => {
    const id = await filled(broker);
    const seen = (await must(broker, id)).version;
    const changed = await answerPage(broker, {
      id,
      version: seen,
      page: 'context',
      answers: { context: 'More' },
    });
    expect(changed.ok).toBe(true);
    expect(await sendRequest(head, { id, version: seen })).toMatchObject({ code: 'stale' });
  });

  it('is not for the chair', async () => {
    const id = await filled(head);
    expect(await sendRequest(chair, { id, version: (await must(head, id)).version })).toMatchObject({
      code: 'request.not-allowed',
    });
  });
});

describe('what the authority learns of a draft', () => {
  const eventsOf = async (id: string) => db().select().from(domainEvent).where(eq(domainEvent.subjectId, id));

  it('is nothing of its answers until it is sent, and then all of them', async () => {
    const id = await filled(head);
    const before = await eventsOf(id);
    expect(before.length).toBeGreaterThan(2);
    expect(before.every(({ urn }) => urn === null)).toBe(true);
    expect(before.some(({ payload }) => payload.includes('2027-01-11'))).toBe(false);
    expect((await sendRequest(head, { id, version: (await must(head, id)).version })).ok).toBe(true);
    const sent = (await eventsOf(id)).find(({ type }) => type === 'request.submitted');
    expect(sent).toMatchObject({ urn: SCHOOL });
    expect(JSON.parse(sent?.payload ?? '{}')).toMatchObject({ details: { answers: DAYS } });
  });

  it('is nothing at all of one withdrawn unsent, its reason included', async () => {
    const id = await started(head);
    expect((await withdrawRequest(head, { id, version: 1, reason: 'Second thoughts' })).ok).toBe(true);
    const events = await eventsOf(id);
    expect(events.map(({ type, urn, reason }) => [type, urn, reason])).toEqual([
      ['request.started', null, null],
      ['request.discarded', null, null],
    ]);
    expect(await must(head, id)).toMatchObject({ state: 'withdrawn', endReason: 'Second thoughts' });
    expect(await see(lead, id)).toBeNull();
  });

  it('tells the head when a broker takes back what they were sent', async () => {
    const id = await filled(broker);
    expect((await sendRequest(broker, { id, version: (await must(broker, id)).version })).ok).toBe(true);
    const { version } = await must(broker, id);
    expect((await withdrawRequest(broker, { id, version, reason: 'Written for another school' })).ok).toBe(
      true,
    );
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'request.taken-back', urn: SCHOOL });
    expect(await must(head, id)).toMatchObject({ endReason: 'Written for another school' });
  });
});

describe('ending a request', () => {
  it('is the head’s, with a reason, and a second press does nothing', async () => {
    const id = await submitted();
    const { version } = await must(head, id);
    const withdraw = { id, version, reason: 'A new English lead starts in January.' };
    expect(await withdrawRequest(broker, withdraw)).toMatchObject({ code: 'request.not-allowed' });
    expect(await withdrawRequest(otherHead, withdraw)).toMatchObject({ code: 'request.not-found' });
    expect((await withdrawRequest(head, withdraw)).ok).toBe(true);
    expect((await withdrawRequest(head, withdraw)).ok).toBe(true);
    expect(await must(broker, id)).toMatchObject({
      state: 'withdrawn',
      endReason: withdraw.reason,
      version: version + 1,
    });
  });

  it('is the service’s too, with a reason the school reads', async () => {
    const id = await submitted();
    const { version } = await must(lead, id);
    const decline = { id, version, reason: 'The trust has agreed to provide this.' };
    expect(await declineRequest(head, decline)).toMatchObject({ code: 'request.not-allowed' });
    expect(await declineRequest(foreignBroker, decline)).toMatchObject({ code: 'request.not-found' });
    expect((await declineRequest(lead, decline)).ok).toBe(true);
    expect(await must(head, id)).toMatchObject({ state: 'declined', endReason: decline.reason });
  });

  it('cannot follow a partner having been found', async () => {
    const id = await submitted();
    const moved = await transact(broker, async (ctx) => {
      const matching = await moveRequest(ctx, id, 'start-matching');
      return matching.ok ? moveRequest(ctx, id, 'partner') : matching;
    });
    expect(moved).toEqual({ ok: true, value: 'partnered' });
    const { version } = await must(head, id);
    expect(await withdrawRequest(head, { id, version, reason: 'Changed our minds' })).toMatchObject({
      code: 'request.not-allowed',
    });
    expect(await must(head, id)).toMatchObject({ state: 'partnered' });
  });
});
