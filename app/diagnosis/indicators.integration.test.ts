import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { comparator, domainEvent, indicatorValue, inspection, schoolLink } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { enterValue } from './indicator-commands.server';
import { entryPage, schoolData } from './indicator-queries.server';
import { comparatorsOf, indicatorsOf } from './indicator-values.server';
import { withdrawPage, withdrawValue } from './indicator-withdraw.server';

const SCHOOL = 100001;
const TODAY = '2026-11-22';

let world: World;
let head: Viewer;
let chair: Viewer;
let broker: Viewer;
let lead: Viewer;

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(SCHOOL, { fsmPercent: null });
  await world.school(100002, { fsmPercent: null });
  head = await world.person('head', { role: 'head', urn: SCHOOL });
  chair = await world.person('chair', { role: 'chair', urn: SCHOOL });
  broker = await world.person('broker', { role: 'broker' });
  lead = await world.person('lead', { role: 'lead' });
});

const absence = (over: object = {}) => ({
  id: newFormId(),
  urn: SCHOOL,
  indicator: 'absence-overall',
  period: '2025',
  value: 5.6,
  text: null,
  cohort: 210,
  source: 'School census',
  note: null,
  replaces: null,
  ...over,
});
const concern = (over: object = {}) =>
  absence({
    indicator: 'leadership-concerns',
    period: '2026-11-02',
    value: null,
    text: 'in-view',
    cohort: null,
    ...over,
  });

async function published(urn: number, indicator: string, period: string, value: number) {
  await world.open.write((tx) =>
    tx.insert(indicatorValue).values({
      id: `${urn}-${indicator}-${period}`,
      authorityId: null,
      urn,
      indicator,
      period,
      value,
      text: null,
      cohort: null,
      source: 'Tables',
      note: null,
      importRunId: null,
      enteredById: null,
      at: new Date(),
      current: true,
    }),
  );
}

describe('entering a value by hand', () => {
  it('keeps it once, however often the form is sent', async () => {
    const entry = absence();
    expect(await enterValue(broker, entry)).toEqual({ ok: true, value: { id: entry.id } });
    expect(await enterValue(broker, entry)).toEqual({ ok: true, value: { id: entry.id } });
    expect(await db().select().from(indicatorValue)).toHaveLength(1);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, entry.id));
    expect(events.map(({ type, urn }) => [type, urn])).toEqual([['indicator.entered', SCHOOL]]);
  });

  it('corrects by a newer value, and keeps the older', async () => {
    const first = absence();
    await enterValue(broker, first);
    const second = absence({ value: 6.1, replaces: first.id });
    expect((await enterValue(broker, second)).ok).toBe(true);
    const rows = await db().select().from(indicatorValue).orderBy(asc(indicatorValue.value));
    expect(rows.map(({ value, current }) => [value, current])).toEqual([
      [5.6, false],
      [6.1, true],
    ]);
    const view = await schoolData(head, SCHOOL, TODAY);
    expect(view?.lines.map(({ latest }) => latest.value)).toEqual([6.1]);
    expect(view?.corrected).toMatchObject([{ value: 5.6, by: broker.name }]);
  });

  it('refuses a second value for a period, and a correction of what somebody else has corrected', async () => {
    const first = absence();
    await enterValue(broker, first);
    expect(await enterValue(broker, absence({ value: 9 }))).toMatchObject({
      ok: false,
      code: 'indicator.already',
      field: 'year',
    });
    await enterValue(broker, absence({ value: 6.1, replaces: first.id }));
    expect(await enterValue(broker, absence({ value: 7, replaces: first.id }))).toMatchObject({
      ok: false,
      code: 'stale',
      details: { theirs: { value: 6.1 } },
    });
  });

  it('is for brokers of the school’s authority alone', async () => {
    const foreign = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
    const other = await world.person('other', { role: 'head', urn: 100002 });
    for (const viewer of [foreign, other]) {
      expect(await enterValue(viewer, absence())).toMatchObject({ ok: false, code: 'indicator.not-found' });
    }
    for (const viewer of [head, chair, lead]) {
      expect(await enterValue(viewer, absence())).toMatchObject({ ok: false, code: 'indicator.forbidden' });
    }
    expect(await db().select().from(indicatorValue)).toEqual([]);
  });

  it('takes nothing that a published file brings, and nothing out of range', async () => {
    expect(await enterValue(broker, absence({ indicator: 'ks2-rwm-expected', value: 60 }))).toMatchObject({
      code: 'indicator.not-by-hand',
    });
    expect(await enterValue(broker, absence({ value: 140 }))).toMatchObject({ field: 'value' });
    expect(await entryPage(broker, SCHOOL, 'ks2-rwm-expected', null)).toBeNull();
  });
});

describe('withdrawing a value', () => {
  const now = async () => (await schoolData(head, SCHOOL, TODAY))?.lines.map(({ latest }) => latest.value);
  const take = (viewer: Viewer, value: string, reason = 'Another school’s figure') =>
    withdrawValue(viewer, { urn: SCHOOL, value, reason });

  it('leaves nothing in force, keeps it on record with the reason, and frees the period', async () => {
    const entry = absence();
    await enterValue(broker, entry);
    expect((await withdrawPage(broker, SCHOOL, entry.id))?.chosen).toMatchObject({
      value: 5.6,
      before: null,
    });
    expect(await take(broker, entry.id)).toEqual({ ok: true, value: { restored: null } });
    expect(await take(broker, entry.id)).toMatchObject({ ok: true });
    expect(await now()).toEqual([]);
    expect((await schoolData(head, SCHOOL, TODAY))?.corrected).toMatchObject([
      { value: 5.6, withdrawn: { by: broker.name, reason: 'Another school’s figure' } },
    ]);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.type, 'indicator.withdrawn'));
    expect(events).toMatchObject([{ urn: SCHOOL, reason: 'Another school’s figure' }]);
    expect((await enterValue(broker, absence({ value: 4.2 }))).ok).toBe(true);
    expect(await now()).toEqual([4.2]);
  });

  it('puts the value before in force again, and passes over one that was withdrawn itself', async () => {
    const values = [absence(), absence({ value: 6 }), absence({ value: 7 })];
    for (const [n, one] of values.entries()) {
      world.travelTo(`2026-11-23T09:0${n}:00Z`);
      await enterValue(broker, { ...one, replaces: values[n - 1]?.id ?? null });
    }
    const [first, second, third] = values.map(({ id }) => id);
    expect(await take(broker, third ?? '')).toMatchObject({ value: { restored: second } });
    expect(await now()).toEqual([6]);
    expect(await take(broker, second ?? '')).toMatchObject({ value: { restored: first } });
    expect(await now()).toEqual([5.6]);
  });

  it('is refused when somebody has corrected it meanwhile, and to all but the authority’s brokers', async () => {
    const first = absence();
    await enterValue(broker, first);
    await enterValue(broker, absence({ value: 6, replaces: first.id }));
    expect(await take(broker, first.id)).toMatchObject({ code: 'stale', details: { theirs: { value: 6 } } });
    const foreign = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
    const second = await world.person('second', { role: 'broker' });
    expect(await take(foreign, first.id)).toMatchObject({ code: 'indicator.not-found' });
    for (const viewer of [head, chair, lead])
      expect(await take(viewer, first.id)).toMatchObject({ code: 'indicator.forbidden' });
    expect(await withdrawPage(head, SCHOOL, null)).toBeNull();
    const other = concern();
    await enterValue(broker, other);
    await take(broker, other.id);
    expect(await take(second, other.id)).toMatchObject({ code: 'indicator.already' });
    expect(await withdrawValue(broker, { urn: 100002, value: other.id, reason: 'x' })).toMatchObject({
      code: 'indicator.not-found',
    });
  });

  it('tells the audit log nothing of what is sensitive', async () => {
    const entry = concern();
    await enterValue(broker, entry);
    await take(broker, entry.id, 'Looked at on another day');
    const [event] = await db().select().from(domainEvent).where(eq(domainEvent.type, 'indicator.withdrawn'));
    expect(event?.reason).toBeNull();
    expect(event?.payload).not.toMatch(/leadership|in-view|day/);
  });
});

describe('what is said of leadership', () => {
  beforeEach(async () => {
    expect((await enterValue(broker, concern())).ok).toBe(true);
  });

  it('is read by the head, the chair, brokers and leads', async () => {
    for (const viewer of [head, chair, broker, lead]) {
      const view = await schoolData(viewer, SCHOOL, TODAY);
      expect(view?.lines.map(({ indicator }) => indicator.key)).toEqual(['leadership-concerns']);
    }
  });

  it('is found by nobody else', async () => {
    const others = [
      await world.person('admin', { role: 'admin' }),
      await world.person('member', { role: 'member' }),
      await world.person('other', { role: 'head', urn: 100002 }),
      await world.person('leader', { role: 'leader', providerId: 'p1' }),
      await world.person('foreign', { role: 'lead' }, { authorityId: 'elsewhere' }),
    ];
    for (const viewer of others) expect(await schoolData(viewer, SCHOOL, TODAY)).toBeNull();
    expect((await indicatorsOf(db(), [SCHOOL], 'elsewhere')).size).toBe(0);
  });

  it('is not in the audit log, which says only that something was entered', async () => {
    const [event] = await db().select().from(domainEvent).where(eq(domainEvent.type, 'indicator.entered'));
    expect(event?.payload).not.toMatch(/leadership|in-view|census/);
  });

  it('does not pass to the school that follows', async () => {
    await world.school(150001, { fsmPercent: null });
    await published(SCHOOL, 'ks2-rwm-expected', '2018', 61);
    await world.open.write((tx) =>
      tx.insert(schoolLink).values({
        id: 'l1',
        urn: 150001,
        linkUrn: SCHOOL,
        kind: 'predecessor',
        typeName: 'Predecessor',
        establishedOn: '2026-09-01',
        source: 'links-file',
      }),
    );
    const values = (await indicatorsOf(db(), [150001], world.authorityId)).get(150001);
    expect(values?.map(({ urn, indicator }) => [urn, indicator])).toEqual([[SCHOOL, 'ks2-rwm-expected']]);
  });
});

describe('values of many schools', () => {
  it('are those in force, the latest period first, with what can be worked out', async () => {
    await published(SCHOOL, 'ks2-rwm-expected', '2017', 61);
    await published(SCHOOL, 'ks2-rwm-expected', '2018', 64);
    await published(100002, 'ks2-rwm-expected', '2018', 70);
    await published(SCHOOL, 'inspection-overall', '2021-11-22', 2);
    const found = await indicatorsOf(db(), [SCHOOL, 100002, 999999], world.authorityId, TODAY);
    expect([...found.keys()]).toEqual([SCHOOL, 100002]);
    const of = (key: string) =>
      found
        .get(SCHOOL)
        ?.filter(({ indicator }) => indicator === key)
        .map(({ period, value }) => [period, value]);
    expect(of('ks2-rwm-expected')).toEqual([
      ['2018', 64],
      ['2017', 61],
    ]);
    expect(of('inspection-years-since')).toEqual([[TODAY, 5]]);
  });

  it('stand beside figures of the authority and of England', async () => {
    await published(SCHOOL, 'ks2-rwm-expected', '2018', 64);
    await world.open.write(async (tx) => {
      for (const [area, value] of [
        ['901', 62],
        ['england', 65],
        ['902', 50],
      ] as const) {
        await tx.insert(comparator).values({
          id: area,
          area,
          indicator: 'ks2-rwm-expected',
          period: '2018',
          value,
          source: 'Tables',
          importRunId: null,
          at: new Date(),
        });
      }
      await tx.insert(inspection).values({
        id: 'i1',
        urn: SCHOOL,
        number: '1',
        kind: 'Graded inspection',
        form: 'graded',
        startedOn: '2021-11-22',
        publishedOn: null,
        overall: 2,
        category: null,
        judgements: { 'Quality of education': 'Good' },
        source: 'Ofsted',
        importRunId: null,
        at: new Date(),
      });
    });
    const found = await comparatorsOf(db(), '901');
    expect(found.get('ks2-rwm-expected')?.map(({ area, value }) => [area, value])).toEqual([
      ['authority', 62],
      ['england', 65],
    ]);
    const view = await schoolData(chair, SCHOOL, TODAY);
    expect(view?.lines[0]?.comparators).toHaveLength(2);
    expect(view?.inspections).toMatchObject([{ overall: 2, judgements: { 'Quality of education': 'Good' } }]);
    expect(view?.missing.some(({ key }) => key === 'absence-overall')).toBe(true);
  });
});
