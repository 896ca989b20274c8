import { eq, sql } from 'drizzle-orm';
import { invoice, moneyEntry, recompenseSettings } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { transact } from '~/platform/transact.server';
import { chargeApproved } from '~/recompense/domain/ledger/postings';
import { wireInvoices } from '~/recompense/invoices/checks.server';
import { recordReceipt } from '~/recompense/invoices/commands.server';
import { issueSeveral } from '~/recompense/invoices/issue.server';
import { makeInvoice } from '~/recompense/invoices/make.server';
import { wireLedger } from '~/recompense/ledger/checks.server';
import { post } from '~/recompense/ledger/post.server';
import { NOW, newWorld } from './world';

/** The day the world stands at, the school that is invoiced, and another. */
export const TODAY = calendarDate(NOW);
export const SCHOOL = 100001;
export const OTHER = 100002;

/** What is printed on invoices, and a threshold of £1,000. */
export const SETTINGS = {
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

export type InvoiceWorld = Awaited<ReturnType<typeof newInvoiceWorld>>;

/** Two schools of Testshire, its broker and lead, a head and chair of the one, a head of the other; the ledger's checks wired. */
export async function newInvoiceWorld() {
  wireLedger();
  wireInvoices();
  const world = await newWorld();
  await world.school(SCHOOL, { name: 'Ashbrook Primary School' });
  await world.school(OTHER, { name: 'Elm Park Primary School' });
  const broker = await world.person('broker', { role: 'broker' });
  const lead = await world.person('lead', { role: 'lead' });
  const head = await world.person('head', { role: 'head', urn: SCHOOL });
  const chair = await world.person('chair', { role: 'chair', urn: SCHOOL });
  const otherHead = await world.person('other', { role: 'head', urn: OTHER });

  /** A draft invoice of a charge, posted as its caller posts it. */
  async function draft(netPence = 10_000, by = broker): Promise<string> {
    const made = await transact(by, async (ctx) => {
      const sums = await makeInvoice(ctx, {
        authorityId: 'testshire',
        kind: 'charge',
        urn: SCHOOL,
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
        entries: chargeApproved(sums, { invoiceId: sums.invoiceId, urn: SCHOOL }),
      });
      return { ok: true, value: sums.invoiceId };
    });
    if (!made.ok) throw new Error(made.message);
    return made.value;
  }

  async function row(id: string) {
    const [found] = await db().select().from(invoice).where(eq(invoice.id, id));
    if (!found) throw new Error(`Invoice ${id} is not there`);
    return found;
  }
  const at = async (id: string) => ({ id, version: (await row(id)).version });

  return {
    world,
    broker,
    lead,
    head,
    chair,
    otherHead,
    draft,
    row,
    at,

    /** What is printed on invoices, entered. */
    async settings() {
      await transact(lead, async ({ tx, now }) => {
        const typed = { settings: SETTINGS, updatedAt: now, version: 1 };
        await tx.insert(recompenseSettings).values({ authorityId: 'testshire', ...typed });
        return { ok: true, value: undefined };
      });
    },

    /** An issued invoice of £100 and £20 VAT, unless told otherwise. */
    async issued(netPence = 10_000): Promise<string> {
      const id = await draft(netPence);
      const { left } = await issueSeveral(lead, [id]);
      if (left.length > 0) throw new Error(left[0]?.why);
      return id;
    },

    /** Records a payment of today. */
    async paid(id: string, amount: number, reference = 'BACS 1') {
      return recordReceipt(broker, { ...(await at(id)), amount, on: TODAY, method: 'bacs', reference });
    },

    /** What verify says is wrong, whatever the check. */
    async wrong(): Promise<string[]> {
      return Object.values(await runRecordChecks(db())).flatMap(({ problems }) => problems);
    },

    /** The state, and the balance as the invoice and as the ledger have it. */
    async balances(id: string) {
      const [owed] = await db()
        .select({ pence: sql<number>`coalesce(sum(${moneyEntry.amountPence}), 0)`.mapWith(Number) })
        .from(moneyEntry)
        .where(sql`${moneyEntry.invoiceId} = ${id} and ${moneyEntry.account} = 'receivable'`);
      const { state, balancePence } = await row(id);
      return { state, balancePence, ledger: owed?.pence };
    },
  };
}

/** A state with a balance on which invoice and ledger agree. */
export const both = (state: string, pence: number) => ({ state, balancePence: pence, ledger: pence });
