import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, recompenseSettings, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import {
  both,
  type InvoiceWorld,
  newInvoiceWorld,
  OTHER,
  SCHOOL,
  SETTINGS,
  TODAY,
} from '../../../tests/support/invoice-world';
import { clawedBack } from '../domain/ledger/postings';
import { post } from '../ledger/post.server';
import { ledgerPage } from '../ledger/queries.server';
import {
  giveCredit,
  payBack,
  recordReceipt,
  reinstate,
  takeReceiptBack,
  voidInvoice,
  writeOff,
} from './commands.server';
import { creditForClawBack } from './credit.server';
import { creditNoteDocument, invoiceDocument } from './document.server';
import { readInvoiceFilter } from './forms';
import { approveInvoice, issueInvoice, issueSeveral, setOrderNumber } from './issue.server';
import { listInvoices } from './list.server';
import { makeInvoice } from './make.server';
import { invoicePage } from './queries.server';
import { receive, refund } from './receive.server';
import { stepAction, stepLoader } from './steps.server';

let w: InvoiceWorld;
beforeEach(async () => {
  w = await newInvoiceWorld();
});

describe('issuing', () => {
  it('takes numbers without a gap: two at once get two, and a refusal in between takes none', async () => {
    await w.settings();
    const [one = '', two = '', refused = '', four = ''] = [
      await w.draft(),
      await w.draft(),
      await w.draft(),
      await w.draft(),
    ];
    const before = await Promise.all([issueSeveral(w.broker, [one]), issueSeveral(w.lead, [two])]);
    expect(before.flatMap(({ issued: refs }) => refs).sort()).toEqual(['TES-INV-00001', 'TES-INV-00002']);
    const notApproved = await issueInvoice(w.broker, await w.at(refused));
    expect(notApproved).toMatchObject({ ok: false, code: 'invoice.not-allowed' });
    expect((await issueSeveral(w.broker, [four, four])).issued).toEqual(['TES-INV-00003']);
    expect((await issueSeveral(w.broker, [four])).issued).toEqual([]);
    expect((await w.row(refused)).number).toBeNull();
    expect(await w.wrong()).toEqual([]);
  });

  it('waits for what is printed, then keeps the parties, the bank and the day to pay as they are then', async () => {
    const id = await w.draft();
    await approveInvoice(w.broker, await w.at(id));
    const refused = await issueInvoice(w.broker, await w.at(id));
    expect(refused).toMatchObject({ ok: false, code: 'invoice.issuer-missing' });
    expect((await invoicePage(w.broker, id))?.missing).toHaveLength(6);
    await w.settings();
    await setOrderNumber(w.broker, { ...(await w.at(id)), orderNumber: ' PO-77 ' });
    expect((await issueInvoice(w.broker, await w.at(id))).ok).toBe(true);

    await transact(w.lead, async ({ tx }) => {
      await tx.update(school).set({ name: 'Renamed', street: 'Elsewhere' }).where(eq(school.urn, SCHOOL));
      await tx
        .update(recompenseSettings)
        .set({ settings: { ...SETTINGS, bank: { ...SETTINGS.bank, accountNumber: '99999999' } } });
      return { ok: true, value: undefined };
    });
    const document = await invoiceDocument(w.head, id);
    expect(document?.billedTo).toMatchObject({ name: 'Ashbrook Primary School' });
    expect(document?.issuer).toMatchObject({ vatNumber: 'GB123456789', bank: { accountNumber: '12345678' } });
    const { issuedOn, dueOn, orderNumber } = await w.row(id);
    expect({
      orderNumber,
      days: (Date.parse(dueOn ?? '') - Date.parse(issuedOn ?? '')) / 86_400_000,
    }).toEqual({
      orderNumber: 'PO-77',
      days: 30,
    });
    const late = await setOrderNumber(w.broker, { ...(await w.at(id)), orderNumber: 'PO-78' });
    expect(late).toMatchObject({ ok: false, code: 'invoice.issued' });
  });

  it('above the threshold needs a second person, one of the two a lead', async () => {
    await w.settings();
    const big = await w.draft(100_000);
    expect(await approveInvoice(w.broker, await w.at(big))).toMatchObject({ code: 'invoice.four-eyes' });
    expect((await issueSeveral(w.broker, [big])).left).toHaveLength(1);
    expect((await approveInvoice(w.lead, await w.at(big))).ok).toBe(true);
    const own = await w.draft(100_000, w.lead);
    expect(await approveInvoice(w.lead, await w.at(own))).toMatchObject({ code: 'invoice.four-eyes' });
    expect((await approveInvoice(w.broker, await w.at(own))).ok).toBe(true);
  });
});

describe('who sees an invoice', () => {
  it('its school from its issue on, the service always, and nobody of another school or authority ever', async () => {
    await w.settings();
    const id = await w.draft();
    const filter = readInvoiceFilter(new URLSearchParams());
    const seen = async (viewer: Viewer) => [
      (await invoicePage(viewer, id)) !== null,
      (await invoiceDocument(viewer, id)) !== null,
      (await listInvoices(viewer, filter)).rows.length > 0,
    ];
    const all = [true, true, true];
    const none = [false, false, false];
    await w.world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
    const stranger = await w.world.person('stranger', { role: 'lead' }, { authorityId: 'elsewhere' });
    const outsiders = [
      w.otherHead,
      stranger,
      await w.world.person('member', { role: 'member' }),
      await w.world.person('admin', { role: 'admin' }),
    ];
    for (const viewer of [w.head, w.chair, ...outsiders])
      expect(await seen(viewer), viewer.name).toEqual(none);
    expect(await seen(w.broker)).toEqual(all);

    await issueSeveral(w.broker, [id]);
    const credited = await giveCredit(w.broker, {
      ...(await w.at(id)),
      amount: 100,
      reason: 'One hour less',
    });
    expect(credited.ok).toBe(true);
    const note = (await invoiceDocument(w.broker, id))?.entries.at(-1)?.id ?? '';
    for (const viewer of [w.head, w.chair, w.lead]) {
      expect(await seen(viewer), viewer.name).toEqual(all);
      expect(await creditNoteDocument(viewer, id, note)).not.toBeNull();
    }
    const form = (path: string, body?: Record<string, string>) =>
      new Request(
        `http://localhost/invoices/${id}/${path}`,
        body && { method: 'POST', body: new URLSearchParams(body) },
      );
    for (const viewer of outsiders) {
      expect(await seen(viewer), viewer.name).toEqual(none);
      expect(await creditNoteDocument(viewer, id, note)).toBeNull();
    }
    // No form is a school's: its own neither, and of another's it does not even learn that it is there.
    for (const viewer of [w.otherHead, stranger, w.head])
      for (const step of ['receipt', 'credit', 'void', 'write-off', 'reverse', 'order', 'approve', 'issue']) {
        const opened = stepLoader(form(step), viewer, id, step);
        await expect(opened, step).rejects.toMatchObject({ status: 404 });
        const sent = stepAction(form(step, { version: '4', reason: 'x', amount: '1' }), viewer, id, step);
        await expect(sent, step).rejects.toMatchObject({ status: 404 });
      }
    expect(await w.balances(id)).toEqual(both('issued', 11_900));
  });
});

describe('what is received', () => {
  it('is put against the balance once, in parts, never above it, and can be taken back', async () => {
    await w.settings();
    const id = await w.issued();
    const first = await w.at(id);
    const part = { ...first, amount: 5_000, on: TODAY, method: 'bacs' as const, reference: 'BACS 1' };
    expect((await recordReceipt(w.broker, part)).ok).toBe(true);
    // Sent twice it is done once; a later thought from the same page is stale.
    expect(await recordReceipt(w.broker, part)).toMatchObject({ ok: true });
    for (const other of [{ amount: 4_000 }, { reference: 'BACS 2' }])
      expect(await recordReceipt(w.broker, { ...part, ...other })).toMatchObject({
        ok: false,
        code: 'stale',
      });
    expect(await recordReceipt(w.lead, part)).toMatchObject({ ok: false, code: 'stale' });
    expect(await w.balances(id)).toEqual(both('part-paid', 7_000));
    expect(await w.paid(id, 7_001)).toMatchObject({
      code: 'invoice.overpaid',
      details: { balancePence: 7_000 },
    });

    const once = { invoiceId: id, amountPence: 7_000, on: TODAY, method: 'stripe' as const };
    const online = { ...once, reference: 'pi_1', via: 'stripe' as const, dedupeKey: 'stripe:pi_1' };
    for (let again = 0; again < 2; again++)
      expect(await transact(w.broker, (ctx) => receive(ctx, online))).toMatchObject({
        value: { balancePence: 0 },
      });
    expect(await w.balances(id)).toEqual(both('paid', 0));

    const [receipt] = (await invoicePage(w.broker, id))?.receipts ?? [];
    const back = { entryId: receipt?.id ?? '', reason: 'It was another school’s' };
    expect((await takeReceiptBack(w.broker, { ...(await w.at(id)), ...back })).ok).toBe(true);
    expect(await w.balances(id)).toEqual(both('part-paid', 5_000));
    expect((await invoicePage(w.broker, id))?.receipts).toEqual([]);
    const returned = {
      ...online,
      amountPence: 7_000,
      dedupeKey: 'stripe:re_1',
      reason: 'Refunded at Stripe',
    };
    await transact(w.broker, (ctx) => refund(ctx, returned));
    expect(await w.balances(id)).toEqual(both('issued', 12_000));
    expect(await w.wrong()).toEqual([]);

    const told = await db()
      .select()
      .from(domainEvent)
      .where(eq(domainEvent.subjectId, id))
      .orderBy(asc(domainEvent.seq));
    const left = told.map(({ type, payload }) => [type, JSON.parse(payload).details?.balancePence]);
    expect(left.slice(3)).toEqual([
      ['invoice.received', 7_000],
      ['invoice.received', 0],
      ['invoice.receipt-reversed', 5_000],
      ['invoice.refunded', 12_000],
    ]);
  });
});

describe('what is taken off', () => {
  it('by credit notes has numbers of its own and exact VAT; a void takes the rest; both above the threshold are a lead’s', async () => {
    await w.settings();
    const id = await w.issued();
    const credit = async (amount: number, by = w.broker) =>
      giveCredit(by, { ...(await w.at(id)), amount, reason: 'Fewer days' });
    expect(await credit(12_001)).toMatchObject({ code: 'invoice.credit-too-much' });
    expect((await credit(3_333)).ok).toBe(true);
    expect((await credit(1)).ok).toBe(true);
    expect(await w.balances(id)).toEqual(both('issued', 8_666));
    expect((await voidInvoice(w.broker, { ...(await w.at(id)), reason: 'Asked twice' })).ok).toBe(true);
    expect(await w.balances(id)).toEqual(both('void', 0));
    const entries = (await invoiceDocument(w.head, id))?.entries ?? [];
    expect(entries.flatMap(({ ref }) => ref ?? []).sort()).toEqual(['TES-CRN-00001', 'TES-CRN-00002']);
    expect(entries).toHaveLength(3);
    const sum = (key: 'netPence' | 'vatPence') => entries.reduce((total, entry) => total + entry[key], 0);
    expect([sum('netPence'), sum('vatPence')]).toEqual([10_000, 2_000]);
    expect(await w.paid(id, 100)).toMatchObject({ code: 'invoice.not-open' });

    const big = await w.issued(100_000);
    const off = { ...(await w.at(big)), reason: 'Not taken' };
    expect(await voidInvoice(w.broker, off)).toMatchObject({ code: 'invoice.needs-lead' });
    expect(await giveCredit(w.broker, { ...off, amount: 100_001 })).toMatchObject({
      code: 'invoice.needs-lead',
    });
    await w.paid(big, 100);
    expect(await voidInvoice(w.lead, { ...off, ...(await w.at(big)) })).toMatchObject({
      code: 'invoice.received',
    });
    expect(await w.wrong()).toEqual([]);
  });

  it('by a lead writing off stands as a loss, and can be opened again', async () => {
    await w.settings();
    const id = await w.issued();
    await w.paid(id, 2_000);
    expect(await writeOff(w.broker, { ...(await w.at(id)), reason: 'Closed' })).toMatchObject({
      code: 'invoice.needs-lead',
    });
    expect((await writeOff(w.lead, { ...(await w.at(id)), reason: 'Closed' })).ok).toBe(true);
    expect(await w.balances(id)).toEqual(both('written-off', 0));
    const loss = (await ledgerPage(w.lead, { account: null, from: null, to: null, page: 1 })).accounts;
    expect(loss.find(({ account }) => account === 'written-off')?.balancePence).toBe(10_000);
    expect((await reinstate(w.lead, { ...(await w.at(id)), reason: 'It pays' })).ok).toBe(true);
    expect(await w.balances(id)).toEqual(both('part-paid', 10_000));
    expect((await w.paid(id, 10_000, 'BACS 2')).ok).toBe(true);
    expect(await w.wrong()).toEqual([]);
  });

  it('after the school has paid becomes its credit, which is paid back', async () => {
    await w.settings();
    const id = await w.issued();
    await w.paid(id, 12_000);
    const division = { authorityPence: 0, schoolPence: 5_000, homeSchoolPence: 5_000, brokeragePence: 0 };
    const tags = {
      agreementId: 'a',
      providerId: 'ann',
      urn: SCHOOL,
      homeUrn: OTHER,
      invoiceId: id,
      payableId: null,
    };
    await w.world.provider('ann', OTHER);
    const taken = await transact(w.broker, async (ctx) => {
      const credit = await creditForClawBack(ctx, { invoiceId: id, netPence: 5_000, reason: 'No evidence' });
      if (!credit.ok) return credit;
      const { school: part, vatPence } = credit.value;
      const vat = { schoolPence: vatPence, homeSchoolPence: 0 };
      const back = await makeInvoice(ctx, {
        authorityId: 'testshire',
        kind: 'claw-back',
        urn: OTHER,
        vatTreatment: 'outside',
        lines: [{ description: 'To be given back', netPence: 5_000 }],
      });
      await post(ctx, {
        authorityId: 'testshire',
        kind: 'claw-back',
        memo: 'Clawed back',
        subject: { type: 'claim', id: 'c' },
        entries: clawedBack(
          { division, vat, fromPayablePence: 0, school: part },
          { ...tags, clawBackInvoiceId: back.invoiceId },
        ),
      });
      return credit;
    });
    expect(taken).toMatchObject({ value: { ref: 'TES-CRN-00001', vatPence: 1_000 } });
    expect(await w.balances(id)).toEqual(both('paid', -6_000));
    const back = { on: TODAY, method: 'bacs' as const, reference: 'OUT 1', reason: 'Credit' };
    expect(await payBack(w.broker, { ...(await w.at(id)), ...back, amount: 6_001 })).toMatchObject({
      field: 'amount',
    });
    expect((await payBack(w.broker, { ...(await w.at(id)), ...back, amount: 6_000 })).ok).toBe(true);
    expect(await w.balances(id)).toEqual(both('paid', 0));
    expect(await w.wrong()).toEqual([]);
  });
});
