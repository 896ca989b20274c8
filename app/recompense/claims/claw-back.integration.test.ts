import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { claimLine, invoice, invoiceEntry, payable } from '#drizzle/schema';
import { type ClaimWorld, newClaimWorld } from '#tests/support/claim-world';
import { must } from '#tests/support/recompense-world';
import type { RecompenseTerms } from '~/agreements/domain';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { approveInvoice, issueInvoice } from '../invoices/issue.server';
import { receive } from '../invoices/receive.server';
import { payOut } from '../payments/pay.server';
import { checkClaims } from './checks.server';
import { claimPage } from './queries.server';
import { askForEvidence, giveEvidence, judgeSample } from './sample.server';
import { claimsWorklist } from './worklist.server';

const ASKED = { sampleId: 'sample0001', askedFor: 'The diary', dueOn: '2027-03-10' };
const SHARED: Partial<RecompenseTerms> = { brokerageBasisPoints: 500, vat: 'standard' };

/** Evidence asked for and given of an approved claim; each of its lines with an amount to take back. */
async function judging(w: ClaimWorld, id: string, amounts: readonly number[]) {
  const { broker, leader } = w.people;
  await must(askForEvidence(broker, { id, ...ASKED }));
  await must(giveEvidence(leader, { id, sampleId: ASKED.sampleId, version: 1, evidence: 'See the diary' }));
  const lines = (await claimPage(broker, id))?.claim.lines ?? [];
  return {
    ...{ id, sampleId: ASKED.sampleId, version: 2, finding: 'The visit was half a day' },
    takeBack: lines.map((line, n) => ({ lineId: line.id, amountPence: amounts[n] ?? 0 })),
  };
}

/** The school's invoice issued and paid in full, and the home school paid. */
async function paid(w: ClaimWorld, id: string): Promise<void> {
  const { broker, lead } = w.people;
  const [asked] = await db().select().from(invoice).where(eq(invoice.claimId, id));
  const [owed] = await db().select().from(payable).where(eq(payable.claimId, id));
  if (!asked || !owed) throw new Error('The claim made no invoice or no payment');
  await must(approveInvoice(lead, { id: asked.id, version: asked.version }));
  await must(issueInvoice(broker, { id: asked.id, version: asked.version + 1 }));
  const money = { on: '2027-02-22', method: 'bacs', reference: 'BACS 1', via: 'bank' } as const;
  await must(
    transact<unknown>(broker, async (ctx) => {
      const got = await receive(ctx, { invoiceId: asked.id, amountPence: asked.totalPence, ...money });
      return got.ok ? payOut(ctx, { payableId: owed.id, amountPence: owed.totalPence, ...money }) : got;
    }),
  );
}

describe('money taken back', () => {
  it('before anything was paid lowers what is owed and what is asked for, and returns to the budget', async () => {
    const w = await newClaimWorld({ terms: SHARED });
    const { broker, leader } = w.people;
    const id = await w.approved();
    const before = await w.books();
    // £360 of a day, VAT on top for the school that pays half and the home school that is paid all but the brokerage's 5%.
    expect(before).toMatchObject({
      'support-cost': 18_000,
      receivable: 21_600,
      'vat-output': -3_600,
      'vat-input': 6_840,
      payable: -41_040,
      brokerage: -1_800,
    });
    const judge = await judging(w, id, [18_000]);
    expect(await judgeSample(broker, judge)).toEqual({ ok: true, value: { takenPence: 18_000 } });
    expect(await judgeSample(broker, judge)).toEqual({ ok: true, value: { takenPence: 0 } });
    const after = await w.books();
    for (const [account, pence] of Object.entries(before)) {
      if (account.startsWith('pot.')) continue;
      // Half of everything the approval wrote is undone, VAT and brokerage too.
      expect([account, after[account as keyof typeof after]]).toEqual([account, (pence ?? 0) / 2]);
    }
    expect(after['pot.spent']).toBe(9_000);
    expect(await db().select().from(payable)).toMatchObject([{ balancePence: 20_520, state: 'due' }]);
    const [asked] = await db().select().from(invoice);
    expect(asked).toMatchObject({ totalPence: 21_600, balancePence: 10_800 });
    expect(await db().select().from(invoiceEntry)).toMatchObject([
      { kind: 'credit-note', netPence: 9_000, vatPence: 1_800 },
    ]);
    const shown = await claimPage(leader, id);
    expect(shown?.claim.lines).toMatchObject([{ clawedBackPence: 18_000, amountPence: 36_000 }]);
    expect(shown?.claim.samples).toMatchObject([
      { state: 'clawed-back', finding: 'The visit was half a day' },
    ]);
    expect(shown?.history[0]?.title).toBe('Money was taken back: £180.00');
    // The visit's days are claimed, and stay so: nothing of it can be claimed again.
    expect((await w.form()).visits).toEqual([]);
    expect((await checkClaims(db())).problems).toEqual([]);
    await w.world.open.write((tx) => tx.update(claimLine).set({ clawedBackPence: 36_001 }));
    expect((await checkClaims(db())).problems).toContain(
      'Claim TES-CLM-00001: more was taken back of a line than it was',
    );
  });

  it('after all was paid is invoiced to the home school and owed to the school, and every pound has a place', async () => {
    const w = await newClaimWorld({ terms: SHARED });
    const { broker, release, head } = w.people;
    const id = await w.approved();
    await paid(w, id);
    const judge = await judging(w, id, [36_000]);
    await must(judgeSample(broker, judge));
    const books = await w.books();
    expect(books).not.toHaveProperty('support-cost');
    expect(books).not.toHaveProperty('brokerage');
    expect(books).not.toHaveProperty('pot.spent');
    expect(books).not.toHaveProperty('vat-output');
    expect(books).not.toHaveProperty('vat-input');
    const invoices = await db().select().from(invoice);
    const back = invoices.find(({ kind }) => kind === 'claw-back');
    const own = invoices.find(({ kind }) => kind === 'claim');
    expect(back).toMatchObject({ urn: 100002, totalPence: 41_040, balancePence: 41_040, claimId: id });
    expect(own).toMatchObject({ balancePence: -21_600 });
    // £410.40 to come from the home school, £216 to go back to the school; the bank is short by what it paid too much.
    expect(books).toMatchObject({ receivable: 41_040 - 21_600, bank: 21_600 - 41_040 });
    expect((await claimPage(release, id))?.claim.made.map(({ label }) => label)).toEqual([
      'Payment to the home school',
    ]);
    expect((await claimPage(head, id))?.claim.made.map(({ label }) => label)).toEqual([
      'Invoice to the school',
    ]);
    expect((await claimPage(broker, id))?.claim.made).toHaveLength(3);
    // With all of its money back, the day may be given, and claimed, another time.
    await w.visited('two', '2027-02-23', 2);
    const open = (await w.form()).visits;
    expect(open).toEqual([{ visitId: w.visitId('two'), halfDays: 2 }]);
  });

  it('is judged once by one of two, within what is left and what the service may', async () => {
    const w = await newClaimWorld({ settings: { approvalThresholdPence: 20_000 } });
    const { broker, lead, leader } = w.people;
    const id = await w.approved();
    const judge = await judging(w, id, [36_001]);
    expect(await judgeSample(broker, judge)).toMatchObject({
      code: 'claw-back.too-much',
      field: 'lines[0].amount',
    });
    const [line] = judge.takeBack;
    const take = (amountPence: number) => ({
      ...judge,
      takeBack: [{ lineId: line?.lineId ?? '', amountPence }],
    });
    expect(await judgeSample(broker, take(20_001))).toMatchObject({ code: 'sample.lead' });
    expect(await judgeSample(leader, take(1))).toMatchObject({ code: 'claim.forbidden' });
    expect(await judgeSample(broker, { ...take(1), version: 1 })).toMatchObject({ code: 'stale' });
    const both = await Promise.all([judgeSample(broker, take(20_000)), judgeSample(lead, take(20_001))]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await claimPage(lead, id))?.claim.samples).toHaveLength(1);
  });

  it('of a visit corrected after it was claimed is put before the service, with its own ground', async () => {
    const w = await newClaimWorld();
    const { broker, lead, leader } = w.people;
    const id = await w.approved();
    await w.corrected('one', 1);
    const look = 'Look into claim TES-CLM-00001: a visit was corrected after it';
    expect((await claimsWorklist(lead)).map(({ title }) => title)).toContain(look);
    expect((await claimPage(broker, id))?.claim.lines).toMatchObject([{ correctedTo: 1 }]);
    w.world.travelTo('2027-02-22T11:00:00.000Z');
    await must(askForEvidence(broker, { id, ...ASKED }));
    expect(await askForEvidence(lead, { id, ...ASKED, sampleId: 'sample0002' })).toMatchObject({
      code: 'sample.open',
    });
    expect((await claimPage(leader, id))?.claim.samples).toMatchObject([{ grounds: ['visit-changed'] }]);
    expect((await claimsWorklist(lead)).map(({ title }) => title)).not.toContain(look);
    expect((await claimsWorklist(leader)).map(({ title }) => title)).toContain(
      'Give the evidence of claim TES-CLM-00001',
    );
    const judge = { id, sampleId: ASKED.sampleId, version: 1, finding: 'Half a day', takeBack: [] };
    const lines = (await claimPage(broker, id))?.claim.lines ?? [];
    const takeBack = lines.map((line) => ({ lineId: line.id, amountPence: 18_000 }));
    expect(await judgeSample(broker, { ...judge, takeBack })).toMatchObject({ code: 'sample.early' });
    w.world.travelTo('2027-03-11T09:00:00.000Z');
    expect((await claimsWorklist(broker)).map(({ title }) => title)).toContain(
      'Judge the evidence of claim TES-CLM-00001',
    );
    await must(judgeSample(broker, { ...judge, takeBack }));
    expect((await w.books())['support-cost']).toBe(9_000);
  });
});
