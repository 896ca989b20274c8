/** What the deeds on a `MoneyBook` share: whose money it is, how a deed chooses, and how an invoice is made. */
import type { Pence } from '~/kernel/money';
import { invoiceSums } from '~/recompense/domain/invoices/sums';
import type { BookInvoice, MoneyBook } from './money-book';

export const AGREEMENT = 'agreement';
export const POT = 'pot';
export const CLIENT = 100001;
export const HOME = 100002;
export const TODAY = '2027-06-30';

/** A deed: two numbers choose what it is done to, and how much. */
export type Deed = (book: MoneyBook, which: number, much: number) => void;

export function pick<T>(items: readonly T[], which: number): T | undefined {
  return items.length === 0 ? undefined : items[which % items.length];
}

/** An amount between a penny and a bound, the bound itself more often than chance has it. */
export const amount = (much: number, most: Pence) => (much % 3 === 0 ? most : (much % Math.max(most, 1)) + 1);

/** A new invoice of a school. */
export function invoiced(
  book: MoneyBook,
  kind: BookInvoice['kind'],
  urn: number,
  amounts: readonly Pence[],
  vat = book.terms.vat,
): BookInvoice | null {
  const lines = amounts
    .filter((netPence) => netPence > 0)
    .map((netPence) => ({ description: 'Line', quantity: null, unit: null, unitPence: null, netPence }));
  const { netPence, vatPence, totalPence } = invoiceSums(lines, vat);
  if (totalPence === 0) return null;
  const made: BookInvoice = {
    ...{ id: book.newId(), kind, urn, state: 'draft', netPence, vatPence, totalPence, entries: [] },
  };
  book.invoices.push(made);
  return made;
}

export const tagsOf = ({ id, urn }: BookInvoice) => ({ invoiceId: id, urn, agreementId: AGREEMENT });
