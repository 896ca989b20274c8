import { parse } from 'csv-parse/sync';
import { and, eq, ne } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  domainEvent,
  invoice,
  invoiceEntry,
  moneyEntry,
  moneyPosting,
  payable,
  payment,
  potAllocation,
  potCommitment,
} from '#drizzle/schema';
import { type ClaimWorld, newClaimWorld } from '#tests/support/claim-world';
import { must } from '#tests/support/recompense-world';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { loadClaim, samplesOf } from '../claims/load.server';
import { askForEvidence, giveEvidence, judgeSample } from '../claims/sample.server';
import { moneyHub } from '../hub/hub.server';
import { giveCredit, recordReceipt, takeReceiptBack, writeOff } from '../invoices/commands.server';
import { approveInvoice, issueInvoice, setOrderNumber } from '../invoices/issue.server';
import { recordPayment, takePaymentBack } from '../payments/commands.server';
import { changeRecompenseSettings, loadRecompenseSettings } from '../settings/commands.server';
import { yearEndOf } from './drill-down.server';
import { DOCUMENT_GROUPS } from './groups';
import { filePreview, financeFile } from './queries.server';
import { yearEnd } from './year-end.server';

const TODAY = '2027-02-22';
const YEAR = { from: '2026-04-01', to: '2027-03-31' };
const BACS = { on: TODAY, method: 'bacs', reference: '=1+1' } as const;
const VISITS = [
  ['one', '2027-01-14', 2],
  ['two', '2027-01-21', 2],
  ['three', '2027-02-04', 2],
] as const;

/** The only invoice of a kind, as it is now. */
async function invoiceRow(id: string) {
  const [row] = await db().select().from(invoice).where(eq(invoice.id, id));
  if (!row) throw new Error('No such invoice');
  return row;
}

/**
 * Three claims, of which one was paid in parts and some of it taken back, one was credited and then written off, and one
 * waits: with VAT, shared between authority and school, the brokerage keeping a little.
 */
async function lived(): Promise<ClaimWorld> {
  const w = await newClaimWorld({
    visits: VISITS,
    terms: {
      payer: 'shared',
      sharing: 'percent',
      authorityPercent: 37,
      brokerageBasisPoints: 333,
      vat: 'standard',
    },
  });
  const { broker, lead, leader } = w.people;
  const ids: string[] = [];
  for (const visit of (await w.form()).visits) ids.push(await w.approved({ visits: [visit] }));
  const of = async (claimId = '') => {
    const [row] = await db()
      .select()
      .from(invoice)
      .where(and(eq(invoice.claimId, claimId), eq(invoice.kind, 'claim')));
    return invoiceRow(row?.id ?? '');
  };
  for (const id of ids.slice(0, 2)) {
    const { id: invoiceId, version } = await of(id);
    await must(setOrderNumber(broker, { id: invoiceId, version, orderNumber: '@PO' }));
    await must(approveInvoice(broker, { id: invoiceId, version: version + 1 }));
    await must(issueInvoice(broker, { id: invoiceId, version: version + 2 }));
  }
  const one = await of(ids[0]);
  const receipt = { id: one.id, amount: 7_001, ...BACS };
  await must(recordReceipt(broker, { ...receipt, version: one.version }));
  await must(recordReceipt(broker, { ...receipt, version: one.version + 1, amount: 500 }));
  const [, wrong] = await db().select().from(invoiceEntry).where(eq(invoiceEntry.invoiceId, one.id));
  const back = {
    id: one.id,
    version: one.version + 2,
    entryId: wrong?.id ?? '',
    reason: 'Of another school',
  };
  await must(takeReceiptBack(broker, back));
  const two = await of(ids[1]);
  await must(giveCredit(broker, { id: two.id, version: two.version, amount: 1_003, reason: 'A short day' }));
  await must(writeOff(lead, { id: two.id, version: two.version + 1, reason: '-2+3' }));
  const [owed] = await db()
    .select()
    .from(payable)
    .where(eq(payable.claimId, ids[0] ?? ''));
  const pay = { payableId: owed?.id ?? '', ...BACS };
  await must(recordPayment(broker, { ...pay, id: 'paymentone', version: 1, amountPence: 10_000 }));
  await must(recordPayment(broker, { ...pay, id: 'paymenttwo', version: 2, amountPence: 2_500 }));
  const came = { payableId: pay.payableId, paymentId: 'paymenttwo', on: TODAY, reason: 'It came back' };
  await must(takePaymentBack(broker, { id: 'reversal00', ...came }));
  const claimId = ids[0] ?? '';
  const asked = { id: claimId, sampleId: 'sampleone0', askedFor: 'The diary', dueOn: TODAY };
  await must(askForEvidence(broker, asked));
  const given = { id: claimId, sampleId: 'sampleone0', version: 1, evidence: 'Here it is' };
  await must(giveEvidence(leader, given));
  const record = await loadClaim(db(), broker, claimId);
  const [sample] = await samplesOf(db(), claimId);
  await must(
    judgeSample(broker, {
      ...{ id: claimId, sampleId: 'sampleone0', version: sample?.version ?? 0, finding: 'Half a day' },
      takeBack: [{ lineId: record?.lines[0]?.id ?? '', amountPence: 11_111 }],
    }),
  );
  return w;
}

const sum = <T>(rows: readonly T[], of: (row: T) => number) =>
  rows.reduce((total, row) => total + of(row), 0);

describe('the year-end summary', () => {
  it('has totals that the raw tables give too, by school, pot and provider', async () => {
    const w = await lived();
    const { schools, pots, providers } = await yearEnd(w.people.broker, 'financial-2026');
    const invoices = await db().select().from(invoice);
    const entries = await db().select().from(invoiceEntry);
    const took = (...kinds: string[]) =>
      sum(
        entries.filter(({ kind }) => kinds.includes(kind)),
        ({ amountPence }) => amountPence,
      );
    expect(sum(schools, (row) => row.owedBefore)).toBe(0);
    expect(sum(schools, (row) => row.charged)).toBe(sum(invoices, (row) => row.totalPence));
    expect(sum(schools, (row) => row.credited)).toBe(took('credit-note', 'void'));
    expect(sum(schools, (row) => row.writtenOff)).toBe(took('write-off'));
    expect(sum(schools, (row) => row.received)).toBe(took('received', 'receipt-reversed'));
    expect(sum(schools, (row) => row.owedAfter)).toBe(sum(invoices, (row) => row.balancePence));
    expect(took('received', 'receipt-reversed')).toBe(7_001);
    expect(took('credit-note')).toBeGreaterThan(1_003);

    const owed = await db().select().from(payable);
    const paid = await db().select().from(payment);
    const [provider] = providers;
    expect(providers).toHaveLength(1);
    expect(provider?.approved).toBe(sum(owed, (row) => row.totalPence));
    expect(provider?.paid).toBe(sum(paid, (row) => row.amountPence));
    expect(provider?.owedAfter).toBe(sum(owed, (row) => row.balancePence));
    expect([provider?.paid, (provider?.takenBack ?? 0) > 0]).toEqual([10_000, true]);

    const given = await db().select().from(potAllocation);
    const commitments = await db().select().from(potCommitment).where(ne(potCommitment.state, 'asked'));
    const [pot] = pots;
    expect(pots).toHaveLength(1);
    expect(pot?.allocated).toBe(sum(given, (row) => row.amountPence));
    expect(pot?.spent).toBe(sum(commitments, (row) => row.spentPence));
    expect(pot?.promised).toBe(
      sum(commitments, (row) => row.amountPence - row.releasedPence - row.spentPence),
    );
    expect(pot?.free).toBe((pot?.allocated ?? 0) - (pot?.promised ?? 0) - (pot?.spent ?? 0));
    // The same part seen from the pot and from the school: what the authority paid, less its write-offs and credits.
    expect(pot?.spentInYear).toBeGreaterThan(0);

    // A year before and the year after hold nothing new, but what is still owed.
    const before = await yearEnd(w.people.broker, 'financial-2025');
    expect([before.schools, before.providers]).toEqual([[], []]);
    const after = await yearEnd(w.people.broker, 'financial-2027');
    expect(sum(after.schools, (row) => row.owedBefore)).toBe(sum(schools, (row) => row.owedAfter));
    expect(sum(after.schools, (row) => row.charged)).toBe(0);
  });

  it('leads from a row to the postings it counts, and tells another authority nothing', async () => {
    const w = await lived();
    const { broker } = w.people;
    const { schools, pots, providers } = await yearEnd(broker, 'financial-2026');
    for (const row of schools) {
      const found = await yearEndOf(broker, 'school', row.key, 'financial-2026', 1);
      expect(sum(found?.rows ?? [], ({ pence: [owes = 0] }) => owes)).toBe(row.owedAfter);
      expect(sum(found?.rows ?? [], ({ pence: [, part = 0] }) => part)).toBe(row.authorityPart);
    }
    const pot = await yearEndOf(broker, 'pot', pots[0]?.key ?? '', 'financial-2026', 1);
    expect(sum(pot?.rows ?? [], ({ pence: [free = 0] }) => free)).toBe(pots[0]?.free);
    const provider = await yearEndOf(broker, 'provider', 'priya', 'financial-2026', 1);
    expect(sum(provider?.rows ?? [], ({ pence: [owed = 0] }) => owed)).toBe(providers[0]?.owedAfter);
    expect(provider?.rows.every(({ href }) => href !== null)).toBe(true);

    const away = await w.world.person('away', { role: 'lead' }, { authorityId: 'elsewhere' });
    expect(await yearEndOf(away, 'provider', 'priya', 'financial-2026', 1)).toBeNull();
    expect(await yearEndOf(away, 'school', '100001', 'financial-2026', 1)).toBeNull();
    expect((await yearEnd(away, 'financial-2026')).schools).toEqual([]);
    for (const key of ['nobody', '99999999999', "1' or 1=1"]) {
      expect(await yearEndOf(broker, 'school', key, 'financial-2026', 1)).toBeNull();
    }
  });
});

describe('the file for the finance system', () => {
  const read = async (response: Response, delimiter = ',') =>
    parse(await response.text(), { bom: true, columns: true, delimiter, relax_quotes: false }) as Record<
      string,
      string
    >[]; // rows by the headings
  const pence = (text: string | undefined) => Math.round(Number(text) * 100);

  it('holds every document once, in the authority’s columns, with the ledger’s sums; postings balance', async () => {
    const w = await lived();
    const { broker, lead } = w.people;
    const asked = { period: YEAR, what: 'documents', groups: DOCUMENT_GROUPS } as const;
    const rows = await read(await financeFile(broker, asked));
    const kinds = (kind: string) => rows.filter((row) => row.kind === kind);
    expect(kinds('invoice').map((row) => row.document)).toEqual(['TES-INV-00001', 'TES-INV-00002']);
    const posted = await db()
      .select()
      .from(moneyEntry)
      .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId));
    const ledger = (account: string, ...of: string[]) =>
      sum(
        posted.filter((row) => row.money_entry.account === account && of.includes(row.money_posting.kind)),
        (row) => row.money_entry.amountPence,
      );
    const gross = (...of: string[]) => sum(of.flatMap(kinds), (row) => pence(row.gross));
    expect(gross('receipt', 'receipt-reversed')).toBe(ledger('bank', 'received', 'receipt-reversed'));
    expect(gross('payment', 'payment-reversed')).toBe(-ledger('bank', 'paid-out', 'payment-reversed'));
    expect(gross('write-off')).toBe(ledger('receivable', 'write-off'));
    expect(gross('credit-note')).toBeLessThan(ledger('receivable', 'credit-note'));
    for (const row of kinds('invoice')) expect(pence(row.net) + pence(row.vat)).toBe(pence(row.gross));
    // What people typed cannot be run as a formula; amounts below nothing are amounts.
    expect(kinds('receipt')[0]?.reference).toBe("'=1+1");
    expect(kinds('invoice')[0]?.['order-number']).toBe("'@PO");
    expect(kinds('write-off')[0]?.description).toBe("'-2+3");
    expect(kinds('receipt-reversed')[0]?.gross).toBe('-5.00');
    expect(rows.every((row) => row.posting !== '')).toBe(true);
    const preview = await filePreview(broker, YEAR);
    expect(sum(preview.groups, ({ n }) => n)).toBe(rows.length);
    expect(sum(preview.groups, ({ grossPence }) => grossPence)).toBe(sum(rows, (row) => pence(row.gross)));

    const patch = {
      exportColumns: ['gross', 'document', 'date'],
      exportDate: 'compact',
      exportDelimiter: 'pipe',
    };
    await must(
      changeRecompenseSettings(lead, {
        patch: { ...patch, exportDate: 'compact', exportDelimiter: 'pipe' },
        version: (await loadRecompenseSettings(lead)).version,
      }),
    );
    const text = await (await financeFile(broker, { ...asked, groups: ['payments'] })).text();
    expect(text.split('\r\n').slice(0, 2)).toEqual(['gross|document|date', '100.00|TES-PAY-00001|20270222']);
  });

  it('is read in pages, with no row lost or doubled between them', async () => {
    const w = await newClaimWorld();
    const many = Array.from({ length: 1_203 }, (_, n) => ({
      ...{ id: newFormId(), number: n + 1, ref: `TES-INV-${String(n + 1).padStart(5, '0')}` },
      ...{ authorityId: 'testshire', kind: 'claim' as const, state: 'issued' as const, urn: 100001 },
      ...{ netPence: n, vatPence: 0, totalPence: n, balancePence: n, vatTreatment: 'outside' as const },
      ...{ issuedOn: `2027-01-${String((n % 28) + 1).padStart(2, '0')}`, dueOn: '2027-02-28' },
      ...{ createdAt: new Date(), updatedAt: new Date(), version: 1 },
    }));
    await w.world.open.write(async (tx) => {
      for (let at = 0; at < many.length; at += 400) await tx.insert(invoice).values(many.slice(at, at + 400));
    });
    const rows = await read(
      await financeFile(w.people.broker, { period: YEAR, what: 'documents', groups: ['invoices'] }),
    );
    expect(new Set(rows.map((row) => row.document)).size).toBe(1_203);
    expect(rows).toHaveLength(1_203);
    expect(sum(rows, (row) => pence(row.gross))).toBe((1_202 * 1_203) / 2);
    const dates = rows.map((row) => (row.date ?? '').split('/').reverse().join('-'));
    expect(dates).toEqual([...dates].sort());
  });
});

describe('settings of money', () => {
  it('are the lead’s to change; a late form shows both texts; bank numbers stay out of the audit trail', async () => {
    const w = await newClaimWorld();
    const { lead, broker } = w.people;
    const { version } = await loadRecompenseSettings(broker);
    const bank = { accountName: 'Testshire Council', sortCode: '20-30-40', accountNumber: '98765432' };
    const change = { patch: { bank, paymentDays: 28 }, version };
    expect(await changeRecompenseSettings(broker, change)).toMatchObject({
      code: 'recompense-settings.forbidden',
    });
    await must(changeRecompenseSettings(lead, change));
    await must(changeRecompenseSettings(lead, change));
    expect(await loadRecompenseSettings(broker)).toMatchObject({
      bank,
      paymentDays: 28,
      version: version + 1,
    });
    const late = await changeRecompenseSettings(lead, { patch: { paymentDays: 14 }, version });
    expect(late).toMatchObject({ ok: false, code: 'stale', details: { theirs: { paymentDays: 28 } } });
    expect(
      await changeRecompenseSettings(lead, { patch: { corePlusHalfDays: 1 }, version: version + 1 }),
    ).toMatchObject({ code: 'recompense-settings.contradict', field: 'corePlusHalfDays' });
    const events = await db()
      .select()
      .from(domainEvent)
      .where(eq(domainEvent.type, 'recompense-settings.changed'));
    expect(events).toHaveLength(1);
    expect(events[0]?.payload).toContain('ends 432');
    expect(events[0]?.payload).not.toContain('98765432');
    const away = await w.world.person('away', { role: 'lead' }, { authorityId: 'elsewhere' });
    expect((await loadRecompenseSettings(away)).bank.accountNumber).toBe('');
  });
});

describe('the page money begins at', () => {
  it('shows each what is theirs', async () => {
    const w = await lived();
    const { broker, head, leader, release, lead } = w.people;
    await w.visited('four', '2027-04-20', 2);
    await w.sent({
      visits: [],
      expenses: [{ id: 'e1', description: 'Fares', on: TODAY, amountPence: 1_200 }],
    });
    const line = async (viewer: typeof broker, part: string, key: string) => {
      const found = (await moneyHub(viewer)).find((one) => one.key === part);
      const { n, pence } = found?.lines.find((one) => one.key === key) ?? {};
      return [n, pence];
    };
    const open = await db().select().from(invoice);
    const left = sum(
      open.filter(({ state }) => state === 'issued' || state === 'part-paid'),
      (row) => row.balancePence,
    );
    expect(await line(broker, 'service', 'open')).toEqual([1, left]);
    expect(await line(lead, 'service', 'claims-open')).toEqual([1, 1_200]);
    expect(await line(head, 'school', 'answer')).toEqual([1, 1_200]);
    expect(await line(head, 'school', 'owed')).toEqual([1, left]);
    expect(await line(leader, 'provider', 'unclaimed')).toEqual([1, null]);
    const owed = await db().select().from(payable);
    const due = [3, sum(owed, (row) => row.balancePence)];
    expect(await line(leader, 'provider', 'owed')).toEqual(due);
    expect(await line(release, 'provider', 'owed')).toEqual(due);
    expect((await moneyHub(head)).map(({ key }) => key)).toEqual(['school']);
    expect((await moneyHub(leader)).map(({ key }) => key)).toEqual(['provider']);
    const member = await w.world.person('member', { role: 'member' });
    expect(await moneyHub(member)).toEqual([]);
  });
});
