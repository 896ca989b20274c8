/** Money is integer pence. */
export type Pence = number;

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** Pence as "£1,234.50". */
export function moneyWords(pence: Pence): string {
  // Most amounts are below £1,000 and need no separator; formatting them by hand is several times faster.
  if (Number.isInteger(pence) && pence >= 0 && pence < 100_000)
    return `£${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
  return pounds.format(pence / 100);
}

/**
 * Pounds typed by a person to pence.
 * @param text "350", "£350", "1,250.50"
 * @returns pence, or null when it is not an amount of money below £10 million with at most two decimals; a database's
 *   integer column holds no more than twice that
 */
export function parseMoney(text: string): Pence | null {
  const cleaned = text.trim().replace(/^£\s*/, '').replaceAll(',', '');
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(cleaned)) return null;
  const [whole = '0', part = ''] = cleaned.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/**
 * A proportion of an amount, rounded to the nearest penny, half a penny upwards. Worked out in whole numbers of any size:
 * a floating-point product of two large sums of money would be rounded before it is divided.
 * @param pence the amount; not below nothing
 * @param part how many parts of it; not below nothing
 * @param whole into how many parts it is divided; above nothing
 */
export function proportionOf(pence: Pence, part: number, whole: number): Pence {
  const product = pence * part;
  if (product <= Number.MAX_SAFE_INTEGER / 4) return Math.floor((2 * product + whole) / (2 * whole));
  const [a, b, of] = [BigInt(pence), BigInt(part), BigInt(whole)];
  return Number((2n * a * b + of) / (2n * of));
}
