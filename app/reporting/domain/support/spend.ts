import type { Pence } from '~/kernel/money';
import type { LedgerAccount, PostingKind } from '~/recompense/domain/ledger/vocabulary';
import type { Spend } from '../facts/cases';

/** Entries of the money ledger that say what support has cost, and who bears it. */
export const SPEND_ACCOUNTS: readonly LedgerAccount[] = [
  'support-cost',
  'written-off',
  'receivable',
  'vat-output',
];
/** Postings by which that changes. Receipts and payments move money that is owed already. */
export const SPEND_KINDS: readonly PostingKind[] = [
  'claim-approved',
  'claw-back',
  'credit-note',
  'void',
  'write-off',
];

/** Entries of one agreement, summed by account, and for what is owed by the school that owes it. */
export type SpendEntry = { account: LedgerAccount; urn: number | null; amountPence: Pence };

/**
 * What support under an agreement has cost. A cost stands from the day its claim is approved, whether or not it has been
 * paid: from then on it is owed. The authority bears what its ledger has as cost of support and what it wrote off; the
 * school what it is asked for, without the VAT that is passed on. What was clawed back is taken off: that the provider's
 * school owes it back is no cost of anybody's. Together they are what the provider's school is owed, and what brokerage keeps.
 * @param clientUrn the school that was supported
 * @returns null where no claim has been approved
 */
export function spendOf(entries: readonly SpendEntry[], clientUrn: number): Spend | null {
  if (entries.length === 0) return null;
  const sum = (accounts: readonly LedgerAccount[], of: readonly SpendEntry[]) =>
    of
      .filter(({ account }) => accounts.includes(account))
      .reduce((total, { amountPence }) => total + amountPence, 0);
  const ofClient = entries.filter(({ urn }) => urn === clientUrn);
  return {
    authorityPence: sum(['support-cost', 'written-off'], entries),
    schoolPence: sum(['receivable', 'vat-output'], ofClient),
  };
}

/** The whole of what support has cost. */
export const wholeOf = ({ authorityPence, schoolPence }: Spend): Pence => authorityPence + schoolPence;

/** What each outcome met has cost; null where none was met, or nothing has been claimed. Not rounded. */
export function spendPerOutcome(spend: Spend | null, met: number): Pence | null {
  return spend === null || met === 0 ? null : wholeOf(spend) / met;
}
