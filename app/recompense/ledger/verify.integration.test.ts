import { eq, type SQL, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { invoice, invoiceEntry, moneyEntry } from '#drizzle/schema';
import { type Db, database } from '~/platform/db.server';
import { dialect } from '../../../tests/support/database';
import { newInvoiceWorld } from '../../../tests/support/invoice-world';

/** What keeps these tables append-only. */
const GUARDS: Record<typeof dialect, SQL[]> = {
  sqlite: [sql`drop trigger money_entry_no_update`, sql`drop trigger invoice_entry_no_update`],
  postgres: [
    sql`drop trigger money_entry_append_only on money_entry`,
    sql`drop trigger invoice_entry_append_only on invoice_entry`,
  ],
};

/** Runs a statement the builder has no words for. */
async function runRaw(tx: object, query: SQL): Promise<void> {
  const method: unknown = Reflect.get(tx, dialect === 'sqlite' ? 'run' : 'execute');
  if (typeof method === 'function') await method.call(tx, query);
}

it('verify names what somebody changed with the database in their hands', async () => {
  const w = await newInvoiceWorld();
  await w.settings();
  const id = await w.issued();
  const other = await w.issued();
  await w.paid(id, 2_000);
  expect(await w.wrong()).toEqual([]);
  const tamper = (work: (tx: Db) => Promise<unknown>) => database().write(work);

  const bank = (pence: number) =>
    tamper((tx) => tx.update(moneyEntry).set({ amountPence: pence }).where(eq(moneyEntry.account, 'bank')));
  await expect(bank(1_999), 'while its guard stands').rejects.toThrow();
  await tamper(async (tx) => {
    for (const guard of GUARDS[dialect]) await runRaw(tx, guard);
  });
  await bank(1_999);
  expect(await w.wrong()).toEqual([expect.stringMatching(/^Posting 3 .* makes -£0.01, not zero$/)]);
  await bank(2_000);
  expect(await w.wrong()).toEqual([]);

  const receipt = (amountPence: number) =>
    tamper((tx) => tx.update(invoiceEntry).set({ amountPence }).where(eq(invoiceEntry.invoiceId, id)));
  await receipt(1_999);
  expect(await w.wrong()).toEqual([expect.stringContaining('TES-INV-00001: its balance is £100.00')]);
  await receipt(2_000);

  const change = (set: Partial<typeof invoice.$inferInsert>) =>
    tamper((tx) => tx.update(invoice).set(set).where(eq(invoice.id, other)));
  await change({ balancePence: 0, state: 'paid' });
  expect(await w.wrong()).toEqual([
    expect.stringContaining('TES-INV-00002: its balance is £0.00, and its total less its entries £120.00'),
    expect.stringContaining('TES-INV-00002: its balance is £0.00, and the ledger says £120.00'),
  ]);
  await change({ balancePence: 12_000, state: 'issued', number: 7 });
  expect(await w.wrong()).toEqual(['Numbers of invoice in Testshire: 2 from 1 to 7, where 2 were taken']);
});
