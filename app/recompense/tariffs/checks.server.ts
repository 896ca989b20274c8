import { eq } from 'drizzle-orm';
import { charge, invoice, tariff } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { CheckResult } from '~/platform/record-checks.server';
import { chargeable } from '../domain/tariffs/content';
import { named, registerLedgerCheck } from '../ledger/checks.server';

/** Joins the checks of charges to the ledger's. */
export function wireTariffs(): void {
  registerLedgerCheck('charges', checkCharges);
}

/**
 * Every charge is for something its price list sells, never for what is free; it has an invoice exactly when both sides
 * have agreed, of the same school and the same sum.
 */
export async function checkCharges(handle: Db): Promise<CheckResult> {
  const rows = await handle
    .select({ row: charge, content: tariff.content, made: invoice })
    .from(charge)
    .innerJoin(tariff, eq(tariff.id, charge.tariffId))
    .leftJoin(invoice, eq(invoice.id, charge.invoiceId));
  const problems = rows.flatMap(({ row, content, made }) => {
    const says = (words: string) => `Charge ${row.id}: ${words}`;
    const sold = chargeable(content, row.kind, row.itemKey);
    if (!sold.ok) return [says(sold.message)];
    if ((row.state === 'invoiced') !== (made !== null))
      return [says('its invoice and its state do not agree')];
    if (made && (made.chargeId !== row.id || made.urn !== row.urn || made.netPence !== row.netPence))
      return [says('its invoice is of another school, sum or charge')];
    return [];
  });
  return { checked: rows.length, problems: named(problems) };
}
