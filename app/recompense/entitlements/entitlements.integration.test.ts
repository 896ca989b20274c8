import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { visit } from '#drizzle/schema';
import { ACADEMY, newTariffWorld, SCHOOL, type TariffWorld } from '#tests/support/tariff-world';
import type { Viewer } from '~/accounts/domain/roles';
import { callOffVisit } from '~/agreements/visits/plan.server';
import { holdVisit } from '~/agreements/visits/record.server';
import { db } from '~/platform/db.server';
import { decideCharge } from '../tariffs/decide.server';
import { setEntitlement } from './commands.server';
import { allDaysPage, planningNote, schoolDaysPage } from './queries.server';
import { entitlementsWorklist } from './worklist.server';

let w: TariffWorld;
let broker: Viewer;
let head: Viewer;

beforeEach(async () => {
  w = await newTariffWorld();
  ({ broker, head } = w.people);
});

const code = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'yes' : verdict.code);
const FURTHER = { kind: 'adviser-days', itemKey: 'day', quantity: 100, seenPence: 42_500 } as const;
const pageOf = async (viewer: Viewer, urn = SCHOOL) => {
  const page = await schoolDaysPage(viewer, urn, 2026);
  if (!page) throw new Error('The page is not there');
  return page;
};
const settle = (viewer: Viewer, more: Partial<Parameters<typeof setEntitlement>[1]> = {}) =>
  setEntitlement(viewer, {
    id: 'settled1',
    urn: SCHOOL,
    year: 2026,
    version: 0,
    offer: 'core',
    bandHalfDays: 2,
    reason: 'As discussed',
    ...more,
  });

describe('adviser days of a school', () => {
  it('are its offer and its band, drawn down by visits held, with those planned beside', async () => {
    await w.visit('visit0001', 3);
    await w.visit('visit0002', 2);
    await w.visit('visit0003', 2);
    w.world.travelTo('2027-01-21T09:00:00.000Z');
    const version = async (id: string) =>
      (await db().select().from(visit).where(eq(visit.id, id)))[0]?.version ?? 0;
    const address = { urn: SCHOOL };
    const held = await holdVisit(broker, {
      address,
      visitId: 'visit0001',
      version: await version('visit0001'),
      heldOn: '2027-01-20',
      endedAt: '12:00',
      halfDays: 4,
    });
    const off = await callOffVisit(broker, { address, visitId: 'visit0003', version: 1, reason: 'Snow' });
    expect([held, off].map(code)).toEqual(['yes', 'yes']);
    const page = await pageOf(head);
    expect(page.allowance).toMatchObject({ coreHalfDays: 8, bandHalfDays: 4, basis: 'most' });
    expect(page.days).toMatchObject({ allowance: 12, used: 4, planned: 2, left: 8, free: 6, over: 0 });
    expect(page.further).toMatchObject({ pence: 42_500, unit: 'day' });
    expect(page.mayAsk).toBe(false);
    expect((await planningNote(broker, SCHOOL))?.words).toMatch(
      /^3 days of Ashbrook Primary School’s allowance of 6 days/,
    );
    expect(await planningNote(head, SCHOOL)).toBeNull();
    for (const viewer of [w.people.otherHead, w.people.member, w.people.admin, w.people.stranger])
      expect(await schoolDaysPage(viewer, SCHOOL, 2026)).toBeNull();
    expect((await schoolDaysPage(head, SCHOOL, 2027))?.days.used).toBe(0);
  });

  it('are charged for beyond the allowance alone, and only once the school has agreed', async () => {
    expect(await w.take(head, 'charge01', FURTHER)).toMatchObject({
      code: 'charge.within-allowance',
      details: { freeHalfDays: 12 },
    });
    await w.visit('visit0001', 10);
    expect(code(await w.take(broker, 'charge01', FURTHER))).toBe('charge.within-allowance');
    await w.visit('visit0002', 4, '2027-03-10');
    expect((await entitlementsWorklist(broker)).map(({ title, due }) => [title, due])).toEqual([
      ['Settle visits beyond the allowance of Ashbrook Primary School', '2027-03-10'],
    ]);
    expect((await w.take(broker, 'charge01', FURTHER)).ok).toBe(true);
    expect((await pageOf(broker)).days).toMatchObject({ plannedOver: 2, asked: 2, charged: 0, uncovered: 2 });
    expect(await entitlementsWorklist(broker)).toEqual([]);
    const confirm = () => decideCharge(head, { id: 'charge01', version: 1, event: 'confirm', reason: '' });
    // A visit called off meanwhile gives days back: what was to be charged is free again.
    await callOffVisit(broker, {
      address: { urn: SCHOOL },
      visitId: 'visit0002',
      version: 1,
      reason: 'Moved',
    });
    expect(code(await confirm())).toBe('charge.within-allowance');
    expect(await w.invoices()).toEqual([]);
    await w.visit('visit0003', 4, '2027-03-11');
    expect((await confirm()).ok).toBe(true);
    expect(await w.invoices()).toMatchObject([{ netPence: 42_500 }]);
    expect((await pageOf(broker)).days).toMatchObject({ charged: 2, uncovered: 0 });
    expect(await entitlementsWorklist(broker)).toEqual([]);
  });

  it('are settled with a reason, within the band, by one person at a time', async () => {
    expect(code(await settle(head))).toBe('entitlement.forbidden');
    expect(code(await settle(w.people.stranger))).toBe('school.not-found');
    expect(await settle(broker, { bandHalfDays: 5 })).toMatchObject({
      code: 'entitlement.too-many',
      message: expect.stringMatching(/Red gives up to 2 days/),
    });
    const twice = await Promise.all([settle(broker), settle(broker)]);
    expect(twice.map(code)).toEqual(['yes', 'yes']);
    expect(await w.events('entitlement.set')).toHaveLength(1);
    expect(await settle(w.people.lead, { id: 'settled2', reason: 'Other' })).toMatchObject({
      code: 'stale',
      details: { theirs: { offer: 'core', bandHalfDays: 2, reason: 'As discussed' } },
    });
    expect((await settle(w.people.lead, { id: 'settled2', version: 1, bandHalfDays: null })).ok).toBe(true);
    const page = await pageOf(head);
    expect(page.allowance).toMatchObject({ offer: 'core', coreHalfDays: 4, bandHalfDays: 4 });
    expect(page.settled.map(({ days, reason }) => [days, reason])).toEqual([
      ['4 days', 'As discussed'],
      ['3 days', 'As discussed'],
    ]);
    expect(code(await settle(broker, { version: 2, year: 2030 }))).toBe('entitlement.year');
  });

  it('of an academy are its core offer and what was negotiated; the service sees all schools by band', async () => {
    expect((await pageOf(w.people.academyHead, ACADEMY)).allowance).toMatchObject({
      totalHalfDays: 4,
      basis: 'not-negotiated',
    });
    expect((await settle(broker, { urn: ACADEMY, bandHalfDays: 10 })).ok).toBe(true);
    await w.visit('visit0001', 14);
    const every = { band: null, standing: null, page: 1 };
    const page = await allDaysPage(broker, 2026, every);
    expect(page?.rows.map(({ name, days, band }) => [name, days.allowance, days.plannedOver, band])).toEqual([
      ['Ashbrook Primary School', 12, 2, 'Red'],
      ['Merrow Academy', 14, 0, 'Red'],
      ['Thornfield Junior School', 8, 0, null],
    ]);
    expect(page?.sums).toEqual({ allowance: 34, used: 0, planned: 14, free: 22, uncovered: 2 });
    const red = await allDaysPage(broker, 2026, { ...every, band: 'red', standing: 'over' });
    expect(red?.rows.map(({ urn }) => urn)).toEqual([SCHOOL]);
    expect((await allDaysPage(w.people.stranger, 2026, every))?.rows).toEqual([]);
    expect(await allDaysPage(head, 2026, every)).toBeNull();
  });
});
