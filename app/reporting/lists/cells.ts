import { calendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';

/** Pounds as spreadsheets add them up. */
export const pounds = (pence: Pence): number => pence / 100;

/** Days as a decimal number. */
export const days = (halfDays: HalfDays): number => halfDays / 2;

/** The day of an instant in England, `YYYY-MM-DD`: what every spreadsheet reads as a date. */
export const day = (at: Date | null): string | null => (at ? calendarDate(at) : null);

/** Several words in one cell. */
export const several = (words: readonly string[]): string => words.join('; ');
