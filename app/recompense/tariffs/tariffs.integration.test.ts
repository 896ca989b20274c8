import { beforeEach, describe, expect, it } from 'vitest';
import { charge, tariff } from '#drizzle/schema';
import { LIST, newTariffWorld, SCHOOL, type TariffWorld } from '#tests/support/tariff-world';
import type { Viewer } from '~/accounts/domain/roles';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { chargePage, chargesPage } from './charge-queries.server';
import { checkCharges } from './checks.server';
import { editTariff, putInForce, startTariff } from './commands.server';
import { decideCharge } from './decide.server';
import { pricesPage, tariffChangesPage, versionsPage } from './queries.server';
import { chargesWorklist } from './worklist.server';

let w: TariffWorld;
let lead: Viewer;
let broker: Viewer;
let head: Viewer;

beforeEach(async () => {
  w = await newTariffWorld();
  ({ lead, broker, head } = w.people);
});

const all = { state: null, urn: null, page: 1 };
const code = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'yes' : verdict.code);
const dearer = (pence: number) => ({
  ...LIST,
  items: LIST.items.map((one) =>
    one.key === 'check' ? { ...one, prices: { maintained: pence, other: pence } } : one,
  ),
});

describe('the price list', () => {
  it('has the next version as a copy, in force from its day; two people writing lose nothing', async () => {
    expect(code(await startTariff(broker, { id: 'tariff02', start: null }))).toBe('tariff.forbidden');
    const both = await Promise.all([
      startTariff(lead, { id: 'tariff02', start: null }),
      startTariff(lead, { id: 'tariff02', start: null }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(code(await startTariff(lead, { id: 'tariff03', start: null }))).toBe('tariff.draft-there');
    const edit = { id: 'tariff02', version: 1, startsOn: '2027-09-01', note: 'Yearly' };
    const priced = LIST.items.map((one) =>
      one.key === 'core' ? { ...one, prices: { maintained: 1, other: 1 } } : one,
    );
    expect(await editTariff(lead, { ...edit, content: { ...LIST, items: priced } })).toMatchObject({
      code: 'tariff.content',
      details: { fields: { 'items[0].maintained': expect.stringMatching(/Core services are free/) } },
    });
    expect((await editTariff(lead, { ...edit, content: dearer(70_000) })).ok).toBe(true);
    expect((await editTariff(lead, { ...edit, content: dearer(70_000) })).ok).toBe(true);
    expect(await editTariff(lead, { ...edit, content: dearer(80_000) })).toMatchObject({
      code: 'stale',
      details: { theirs: { note: 'Yearly', content: dearer(70_000) } },
    });
    expect(code(await putInForce(lead, { id: 'tariff02', version: 1 }))).toBe('stale');
    expect((await putInForce(lead, { id: 'tariff02', version: 2 })).ok).toBe(true);
    expect((await putInForce(lead, { id: 'tariff02', version: 2 })).ok).toBe(true);
    expect(code(await editTariff(lead, { ...edit, version: 3, content: LIST }))).toBe('tariff.settled');
    const standings = async () => (await versionsPage(broker)).versions.map(({ standing }) => standing);
    expect(await standings()).toEqual(['to-come', 'in-force']);
    w.world.travelTo('2027-09-01T08:00:00.000Z');
    expect(await standings()).toEqual(['in-force', 'superseded']);
    expect((await tariffChangesPage(broker, 'tariff02', null))?.changes.map(({ field }) => field)).toEqual([
      'Health check: maintained schools',
      'Health check: other schools',
    ]);
    expect(await tariffChangesPage(w.people.stranger, 'tariff02', null)).toBeNull();
    expect(await db().select().from(tariff)).toHaveLength(2);
  });

  it('shows a school its own prices alone, and the service both', async () => {
    const seen = async (viewer: Viewer) => JSON.stringify(await pricesPage(viewer, null));
    const [maintained, academy] = [await seen(head), await seen(w.people.academyHead)];
    expect(maintained).toContain('"pence":265000');
    expect(maintained).not.toContain('282000');
    expect(academy).toContain('"pence":282000');
    expect(academy).not.toContain('265000');
    const service = await seen(broker);
    expect(service).toContain('282000');
    expect(service).toContain('265000');
    expect(await pricesPage(w.people.member, null)).toBeNull();
  });
});

describe('a charge', () => {
  it('asked for and agreed makes one draft invoice and one posting at its price, however often it is sent', async () => {
    const asked = await Promise.all([
      w.take(head, 'charge01', { orderNumber: 'PO 7' }),
      w.take(head, 'charge01'),
    ]);
    expect(asked.map(code)).toEqual(['yes', 'yes']);
    expect(await w.invoices()).toEqual([]);
    // A dearer list put into force in between does not reach what was asked before it.
    await w.inForce('tariff02', dearer(90_000));
    const agree = () => decideCharge(broker, { id: 'charge01', version: 1, event: 'agree', reason: '' });
    const answers = await Promise.all([agree(), agree()]);
    expect(answers.map(code)).toEqual(['yes', 'yes']);
    const invoices = await w.invoices();
    expect(invoices).toMatchObject([
      {
        kind: 'charge',
        state: 'draft',
        urn: SCHOOL,
        chargeId: 'charge01',
        netPence: 60_000,
        orderNumber: 'PO 7',
      },
    ]);
    const entries = await w.entries();
    expect(entries.reduce((sum, { amountPence }) => sum + amountPence, 0)).toBe(0);
    const receivable = entries.filter(({ account }) => account === 'receivable');
    expect(receivable).toMatchObject([
      { amountPence: invoices[0]?.totalPence, invoiceId: invoices[0]?.id, urn: SCHOOL },
    ]);
    expect(await w.charge('charge01')).toMatchObject({ state: 'invoiced', invoiceId: invoices[0]?.id });
    expect((await chargePage(head, 'charge01'))?.invoice).toBeNull();
    expect((await chargePage(broker, 'charge01'))?.invoice).toMatchObject({ id: invoices[0]?.id });
    expect((await chargePage(head, 'charge01'))?.history.map(({ what }) => what)).toEqual([
      'The school asked for it',
      'The service agreed, and the invoice was drafted',
    ]);
    expect((await verifyChains(db())).problems).toEqual([]);
    expect(await checkCharges(db())).toEqual({ checked: 1, problems: [] });
    await w.world.open.write((tx) => tx.update(charge).set({ itemKey: 'core', netPence: 1 }));
    expect((await checkCharges(db())).problems).toEqual([
      expect.stringMatching(/Table-top review” is free to schools/),
    ]);
  });

  it('at a price that changed while its form was open takes nothing and says both', async () => {
    await w.inForce('tariff02', dearer(90_000));
    expect(await w.take(head, 'charge01')).toMatchObject({
      code: 'charge.price-changed',
      details: { seen: 60_000, now: 90_000 },
    });
    expect(await w.charge('charge01')).toBeUndefined();
    expect((await w.take(head, 'charge01', { seenPence: 90_000 })).ok).toBe(true);
    expect(await w.charge('charge01')).toMatchObject({ unitPence: 90_000, tariffId: 'tariff02' });
  });

  it('is for what is sold alone: nothing that is free, no adviser days as a service, no parts of a unit', async () => {
    expect(code(await w.take(head, 'charge01', { itemKey: 'core', seenPence: 0 }))).toBe('charge.free');
    expect(code(await w.take(broker, 'charge01', { itemKey: 'core', seenPence: 0 }))).toBe('charge.free');
    expect(code(await w.take(head, 'charge01', { itemKey: 'day', seenPence: 42_500 }))).toBe(
      'charge.adviser-days',
    );
    expect(code(await w.take(head, 'charge01', { itemKey: 'gone' }))).toBe('charge.not-listed');
    expect(code(await w.take(head, 'charge01', { quantity: 150 }))).toBe('charge.quantity');
    expect((await chargesPage(broker, all)).total).toBe(0);
  });

  it('entered by the service waits for the head, who may turn it down with a reason', async () => {
    expect((await w.take(broker, 'charge01')).ok).toBe(true);
    expect(await w.charge('charge01')).toMatchObject({ state: 'agreed' });
    expect((await chargesWorklist(head)).map(({ title }) => title)).toEqual([
      'Confirm what your school asked for: Health check',
    ]);
    expect(await chargesWorklist(broker)).toEqual([]);
    const answer = (viewer: Viewer, event: 'confirm' | 'turn-down' | 'agree', reason = '') =>
      decideCharge(viewer, { id: 'charge01', version: 1, event, reason });
    expect(code(await answer(broker, 'confirm'))).toBe('charge.forbidden');
    expect(code(await answer(broker, 'agree'))).toBe('charge.not-now');
    expect(code(await answer(w.people.chair, 'confirm'))).toBe('charge.forbidden');
    expect(await answer(head, 'turn-down')).toMatchObject({ code: 'charge.reason', field: 'reason' });
    expect((await answer(head, 'turn-down', 'Not this year')).ok).toBe(true);
    expect(code(await answer(head, 'confirm'))).toBe('charge.not-now');
    expect(await w.invoices()).toEqual([]);
    expect(await w.charge('charge01')).toMatchObject({ state: 'declined', decision: 'Not this year' });
  });

  it('taken back and agreed to at once goes one way; nobody else knows of it', async () => {
    await w.take(head, 'charge01');
    const decide = (viewer: Viewer, event: 'agree' | 'cancel' | 'decline') =>
      decideCharge(viewer, {
        id: 'charge01',
        version: 1,
        event,
        reason: event === 'agree' ? '' : 'Changed our mind',
      });
    for (const viewer of [
      w.people.otherHead,
      w.people.academyHead,
      w.people.member,
      w.people.admin,
      w.people.stranger,
    ]) {
      expect(code(await decide(viewer, 'agree'))).toBe('charge.not-found');
      expect(await chargePage(viewer, 'charge01')).toBeNull();
      expect((await chargesPage(viewer, all)).rows).toEqual([]);
    }
    expect(code(await w.take(w.people.otherHead, 'charge02'))).toBe('school.not-found');
    expect(code(await w.take(w.people.otherHead, 'charge01', { urn: 100002 }))).toBe('form.used');
    expect((await chargesPage(w.people.chair, all)).rows).toHaveLength(1);
    const both = await Promise.all([decide(head, 'cancel'), decide(broker, 'agree')]);
    expect(both.map(code).sort()).toEqual(['charge.not-now', 'yes']);
    const state = (await w.charge('charge01'))?.state;
    expect((await w.invoices()).length).toBe(state === 'invoiced' ? 1 : 0);
    expect((await chargesPage(broker, { ...all, state: state ?? null })).total).toBe(1);
  });
});
