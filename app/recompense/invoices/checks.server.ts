import { and, eq, isNotNull, isNull, sum } from 'drizzle-orm';
import { invoice, invoiceEntry, invoiceLine, moneyEntry } from '#drizzle/schema';
import { moneyWords } from '~/kernel/money';
import type { Db } from '~/platform/db.server';
import type { CheckResult } from '~/platform/record-checks.server';
import { isOpen } from '../domain/invoices/invoice-states';
import { named, registerLedgerCheck } from '../ledger/checks.server';

/** Joins the checks of invoices to the ledger's. */
export function wireInvoices(): void {
  registerLedgerCheck('invoices', checkInvoices);
}

/**
 * Every invoice's sums are those of its lines; its balance is its total less its entries, and what the ledger says its
 * school owes; it waits for money exactly where something is left; nothing belongs to an invoice that is not there.
 */
export async function checkInvoices(handle: Db): Promise<CheckResult> {
  const rows = await handle.select().from(invoice);
  const lines = await byInvoice(
    handle
      .select({ id: invoiceLine.invoiceId, net: sum(invoiceLine.netPence), vat: sum(invoiceLine.vatPence) })
      .from(invoiceLine)
      .groupBy(invoiceLine.invoiceId),
  );
  const entries = await byInvoice(
    handle
      .select({ id: invoiceEntry.invoiceId, off: sum(invoiceEntry.amountPence) })
      .from(invoiceEntry)
      .groupBy(invoiceEntry.invoiceId),
  );
  const owed = await byInvoice(
    handle
      .select({ id: moneyEntry.invoiceId, owed: sum(moneyEntry.amountPence) })
      .from(moneyEntry)
      .where(and(eq(moneyEntry.account, 'receivable'), isNotNull(moneyEntry.invoiceId)))
      .groupBy(moneyEntry.invoiceId),
  );
  const problems: string[] = [];
  for (const row of rows) {
    const name = row.ref ?? `Invoice ${row.id}`;
    const { net = 0, vat = 0 } = lines.get(row.id) ?? {};
    const off = entries.get(row.id)?.off ?? 0;
    const receivable = owed.get(row.id)?.owed ?? 0;
    const says = (words: string) => problems.push(`${name}: ${words}`);
    if (row.netPence !== net || row.vatPence !== vat || row.totalPence !== net + vat)
      says(`its total is ${moneyWords(row.totalPence)}, and its lines make ${moneyWords(net + vat)}`);
    if (row.balancePence !== row.totalPence - off)
      says(
        `its balance is ${moneyWords(row.balancePence)}, and its total less its entries ${moneyWords(row.totalPence - off)}`,
      );
    if (row.balancePence !== receivable)
      says(`its balance is ${moneyWords(row.balancePence)}, and the ledger says ${moneyWords(receivable)}`);
    if (row.number !== null && isOpen(row.state) !== row.balancePence > 0)
      says(`it is ${row.state} with a balance of ${moneyWords(row.balancePence)}`);
    owed.delete(row.id);
  }
  const lost = await handle
    .select({ id: invoiceEntry.id })
    .from(invoiceEntry)
    .leftJoin(invoice, eq(invoice.id, invoiceEntry.invoiceId))
    .where(isNull(invoice.id));
  return {
    checked: rows.length,
    problems: [
      ...named(problems),
      ...named(lost.map(({ id }) => `Entry ${id} belongs to no invoice`)),
      ...named([...owed.keys()].map((id) => `The ledger names invoice ${id}, which is not there`)),
    ],
  };
}

/** Sums by invoice; a database's sums may come as text. */
async function byInvoice<K extends string>(
  query: Promise<({ id: string | null } & Record<K, string | null>)[]>,
): Promise<Map<string, Record<K, number>>> {
  const found = new Map<string, Record<K, number>>();
  for (const { id, ...sums } of await query) {
    if (id === null) continue;
    const numbers = Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, Number(value ?? 0)]));
    found.set(id, numbers as Record<K, number>); // the same keys, each value made a number
  }
  return found;
}
