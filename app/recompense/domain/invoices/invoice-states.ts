import type { Machine } from '~/kernel/state-machine';
import { INVOICE_STATES, type InvoiceState } from './vocabulary';

/** What happens to an invoice; which one money makes follows from its sums (`moneyEvent`). */
export const INVOICE_EVENTS = [
  'approve',
  'issue',
  /** Something was received or credited, and something is still to be paid. */
  'take-part',
  /** Nothing is left to pay, and something was received. */
  'settle',
  /** Nothing is left to pay, and nothing was received: all of it was credited. */
  'credit-all',
  /** Receipts were taken back: part of the money is still there, or none. */
  'reopen-part',
  'reopen',
  'void',
  'write-off',
  /** A write-off taken back. */
  'reinstate-part',
  'reinstate',
] as const;
export type InvoiceEvent = (typeof INVOICE_EVENTS)[number];

/**
 * draft → approved → issued → part-paid | paid | void | written-off. Money is received only after issue; an invoice is
 * void only while nothing is received; a write-off is taken back when the school pays after all.
 */
export const invoiceMachine: Machine<InvoiceState, InvoiceEvent> = {
  name: 'invoice',
  initial: 'draft',
  states: INVOICE_STATES,
  events: INVOICE_EVENTS,
  transitions: {
    draft: { approve: 'approved', void: 'void', 'credit-all': 'void' },
    approved: { issue: 'issued', void: 'void', 'credit-all': 'void' },
    issued: {
      'take-part': 'part-paid',
      settle: 'paid',
      'credit-all': 'void',
      void: 'void',
      'write-off': 'written-off',
    },
    'part-paid': {
      'take-part': 'part-paid',
      settle: 'paid',
      'reopen-part': 'part-paid',
      reopen: 'issued',
      'write-off': 'written-off',
    },
    paid: { 'reopen-part': 'part-paid', reopen: 'issued', 'credit-all': 'void' },
    void: {},
    'written-off': { 'reinstate-part': 'part-paid', reinstate: 'issued' },
  },
};

/** States in which an invoice waits for its school's money. */
export const OPEN_STATES = ['issued', 'part-paid'] as const satisfies readonly InvoiceState[];

/** States before issue: the service's alone. */
export const UNISSUED_STATES = ['draft', 'approved'] as const satisfies readonly InvoiceState[];

/** Whether an invoice waits for its school's money. */
export function isOpen(state: InvoiceState): boolean {
  return state === 'issued' || state === 'part-paid';
}

/** Whether an invoice is late: it waits for money, and the day it was due has passed. */
export function isOverdue(
  invoice: { state: InvoiceState; dueOn: string | null; balancePence: number },
  today: string,
): boolean {
  return isOpen(invoice.state) && invoice.balancePence > 0 && invoice.dueOn !== null && invoice.dueOn < today;
}
