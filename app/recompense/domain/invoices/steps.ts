import { can } from '~/kernel/state-machine';
import type { PaymentMethod } from '../payments/vocabulary';
import type { InvoiceFigures } from './balance';
import { invoiceMachine, isOpen } from './invoice-states';
import type { InvoiceEntryKind, InvoiceState } from './vocabulary';

/** What the service does with an invoice, each on a page of its own. */
export const INVOICE_STEPS = [
  'approve',
  'issue',
  'order',
  'receipt',
  'credit',
  'refund',
  'reverse',
  'void',
  'write-off',
  'reinstate',
] as const;
export type InvoiceStep = (typeof INVOICE_STEPS)[number];

/** Whether text names a step. */
export function isInvoiceStep(text: string): text is InvoiceStep {
  return INVOICE_STEPS.some((step) => step === text);
}

/** An entry as far as it says whether it can be taken back. */
export type StepEntry = {
  id: string;
  kind: InvoiceEntryKind;
  method: PaymentMethod | null;
  reversesId: string | null;
};

/** Receipts a person can take back: not taken back yet, and not Stripe's, which takes its own back. */
export function reversible<E extends StepEntry>(entries: readonly E[]): E[] {
  const back = new Set(entries.flatMap(({ reversesId }) => reversesId ?? []));
  return entries.filter(
    ({ id, kind, method }) => kind === 'received' && method !== 'stripe' && !back.has(id),
  );
}

/** Steps that an invoice's state and sums allow; whether the person may is judged when the step is taken. */
export function stepsOf(
  state: InvoiceState,
  { balancePence, receivedPence, writtenOffPence }: InvoiceFigures,
  entries: readonly StepEntry[],
): Record<InvoiceStep, boolean> {
  return {
    approve: can(invoiceMachine, state, 'approve'),
    issue: can(invoiceMachine, state, 'issue'),
    order: state === 'draft' || state === 'approved',
    receipt: isOpen(state),
    credit: isOpen(state),
    refund: balancePence < 0,
    reverse: state !== 'written-off' && reversible(entries).length > 0,
    void: can(invoiceMachine, state, 'void') && receivedPence === 0,
    'write-off': can(invoiceMachine, state, 'write-off'),
    reinstate: state === 'written-off' && writtenOffPence > 0,
  };
}
