import { and, desc, eq, inArray, or } from 'drizzle-orm';
import {
  invoice,
  invoiceEntry,
  moneyEntry,
  school,
  stripeBill,
  stripeCall,
  stripeHeld,
} from '#drizzle/schema';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { OPEN_STATES } from '../domain/invoices/invoice-states';
import { readKey } from '../domain/stripe/calls';
import { type DifferenceKind, differencesOf } from '../domain/stripe/differences';
import { receiptKey } from '../domain/stripe/payment';
import { DIFFERENCE_WORDS } from './wording';

export type DifferenceView = {
  key: string;
  kind: DifferenceKind;
  title: string;
  advice: string;
  invoiceId: string;
  invoiceRef: string | null;
  schoolName: string;
  stripePence: Pence | null;
  oursPence: Pence | null;
  callId: string | null;
  /** What Stripe said, where it refused. */
  said: string | null;
};

/** Most invoices compared for one page, the latest first. */
const MOST = 500;

/** Every difference of an authority's invoices between what Stripe last said, the invoices and the ledger. */
export async function differencesFor(authorityId: string): Promise<DifferenceView[]> {
  const billed = db()
    .select({ id: stripeBill.invoiceId })
    .from(stripeBill)
    .where(eq(stripeBill.authorityId, authorityId));
  const rows = await db()
    .select({ row: invoice, schoolName: school.name })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(
      and(
        eq(invoice.authorityId, authorityId),
        or(inArray(invoice.state, [...OPEN_STATES]), inArray(invoice.id, billed)),
      ),
    )
    .orderBy(desc(invoice.number))
    .limit(MOST);
  const ids = rows.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const [bills, calls, held, entries, ledger] = await Promise.all([
    db().select().from(stripeBill).where(inArray(stripeBill.invoiceId, ids)),
    db().select().from(stripeCall).where(inArray(stripeCall.invoiceId, ids)),
    db().select().from(stripeHeld).where(inArray(stripeHeld.invoiceId, ids)),
    db()
      .select()
      .from(invoiceEntry)
      .where(and(inArray(invoiceEntry.invoiceId, ids), eq(invoiceEntry.method, 'stripe'))),
    db()
      .select()
      .from(moneyEntry)
      .where(and(inArray(moneyEntry.invoiceId, ids), eq(moneyEntry.account, 'stripe'))),
  ]);
  const heldIds = new Set(held.map(({ stripeId }) => stripeId));
  const total = (all: readonly { invoiceId: string | null; amountPence: Pence }[], id: string) =>
    all.reduce((sum, one) => (one.invoiceId === id ? sum + one.amountPence : sum), 0);
  return rows.flatMap(({ row, schoolName }) =>
    differencesOf({
      id: row.id,
      state: row.state,
      balancePence: row.balancePence,
      bills: bills
        .filter((bill) => bill.invoiceId === row.id)
        .map((bill) => ({
          id: bill.id,
          amountPence: bill.amountPence,
          status: bill.status,
          current: bill.current,
          takenPence:
            entries.find(({ dedupeKey }) => bill.stripeId && dedupeKey === receiptKey(bill.stripeId))
              ?.amountPence ?? null,
          held: bill.stripeId !== null && heldIds.has(bill.stripeId),
        })),
      calls: calls
        .filter((call) => call.invoiceId === row.id)
        .map((call) => {
          const subject = readKey(call.key)?.subject;
          return {
            id: call.id,
            kind: call.kind,
            state: call.state,
            attempts: call.attempts,
            billId: subject ? subject.billId : null,
          };
        }),
      entriesPence: total(entries, row.id),
      ledgerPence: total(ledger, row.id),
    }).map((one) => ({
      key: `${row.id}-${one.kind}-${one.callId ?? ''}`,
      kind: one.kind,
      ...DIFFERENCE_WORDS[one.kind],
      invoiceId: row.id,
      invoiceRef: row.ref,
      schoolName,
      stripePence: one.stripePence,
      oursPence: one.oursPence,
      callId: one.kind === 'call-failed' ? one.callId : null,
      said: calls.find(({ id }) => id === one.callId)?.lastError ?? null,
    })),
  );
}
