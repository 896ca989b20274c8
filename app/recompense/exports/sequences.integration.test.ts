import { eq, inArray } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { budgetPot, claim, invoice, invoiceEntry, payable, payment } from '#drizzle/schema';
import { seeded } from '#seeds/demo/random';
import { type ClaimWorld, newClaimWorld } from '#tests/support/claim-world';
import { db } from '~/platform/db.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { newFormId } from '~/platform/transact.server';
import { allocateToPot } from '../budgets/pots.server';
import { answerClaim } from '../claims/answer.server';
import { approveClaim, declineClaim, withdrawClaim } from '../claims/decide.server';
import { loadClaim, samplesOf } from '../claims/load.server';
import { makeClaim } from '../claims/make.server';
import { askForEvidence, giveEvidence, judgeSample } from '../claims/sample.server';
import { wireInvoices } from '../invoices/checks.server';
import {
  giveCredit,
  payBack,
  recordReceipt,
  reinstate,
  takeReceiptBack,
  voidInvoice,
  writeOff,
} from '../invoices/commands.server';
import { approveInvoice, issueInvoice } from '../invoices/issue.server';
import { wireLedger } from '../ledger/checks.server';
import { wirePayments } from '../payments/checks.server';
import { recordPayment, takePaymentBack } from '../payments/commands.server';
import { yearEnd } from './year-end.server';

const TODAY = '2027-02-22';
const BACS = { on: TODAY, method: 'bacs', reference: 'BACS 1' } as const;
/** Sequences one after the other on the same books, and deeds of each. */
const SEQUENCES = 36;
const DEEDS_EACH = 6;

type Random = ReturnType<typeof seeded>;
type Deed = (w: ClaimWorld, random: Random) => Promise<{ ok: boolean } | null>;

/** A row of a table chosen by chance; null where there is none. */
async function any<T>(random: Random, rows: Promise<T[]>): Promise<T | null> {
  const found = await rows;
  return found.length > 0 ? random.pick(found) : null;
}

const invoices = () => db().select().from(invoice).orderBy(invoice.createdAt);
const claimsThatAre = (state: typeof claim.$inferSelect.state) =>
  db().select().from(claim).where(eq(claim.state, state)).orderBy(claim.createdAt);
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
/** A part of an amount, all of it one time in three. */
const part = (random: Random, pence: number) =>
  random.chance(0.33) ? pence : random.int(1, Math.max(pence, 1));

/** What people do, by the commands of the product: a refusal is an answer, never a fault. */
const DEEDS: Record<string, Deed> = {
  async claim(w, random) {
    const form = await w.form();
    return makeClaim(w.people.leader, {
      ...form,
      visits: form.visits.filter(() => random.chance(0.4)),
      expenses: [{ id: newFormId(), description: 'Fares', on: TODAY, amountPence: random.int(1, 9_000) }],
    });
  },
  async answer(w, random) {
    const found = await any(
      random,
      db()
        .select()
        .from(claim)
        .where(inArray(claim.state, ['submitted', 'queried']))
        .orderBy(claim.createdAt),
    );
    return found && answerClaim(w.people.head, { ...at(found), queries: [] });
  },
  async approve(w, random) {
    const found = await any(random, claimsThatAre('confirmed'));
    const record = found && (await loadClaim(db(), w.people.broker, found.id));
    if (!record) return null;
    const removed = record.lines
      .slice(1)
      .filter(() => random.chance(0.2))
      .map(({ id }) => ({ lineId: id, reason: 'Not in the agreement' }));
    return approveClaim(w.people.broker, { ...at(record.row), removed, reason: '' });
  },
  async end(w, random) {
    const found = await any(random, claimsThatAre('submitted'));
    if (!found) return null;
    const input = { ...at(found), reason: 'Sent too early' };
    return random.chance(0.5) ? declineClaim(w.people.broker, input) : withdrawClaim(w.people.leader, input);
  },
  async issue(w, random) {
    const found = await any(random, invoices().where(inArray(invoice.state, ['draft', 'approved'])));
    if (!found) return null;
    if (found.state === 'draft') await approveInvoice(w.people.lead, at(found));
    return issueInvoice(w.people.broker, {
      id: found.id,
      version: found.version + (found.state === 'draft' ? 1 : 0),
    });
  },
  async receive(w, random) {
    const found = await any(random, invoices());
    return (
      found &&
      recordReceipt(w.people.broker, { ...at(found), ...BACS, amount: part(random, found.balancePence) })
    );
  },
  async reverse(w, random) {
    const entry = await any(
      random,
      db().select().from(invoiceEntry).where(eq(invoiceEntry.kind, 'received')).orderBy(invoiceEntry.at),
    );
    const [found] = entry ? await db().select().from(invoice).where(eq(invoice.id, entry.invoiceId)) : [];
    if (!entry || !found) return null;
    return takeReceiptBack(w.people.broker, { ...at(found), entryId: entry.id, reason: 'It bounced' });
  },
  async payBack(w, random) {
    const found = await any(random, invoices());
    const owed = Math.max(0, -(found?.balancePence ?? 0));
    return found && payBack(w.people.lead, { ...at(found), ...BACS, amount: owed, reason: 'Paid twice' });
  },
  async credit(w, random) {
    const found = await any(random, invoices().where(inArray(invoice.state, ['issued', 'part-paid'])));
    const amount = part(random, found?.balancePence ?? 0);
    return found && giveCredit(w.people.lead, { ...at(found), amount, reason: 'A short day' });
  },
  async void(w, random) {
    const found = await any(random, invoices());
    return found && voidInvoice(w.people.lead, { ...at(found), reason: 'Sent by mistake' });
  },
  async writeOff(w, random) {
    const found = await any(random, invoices());
    return found && writeOff(w.people.lead, { ...at(found), reason: 'The school closed' });
  },
  async reinstate(w, random) {
    const found = await any(random, invoices().where(eq(invoice.state, 'written-off')));
    return found && reinstate(w.people.lead, { ...at(found), reason: 'It pays after all' });
  },
  async pay(w, random) {
    const found = await any(random, db().select().from(payable).orderBy(payable.createdAt));
    if (!found) return null;
    const amountPence = part(random, found.balancePence);
    const which = { id: newFormId(), payableId: found.id, version: found.version, amountPence };
    return recordPayment(w.people.broker, { ...which, ...BACS });
  },
  async payReverse(w, random) {
    const found = await any(random, db().select().from(payment).orderBy(payment.at));
    if (!found) return null;
    const which = { id: newFormId(), payableId: found.payableId, paymentId: found.id };
    return takePaymentBack(w.people.broker, { ...which, on: TODAY, reason: 'It came back' });
  },
  async clawBack(w, random) {
    const found = await any(random, claimsThatAre('approved'));
    if (!found) return null;
    const sampleId = newFormId();
    await askForEvidence(w.people.broker, { id: found.id, sampleId, askedFor: 'The diary', dueOn: TODAY });
    await giveEvidence(w.people.leader, { id: found.id, sampleId, version: 1, evidence: 'Here' });
    const record = await loadClaim(db(), w.people.broker, found.id);
    const sample = (await samplesOf(db(), found.id)).find(({ id }) => id === sampleId);
    const line = record && random.pick(record.lines);
    if (!sample || !line) return null;
    const amountPence = part(random, line.amountPence - line.clawedBackPence);
    const judged = { id: found.id, sampleId, version: sample.version, finding: 'Half of it' };
    return judgeSample(w.people.lead, { ...judged, takeBack: [{ lineId: line.id, amountPence }] });
  },
  async pot(w, random) {
    const [pot] = await db().select().from(budgetPot);
    if (!pot) return null;
    const amountPence = random.int(0, 2_000_000);
    const which = { id: pot.id, version: pot.version, allocationId: newFormId() };
    return allocateToPot(w.people.lead, { ...which, amountPence, reason: 'Settled anew' });
  },
};
const OFTEN = ['claim', 'answer', 'approve', 'issue', 'receive', 'pay', 'clawBack', 'credit'];
const NAMES = [...Object.keys(DEEDS), ...OFTEN, ...OFTEN];

describe('dozens of sequences through the commands', () => {
  it('keep the ledger at zero, every figure explained by its records, and refuse what cannot be', async () => {
    wireLedger();
    wireInvoices();
    wirePayments();
    const w = await newClaimWorld({
      visits: [
        ['one', '2027-01-14', 2],
        ['two', '2027-01-21', 1],
        ['three', '2027-02-04', 3],
      ],
      terms: {
        ...{ payer: 'shared', sharing: 'percent', authorityPercent: 37, brokerageBasisPoints: 777 },
        ...{ vat: 'standard', expensesCapPence: 150_000 },
      },
    });
    const random = seeded('sequences of money');
    const done = new Map<string, number>();
    for (let n = 0; n < SEQUENCES; n++) {
      for (let deed = 0; deed < DEEDS_EACH; deed++) {
        // A second later each, so that records have an order that does not hang on their ids: the same deeds every time.
        w.world.travelTo(new Date(Date.now() + 1000).toISOString());
        const name = random.pick(NAMES);
        const verdict = await DEEDS[name]?.(w, random);
        if (verdict?.ok) done.set(name, (done.get(name) ?? 0) + 1);
      }
      // Throws where a posting does not make zero.
      const books = await w.books();
      expect(Object.values(books).reduce((total, pence) => total + (pence ?? 0), 0)).toBe(0);
      expect(books.payable ?? 0).toBeLessThanOrEqual(0);
      expect(books['written-off'] ?? 0).toBeGreaterThanOrEqual(0);
    }
    for (const [name, { checked, problems }] of Object.entries(await runRecordChecks(db()))) {
      expect([name, problems]).toEqual([name, []]);
      expect(checked, name).toBeGreaterThan(0);
    }
    const rows = await invoices();
    const { schools } = await yearEnd(w.people.lead, 'financial-2026');
    const owed = schools.reduce((total, { owedAfter }) => total + owedAfter, 0);
    expect(owed).toBe(rows.reduce((total, { balancePence }) => total + balancePence, 0));
    // Refusals alone prove nothing: what moves money was done, each of it, and often.
    expect([...done.values()].reduce((total, n) => total + n, 0)).toBeGreaterThan(50);
    for (const name of ['approve', 'issue', 'receive', 'pay', 'clawBack', 'credit']) {
      expect(done.get(name) ?? 0, name).toBeGreaterThan(0);
    }
  });
});
