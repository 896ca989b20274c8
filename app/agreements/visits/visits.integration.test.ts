import { asc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { agreedAction, visit, visitNote } from '#drizzle/schema';
import { HELD, newVisitWorld, PLAN, type VisitWorld } from '#tests/support/visit-world';
import type { Viewer } from '~/accounts/domain/roles';
import { pauseAgreement } from '~/agreements/life/pause.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { acknowledgeNote } from './after.server';
import { correctNote } from './correct.server';
import { visitsOverview } from './overview.server';
import type { VisitAddress } from './place.server';
import { planVisit } from './plan.server';
import { visitPage } from './queries.server';
import { countNotesOf, visitsOf } from './read.server';
import { holdVisit, type NoteInput, recordVisit } from './record.server';
import { visitsWorklist } from './worklist.server';

let w: VisitWorld;
let head: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let here: VisitAddress;

beforeEach(async () => {
  w = await newVisitWorld();
  ({ head, leader, release, broker } = w.people);
  here = w.here;
});

/** When the visit of the world ended. */
const AT_END = '2027-02-04T15:30:00.000Z';

describe('the note of a visit', () => {
  it('written 49 hours after the visit is late by an hour; at 48 hours it is on time', async () => {
    const first = await w.planned('visit0001');
    const second = await w.planned('visit0002');
    w.world.travelTo('2027-02-06T15:30:00.000Z');
    expect(await w.write(leader, first)).toEqual({ ok: true, value: undefined });
    w.world.travelTo('2027-02-06T16:30:00.000Z');
    expect((await w.write(leader, second, { noteId: 'note00002' })).ok).toBe(true);
    const visits = await visitsOf(db(), w.id);
    expect(visits.map(({ endedAt, note }) => [endedAt?.toISOString(), note])).toEqual([
      [AT_END, { kind: 'on-time' }],
      [AT_END, { kind: 'late', byMs: 3_600_000 }],
    ]);
    expect(countNotesOf(visits)).toEqual({ onTime: 1, late: 1, outstanding: 0, overdue: 0 });
    const said = (await w.events('visit.recorded')).map(({ payload }) => JSON.parse(payload).details.lateBy);
    expect(said).toEqual([null, '1 hour']);
    expect(await w.used()).toMatchObject({ '2026-2-spring': 4, '2026-3-summer': 0 });
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
    const id = await w.planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    const version = (await w.row(id))?.version ?? 0;
    const typed = await w.note();
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
    expect((await w.used())['2026-2-spring']).toBe(2);
    expect(await w.planned(id)).toBe(id);
    expect(await db().select().from(visit)).toHaveLength(1);
  });

  it('by two people at once is written by one; the other is shown it and loses nothing', async () => {
    const id = await w.planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    const both = await Promise.all([
      w.write(leader, id, { noteId: 'note00001', seen: 'What the leader saw' }),
      w.write(broker, id, { noteId: 'note00002', seen: 'What the broker saw' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = both[0].ok ? 'What the leader saw' : 'What the broker saw';
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      code: 'stale',
      details: { theirs: { seen: winner } },
    });
    expect((await w.used())['2026-2-spring']).toBe(2);
  });

  it('of more days than are committed is refused in words, and nothing is written', async () => {
    const id = await w.planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    expect(await w.write(leader, id, { halfDays: 7 })).toMatchObject({
      code: 'capacity.short',
      field: 'days',
      message:
        '3 days of this agreement are left in the spring term 2027, fewer than 3½ days. Enter 3 days or fewer, or have the agreement amended first. Left in other terms: 2 days in the summer term 2027.',
      details: { shortfallHalfDays: 1, leftHalfDays: 6 },
    });
    expect(await w.row(id)).toMatchObject({ state: 'planned', noteNumber: 0, version: 1 });
    expect(await db().select().from(visitNote)).toEqual([]);
    expect((await w.used())['2026-2-spring']).toBe(0);
    expect((await w.write(leader, id, { halfDays: 6 })).ok).toBe(true);
  });

  it('cannot be of a time ahead, before the agreement, or while it is set aside', async () => {
    const id = await w.planned();
    w.world.travelTo('2027-02-04T15:00:00.000Z');
    expect(await w.write(leader, id)).toMatchObject({ code: 'visit.ahead', field: 'endedAt' });
    expect(await w.write(leader, id, { heldOn: '2027-02-05' })).toMatchObject({ field: 'heldOn' });
    expect(await w.write(leader, id, { heldOn: '2026-11-22' })).toMatchObject({ code: 'visit.too-early' });
    const { version } = (await w.record()).row;
    await pauseAgreement(broker, { id: w.id, version, reason: 'Illness', resumeBy: '2027-03-01' });
    w.world.travelTo('2027-02-06T15:00:00.000Z');
    expect(await planVisit(leader, { address: here, id: 'visit0009', ...PLAN })).toMatchObject({
      code: 'visit.not-now',
    });
    // What took place before the pause may still be written up in it.
    expect((await w.write(leader, id)).ok).toBe(true);
  });
});

describe('held now, note later', () => {
  it('spends the days once, is due within 48 hours, and may say other days when it is written', async () => {
    const id = await w.planned();
    w.world.travelTo('2027-02-04T16:00:00.000Z');
    const hold = () => holdVisit(leader, { address: here, visitId: id, version: 1, ...HELD });
    expect([await hold(), await hold()]).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect((await w.used())['2026-2-spring']).toBe(2);
    expect((await visitsOf(db(), w.id))[0]).toMatchObject({
      stage: 'to-write-up',
      note: { kind: 'due', dueAt: new Date('2027-02-06T15:30:00.000Z') },
    });
    const due = { kind: 'now', due: '2027-02-06', href: `/agreements/${w.id}/visits/${id}/record` };
    expect(await visitsWorklist(leader)).toMatchObject([due]);
    w.world.travelTo('2027-02-06T17:30:00.000Z');
    expect((await visitsOf(db(), w.id))[0]?.note).toMatchObject({ kind: 'overdue', byMs: 7_200_000 });
    expect((await w.write(leader, id, { halfDays: 1 })).ok).toBe(true);
    expect((await w.used())['2026-2-spring']).toBe(1);
    expect(await visitsWorklist(head)).toMatchObject([{ key: `visit-read:${id}:1` }]);
  });
});

describe('a correction', () => {
  const correct = async (more: Partial<NoteInput> & { noteNumber?: number; noteId?: string } = {}) => {
    const { noteNumber = 1, noteId = 'note00009', ...typed } = more;
    const common = { address: here, visitId: 'visit0001', reason: 'Mis-keyed', actions: [] };
    return correctNote(leader, { ...common, noteNumber, noteId, ...(await w.note(typed)) });
  };

  it('is a new version with its reason that gives back or spends the difference of the days', async () => {
    const id = await w.planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    await w.write(leader, id);
    expect((await acknowledgeNote(head, { address: here, visitId: id, noteNumber: 1 })).ok).toBe(true);
    expect(await correct()).toMatchObject({ code: 'visit.unchanged' });
    expect(await correct({ halfDays: 7 })).toMatchObject({ code: 'capacity.short' });
    expect((await correct({ halfDays: 1 })).ok).toBe(true);
    expect((await correct({ halfDays: 1 })).ok).toBe(true);
    expect((await w.used())['2026-2-spring']).toBe(1);
    const notes = await db().select().from(visitNote).orderBy(asc(visitNote.number));
    expect(notes.map(({ number, reason }) => [number, reason])).toEqual([
      [1, null],
      [2, 'Mis-keyed'],
    ]);
    expect(JSON.parse(notes[0]?.content ?? '')).toMatchObject({ halfDays: 2 });
    // A new version is to be read again; whether the first was on time does not change.
    expect(await w.row(id)).toMatchObject({ noteNumber: 2, noteReadAt: null });
    expect((await visitsOf(db(), w.id))[0]?.note).toEqual({ kind: 'on-time' });
    expect(await acknowledgeNote(head, { address: here, visitId: id, noteNumber: 1 })).toMatchObject({
      code: 'stale',
    });
    // Held in another term after all: the days move with it.
    w.world.travelTo('2027-05-10T09:00:00.000Z');
    expect((await correct({ noteNumber: 2, noteId: 'note00010', heldOn: '2027-05-06' })).ok).toBe(true);
    expect(await w.used()).toMatchObject({ '2026-2-spring': 0, '2026-3-summer': 2 });
  });

  it('of a version that is no longer the last is shown both texts', async () => {
    const id = await w.planned();
    w.world.travelTo('2027-02-05T09:00:00.000Z');
    await w.write(leader, id);
    expect((await correct({ seen: 'First' })).ok).toBe(true);
    expect(await correct({ seen: 'Second', noteId: 'note00011' })).toMatchObject({
      code: 'stale',
      details: { theirs: { seen: 'First' } },
    });
    expect(await db().select().from(visitNote)).toHaveLength(2);
  });
});
