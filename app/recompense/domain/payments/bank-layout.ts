/**
 * Where a bank's file has what. Headings as NatWest, RBS (also Bankline), Lloyds, Halifax, Barclays, HSBC (also HSBCnet),
 * Santander, Nationwide, Co-operative, Metro, Starling and Unity Trust name them in their statement exports.
 */
export type BankLayout = {
  date: number;
  /** One column with a sign, or with a column that says which way it went. */
  amount: number | null;
  /** `CR` or `DR`, where the amount has no sign of its own. */
  direction: number | null;
  paidIn: number | null;
  paidOut: number | null;
  currency: number | null;
  /** Every column that may hold what the payer wrote, in the order of the file. */
  texts: readonly number[];
};

const DATE = [
  'date',
  'transaction date',
  'posting date',
  'post date',
  'posted date',
  'date posted',
  'booking date',
  'entry date',
  'value date',
];
const AMOUNT = ['amount', 'value', 'transaction amount', 'amount gbp', 'value gbp', 'net amount'];
const DIRECTION = ['cr dr', 'dr cr', 'credit debit', 'debit credit', 'c d', 'd c', 'credit debit indicator'];
const PAID_IN = [
  'paid in',
  'money in',
  'credit',
  'credits',
  'credit amount',
  'amount credited',
  'amount in',
  'deposit',
  'deposits',
  'receipts',
  'received',
  'in',
];
const PAID_OUT = [
  'paid out',
  'money out',
  'debit',
  'debits',
  'debit amount',
  'amount debited',
  'amount out',
  'withdrawal',
  'withdrawals',
  'withdrawn',
  'payments',
  'out',
];
const CURRENCY = ['currency', 'currency code', 'account currency'];
const TEXT =
  /^(description|transaction description|transaction details?|transactions?|details?|narrative|narration|memo|notes?|particulars|payer|payee|name|from|counter ?party( name)?|merchant description|additional info(rmation)?|(customer|bank|payment|payer|your|our|transaction)? ?ref(erence)?|narrative \d+|reference \d+|description \d+|remittance information)$/;

/** A heading without case, marks and a currency in brackets. */
export function headingWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[(]?\s*(£|gbp)\s*[)]?$/u, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * Reads a row as the heading of a bank's file.
 * @returns null for a row that is none: a date, an amount and a text have to be named
 */
export function bankLayoutOf(cells: readonly string[]): BankLayout | null {
  const heads = cells.map(headingWords);
  const find = (names: readonly string[]) => {
    const name = names.find((each) => heads.includes(each));
    return name === undefined ? null : heads.indexOf(name);
  };
  const date = find(DATE);
  const paidIn = find(PAID_IN);
  const amount = find(AMOUNT);
  const texts = heads.flatMap((head, n) => (TEXT.test(head) ? [n] : []));
  if (date === null || (amount === null && paidIn === null) || texts.length === 0) return null;
  return {
    date,
    amount: paidIn === null ? amount : null,
    direction: find(DIRECTION),
    paidIn,
    paidOut: find(PAID_OUT),
    currency: find(CURRENCY),
    texts,
  };
}
