import { and, count, eq, gt, isNull, like } from 'drizzle-orm';
import { invoiceEntry, stripeBill, stripeHeld } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { CheckResult } from '~/platform/record-checks.server';
import { named } from '../ledger/checks.server';

/**
 * Every receipt taken through Stripe is for a bill of its invoice, or was decided by a person; it is of the bill's amount
 * where nobody decided; and no invoice has two bills that ask for what it owes.
 */
export async function checkStripe(handle: Db): Promise<CheckResult> {
  const receipts = await handle
    .select({ entry: invoiceEntry, bill: stripeBill, held: stripeHeld.id })
    .from(invoiceEntry)
    .leftJoin(
      stripeBill,
      and(eq(stripeBill.invoiceId, invoiceEntry.invoiceId), eq(stripeBill.stripeId, invoiceEntry.reference)),
    )
    .leftJoin(stripeHeld, eq(stripeHeld.stripeId, invoiceEntry.reference))
    .where(
      and(
        eq(invoiceEntry.kind, 'received'),
        like(invoiceEntry.dedupeKey, 'stripe:%'),
        isNull(invoiceEntry.reversesId),
      ),
    );
  const twice = await handle
    .select({ invoiceId: stripeBill.invoiceId })
    .from(stripeBill)
    .where(eq(stripeBill.current, true))
    .groupBy(stripeBill.invoiceId)
    .having(gt(count(), 1));
  const problems = [
    ...receipts.flatMap(({ entry, bill, held }) => {
      if (held !== null) return [];
      if (!bill) return [`Receipt ${entry.id} came through Stripe for no bill of its invoice`];
      return bill.amountPence === entry.amountPence && bill.status === 'paid'
        ? []
        : [`Receipt ${entry.id} is not what bill ${bill.id} was paid with`];
    }),
    ...twice.map(({ invoiceId }) => `Invoice ${invoiceId} has two bills at Stripe at once`),
  ];
  return { checked: receipts.length, problems: named(problems) };
}
