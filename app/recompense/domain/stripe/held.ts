import type { Pence } from '~/kernel/money';
import { isOpen } from '../invoices/invoice-states';
import type { InvoiceStanding } from './payment';
import type { HeldKind } from './vocabulary';

/**
 * What a person decides about money that is held: take it as a receipt, take what the invoice owes and return the rest,
 * return it, record that Stripe gave received money back, or keep the record as it is.
 */
export const HELD_DECISIONS = ['accept', 'accept-part', 'return', 'reverse', 'note'] as const;
export type HeldDecision = (typeof HELD_DECISIONS)[number];

/** Decisions that move money in the record: the lead's. */
export const movesMoney = (decision: HeldDecision): boolean =>
  decision === 'accept' || decision === 'accept-part' || decision === 'reverse';

/** Kinds that are about a payment that came in. */
export const PAYMENT_KINDS: readonly HeldKind[] = [
  'amount',
  'currency',
  'unknown-invoice',
  'not-open',
  'overpaid',
];

/** Money held, as far as the decision about it needs. */
export type HeldFacts = {
  kind: HeldKind;
  /** What came or went, in pence; null where it is not in pounds, or no money moved through Stripe. */
  pence: Pence | null;
  /** The invoice it is about as it stands now; null where none is known. */
  invoice: InvoiceStanding | null;
  /** What was received through Stripe for the invoice and stands: what a refund gives back. */
  receivedPence: Pence;
};

/** Decisions that are open, in the order shown. */
export function decisionsFor({ kind, pence, invoice, receivedPence }: HeldFacts): HeldDecision[] {
  if (kind === 'transfer') return ['note'];
  if (kind === 'refund' || kind === 'dispute')
    return pence !== null && pence > 0 && pence <= receivedPence ? ['reverse', 'note'] : ['note'];
  const takes = pence !== null && pence > 0 && invoice !== null && isOpen(invoice.state);
  if (!takes) return ['return'];
  if (pence <= invoice.balancePence) return ['accept', 'return'];
  return invoice.balancePence > 0 ? ['accept-part', 'return'] : ['return'];
}
