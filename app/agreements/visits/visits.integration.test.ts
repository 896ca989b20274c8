import { and, asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { agreedAction, domainEvent, ledgerEntry, visit, visitNote } from '#drizzle/schema';
import { type AgreementWorld, CLIENT, newAgreementWorld } from '#tests/support/agreement-world';
import type { Viewer } from '~/accounts/domain/roles';
import { pauseAgreement } from '~/agreements/life/pause.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { endAction, moveAction } from './action-commands.server';
import { actionPage, actionsPage } from './action-queries.server';
import { acknowledgeNote, checkVisit, giveFeedback, lastFeedback } from './after.server';
import { correctNote } from './correct.server';
import { loadVisit } from './load.server';
import { visitsOverview } from './overview.server';
import type { VisitAddress } from './place.server';
import { callOffVisit, moveVisit, planVisit } from './plan.server';
import { visitPage } from './queries.server';
import { countNotesOf, visitsOf } from './read.server';
import { holdVisit, type NoteInput, recordVisit } from './record.server';
import { visitsWorklist } from './worklist.server';

let w: AgreementWorld;
let head: Viewer;
let chair: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let lead: Viewer;
let here: VisitAddress;

/** Thursday 4 February 2027 at 3:30pm, in a term for which six half-days are committed. */
const HELD = { heldOn: '2027-02-04', endedAt: '15:30', halfDays: 2 };
const AT_END = '2027-02-04T15:30:00.000Z';

beforeEach(async () => {
  w = await newAgreementWorld();
  ({ head, chair, leader, release, broker } = w.people);
  lead = await w.world.person('lead', { role: 'lead' });
  here = { agreementId: w.id };
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  w.world.travelTo('2027-02-01T09:00:00.000Z');
});

const PLAN = {
  kind: 'support' as const,
  plannedFor: '2027-02-04',
  startsAt: '09:00',
  mode: 'at-school' as const,
  halfDays: 2,
  focus: 'Modelling writing in Year 6',
  visitorId: 'leader',
};

async function planned(id = 'visit0001', more: Partial<typeof PLAN> = {}): Promise<string> {
  const made = await planVisit(leader, { address: here, id, ...PLAN, ...more });
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
}

async function note(more: Partial<NoteInput> = {}): Promise<NoteInput> {
  const { content } = await w.record();
  return {
    ...HELD,
    present: 'Both Year 6 teachers',
    focus: 'Modelling writing in Year 6',
    activities: 'Taught together, then looked at books',
    seen: 'Pupils redraft with care',
    outcomes: content.outcomes.map(({ id }) => ({
      id,
      progress: 'some' as const,
      evidence: '12 of 30 books',
    })),
    sections: [],
    recommendations: 'Do the same in Year 5',
    ...more,
  };
}

const row = async (id: string) => (await db().select().from(visit).where(eq(visit.id, id)))[0];

async function record(viewer: Viewer, visitId: string, more: Partial<NoteInput> & { noteId?: string } = {}) {
  const { noteId = 'note00001', ...typed } = more;
  const version = (await row(visitId))?.version ?? 0;
  const actions = [
    {
      id: `${noteId}a`,
      text: 'Plan a unit',
      owner: 'provider' as const,
      ownerName: null,
      dueOn: '2027-02-20',
    },
  ];
  return recordVisit(viewer, {
    address: here,
    visitId,
    version,
    noteId,
    actions,
    ...(await note(typed)),
  });
}

async function used(): Promise<Record<string, number>> {
  const rows = await db().select().from(ledgerEntry).where(eq(ledgerEntry.agreementId, w.id));
  const sums: Record<string, number> = {};
  for (const { term, used } of rows) sums[term] = (sums[term] ?? 0) + used;
  return sums;
}

const events = async (type: string) =>
  db().select().from(domainEvent).where(eq(domainEvent.type, type)).orderBy(asc(domainEvent.seq));

describe('the note of a visit', () => {
  it('written 49 hours after the visit is late by an hour; at 48 hours it is on time', async () => {
    const first = await planned('visit0001');
    const second = await planned('visit0002');
    w.world.travelTo('2027-02-06T15:30:00.000Z');
    expect(await record(leader, first)).toEqual({ ok: true, value: undefined });
    w.world.travelTo('2027-02-06T16:30:00.000Z');
    expect((await record(leader, second, { noteId: 'note00002' })).ok).toBe(true);
    const visits = await visitsOf(db(), w.id);
    expect(visits.map(({ endedAt, note }) => [endedAt?.toISOString(), note])).toEqual([
      [AT_END, { kind: 'on-time' }],
      [AT_END, { kind: 'late', byMs: 3_600_000 }],
    ]);
    expect(countNotesOf(visits)).toEqual({ onTime: 1, late: 1, outstanding: 0, overdue: 0 });
    const said = (await events('visit.recorded')).map(({ payload }) => JSON.parse(payload).details.lateBy);
    expect(said).toEqual([null, '1 hour']);
    expect(await used()).toMatchObject({ '2026-2-spring': 4, '2026-3-summer': 0 });
    expect((await verifyChains(db())).problems).toEqual([]);
    const late = await visitsOverview(broker, { visitor: null, note: 'late', page: 1 });
    expect([late.rows.map(({ id }) => id), late.counts]).toEqual([
      [second],
      { onTime: 1, late: 1, outstanding: 0, overdue: 0 },
    ]);
    // What was seen in the school is not read by the head of the school that sends the provider.
    expect((await visitPage(head, here, second))?.note?.lines).toContainEqual({
      key: 'seen',
      label: 'What was seen',
      words: 'Pupils redraft with care',
    });
    expect(await visitPage(release, here, second)).toMatchObject({
      note: null,
      versions: [],
      actions: [],
      visit: { note: { kind: 'late' }, usedHalfDays: 2 },
    });
  });

  it('sent twice is one note, one use of days, one set of actions', async () => {
    const id = await planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    const version = (await row(id))?.version ?? 0;
    const typed = await note();
    const action = {
      id: 'act000001',
      text: 'x',
      owner: 'other' as const,
      ownerName: 'Ann',
      dueOn: '2027-03-01',
    };
    const send = () =>
      recordVisit(leader, {
        address: here,
        visitId: id,
        version,
        noteId: 'note00001',
        actions: [action],
        ...typed,
      });
    expect(await Promise.all([send(), send()])).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect((await send()).ok).toBe(true);
    expect(await db().select().from(visitNote)).toHaveLength(1);
    expect(await db().select().from(agreedAction)).toMatchObject([{ owner: 'other', ownerName: 'Ann' }]);
    expect((await used())['2026-2-spring']).toBe(2);
    expect(await planned(id)).toBe(id);
    expect(await db().select().from(visit)).toHaveLength(1);
  });

  it('by two people at once is written by one; the other is shown it and loses nothing', async () => {
    const id = await planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    const both = await Promise.all([
      record(leader, id, { noteId: 'note00001', seen: 'What the leader saw' }),
      record(broker, id, { noteId: 'note00002', seen: 'What the broker saw' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = both[0].ok ? 'What the leader saw' : 'What the broker saw';
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      code: 'stale',
      details: { theirs: { seen: winner } },
    });
    expect((await used())['2026-2-spring']).toBe(2);
  });

  it('of more days than are committed is refused in words, and nothing is written', async () => {
    const id = await planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    expect(await record(leader, id, { halfDays: 7 })).toMatchObject({
      code: 'capacity.short',
      field: 'days',
      message:
        '3 days of this agreement are left in the spring term 2027, fewer than 3½ days. Enter 3 days or fewer, or have the agreement amended first. Left in other terms: 2 days in the summer term 2027.',
      details: { shortfallHalfDays: 1, leftHalfDays: 6 },
    });
    expect(await row(id)).toMatchObject({ state: 'planned', noteNumber: 0, version: 1 });
    expect(await db().select().from(visitNote)).toEqual([]);
    expect((await used())['2026-2-spring']).toBe(0);
    expect((await record(leader, id, { halfDays: 6 })).ok).toBe(true);
  });

  it('cannot be of a time ahead, before the agreement, or while it is set aside', async () => {
    const id = await planned();
    w.world.travelTo('2027-02-04T15:00:00.000Z');
    expect(await record(leader, id)).toMatchObject({ code: 'visit.ahead', field: 'endedAt' });
    expect(await record(leader, id, { heldOn: '2027-02-05' })).toMatchObject({ field: 'heldOn' });
    expect(await record(leader, id, { heldOn: '2026-11-22' })).toMatchObject({ code: 'visit.too-early' });
    const { version } = (await w.record()).row;
    await pauseAgreement(broker, { id: w.id, version, reason: 'Illness', resumeBy: '2027-03-01' });
    w.world.travelTo('2027-02-06T15:00:00.000Z');
    expect(await planVisit(leader, { address: here, id: 'visit0009', ...PLAN })).toMatchObject({
      code: 'visit.not-now',
    });
    // What took place before the pause may still be written up in it.
    expect((await record(leader, id)).ok).toBe(true);
  });
});

describe('held now, note later', () => {
  it('spends the days once, is due within 48 hours, and may say other days when it is written', async () => {
    const id = await planned();
    w.world.travelTo('2027-02-04T16:00:00.000Z');
    const hold = () => holdVisit(leader, { address: here, visitId: id, version: 1, ...HELD });
    expect([await hold(), await hold()]).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect((await used())['2026-2-spring']).toBe(2);
    expect((await visitsOf(db(), w.id))[0]).toMatchObject({
      stage: 'to-write-up',
      note: { kind: 'due', dueAt: new Date('2027-02-06T15:30:00.000Z') },
    });
    const due = { kind: 'now', due: '2027-02-06', href: `/agreements/${w.id}/visits/${id}/record` };
    expect(await visitsWorklist(leader)).toMatchObject([due]);
    w.world.travelTo('2027-02-06T17:30:00.000Z');
    expect((await visitsOf(db(), w.id))[0]?.note).toMatchObject({ kind: 'overdue', byMs: 7_200_000 });
    expect((await record(leader, id, { halfDays: 1 })).ok).toBe(true);
    expect((await used())['2026-2-spring']).toBe(1);
    expect(await visitsWorklist(head)).toMatchObject([{ key: `visit-read:${id}:1` }]);
  });
});

describe('an action agreed at a visit', () => {
  it('waits for its owner, has its date moved with a reason, and is done with what came of it', async () => {
    await planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    expect((await record(leader, 'visit0001')).ok).toBe(true);
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

describe('a correction', () => {
  const correct = async (more: Partial<NoteInput> & { noteNumber?: number; noteId?: string } = {}) => {
    const { noteNumber = 1, noteId = 'note00009', ...typed } = more;
    const common = { address: here, visitId: 'visit0001', reason: 'Mis-keyed', actions: [] };
    return correctNote(leader, { ...common, noteNumber, noteId, ...(await note(typed)) });
  };

  it('is a new version with its reason that gives back or spends the difference of the days', async () => {
    const id = await planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    await record(leader, id);
    expect((await acknowledgeNote(head, { address: here, visitId: id, noteNumber: 1 })).ok).toBe(true);
    expect(await correct()).toMatchObject({ code: 'visit.unchanged' });
    expect(await correct({ halfDays: 7 })).toMatchObject({ code: 'capacity.short' });
    expect((await correct({ halfDays: 1 })).ok).toBe(true);
    expect((await correct({ halfDays: 1 })).ok).toBe(true);
    expect((await used())['2026-2-spring']).toBe(1);
    const notes = await db().select().from(visitNote).orderBy(asc(visitNote.number));
    expect(notes.map(({ number, reason }) => [number, reason])).toEqual([
      [1, null],
      [2, 'Mis-keyed'],
    ]);
    expect(JSON.parse(notes[0]?.content ?? '')).toMatchObject({ halfDays: 2 });
    // A new version is to be read again; whether the first was on time does not change.
    expect(await row(id)).toMatchObject({ noteNumber: 2, noteReadAt: null });
    expect((await visitsOf(db(), w.id))[0]?.note).toEqual({ kind: 'on-time' });
    expect(await acknowledgeNote(head, { address: here, visitId: id, noteNumber: 1 })).toMatchObject({
      code: 'stale',
    });
    // Held in another term after all: the days move with it.
    w.world.travelTo('2027-05-10T09:00:00.000Z');
    expect((await correct({ noteNumber: 2, noteId: 'note00010', heldOn: '2027-05-06' })).ok).toBe(true);
    expect(await used()).toMatchObject({ '2026-2-spring': 0, '2026-3-summer': 2 });
  });

  it('of a version that is no longer the last is shown both texts', async () => {
    const id = await planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    await record(leader, id);
    expect((await correct({ seen: 'First' })).ok).toBe(true);
    expect(await correct({ seen: 'Second', noteId: 'note00011' })).toMatchObject({
      code: 'stale',
      details: { theirs: { seen: 'First' } },
    });
    expect(await db().select().from(visitNote)).toHaveLength(2);
  });
});

describe('who may', () => {
  it('plan, move, call off and write: the provider and the service; nobody reaches it from elsewhere', async () => {
    const id = await planned();
    for (const viewer of [head, chair, release]) {
      expect(await planVisit(viewer, { address: here, id: 'visit0008', ...PLAN })).toMatchObject({
        code: 'visit.forbidden',
      });
      expect(await record(viewer, id)).toMatchObject({ code: 'visit.forbidden' });
    }
    expect(
      await planVisit(leader, { address: here, id: 'visit0007', ...PLAN, visitorId: 'broker' }),
    ).toMatchObject({ field: 'visitorId' });
    expect(
      await planVisit(leader, { address: here, id: 'visit0007', ...PLAN, kind: 'self-evaluation' }),
    ).toMatchObject({ code: 'visit.forbidden' });
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(await record(stranger, id)).toMatchObject({ code: 'visit.not-found' });
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
    expect(await record(leader, id)).toMatchObject({ code: 'visit.not-now' });
    expect(await events('visit.called-off')).toHaveLength(1);
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
    expect((await record(broker, 'visit0001', { sections, outcomes: [] })).ok).toBe(true);
    // An adviser's own time is nobody's committed days.
    expect(await used()).toMatchObject({ '2026-2-spring': 0 });
    const answers = [{ key: 'record-quality', met: false, note: 'Say what it rests on' }];
    const check = (viewer: Viewer) => checkVisit(viewer, { address: here, visitId: 'visit0001', answers });
    expect(await check(broker)).toMatchObject({ code: 'visit.forbidden' });
    expect(await check(head)).toMatchObject({ code: 'visit.forbidden' });
    expect([await check(lead), await check(lead)].every(({ ok }) => ok)).toBe(true);
    expect(await events('adviser-visit.checked')).toHaveLength(1);
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
    expect(await record(broker, 'visit0001')).toMatchObject({ code: 'visit.no-record' });
    const hold = { address: here, visitId: 'visit0001', version: 1, ...HELD };
    expect((await holdVisit(broker, hold)).ok).toBe(true);
    expect(await record(broker, 'visit0001')).toMatchObject({ code: 'visit.no-record' });
    const correction = { address: here, visitId: 'visit0001', noteNumber: 0, noteId: 'note00002' };
    expect(
      await correctNote(broker, { ...correction, reason: 'x', actions: [], ...(await note()) }),
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
