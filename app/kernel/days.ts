/**
 * Days of support, counted in half-days as integers so that nothing is lost to rounding.
 * Stored and computed as half-days; shown and typed as days.
 */
export type HalfDays = number;

/** Half-days as words: 3 → "1½ days", 2 → "1 day". */
export function daysWords(halfDays: HalfDays): string {
  const sign = halfDays < 0 ? '−' : '';
  const n = Math.abs(halfDays);
  const whole = Math.floor(n / 2);
  const text = n % 2 === 0 ? String(whole) : whole === 0 ? '½' : `${whole}½`;
  return `${sign}${text} ${n === 1 || n === 2 ? 'day' : 'days'}`;
}

/** Half-days as a decimal number of days for inputs and figures: 3 → "1.5". */
export function daysFigure(halfDays: HalfDays): string {
  return halfDays % 2 === 0 ? String(halfDays / 2) : (halfDays / 2).toFixed(1);
}

/**
 * Days typed by a person to half-days.
 * @param text "2", "2.5", "½", "2½" or "2 days"
 * @returns half-days, or null when it is not a number of days in halves
 */
export function parseDays(text: string): HalfDays | null {
  const cleaned = text
    .trim()
    .toLowerCase()
    .replace(/\s*days?$/, '')
    .replace(/^½$/, '0.5')
    .replace('½', '.5');
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(cleaned)) return null;
  const doubled = Number(cleaned) * 2;
  return Number.isInteger(doubled) ? doubled : null;
}
