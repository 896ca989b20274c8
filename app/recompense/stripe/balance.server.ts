import { count, eq, sum } from 'drizzle-orm';
import { authority, moneyEntry, stripeHeld } from '#drizzle/schema';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { differencesFor } from './compare.server';
import type { Gate } from './gate.server';

export type BooksAndStripe = {
  /** What Stripe should hold by the ledgers of all authorities, and what it holds in pounds, available and on its way. */
  ledgerPence: Pence;
  stripePence: Pence;
  held: number;
  differences: { authority: string; kind: string; invoice: string | null }[];
};

/** Everything in which Stripe, invoices and ledgers of this installation differ. */
export async function balanceOfAll(gate: Gate): Promise<BooksAndStripe> {
  const [ledger] = await db()
    .select({ pence: sum(moneyEntry.amountPence) })
    .from(moneyEntry)
    .where(eq(moneyEntry.account, 'stripe'));
  const [held] = await db().select({ n: count() }).from(stripeHeld).where(eq(stripeHeld.state, 'open'));
  const balance = await gate.client.balance.retrieve();
  const stripePence = [...balance.available, ...balance.pending]
    .filter(({ currency }) => currency === 'gbp')
    .reduce((total, { amount }) => total + amount, 0);
  const differences: BooksAndStripe['differences'] = [];
  for (const { id, name } of await db().select({ id: authority.id, name: authority.name }).from(authority))
    for (const one of await differencesFor(id))
      differences.push({ authority: name, kind: one.kind, invoice: one.invoiceRef });
  return { ledgerPence: Number(ledger?.pence ?? 0), stripePence, held: held?.n ?? 0, differences };
}
