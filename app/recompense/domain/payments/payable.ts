import type { Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { PayableState } from './vocabulary';

/** What has become of the money owed by one payable. */
export type PayableFigures = {
  totalPence: Pence;
  /** Payments less reversals. */
  paidPence: Pence;
  /** Taken off before it was paid. */
  reducedPence: Pence;
};

/** Still to be paid: the total less what was paid and what was taken off. */
export function payableBalance({ totalPence, paidPence, reducedPence }: PayableFigures): Pence {
  return totalPence - paidPence - reducedPence;
}

/** The state that follows from the figures: it is never chosen by anybody. */
export function payableStateOf(figures: PayableFigures): PayableState {
  const owed = payableBalance(figures) > 0;
  if (figures.paidPence > 0) return owed ? 'part-paid' : 'paid';
  return owed ? 'due' : 'cancelled';
}

/**
 * Whether an amount may be paid.
 * @param balancePence what is still to be paid
 * @returns no `payment.nothing` for none or less, no `payment.overpaid` above the balance
 */
export function mayPay(amountPence: Pence, balancePence: Pence): Verdict {
  const field = 'amount';
  if (!Number.isSafeInteger(amountPence) || amountPence <= 0)
    return no('payment.nothing', 'Enter an amount of at least one penny.', { field });
  if (balancePence <= 0)
    return no('payment.settled', 'Nothing is left to pay. Go back to see what has been paid.', { field });
  if (amountPence > balancePence)
    return no('payment.overpaid', 'This is more than is left to pay. Enter the amount left, or part of it.', {
      field,
      details: { balancePence },
    });
  return yes();
}

/**
 * What of an amount can be taken off a payable that has not been paid in full; what is left has to be asked back.
 * @returns pence, never more than the balance
 */
export function reducible(amountPence: Pence, balancePence: Pence): Pence {
  return Math.max(0, Math.min(amountPence, balancePence));
}
