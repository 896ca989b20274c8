import type { HalfDays } from '~/kernel/days';
import type { PriceUnit } from './vocabulary';

/** More than this of anything is a slip of the key: in hundredths of a unit. */
export const MOST_QUANTITY = 20_000;

/** What is wrong with a quantity (hundredths of a unit): days go in halves, all else in whole units. Null where nothing is. */
export function quantityProblem(unit: PriceUnit, quantity: number): string | null {
  const step = unit === 'day' ? 50 : 100;
  if (!Number.isInteger(quantity) || quantity <= 0 || quantity % step !== 0) {
    return unit === 'day'
      ? 'Enter the days in halves, such as 1 or 2.5'
      : 'Enter a whole number, such as 1 or 2';
  }
  if (quantity > MOST_QUANTITY) return `Enter ${MOST_QUANTITY / 100} or fewer`;
  return null;
}

/**
 * A quantity as somebody types it.
 * @param text "2", "2.5", "½" or "2½"
 * @returns hundredths of a unit; null where it is no number
 */
export function parseQuantity(text: string): number | null {
  const cleaned = text.trim().replace(/^½$/, '0.5').replace('½', '.5');
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(cleaned)) return null;
  const [whole = '0', part = ''] = cleaned.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** Half-days in a quantity of days or half-days; whole ones, upwards. */
export function halfDaysOf(unit: PriceUnit, quantity: number): HalfDays {
  return Math.ceil(unit === 'day' ? quantity / 50 : quantity / 100);
}
