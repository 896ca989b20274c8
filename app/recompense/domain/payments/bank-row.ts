import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import type { BankLayout } from './bank-layout';
import { parseBankAmount, parseBankDate } from './bank-values';

/** Money that came in, as a row of a bank's file says it. */
export type Receipt = {
  line: number;
  on: CalendarDate;
  amountPence: Pence;
  /** What the payer and the bank wrote. */
  text: string;
  /** The same receipt in whichever file it comes: see `fingerprints`. */
  fingerprint: string;
};

/** A row read: a receipt, money that went out, or why it could not be read. */
export type BankRow =
  | { kind: 'in'; on: CalendarDate; amountPence: Pence; text: string }
  | { kind: 'out'; on: CalendarDate | null; amountPence: Pence; text: string }
  | { kind: 'wrong'; on: CalendarDate | null; text: string; reason: string };

/** Longest text kept of a row: far more than a bank gives a payer. */
const LONGEST_TEXT = 300;

/**
 * Reads a row by the file's layout.
 * @param today a receipt cannot be of a day still to come
 * @returns null for a row with nothing in it
 */
export function readBankRow(
  cells: readonly string[],
  layout: BankLayout,
  today: CalendarDate,
): BankRow | null {
  if (cells.every((cell) => cell.trim() === '')) return null;
  const cell = (column: number | null) => (column === null ? '' : (cells[column] ?? '').trim());
  const text = layout.texts
    .map((column) => cell(column).replace(/^'/, ''))
    .filter((part, n, all) => part !== '' && all.indexOf(part) === n)
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_TEXT);
  const on = parseBankDate(cell(layout.date));
  const wrong = (reason: string): BankRow => ({ kind: 'wrong', on, text, reason });
  const amount = amountOf(layout, cell);
  if (typeof amount === 'string') return wrong(amount);
  if (amount < 0) return { kind: 'out', on, amountPence: -amount, text };
  if (on === null) return wrong(`“${cell(layout.date)}” is not a date such as 04/03/2027.`);
  if (on > today) return wrong('Its date is still to come.');
  const currency = cell(layout.currency).toUpperCase();
  if (currency !== '' && currency !== 'GBP') return wrong(`It is in ${currency}, not in pounds.`);
  return { kind: 'in', on, amountPence: amount, text };
}

/** Pence, negative for money out; or why there is no such amount. */
function amountOf(layout: BankLayout, cell: (column: number | null) => string): Pence | string {
  const typed = (text: string) => `“${text}” is not an amount such as 1,234.50.`;
  if (layout.amount !== null) {
    const said = cell(layout.amount);
    const amount = parseBankAmount(said);
    if (amount === null) return said === '' ? 'It has no amount.' : typed(said);
    if (amount === 0) return 'It has no amount.';
    return /^(d|dr|debit|out)$/i.test(cell(layout.direction)) ? -Math.abs(amount) : amount;
  }
  const cameIn = cell(layout.paidIn);
  const wentOut = cell(layout.paidOut);
  const received = cameIn === '' ? 0 : parseBankAmount(cameIn);
  const paid = wentOut === '' ? 0 : parseBankAmount(wentOut);
  if (received === null) return typed(cameIn);
  if (paid === null) return typed(wentOut);
  if (received !== 0 && paid !== 0) return 'It has an amount both in and out.';
  if (received === 0 && paid === 0) return 'It has no amount.';
  return received !== 0 ? received : -Math.abs(paid);
}

/**
 * What makes a receipt the same in every file it comes in: date, amount, text, and its place among those of the file that
 * are alike in these. Two equal payments of one day stay two; files that overlap do not make them more.
 */
export function fingerprints(
  receipts: readonly { on: CalendarDate; amountPence: Pence; text: string }[],
): string[] {
  const seen = new Map<string, number>();
  return receipts.map(({ on, amountPence, text }) => {
    const alike = `${on}|${amountPence}|${text
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, ' ')
      .trim()}`;
    const place = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, place);
    return `${alike}|${place}`;
  });
}
