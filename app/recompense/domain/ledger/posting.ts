import type { Pence } from '~/kernel/money';
import type { LedgerAccount } from './vocabulary';

/** What an entry belongs to, besides its account. */
export type EntryTags = {
  potId?: string | null;
  urn?: number | null;
  providerId?: string | null;
  agreementId?: string | null;
  invoiceId?: string | null;
  payableId?: string | null;
};

/** One side of a posting: debits positive, credits negative. */
export type Entry = EntryTags & { account: LedgerAccount; amountPence: Pence };

/** A debit of an account: what it is owed, was spent or came in. */
export function debit(account: LedgerAccount, amountPence: Pence, tags: EntryTags = {}): Entry {
  return { account, amountPence, ...tags };
}

/** A credit of an account: what it owes, earned or paid out. */
export function credit(account: LedgerAccount, amountPence: Pence, tags: EntryTags = {}): Entry {
  return { account, amountPence: -amountPence, ...tags };
}

/** The sum of entries; zero in every sound posting. */
export function balanceOf(entries: readonly Pick<Entry, 'amountPence'>[]): Pence {
  return entries.reduce((sum, entry) => sum + entry.amountPence, 0);
}

/** Entries that undo others, account by account. */
export function reversed(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amountPence: -entry.amountPence }));
}

/**
 * What is wrong with the entries of a posting; null where nothing is.
 * A posting has at least two sides, each a whole number of pence, that together make zero.
 */
export function faultOf(entries: readonly Entry[]): string | null {
  const real = entries.filter((entry) => entry.amountPence !== 0);
  if (real.length < 2) return 'a posting needs at least two sides';
  if (!real.every((entry) => Number.isSafeInteger(entry.amountPence))) return 'pence are whole numbers';
  const sum = balanceOf(real);
  return sum === 0 ? null : `its sides make ${sum} pence, not zero`;
}
