import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, invoice, moneyEntry, recompenseSettings, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { database, db } from '~/platform/db.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { transact } from '~/platform/transact.server';
import { dialect } from '../../../tests/support/database';
import { NOW, newWorld, type World } from '../../../tests/support/world';
import { chargeApproved, clawedBack } from '../domain/ledger/postings';
import { wireLedger } from '../ledger/checks.server';
import { post } from '../ledger/post.server';
import { ledgerPage } from '../ledger/queries.server';
import { wireInvoices } from './checks.server';
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

const TODAY = calendarDate(NOW);
const SCHOOL = 100001;
const OTHER = 100002;
const SETTINGS = {
  approvalThresholdPence: 100_000,
  paymentDays: 30,
  invoiceFrom: {
    name: 'Testshire Council',
    address: 'County Hall\nTestford',
    vatNumber: 'GB123456789',
    email: 'finance@testshire.example',
  },
  bank: { accountName: 'Testshire Council', sortCode: '20-00-00', accountNumber: '12345678' },
};
let world: World;
let broker: Viewer;
let lead: Viewer;
let head: Viewer;
let chair: Viewer;
let otherHead: Viewer;

beforeEach(async () => {
  wireLedger();
  wireInvoices();
  world = await newWorld();
  await world.school(SCHOOL, { name: 'Ashbrook Primary School' });
  await world.school(OTHER, { name: 'Elm Park Primary School' });
  broker = await world.person('broker', { role: 'broker' });
  lead = await world.person('lead', { role: 'lead' });
  head = await world.person('head', { role: 'head', urn: SCHOOL });
  chair = await world.person('chair', { role: 'chair', urn: SCHOOL });
  otherHead = await world.person('other', { role: 'head', urn: OTHER });
});

async function settings(more: Partial<typeof SETTINGS> = {}) {
  await transact(lead, async ({ tx, now }) => {
    await tx
      .insert(recompenseSettings)
      .values({ authorityId: 'testshire', settings: { ...SETTINGS, ...more }, updatedAt: now, version: 1 });
    return { ok: true, value: undefined };
  });
}

/** A draft invoice of a charge, posted as its caller posts it. */
async function draft(netPence = 10_000, by = broker, urn = SCHOOL): Promise<string> {
  const made = await transact(by, async (ctx) => {
    const sums = await makeInvoice(ctx, {
      authorityId: 'testshire',
      kind: 'charge',
      urn,
      vatTreatment: 'standard',
      lines: [
        { description: 'Adviser days', quantity: 200, unit: 'days', unitPence: netPence / 2, netPence },
      ],
    });
    await post(ctx, {
      authorityId: 'testshire',
      kind: 'charge-approved',
      memo: 'A charge',
      subject: { type: 'invoice', id: sums.invoiceId },
      entries: chargeApproved(sums, { invoiceId: sums.invoiceId, urn }),
    });
    return { ok: true, value: sums.invoiceId };
  });
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

const row = async (id: string) => {
  const [found] = await db().select().from(invoice).where(eq(invoice.id, id));
  if (!found) throw new Error(`Invoice ${id} is not there`);
  return found;
};
const at = async (id: string) => ({ id, version: (await row(id)).version });

/** An issued invoice of £100 and £20 VAT, unless told otherwise. */
async function issued(netPence = 10_000, urn = SCHOOL): Promise<string> {
  const id = await draft(netPence, broker, urn);
  const done = await issueSeveral(netPence * 1.2 > SETTINGS.approvalThresholdPence ? lead : broker, [id]);
  expect(done.left).toEqual([]);
  return id;
}

const paid = async (id: string, amount: number, reference = 'BACS 1') =>
  recordReceipt(broker, { ...(await at(id)), amount, on: TODAY, method: 'bacs', reference });

/** What verify says is wrong, whatever the check. */
const wrong = async () => Object.values(await runRecordChecks(db())).flatMap(({ problems }) => problems);

/** The balance as its record, and as the ledger has it. */
async function balances(id: string) {
  const [owed] = await db()
    .select({ pence: sql<number>`coalesce(sum(${moneyEntry.amountPence}), 0)`.mapWith(Number) })
    .from(moneyEntry)
    .where(sql`${moneyEntry.invoiceId} = ${id} and ${moneyEntry.account} = 'receivable'`);
  const { state, balancePence } = await row(id);
  return { state, balancePence, ledger: owed?.pence };
}
const both = (state: string, pence: number) => ({ state, balancePence: pence, ledger: pence });

describe('issuing', () => {
  it('takes numbers without a gap: two at once get two, and a refusal in between takes none', async () => {
    await settings();
    const [one = '', two = '', refused = '', four = ''] = [
      await draft(),
      await draft(),
      await draft(),
      await draft(),
    ];
    const before = await Promise.all([issueSeveral(broker, [one]), issueSeveral(lead, [two])]);
    expect(before.flatMap(({ issued: refs }) => refs).sort()).toEqual(['TES-INV-00001', 'TES-INV-00002']);
    const notApproved = await issueInvoice(broker, await at(refused));
    expect(notApproved).toMatchObject({ ok: false, code: 'invoice.not-allowed' });
    expect((await issueSeveral(broker, [four, four])).issued).toEqual(['TES-INV-00003']);
    expect((await issueSeveral(broker, [four])).issued).toEqual([]);
    expect((await row(refused)).number).toBeNull();
    expect(await wrong()).toEqual([]);
  });

  it('waits for what is printed, then keeps the parties, the bank and the day to pay as they are then', async () => {
    const id = await draft();
    await approveInvoice(broker, await at(id));
    const refused = await issueInvoice(broker, await at(id));
    expect(refused).toMatchObject({ ok: false, code: 'invoice.issuer-missing' });
    expect((await invoicePage(broker, id))?.missing).toHaveLength(6);
    await settings();
    await setOrderNumber(broker, { ...(await at(id)), orderNumber: ' PO-77 ' });
    expect((await issueInvoice(broker, await at(id))).ok).toBe(true);

    await transact(lead, async ({ tx }) => {
      await tx.update(school).set({ name: 'Renamed', street: 'Elsewhere' }).where(eq(school.urn, SCHOOL));
      await tx
        .update(recompenseSettings)
        .set({ settings: { ...SETTINGS, bank: { ...SETTINGS.bank, accountNumber: '99999999' } } });
      return { ok: true, value: undefined };
    });
    const document = await invoiceDocument(head, id);
    expect(document?.billedTo).toMatchObject({ name: 'Ashbrook Primary School' });
    expect(document?.issuer).toMatchObject({ vatNumber: 'GB123456789', bank: { accountNumber: '12345678' } });
    const { issuedOn, dueOn, orderNumber } = await row(id);
    expect({
      orderNumber,
      days: (Date.parse(dueOn ?? '') - Date.parse(issuedOn ?? '')) / 86_400_000,
    }).toEqual({
      orderNumber: 'PO-77',
      days: 30,
    });
    const late = await setOrderNumber(broker, { ...(await at(id)), orderNumber: 'PO-78' });
    expect(late).toMatchObject({ ok: false, code: 'invoice.issued' });
  });

  it('above the threshold needs a second person, one of the two a lead', async () => {
    await settings();
    const big = await draft(100_000);
    expect(await approveInvoice(broker, await at(big))).toMatchObject({ code: 'invoice.four-eyes' });
    expect((await issueSeveral(broker, [big])).left).toHaveLength(1);
    expect((await approveInvoice(lead, await at(big))).ok).toBe(true);
    const own = await draft(100_000, lead);
    expect(await approveInvoice(lead, await at(own))).toMatchObject({ code: 'invoice.four-eyes' });
    expect((await approveInvoice(broker, await at(own))).ok).toBe(true);
  });
});

describe('who sees an invoice', () => {
  it('its school from its issue on, the service always, and nobody of another school or authority ever', async () => {
    await settings();
    const id = await draft();
    const filter = readInvoiceFilter(new URLSearchParams());
    const seen = async (viewer: Viewer) => [
      (await invoicePage(viewer, id)) !== null,
      (await invoiceDocument(viewer, id)) !== null,
      (await listInvoices(viewer, filter)).rows.length > 0,
    ];
    const all = [true, true, true];
    const none = [false, false, false];
    await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
    const stranger = await world.person('stranger', { role: 'lead' }, { authorityId: 'elsewhere' });
    const outsiders = [
      otherHead,
      stranger,
      await world.person('member', { role: 'member' }),
      await world.person('admin', { role: 'admin' }),
    ];
    for (const viewer of [head, chair, ...outsiders]) expect(await seen(viewer), viewer.name).toEqual(none);
    expect(await seen(broker)).toEqual(all);

    await issueSeveral(broker, [id]);
    const credited = await giveCredit(broker, { ...(await at(id)), amount: 100, reason: 'One hour less' });
    expect(credited.ok).toBe(true);
    const note = (await invoiceDocument(broker, id))?.entries.at(-1)?.id ?? '';
    for (const viewer of [head, chair, lead]) {
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
    for (const viewer of [otherHead, stranger, head])
      for (const step of ['receipt', 'credit', 'void', 'write-off', 'reverse', 'order', 'approve', 'issue']) {
        const opened = stepLoader(form(step), viewer, id, step);
        await expect(opened, step).rejects.toMatchObject({ status: 404 });
        const sent = stepAction(form(step, { version: '4', reason: 'x', amount: '1' }), viewer, id, step);
        await expect(sent, step).rejects.toMatchObject({ status: 404 });
      }
    expect(await balances(id)).toEqual(both('issued', 11_900));
  });
});

describe('what is received', () => {
  it('is put against the balance once, in parts, never above it, and can be taken back', async () => {
    await settings();
    const id = await issued();
    const first = await at(id);
    const part = { ...first, amount: 5_000, on: TODAY, method: 'bacs' as const, reference: 'BACS 1' };
    expect((await recordReceipt(broker, part)).ok).toBe(true);
    expect(await recordReceipt(broker, part)).toMatchObject({ ok: false, code: 'stale' });
    expect(await balances(id)).toEqual(both('part-paid', 7_000));
    expect(await paid(id, 7_001)).toMatchObject({
      code: 'invoice.overpaid',
      details: { balancePence: 7_000 },
    });

    const once = { invoiceId: id, amountPence: 7_000, on: TODAY, method: 'stripe' as const };
    const online = { ...once, reference: 'pi_1', via: 'stripe' as const, dedupeKey: 'stripe:pi_1' };
    for (let again = 0; again < 2; again++)
      expect(await transact(broker, (ctx) => receive(ctx, online))).toMatchObject({
        value: { balancePence: 0 },
      });
    expect(await balances(id)).toEqual(both('paid', 0));

    const [receipt] = (await invoicePage(broker, id))?.receipts ?? [];
    const back = { entryId: receipt?.id ?? '', reason: 'It was another school’s' };
    expect((await takeReceiptBack(broker, { ...(await at(id)), ...back })).ok).toBe(true);
    expect(await balances(id)).toEqual(both('part-paid', 5_000));
    expect((await invoicePage(broker, id))?.receipts).toEqual([]);
    const returned = {
      ...online,
      amountPence: 7_000,
      dedupeKey: 'stripe:re_1',
      reason: 'Refunded at Stripe',
    };
    await transact(broker, (ctx) => refund(ctx, returned));
    expect(await balances(id)).toEqual(both('issued', 12_000));
    expect(await wrong()).toEqual([]);

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
    await settings();
    const id = await issued();
    const credit = async (amount: number, by = broker) =>
      giveCredit(by, { ...(await at(id)), amount, reason: 'Fewer days' });
    expect(await credit(12_001)).toMatchObject({ code: 'invoice.credit-too-much' });
    expect((await credit(3_333)).ok).toBe(true);
    expect((await credit(1)).ok).toBe(true);
    expect(await balances(id)).toEqual(both('issued', 8_666));
    expect((await voidInvoice(broker, { ...(await at(id)), reason: 'Asked twice' })).ok).toBe(true);
    expect(await balances(id)).toEqual(both('void', 0));
    const entries = (await invoiceDocument(head, id))?.entries ?? [];
    expect(entries.flatMap(({ ref }) => ref ?? []).sort()).toEqual(['TES-CRN-00001', 'TES-CRN-00002']);
    expect(entries).toHaveLength(3);
    const sum = (key: 'netPence' | 'vatPence') => entries.reduce((total, entry) => total + entry[key], 0);
    expect([sum('netPence'), sum('vatPence')]).toEqual([10_000, 2_000]);
    expect(await paid(id, 100)).toMatchObject({ code: 'invoice.not-open' });

    const big = await issued(100_000);
    const off = { ...(await at(big)), reason: 'Not taken' };
    expect(await voidInvoice(broker, off)).toMatchObject({ code: 'invoice.needs-lead' });
    expect(await giveCredit(broker, { ...off, amount: 100_001 })).toMatchObject({
      code: 'invoice.needs-lead',
    });
    await paid(big, 100);
    expect(await voidInvoice(lead, { ...off, ...(await at(big)) })).toMatchObject({
      code: 'invoice.received',
    });
    expect(await wrong()).toEqual([]);
  });

  it('by a lead writing off stands as a loss, and can be opened again', async () => {
    await settings();
    const id = await issued();
    await paid(id, 2_000);
    expect(await writeOff(broker, { ...(await at(id)), reason: 'Closed' })).toMatchObject({
      code: 'invoice.needs-lead',
    });
    expect((await writeOff(lead, { ...(await at(id)), reason: 'Closed' })).ok).toBe(true);
    expect(await balances(id)).toEqual(both('written-off', 0));
    const loss = (await ledgerPage(lead, { account: null, from: null, to: null, page: 1 })).accounts;
    expect(loss.find(({ account }) => account === 'written-off')?.balancePence).toBe(10_000);
    expect((await reinstate(lead, { ...(await at(id)), reason: 'It pays' })).ok).toBe(true);
    expect(await balances(id)).toEqual(both('part-paid', 10_000));
    expect((await paid(id, 10_000, 'BACS 2')).ok).toBe(true);
    expect(await wrong()).toEqual([]);
  });

  it('after the school has paid becomes its credit, which is paid back', async () => {
    await settings();
    const id = await issued();
    await paid(id, 12_000);
    const division = { authorityPence: 0, schoolPence: 5_000, homeSchoolPence: 5_000, brokeragePence: 0 };
    const tags = {
      agreementId: 'a',
      providerId: 'ann',
      urn: SCHOOL,
      homeUrn: OTHER,
      invoiceId: id,
      payableId: null,
    };
    await world.provider('ann', OTHER);
    const taken = await transact(broker, async (ctx) => {
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
    expect(await balances(id)).toEqual(both('paid', -6_000));
    const back = { on: TODAY, method: 'bacs' as const, reference: 'OUT 1', reason: 'Credit' };
    expect(await payBack(broker, { ...(await at(id)), ...back, amount: 6_001 })).toMatchObject({
      field: 'amount',
    });
    expect((await payBack(broker, { ...(await at(id)), ...back, amount: 6_000 })).ok).toBe(true);
    expect(await balances(id)).toEqual(both('paid', 0));
    expect(await wrong()).toEqual([]);
  });
});

/** Runs a statement as somebody with the database in their hands would. */
async function runRaw(tx: object, query: unknown): Promise<void> {
  const method: unknown = Reflect.get(tx, database().dialect === 'sqlite' ? 'run' : 'execute');
  if (typeof method === 'function') await method.call(tx, query);
}

describe('verify', () => {
  it('names what somebody changed with the database in their hands', async () => {
    await settings();
    const id = await issued();
    const other = await issued();
    await paid(id, 2_000);
    expect(await wrong()).toEqual([]);
    const free = (table: string) =>
      dialect === 'sqlite'
        ? [
            sql.raw(`drop trigger if exists ${table}_no_update`),
            sql.raw(`drop trigger if exists ${table}_no_delete`),
          ]
        : [sql.raw(`drop trigger if exists ${table}_append_only on ${table}`)];
    const tamper = (...statements: ReturnType<typeof sql.raw>[]) =>
      database().write(async (tx) => {
        for (const statement of statements) await runRaw(tx, statement);
      });
    await tamper(
      ...['money_entry', 'money_posting', 'invoice_entry'].flatMap(free),
      sql.raw(`update money_entry set amount_pence = amount_pence - 1 where account = 'bank'`),
    );
    expect(await wrong()).toEqual([expect.stringMatching(/^Posting 3 .* makes -£0.01, not zero$/)]);
    await tamper(sql.raw(`update money_entry set amount_pence = amount_pence + 1 where account = 'bank'`));
    expect(await wrong()).toEqual([]);

    await tamper(sql.raw(`update invoice_entry set amount_pence = 1999 where invoice_id = '${id}'`));
    expect(await wrong()).toEqual([expect.stringContaining('TES-INV-00001: its balance is £100.00')]);
    await tamper(
      sql.raw(`update invoice_entry set amount_pence = 2000 where invoice_id = '${id}'`),
      sql.raw(`update invoice set balance_pence = 0, state = 'paid' where id = '${other}'`),
    );
    expect(await wrong()).toEqual([
      expect.stringContaining('TES-INV-00002: its balance is £0.00, and its total less its entries £120.00'),
      expect.stringContaining('TES-INV-00002: its balance is £0.00, and the ledger says £120.00'),
    ]);
    await tamper(
      sql.raw(`update invoice set balance_pence = 12000, state = 'issued', number = 7 where id = '${other}'`),
    );
    expect(await wrong()).toEqual([
      expect.stringContaining('Numbers of invoice in Testshire: 2 from 1 to 7, where 2 were taken'),
    ]);
  });
});
