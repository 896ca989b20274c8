import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, visitNote } from '#drizzle/schema';
import { CLIENT } from '#tests/support/agreement-world';
import { HELD, newVisitWorld, PLAN, type VisitWorld } from '#tests/support/visit-world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { endAction, moveAction } from './action-commands.server';
import { actionPage, actionsPage } from './action-queries.server';
import { checkVisit, giveFeedback, lastFeedback } from './after.server';
import { correctNote } from './correct.server';
import { loadVisit } from './load.server';
import type { VisitAddress } from './place.server';
import { callOffVisit, moveVisit, planVisit } from './plan.server';
import { holdVisit } from './record.server';
import { visitsWorklist } from './worklist.server';

let w: VisitWorld;
let head: Viewer;
let chair: Viewer;
let lead: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let here: VisitAddress;

beforeEach(async () => {
  w = await newVisitWorld();
  ({ head, chair, lead, leader, release, broker } = w.people);
  here = w.here;
});

describe('an action agreed at a visit', () => {
  it('waits for its owner, has its date moved with a reason, and is done with what came of it', async () => {
    await w.planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    expect((await w.write(leader, 'visit0001')).ok).toBe(true);
    const id = 'note00001a';
    expect((await visitsWorklist(leader)).map(({ key, kind }) => [key, kind])).toEqual([]);
    w.world.travelTo('2027-02-21T09:00:00.000Z');
    expect(await visitsWorklist(leader)).toMatchObject([{ key: `action:${id}`, kind: 'now' }]);
    expect((await actionsPage(broker, w.id))?.actions).toMatchObject([{ overdue: true, mine: true }]);
    expect((await actionsPage(release, w.id))?.actions).toEqual([]);
    expect(await actionPage(release, id)).toBeNull();
    const move = { id, version: 1, dueOn: '2027-03-05', reason: 'Half term' };
    expect(await moveAction(head, move)).toMatchObject({ code: 'action.forbidden' });
    expect(await moveAction(release, move)).toMatchObject({ code: 'action.not-found' });
    expect(await moveAction(leader, { ...move, dueOn: '2027-02-20' })).toMatchObject({ field: 'dueOn' });
    expect([await moveAction(leader, move), await moveAction(leader, move)].every(({ ok }) => ok)).toBe(true);
    const end = { id, event: 'finish' as const, result: 'A unit for the summer is planned' };
    expect(await endAction(broker, { ...end, version: 1 })).toMatchObject({ code: 'stale' });
    const twice = [
      await endAction(broker, { ...end, version: 2 }),
      await endAction(broker, { ...end, version: 2 }),
    ];
    expect(twice.every(({ ok }) => ok)).toBe(true);
    expect(await endAction(leader, { ...end, version: 3, event: 'drop' })).toMatchObject({
      code: 'action.not-now',
    });
    const page = await actionPage(head, id);
    expect(page).toMatchObject({
      action: { state: 'done', result: end.result, dueOn: '2027-03-05', endedBy: 'Broker Person' },
      history: [
        { title: 'An agreed action done' },
        {
          title: 'Date of an agreed action moved from 20 February 2027 to 5 March 2027',
          reason: 'Half term',
        },
      ],
    });
    expect(await visitsWorklist(leader)).toEqual([]);
  });
});

describe('who may', () => {
  it('plan, move, call off and write: the provider and the service; nobody reaches it from elsewhere', async () => {
    const id = await w.planned();
    for (const viewer of [head, chair, release]) {
      expect(await planVisit(viewer, { address: here, id: 'visit0008', ...PLAN })).toMatchObject({
        code: 'visit.forbidden',
      });
      expect(await w.write(viewer, id)).toMatchObject({ code: 'visit.forbidden' });
    }
    expect(
      await planVisit(leader, { address: here, id: 'visit0007', ...PLAN, visitorId: 'broker' }),
    ).toMatchObject({ field: 'visitorId' });
    expect(
      await planVisit(leader, { address: here, id: 'visit0007', ...PLAN, kind: 'self-evaluation' }),
    ).toMatchObject({ code: 'visit.forbidden' });
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(await w.write(stranger, id)).toMatchObject({ code: 'visit.not-found' });
    await w.world.request('r2', CLIENT, head, { state: 'partnered' });
    const other = await w.drafted('p2', 'r2', { '2026-2-spring': 2 });
    expect(await loadVisit(db(), leader, { agreementId: other }, id)).toBeNull();
    expect(await loadVisit(db(), head, { urn: CLIENT }, id)).toBeNull();
    const move = { address: here, visitId: id, version: 1, ...PLAN, plannedFor: '2027-02-11' };
    expect(await moveVisit(broker, move)).toMatchObject({ ok: true });
    expect(await moveVisit(leader, { ...move, plannedFor: '2027-02-12' })).toMatchObject({
      code: 'stale',
      details: { theirs: { plannedFor: '2027-02-11' } },
    });
    const off = { address: here, visitId: id, version: 2, reason: 'Snow' };
    expect([await callOffVisit(leader, off), await callOffVisit(leader, off)].every(({ ok }) => ok)).toBe(
      true,
    );
    expect(await w.write(leader, id)).toMatchObject({ code: 'visit.not-now' });
    expect(await w.events('visit.called-off')).toHaveLength(1);
  });

  it('check a visit: somebody of the service who did not make it', async () => {
    here = { urn: CLIENT };
    const plan = { ...PLAN, kind: 'self-evaluation' as const, visitorId: 'broker' };
    expect((await planVisit(broker, { address: here, id: 'visit0001', ...plan })).ok).toBe(true);
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    const sections = [
      { key: 'quality', text: 'Sound' },
      { key: 'grades', text: 'All agreed' },
    ];
    expect((await w.write(broker, 'visit0001', { address: here, sections, outcomes: [] })).ok).toBe(true);
    // An adviser's own time is nobody's committed days.
    expect(await w.used()).toMatchObject({ '2026-2-spring': 0 });
    const answers = [{ key: 'record-quality', met: false, note: 'Say what it rests on' }];
    const check = (viewer: Viewer) => checkVisit(viewer, { address: here, visitId: 'visit0001', answers });
    expect(await check(broker)).toMatchObject({ code: 'visit.forbidden' });
    expect(await check(head)).toMatchObject({ code: 'visit.forbidden' });
    expect([await check(lead), await check(lead)].every(({ ok }) => ok)).toBe(true);
    expect(await w.events('adviser-visit.checked')).toHaveLength(1);
  });
});

describe('a visit for headteacher performance management', () => {
  it('is never written up; the chair gives feedback, which the head reads only where it is shared', async () => {
    here = { urn: CLIENT };
    const plan = { ...PLAN, kind: 'performance-management' as const, visitorId: 'broker' };
    expect(
      await planVisit(broker, { address: { agreementId: w.id }, id: 'visit0006', ...plan }),
    ).toMatchObject({ code: 'visit.wrong-kind' });
    expect((await planVisit(broker, { address: here, id: 'visit0001', ...plan })).ok).toBe(true);
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    expect(await w.write(broker, 'visit0001', { address: here })).toMatchObject({ code: 'visit.no-record' });
    const hold = { address: here, visitId: 'visit0001', version: 1, ...HELD };
    expect((await holdVisit(broker, hold)).ok).toBe(true);
    expect(await w.write(broker, 'visit0001', { address: here })).toMatchObject({ code: 'visit.no-record' });
    const correction = { address: here, visitId: 'visit0001', noteNumber: 0, noteId: 'note00002' };
    expect(
      await correctNote(broker, { ...correction, reason: 'x', actions: [], ...(await w.note()) }),
    ).toMatchObject({ code: 'visit.no-record' });
    expect(await db().select().from(visitNote)).toEqual([]);
    const content = {
      format: 1 as const,
      answers: { independent: 'yes', prepared: 'yes', measurable: 'partly', followed: 'no' } as const,
      comments: 'Thank you',
      sharedWithHead: false,
    };
    const give = (viewer: Viewer, id: string, number: number) =>
      giveFeedback(viewer, { address: here, visitId: 'visit0001', id, number, content });
    expect(await give(head, 'feedback1', 0)).toMatchObject({ code: 'visit.forbidden' });
    expect(await give(broker, 'feedback1', 0)).toMatchObject({ code: 'visit.forbidden' });
    expect([await give(chair, 'feedback1', 0), await give(chair, 'feedback1', 0)].every(({ ok }) => ok)).toBe(
      true,
    );
    expect(await give(chair, 'feedback2', 0)).toMatchObject({ code: 'stale' });
    expect(await lastFeedback(db(), 'visit0001')).toMatchObject({ number: 1, content });
    const told = await db()
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.subjectType, 'visit'), eq(domainEvent.subjectId, 'visit0001')));
    expect(told.map(({ type }) => type).sort()).toEqual([
      'adviser-visit.feedback-given',
      'adviser-visit.held-for-governors',
      'adviser-visit.planned',
    ]);
  });
});
