import type { Pence } from '~/kernel/money';
import type { InvoiceEvent } from './invoice-states';
import { isOpen } from './invoice-states';
import type { InvoiceEntryKind, InvoiceState } from './vocabulary';

/** An entry of an invoice as sums: gross pence off the balance, negative where something is taken back. */
export type EntrySums = { kind: InvoiceEntryKind; amountPence: Pence; netPence: Pence; vatPence: Pence };

/** What an invoice's sums are after its entries. */
export type InvoiceFigures = {
  /** Still to be paid; below nothing where the school has credit. */
  balancePence: Pence;
  /** Received less what was reversed or paid back. */
  receivedPence: Pence;
  creditedPence: Pence;
  writtenOffPence: Pence;
  /** What the invoice still stands for, credit notes and a void taken off. */
  left: { netPence: Pence; vatPence: Pence };
};

/**
 * Where an invoice stands: its total less its entries.
 * @param invoice sums as issued
 * @param entries everything that changed the balance
 */
export function figuresOf(
  invoice: { netPence: Pence; vatPence: Pence; totalPence: Pence },
  entries: readonly EntrySums[],
): InvoiceFigures {
  const sum = (
    kinds: readonly InvoiceEntryKind[],
    of: 'amountPence' | 'netPence' | 'vatPence' = 'amountPence',
  ) => entries.filter(({ kind }) => kinds.includes(kind)).reduce((total, entry) => total + entry[of], 0);
  const off = ['credit-note', 'void'] as const;
  return {
    balancePence: invoice.totalPence - entries.reduce((total, entry) => total + entry.amountPence, 0),
    receivedPence: sum(['received', 'receipt-reversed']),
    creditedPence: sum(off),
    writtenOffPence: sum(['write-off']),
    left: {
      netPence: invoice.netPence - sum(off, 'netPence'),
      vatPence: invoice.vatPence - sum(off, 'vatPence'),
    },
  };
}

/**
 * The event of the machine that a change of an invoice's sums makes; null where its state stays.
 * A written-off or void invoice does not move by its sums.
 */
export function moneyEvent(
  state: InvoiceState,
  { balancePence, receivedPence }: Pick<InvoiceFigures, 'balancePence' | 'receivedPence'>,
): InvoiceEvent | null {
  if (state === 'void' || state === 'written-off') return null;
  if (balancePence <= 0) {
    if (receivedPence === 0) return 'credit-all';
    return state === 'paid' ? null : 'settle';
  }
  if (state === 'draft' || state === 'approved') return null;
  if (receivedPence === 0) return state === 'issued' ? null : 'reopen';
  return isOpen(state) ? 'take-part' : 'reopen-part';
}
