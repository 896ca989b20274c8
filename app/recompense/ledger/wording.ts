import type { LedgerAccount, PostingKind } from '../domain/ledger/vocabulary';

/** Accounts of the ledger, as a finance officer names them. */
export const ACCOUNT_NAMES: Readonly<Record<LedgerAccount, string>> = {
  'pot.allocated': 'Pot: allocated',
  'pot.free': 'Pot: free',
  'pot.committed': 'Pot: committed',
  'pot.spent': 'Pot: spent',
  'support-cost': 'Cost of support',
  brokerage: 'Brokerage',
  'charge-income': 'Income from charges',
  receivable: 'Owed by schools',
  payable: 'Owed to providers’ schools',
  'vat-output': 'VAT on what is invoiced',
  'vat-input': 'VAT on what is paid',
  bank: 'Bank',
  stripe: 'Stripe',
  'stripe-fees': 'Fees of Stripe',
  'written-off': 'Written off',
};

/** What a posting records, in words. */
export const POSTING_NAMES: Readonly<Record<PostingKind, string>> = {
  'pot-allocated': 'Pot allocation',
  committed: 'Money committed',
  released: 'Commitment released',
  'claim-approved': 'Claim approved',
  'charge-approved': 'Charge agreed',
  'claw-back': 'Money clawed back',
  'credit-note': 'Credit note',
  void: 'Invoice made void',
  'write-off': 'Write-off',
  received: 'Payment received',
  'receipt-reversed': 'Receipt reversed',
  'paid-out': 'Payment made',
  'payment-reversed': 'Payment reversed',
  refund: 'Paid back to a school',
  'stripe-fee': 'Fee of Stripe',
  'stripe-payout': 'Payout by Stripe',
};

/** What stands on each account, for who does not keep books. */
export const ACCOUNT_ABOUT: Readonly<Record<LedgerAccount, string>> = {
  'pot.allocated': 'What pots were given',
  'pot.free': 'Of it, not promised to any agreement',
  'pot.committed': 'Of it, promised to agreements and not spent',
  'pot.spent': 'Of it, spent on approved claims',
  'support-cost': 'The authority’s part of approved claims',
  brokerage: 'What the brokerage keeps of claims',
  'charge-income': 'Services sold to schools',
  receivable: 'Invoices that schools still have to pay',
  payable: 'Approved claims still to be paid',
  'vat-output': 'To be accounted for to HMRC',
  'vat-input': 'Paid to providers’ schools',
  bank: 'What came in, less what went out',
  stripe: 'What Stripe holds',
  'stripe-fees': 'What Stripe kept',
  'written-off': 'Invoices given up',
};

/** Where the record a posting is about is read; null where it has no page of its own. */
export function subjectHref(type: string, id: string): string | null {
  const base = SUBJECTS[type];
  return base ? `${base}${id}` : null;
}
const SUBJECTS: Readonly<Record<string, string>> = {
  claim: '/claims/',
  invoice: '/invoices/',
  payable: '/payables/',
  charge: '/charges/',
  pot: '/recompense/pots/',
  commitment: '/recompense/commitments/',
};
