/**
 * The accounts of an authority's ledger. A posting's entries always sum to zero: debits are positive, credits negative.
 *
 * - `pot.allocated`, `pot.free`, `pot.committed`, `pot.spent`: the fund's own books (what it was given stands against what
 *   became of it); they carry the pot.
 * - `support-cost`: what support has cost the authority; `brokerage`: what its brokerage keeps of a claim;
 *   `charge-income`: packages and days sold to schools.
 * - `receivable`: owed by a school, by invoice; `payable`: owed to a provider's school, by payment.
 * - `vat-output`, `vat-input`: VAT on what is invoiced, and on what is paid.
 * - `bank`, `stripe`: money that came in or went out; `stripe-fees`: what Stripe kept.
 * - `written-off`: invoices given up.
 */
export const LEDGER_ACCOUNTS = [
  'pot.allocated',
  'pot.free',
  'pot.committed',
  'pot.spent',
  'support-cost',
  'brokerage',
  'charge-income',
  'receivable',
  'payable',
  'vat-output',
  'vat-input',
  'bank',
  'stripe',
  'stripe-fees',
  'written-off',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** What a posting records. */
export const POSTING_KINDS = [
  'pot-allocated',
  'committed',
  'released',
  'claim-approved',
  'charge-approved',
  'claw-back',
  'credit-note',
  'void',
  'write-off',
  'received',
  'receipt-reversed',
  'paid-out',
  'payment-reversed',
  'refund',
  'stripe-fee',
  'stripe-payout',
] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

/** Numbers without a gap, one series each for an authority. */
export const NUMBER_SERIES = ['posting', 'claim', 'invoice', 'credit-note', 'payment'] as const;
export type NumberSeries = (typeof NUMBER_SERIES)[number];
