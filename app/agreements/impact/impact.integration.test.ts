import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { agreement, agreementExit, domainEvent, measurePoint } from '#drizzle/schema';
import { type AgreementWorld, newAgreementWorld } from '#tests/support/agreement-world';
import type { Viewer } from '~/accounts/domain/roles';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import type { Outcome } from '../domain';
import type { PointKind } from '../domain/impact/vocabulary';
import { correctReading, recordReadings, withdrawReading } from './commands.server';
import { pointsOf } from './points.server';
import { impactPage, readingPage } from './queries.server';
import { impactWorklist } from './worklist.server';

let w: AgreementWorld;
let head: Viewer;
let leader: Viewer;
let broker: Viewer;
let id: string;
let outcome: Outcome;

/** In force since 22 November 2026, one outcome: 52% to 65%. */
beforeEach(async () => {
  w = await newAgreementWorld();
  ({ head, leader, broker } = w.people);
  id = w.id;
  await w.send();
  for (const [viewer, party] of w.signers) expect((await w.sign(viewer, party)).ok).toBe(true);
  const [first] = (await w.record()).content.outcomes;
  if (!first || first.baseline === null || first.target === null) throw new Error('An outcome is needed');
  outcome = first;
});

const at = (iso: string) => vi.setSystemTime(new Date(iso));
const middle = () => Math.round(((outcome.baseline ?? 0) + (outcome.target ?? 0)) / 2);

async function record(
  viewer: Viewer,
  more: {
    value?: number;
    on?: string;
    kind?: PointKind;
    formId?: string;
    confirmed?: boolean;
    revision?: number;
  } = {},
) {
  const { value = middle(), ...over } = more;
  return recordReadings(viewer, {
    id,
    formId: newFormId(),
    revision: (await w.record()).row.revision,
    kind: 'interim',
    on: '2027-02-10',
    readings: [{ outcomeId: outcome.id, value, source: 'Teacher assessment', note: '' }],
    confirmed: false,
    ...over,
  });
}

const correction = (pointId: string, more: Partial<Parameters<typeof correctReading>[1]> = {}) => ({
  id,
  pointId,
  seenId: pointId,
  formId: newFormId(),
  on: '2027-02-10',
  value: middle() + 1,
  source: 'Teacher assessment',
  note: '',
  reason: 'One pupil was counted twice',
  confirmed: false,
  ...more,
});

const codeOf = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'ok' : verdict.code);

/** Moves the agreement into a state, as the part that closes agreements does. */
async function put(state: 'closing' | 'closed', endedOn?: string) {
  await w.world.open.write(async (tx) => {
    await tx
      .update(agreement)
      .set({ state, endedAt: state === 'closed' ? new Date() : null })
      .where(eq(agreement.id, id));
    if (endedOn) {
      await tx.insert(agreementExit).values({
        agreementId: id,
        ground: 'term-ended',
        reason: 'The term has ended',
        begunAt: new Date(),
        endedOn,
        evaluationDueOn: '2027-09-30',
        version: 1,
      });
    }
  });
}

describe('readings', () => {
  it('are recorded once by a form sent twice, seen by every party, and in the audit chain', async () => {
    at('2027-03-01T10:00:00Z');
    const formId = newFormId();
    const both = await Promise.all([record(leader, { formId }), record(leader, { formId })]);
    expect(both).toEqual([
      { ok: true, value: { recorded: 1 } },
      { ok: true, value: { recorded: 1 } },
    ]);
    expect(await pointsOf(db(), id)).toMatchObject([
      { id: formId, outcomeId: outcome.id, value: middle(), by: 'Leader Person', on: '2027-02-10' },
    ]);
    for (const viewer of Object.values(w.people)) {
      const page = await impactPage(viewer, id);
      expect(page?.outcomes[0]?.points).toHaveLength(1);
      expect(page?.outcomes[0]?.points[0]?.pace).not.toBeNull();
      expect(page?.mayMeasure).toBe([head, leader, broker].includes(viewer));
    }
    const events = await db().select().from(domainEvent).where(eq(domainEvent.type, 'measure.recorded'));
    expect(events).toHaveLength(1);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('are refused to the chair, the home school, strangers, and while nobody has signed', async () => {
    at('2027-03-01T10:00:00Z');
    expect(codeOf(await record(w.people.chair))).toBe('agreement.forbidden');
    expect(codeOf(await record(w.people.release))).toBe('agreement.forbidden');
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(codeOf(await record(stranger))).toBe('agreement.not-found');
    expect(await impactPage(stranger, id)).toBeNull();
    await w.world.open.write(async (tx) => {
      await tx.update(agreement).set({ state: 'signing', activeAt: null }).where(eq(agreement.id, id));
    });
    expect(codeOf(await record(head))).toBe('agreement.not-now');
    expect(await pointsOf(db(), id)).toEqual([]);
  });

  it('that cannot be are refused beside their fields; unlikely ones are asked about first', async () => {
    at('2027-03-01T10:00:00Z');
    expect(await record(head, { value: 101 })).toMatchObject({
      code: 'measure.implausible',
      details: { fields: { [`readings.${outcome.id}.value`]: 'A percentage cannot be more than 100' } },
    });
    expect(await record(head, { on: '2027-03-02' })).toMatchObject({
      details: { fields: { on: 'The date it was read on cannot be in the future' } },
    });
    expect(codeOf(await record(head, { kind: 'exit' }))).toBe('measure.not-now');
    const unlikely = await record(head, { value: 0 });
    expect(unlikely).toMatchObject({ code: 'measure.confirm' });
    expect(unlikely).toMatchObject({ details: { fields: { confirmed: expect.stringContaining('Check') } } });
    expect(codeOf(await record(head, { value: 0, confirmed: true }))).toBe('ok');
    expect(codeOf(await record(broker, { value: 60 }))).toBe('measure.implausible');
    expect(await pointsOf(db(), id)).toHaveLength(1);
  });

  it('wait to be looked at again where an amendment has changed the outcomes meanwhile', async () => {
    at('2027-03-01T10:00:00Z');
    expect(codeOf(await record(head, { revision: 99 }))).toBe('stale');
    expect(codeOf(await record(head))).toBe('ok');
  });
});

describe('a correction', () => {
  beforeEach(async () => {
    at('2027-03-01T10:00:00Z');
    await record(leader, { formId: 'firstreading' });
  });

  it('keeps the old reading with the reason, counts once when sent twice, and follows what others did', async () => {
    const input = correction('firstreading', { formId: 'secondreading' });
    expect(codeOf(await correctReading(head, input))).toBe('ok');
    expect(codeOf(await correctReading(head, input))).toBe('ok');
    const page = await impactPage(broker, id);
    expect(page?.outcomes[0]?.points.map((point) => [point.id, point.value, point.by])).toEqual([
      ['secondreading', middle() + 1, 'Head Person'],
    ]);
    expect(page?.outcomes[0]?.past).toMatchObject([
      {
        id: 'firstreading',
        fate: 'corrected',
        endedBy: 'Head Person',
        reason: 'One pupil was counted twice',
      },
    ]);
    // The broker had the first reading on the page.
    const late = correction('firstreading', { value: middle() + 2 });
    expect(await correctReading(broker, late)).toMatchObject({
      code: 'stale',
      details: { theirs: [{ label: 'Value', yours: String(middle() + 2), theirs: String(middle() + 1) }] },
    });
    expect((await readingPage(broker, id, 'firstreading'))?.point.id).toBe('secondreading');
    expect(codeOf(await correctReading(broker, { ...late, seenId: 'secondreading' }))).toBe('ok');
    expect((await pointsOf(db(), id)).map(({ value }) => value)).toEqual([middle() + 2]);
  });

  it('changes something, is likely, and is of a reading of this agreement', async () => {
    expect(codeOf(await correctReading(head, correction('firstreading', { value: middle() })))).toBe(
      'measure.unchanged',
    );
    expect(await correctReading(head, correction('firstreading', { value: 101 }))).toMatchObject({
      details: { fields: { value: 'A percentage cannot be more than 100' } },
    });
    expect(codeOf(await correctReading(head, correction('nothing')))).toBe('measure.not-found');
    expect(await readingPage(head, id, 'nothing')).toBeNull();
    await w.world.request('r2', 100001, head, { state: 'partnered' });
    const other = await w.drafted('p2', 'r2', { '2026-2-spring': 2 });
    expect(await readingPage(head, other, 'firstreading')).toBeNull();
    expect(codeOf(await correctReading(head, { ...correction('firstreading'), id: other }))).toBe(
      'agreement.not-now',
    );
  });

  it('by withdrawal takes the reading out of count for good, once', async () => {
    const input = { id, pointId: 'firstreading', seenId: 'firstreading', reason: 'Another school’s figure' };
    expect(codeOf(await withdrawReading(broker, input))).toBe('ok');
    expect(codeOf(await withdrawReading(broker, input))).toBe('ok');
    expect(codeOf(await withdrawReading(head, input))).toBe('measure.withdrawn');
    expect(codeOf(await correctReading(head, correction('firstreading')))).toBe('measure.withdrawn');
    expect(await pointsOf(db(), id)).toEqual([]);
    expect((await impactPage(head, id))?.outcomes[0]?.past).toMatchObject([{ fate: 'withdrawn' }]);
    const rows = await db().select().from(measurePoint);
    expect(rows).toHaveLength(1);
    // The same date can be read again afterwards.
    expect(codeOf(await record(head))).toBe('ok');
  });
});

describe('after the work', () => {
  it('asks for readings at exit, then for what has lasted, of those who may enter them', async () => {
    at('2027-07-16T10:00:00Z');
    const keys = async (viewer: Viewer) => (await impactWorklist(viewer)).map(({ key }) => key);
    expect(await keys(head)).toEqual([]);
    await put('closing', '2027-07-16');
    const outcomes = (await w.record()).content.outcomes;
    expect(await keys(leader)).toEqual([`measure-exit:${id}`]);
    expect(await keys(w.people.chair)).toEqual([]);
    for (const { id: outcomeId } of outcomes) {
      const exit = { on: '2027-07-16', kind: 'exit' as const, confirmed: true };
      const readings = [{ outcomeId, value: 60, source: 'Assessment', note: '' }];
      expect(
        codeOf(await recordReadings(leader, { id, formId: newFormId(), revision: 1, readings, ...exit })),
      ).toBe('ok');
    }
    expect(await keys(leader)).toEqual([]);
    await put('closed');
    expect(await keys(head)).toEqual([]);
    at('2027-09-01T10:00:00Z');
    expect(await keys(head)).toEqual([`measure-after:${id}:1`]);
    expect(await keys(broker)).toEqual([`measure-after:${id}:1`]);
    expect(await keys(leader)).toEqual([]);
    expect(codeOf(await record(leader, { kind: 'sustained', on: '2027-09-01' }))).toBe('agreement.not-now');
    expect(codeOf(await record(head, { kind: 'sustained', on: '2027-07-20' }))).toBe('measure.implausible');
    expect(codeOf(await record(head, { kind: 'sustained', on: '2027-09-01' }))).toBe('ok');
    expect((await impactPage(head, id))?.slots.map(({ state }) => state)).toEqual([
      outcomes.length === 1 ? 'read' : 'due',
      'to-come',
    ]);
    at('2028-02-01T10:00:00Z');
    expect(await keys(broker)).toEqual([`measure-after:${id}:2`]);
  });
});
