import { and, eq, inArray, isNotNull, sql, sum } from 'drizzle-orm';
import { moneyEntry, moneyPosting, payable, payment } from '#drizzle/schema';
import { moneyWords } from '~/kernel/money';
import type { Db } from '~/platform/db.server';
import type { CheckResult } from '~/platform/record-checks.server';
import { payableStateOf } from '../domain/payments/payable';
import { named, registerLedgerCheck } from '../ledger/checks.server';

/** Joins the checks of payments to the ledger's. */
export function wirePayments(): void {
  registerLedgerCheck('payables', checkPayables);
}

/**
 * Every payable's balance is its total less its payments and what the ledger says was taken off it, and is what the ledger
 * says its school is owed; its state follows from these; nothing belongs to a payable that is not there.
 */
export async function checkPayables(handle: Db): Promise<CheckResult> {
  const rows = await handle.select().from(payable);
  const paid = sumsOf(
    await handle
      .select({ id: payment.payableId, pence: sum(payment.amountPence) })
      .from(payment)
      .groupBy(payment.payableId),
  );
  const owed = sumsOf(
    await handle
      .select({ id: moneyEntry.payableId, pence: sum(sql`-${moneyEntry.amountPence}`) })
      .from(moneyEntry)
      .where(and(eq(moneyEntry.account, 'payable'), isNotNull(moneyEntry.payableId)))
      .groupBy(moneyEntry.payableId),
  );
  const reduced = sumsOf(
    await handle
      .select({ id: moneyEntry.payableId, pence: sum(moneyEntry.amountPence) })
      .from(moneyEntry)
      .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
      .where(and(eq(moneyEntry.account, 'payable'), inArray(moneyPosting.kind, ['claw-back'])))
      .groupBy(moneyEntry.payableId),
  );
  const problems: string[] = [];
  for (const row of rows) {
    const figures = {
      totalPence: row.totalPence,
      paidPence: paid.get(row.id) ?? 0,
      reducedPence: reduced.get(row.id) ?? 0,
    };
    const left = figures.totalPence - figures.paidPence - figures.reducedPence;
    const ledger = owed.get(row.id) ?? 0;
    const says = (words: string) => problems.push(`Payable ${row.id}: ${words}`);
    const balance = `its balance is ${moneyWords(row.balancePence)}`;
    if (row.totalPence !== row.netPence + row.vatPence) says('its total is not its net with its VAT');
    if (row.balancePence !== left)
      says(`${balance}, and its total less payments and what was taken off ${moneyWords(left)}`);
    if (row.balancePence !== ledger) says(`${balance}, and the ledger says ${moneyWords(ledger)}`);
    if (row.state !== payableStateOf(figures)) says(`it is ${row.state}, and its figures say otherwise`);
    owed.delete(row.id);
    paid.delete(row.id);
  }
  return {
    checked: rows.length,
    problems: [
      ...named(problems),
      ...named([...owed.keys()].map((id) => `The ledger names payable ${id}, which is not there`)),
      ...named([...paid.keys()].map((id) => `Payments name payable ${id}, which is not there`)),
    ],
  };
}

/** Sums by payable; a database's sums may come as text. */
function sumsOf(rows: readonly { id: string | null; pence: string | number | null }[]): Map<string, number> {
  return new Map(rows.flatMap(({ id, pence }) => (id === null ? [] : [[id, Number(pence ?? 0)] as const])));
}
