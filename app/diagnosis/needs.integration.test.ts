import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, need } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { changeNeed, endNeed, stateNeed } from './need-commands.server';

const SCHOOL = 100001;

let world: World;
let head: Viewer;
let broker: Viewer;
let chair: Viewer;
let otherHead: Viewer;
let foreignBroker: Viewer;

const ANSWERS = {
  focusArea: 'attendance',
  severity: 2,
  measure: 'Pupils persistently absent',
  unit: '% of pupils',
  baseline: 24,
  baselineOn: '2026-10-23',
  baselineSource: 'Register',
  evidence: 'Rising for three terms',
  target: 15,
  outcome: 'Pupils are in school',
  byDate: '2027-07-16',
};

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(SCHOOL);
  await world.school(100002);
  head = await world.person('head', { role: 'head', urn: SCHOOL });
  chair = await world.person('chair', { role: 'chair', urn: SCHOOL });
  otherHead = await world.person('other', { role: 'head', urn: 100002 });
  broker = await world.person('broker', { role: 'broker' });
  foreignBroker = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
});

async function row(id: string) {
  const [found] = await db().select().from(need).where(eq(need.id, id));
  return found;
}

describe('stating a need', () => {
  it('is done once, however often the form is sent', async () => {
    const id = newFormId();
    const statement = { id, urn: SCHOOL, answers: ANSWERS };
    expect(await stateNeed(head, statement)).toEqual({ ok: true, value: { id } });
    expect(await stateNeed(head, statement)).toEqual({ ok: true, value: { id } });
    const events = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, id));
    expect(events.map(({ type, urn }) => [type, urn])).toEqual([['need.stated', SCHOOL]]);
  });

  it('is for the school’s head and a broker of its authority', async () => {
    expect((await stateNeed(broker, { id: newFormId(), urn: SCHOOL, answers: ANSWERS })).ok).toBe(true);
    const asked = (viewer: Viewer) => stateNeed(viewer, { id: newFormId(), urn: SCHOOL, answers: ANSWERS });
    expect(await asked(chair)).toMatchObject({ code: 'need.forbidden' });
    expect(await asked(otherHead)).toMatchObject({ code: 'need.not-found' });
    expect(await asked(foreignBroker)).toMatchObject({ code: 'need.not-found' });
  });

  it('refuses what does not hold beside its field, and writes nothing', async () => {
    const id = newFormId();
    expect(await stateNeed(head, { id, urn: SCHOOL, answers: { ...ANSWERS, target: 24 } })).toMatchObject({
      field: 'target',
    });
    expect(await row(id)).toBeUndefined();
  });

  it('takes the first part alone, when the rest follows a page at a time', async () => {
    const id = newFormId();
    const answers = { focusArea: 'eyfs', severity: 3 };
    expect((await stateNeed(head, { id, urn: SCHOOL, answers, part: 'focus' })).ok).toBe(true);
    expect(await row(id)).toMatchObject({ focusArea: 'eyfs', measure: '', target: null });
  });

  it('goes into a draft only while it is one, of this school, and theirs to write', async () => {
    await world.request('draft', SCHOOL, head, { state: 'draft', raisedBySchool: true, submittedAt: null });
    await world.request('sent', SCHOOL, head, { state: 'submitted', raisedBySchool: true });
    const answers = { focusArea: 'eyfs', severity: 3 };
    const into = (viewer: Viewer, requestId: string, urn = SCHOOL) =>
      stateNeed(viewer, { id: newFormId(), urn, answers, part: 'focus', requestId });
    expect((await into(head, 'draft')).ok).toBe(true);
    // Sent meanwhile, from another window or by another person.
    expect(await into(head, 'sent')).toMatchObject({ code: 'request.not-allowed' });
    // The head's own draft is not there for the broker, nor for the head of another school.
    expect(await into(broker, 'draft')).toMatchObject({ code: 'request.not-found' });
    expect(await into(otherHead, 'draft', 100002)).toMatchObject({ code: 'request.not-found' });
  });
});

describe('changing a need', () => {
  it('refuses an edit from before somebody else’s, and hands over their text', async () => {
    await world.need('n1', SCHOOL, head);
    expect((await changeNeed(broker, { id: 'n1', version: 1, answers: { target: 75 } })).ok).toBe(true);
    const late = await changeNeed(head, { id: 'n1', version: 1, answers: { target: 80 } });
    expect(late).toMatchObject({ ok: false, code: 'stale', details: { theirs: { target: 75 } } });
    expect(await row('n1')).toMatchObject({ target: 75, version: 2 });
    expect((await changeNeed(head, { id: 'n1', version: 2, answers: { target: 80 } })).ok).toBe(true);
  });

  it('lets a person who went back a page save again', async () => {
    await world.need('n1', SCHOOL, head);
    expect((await changeNeed(head, { id: 'n1', version: 1, answers: { target: 75 } })).ok).toBe(true);
    expect((await changeNeed(head, { id: 'n1', version: 1, answers: { target: 80 } })).ok).toBe(true);
    expect(await row('n1')).toMatchObject({ target: 80, version: 3 });
  });

  it('is not for others', async () => {
    await world.need('n1', SCHOOL, head);
    for (const viewer of [otherHead, foreignBroker]) {
      expect(await changeNeed(viewer, { id: 'n1', version: 1, answers: { target: 75 } })).toMatchObject({
        code: 'need.not-found',
      });
    }
    expect(await row('n1')).toMatchObject({ target: 72, version: 1 });
  });
});

describe('ending a need', () => {
  it('keeps it, with the reason in its history, and does it once', async () => {
    await world.need('n1', SCHOOL, head);
    const met = { id: 'n1', version: 1, event: 'meet' as const, reason: 'Moderated at 74% in June.' };
    expect((await endNeed(head, met)).ok).toBe(true);
    expect((await endNeed(head, met)).ok).toBe(true);
    expect(await row('n1')).toMatchObject({ state: 'met', version: 2 });
    const events = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, 'n1'));
    expect(events.map(({ type, reason }) => [type, reason])).toEqual([['need.met', met.reason]]);
    expect(await changeNeed(head, { id: 'n1', version: 2, answers: { target: 90 } })).toMatchObject({
      code: 'need.ended',
    });
  });

  it('waits while a request asks for support with it', async () => {
    await world.request('r1', SCHOOL, head, { needs: ['eyfs'], state: 'matching' });
    expect(
      await endNeed(head, { id: 'r1-eyfs', version: 1, event: 'supersede', reason: 'Stated more precisely' }),
    ).toMatchObject({ code: 'need.in-request' });
  });
});
