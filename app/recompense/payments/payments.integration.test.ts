import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { bankLine, domainEvent, invoiceEntry, payment } from '#drizzle/schema';
import { newPaymentsWorld, type PaymentsWorld } from '#tests/support/payments-world';
import { books, must } from '#tests/support/recompense-world';
import { db } from '~/platform/db.server';
import { newFormId, systemActor, transact } from '~/platform/transact.server';
import { recordReceipt } from '../invoices/commands.server';
import { creditNote } from '../invoices/credit.server';
import { reverseReceipt } from '../invoices/receive.server';
import { checkNumbers, checkPostings } from '../ledger/checks.server';
import { applyBankFile } from './bank/commands.server';
import { bankFilePage, listBankFiles } from './bank/queries.server';
import { checkPayables } from './checks.server';
import { recordPayment, recordRun, takePaymentBack } from './commands.server';
import { payablePage, payablesPage, runPage } from './queries.server';
import { remittanceOf } from './remittance.server';
import { readStatementFilter } from './statements/filter';
import { statementPlaces, statementView } from './statements/queries.server';
import { paymentsWorklist } from './worklist.server';

let w: PaymentsWorld;
const PAID = { on: '2026-11-20', method: 'bacs', reference: 'BACS 2011' } as const;

beforeEach(async () => {
  w = await newPaymentsWorld();
});

/** Nothing is wrong with the ledger, the numbers and the payables. */
async function expectSound() {
  for (const check of [checkPostings, checkNumbers, checkPayables])
    expect((await check(db())).problems).toEqual([]);
}

const all = { view: 'all', urn: null, page: 1 } as const;

describe('payments to providers’ schools', () => {
  it('are recorded in part and in full, never beyond what is owed, once for each form, and taken back', async () => {
    const { broker } = w.people;
    const { payableId } = await w.claimed(100_000);
    const today = await todayOf(payableId);
    const pay =
      (amountPence: number, id = newFormId()) =>
      async () => {
        const { version } = await w.payable(payableId);
        return recordPayment(broker, { ...PAID, on: today, id, payableId, version, amountPence });
      };
    expect(await pay(100_001)()).toMatchObject({ ok: false, code: 'payment.overpaid', field: 'amount' });
    const first = newFormId();
    expect(await pay(40_000, first)()).toMatchObject({ ok: true, value: { balancePence: 60_000 } });
    expect(await pay(40_000, first)()).toMatchObject({ ok: true, value: { paymentId: first } });
    expect(await w.payable(payableId)).toMatchObject({ state: 'part-paid', balancePence: 60_000 });
    const old = await recordPayment(broker, {
      ...PAID,
      on: today,
      id: newFormId(),
      payableId,
      version: 1,
      amountPence: 60_000,
    });
    expect(old).toMatchObject({ ok: false, code: 'stale' });
    await must(pay(60_000)());
    expect(await w.payable(payableId)).toMatchObject({ state: 'paid', balancePence: 0 });
    expect(await pay(1)()).toMatchObject({ ok: false, code: 'payment.settled' });

    const back = {
      id: newFormId(),
      payableId,
      paymentId: first,
      on: today,
      reason: 'The account was closed',
    };
    await must(takePaymentBack(broker, back));
    await must(takePaymentBack(broker, back));
    const again = await takePaymentBack(broker, { ...back, id: newFormId() });
    expect(again).toMatchObject({ ok: false, code: 'payment.reversed' });
    expect(await w.payable(payableId)).toMatchObject({ state: 'part-paid', balancePence: 40_000 });
    expect(await books()).toMatchObject({ bank: -60_000, payable: -40_000 });
    const rows = await db().select().from(payment);
    expect(rows.map(({ ref }) => ref).sort()).toEqual(['TES-PAY-00001', 'TES-PAY-00002', 'TES-PAY-00003']);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, payableId));
    const said = events.map(({ type, payload }) => [type, JSON.parse(payload).details.balancePence]);
    expect(said).toEqual([
      ['payable.made', 100_000],
      ['payable.paid', 60_000],
      ['payable.paid', 0],
      ['payable.payment-reversed', 40_000],
    ]);
    await expectSound();
  });

  it('of one bank run are recorded together or not at all', async () => {
    const { broker, release } = w.people;
    const one = await w.claimed(30_000);
    const other = await w.claimed(20_000);
    const today = await todayOf(one.payableId);
    const run = await runPage(broker, 100_002);
    const chosen = (run?.rows ?? []).map(({ id, balancePence }) => ({ payableId: id, balancePence }));
    expect(chosen).toHaveLength(2);
    const input = { ...PAID, on: today, id: newFormId(), urn: 100_002, chosen };
    const wrong = chosen.map((each, n) => (n === 1 ? { ...each, balancePence: 1 } : each));
    expect(await recordRun(broker, { ...input, chosen: wrong })).toMatchObject({ ok: false, code: 'stale' });
    expect(await db().select().from(payment)).toEqual([]);
    expect(await recordRun(broker, { ...input, urn: 100_001 })).toMatchObject({ code: 'payable.not-found' });
    await must(recordRun(broker, input));
    await must(recordRun(broker, input));
    const rows = await db().select().from(payment);
    expect(rows).toHaveLength(2);
    const advice = await remittanceOf(release, rows[0]?.id ?? '');
    expect(advice?.run.map(({ amountPence }) => amountPence).sort()).toEqual([20_000, 30_000]);
    expect((await w.payable(other.payableId)).state).toBe('paid');
    await expectSound();
  });

  it('are seen by who owes and who is owed, and recorded by nobody who is paid', async () => {
    const { broker, lead, head, chair, leader, release } = w.people;
    const { payableId } = await w.claimed(100_000, { dueOn: '2026-01-31' });
    const today = await todayOf(payableId);
    const away = await w.world.person('away', { role: 'broker' }, { authorityId: 'elsewhere' });
    const conflicted = await w.world.person('both', [
      { role: 'broker' },
      { role: 'leader', providerId: 'priya' },
    ]);
    const member = await w.world.person('member', [{ role: 'member' }, { role: 'admin' }]);
    for (const viewer of [broker, lead, leader, release, conflicted]) {
      expect((await payablesPage(viewer, all)).rows).toHaveLength(1);
      expect(await payablePage(viewer, payableId)).toMatchObject({ overdue: true });
    }
    for (const viewer of [head, chair, away, member]) {
      expect((await payablesPage(viewer, all)).rows).toEqual([]);
      expect(await payablePage(viewer, payableId)).toBeNull();
    }
    const input = { ...PAID, on: today, id: newFormId(), payableId, version: 1, amountPence: 1 };
    for (const viewer of [leader, release, conflicted])
      expect(await recordPayment(viewer, input)).toMatchObject({ ok: false, code: 'payable.forbidden' });
    for (const viewer of [head, away, member])
      expect(await recordPayment(viewer, input)).toMatchObject({ ok: false, code: 'payable.not-found' });
    expect(await runPage(head, 100_002)).toBeNull();
    const waits = await paymentsWorklist(broker);
    expect(waits.map(({ kind, href }) => [kind, href])).toEqual([['now', `/payables/${payableId}`]]);
    expect(await paymentsWorklist(head)).toEqual([]);
  });
});

describe('a bank file', () => {
  it('moves nothing until it is applied, then what matched and what was chosen, and a bad row harms no other', async () => {
    const { broker } = w.people;
    const whole = await w.claimed(25_000);
    const part = await w.claimed(40_000);
    const { id } = await w.bankFile([
      ['250.00', `ashbrook ${whole.ref.toLowerCase().replaceAll('-', ' ')}`],
      ['not money', part.ref],
      ['100.00', part.ref],
      ['12.00', 'somebody else'],
      ['-5.00', 'bank charges'],
      ['1.00', '"never closed'],
    ]);
    const page = await bankFilePage(broker, id);
    expect(page?.lines.map(({ state }) => state)).toEqual([
      'matched',
      'refused',
      'differs',
      'unknown',
      'refused',
      'refused',
    ]);
    expect((await w.invoice(whole.invoiceId)).balancePence).toBe(25_000);
    const choices = (page?.lines ?? []).flatMap(({ id: lineId, choices: [first] }) =>
      first ? [{ id: lineId, choice: first.key }] : [],
    );
    const done = await must(applyBankFile(broker, { fileId: id, choices }));
    expect(done).toEqual({ taken: 2, takenPence: 35_000, notTaken: 0 });
    expect(await w.invoice(whole.invoiceId)).toMatchObject({ state: 'paid', balancePence: 0 });
    expect(await w.invoice(part.invoiceId)).toMatchObject({ state: 'part-paid', balancePence: 30_000 });
    const after = await bankFilePage(broker, id);
    expect(after?.lines.map(({ state }) => state)).toEqual([
      'applied',
      'refused',
      'applied',
      'left',
      'refused',
      'refused',
    ]);
    await expectSound();
  });

  it('never doubles: the same file again, a receipt in two files, two people at once, the form sent twice', async () => {
    const { broker, lead } = w.people;
    const one = await w.claimed(25_000);
    const other = await w.claimed(25_000);
    const rows = [['250.00', one.ref]] as const;
    const { id } = await w.bankFile(rows);
    expect(await w.bankFile(rows)).toEqual({ id, again: true });
    const more = await w.bankFile([...rows, ['250.00', other.ref]]);
    const take = async (viewer: typeof broker, fileId: string) => {
      const page = await bankFilePage(viewer, fileId);
      const choices = (page?.lines ?? []).flatMap(({ id: lineId, choices: [first] }) =>
        first ? [{ id: lineId, choice: first.key }] : [],
      );
      return { page, apply: () => applyBankFile(viewer, { fileId, choices }) };
    };
    // All three have seen the receipt as open before any of them applies.
    const [first, second, overlapping] = [
      await take(broker, id),
      await take(lead, id),
      await take(broker, more.id),
    ];
    const results = await Promise.all([first.apply(), second.apply(), overlapping.apply()]);
    expect(results.filter((result) => !result.ok).map((result) => !result.ok && result.code)).toEqual([
      'bank.applied',
    ]);
    const entries = await db().select().from(invoiceEntry);
    expect(entries.map(({ invoiceId }) => invoiceId).sort()).toEqual([one.invoiceId, other.invoiceId].sort());
    expect(await books()).toMatchObject({ bank: 50_000 });
    const again = await w.bankFile(rows);
    expect(again.again).toBe(false);
    const late = await take(broker, again.id);
    expect(late.page?.appliedBefore).toBeInstanceOf(Date);
    expect(late.page?.lines.map(({ state }) => state)).toEqual(['already']);
    expect(await must(late.apply())).toMatchObject({ taken: 0 });
    expect(await db().select().from(invoiceEntry)).toHaveLength(2);
  });

  it('leaves a row whose invoice was paid meanwhile, and takes the others', async () => {
    const { broker } = w.people;
    const paid = await w.claimed(25_000);
    const open = await w.claimed(10_000);
    const { id } = await w.bankFile([
      ['250.00', paid.ref],
      ['100.00', open.ref],
    ]);
    const page = await bankFilePage(broker, id);
    const choices = (page?.lines ?? []).map(({ id: lineId, choices: [first] }) => ({
      id: lineId,
      choice: first?.key ?? '',
    }));
    const { version, issuedOn } = await w.invoice(paid.invoiceId);
    await must(
      recordReceipt(broker, {
        ...{ id: paid.invoiceId, version, amount: 25_000, on: issuedOn ?? '' },
        ...{ method: 'cheque', reference: '000123' },
      }),
    );
    const done = await must(applyBankFile(broker, { fileId: id, choices }));
    expect(done).toEqual({ taken: 1, takenPence: 10_000, notTaken: 1 });
    expect((await w.invoice(paid.invoiceId)).balancePence).toBe(0);
    const [left] = await db().select().from(bankLine).where(eq(bankLine.fileId, id)).orderBy(bankLine.line);
    expect(left?.note).toContain('Nothing is left to pay');
  });

  it('is nobody’s but the service’s of its authority', async () => {
    const { broker, head, release } = w.people;
    await w.claimed(25_000);
    const { id } = await w.bankFile([['1.00', 'x']]);
    const away = await w.world.person('away', { role: 'lead' }, { authorityId: 'elsewhere' });
    for (const viewer of [head, release, away]) {
      expect(await bankFilePage(viewer, id)).toBeNull();
      expect((await listBankFiles(viewer, 1)).files).toEqual([]);
      const refused = await applyBankFile(viewer, { fileId: id, choices: [] });
      expect(refused.ok).toBe(false);
    }
    expect((await listBankFiles(broker, 1)).files).toHaveLength(1);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, id));
    expect(events.map(({ type }) => type)).toEqual(['bank-file.read']);
  });
});

describe('statements', () => {
  it('close with what the ledger says, on both sides, and are nobody else’s', async () => {
    const { broker, head, release, leader } = w.people;
    const one = await w.claimed(90_000, { schoolPence: 30_000 });
    const other = await w.claimed(20_000);
    const today = await todayOf(one.payableId);
    const { id } = await w.bankFile([['300.00', one.ref]]);
    const page = await bankFilePage(broker, id);
    const line = page?.lines[0];
    await must(
      applyBankFile(broker, {
        fileId: id,
        choices: [{ id: line?.id ?? '', choice: line?.choices[0]?.key ?? '' }],
      }),
    );
    await must(
      transact(systemActor('job', 'testshire'), async (ctx) => {
        const [receipt] = await ctx.tx.select().from(invoiceEntry);
        await reverseReceipt(ctx, { entryId: receipt?.id ?? '', reason: 'Bounced' });
        return creditNote(ctx, { invoiceId: other.invoiceId, amountPence: 5000, reason: 'One day less' });
      }),
    );
    await must(
      recordPayment(broker, {
        ...PAID,
        ...{ on: today, id: newFormId(), payableId: one.payableId, version: 1, amountPence: 60_000 },
      }),
    );
    const balances = await books();
    const view = (viewer: typeof broker, query: string) =>
      statementView(viewer, readStatementFilter(new URLSearchParams(query), today));
    const owes = await view(head, 'side=owes');
    expect(owes?.statement.closingPence).toBe(balances.receivable);
    expect(owes?.statement.rows.map(({ kind }) => kind)).toEqual([
      'invoice',
      'invoice',
      'credit-note',
      'received',
      'receipt-reversed',
    ]);
    const owed = await view(release, '');
    expect(owed?.side).toBe('owed');
    expect(owed?.statement.closingPence).toBe(-(balances.payable ?? 0));
    expect(owed?.statement.rows.map(({ amountPence }) => amountPence).sort((a, b) => a - b)).toEqual([
      -60_000, 20_000, 90_000,
    ]);
    expect(
      (await statementPlaces(broker)).map(({ urn, owesPence, owedPence }) => [urn, owesPence, owedPence]),
    ).toEqual([
      [100_001, 45_000, 0],
      [100_002, 0, 50_000],
    ]);
    expect(await view(head, 'place=testshire.100002')).toBeNull();
    expect(await view(release, 'place=testshire.100001')).toBeNull();
    expect(await statementPlaces(leader)).toEqual([]);
    await expectSound();
  });
});

async function todayOf(payableId: string): Promise<string> {
  return (await w.payable(payableId)).createdAt.toISOString().slice(0, 10);
}
