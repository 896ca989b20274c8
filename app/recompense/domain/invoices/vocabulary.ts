export const INVOICE_STATES = [
  'draft',
  'approved',
  'issued',
  'part-paid',
  'paid',
  'void',
  'written-off',
] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** What an invoice asks for: a school's part of a claim, a charge from the price list, or money clawed back. */
export const INVOICE_KINDS = ['claim', 'charge', 'claw-back'] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** What happened to an invoice's balance after it was issued. */
export const INVOICE_ENTRY_KINDS = [
  'received',
  'receipt-reversed',
  'credit-note',
  'void',
  'write-off',
] as const;
export type InvoiceEntryKind = (typeof INVOICE_ENTRY_KINDS)[number];
