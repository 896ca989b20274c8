/** Money owed to a provider's home school. */
export const PAYABLE_STATES = ['due', 'part-paid', 'paid', 'cancelled'] as const;
export type PayableState = (typeof PAYABLE_STATES)[number];

/** How money moved. `journal` is a transfer inside the authority's own accounts. */
export const PAYMENT_METHODS = ['bacs', 'cheque', 'journal', 'stripe'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Those that a person records; what goes through Stripe records itself. */
export const MANUAL_METHODS = ['bacs', 'cheque', 'journal'] as const satisfies readonly PaymentMethod[];
export type ManualMethod = (typeof MANUAL_METHODS)[number];

export const MONEY_DIRECTIONS = ['in', 'out'] as const;
export type MoneyDirection = (typeof MONEY_DIRECTIONS)[number];

/** What a line of a bank file was found to be. */
export const BANK_LINE_STATES = [
  'matched',
  'several',
  'differs',
  'unknown',
  'already',
  'refused',
  'applied',
  'left',
] as const;
export type BankLineState = (typeof BANK_LINE_STATES)[number];
