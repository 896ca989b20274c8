import { fold } from '~/schools/domain';

/** Longer texts are no search. */
const LONGEST = 100;
/** With fewer letters everything would be found. */
export const LEAST_LETTERS = 2;

/** What somebody searches for, and whether it can be searched for. */
export type Asked = { text: string; state: 'empty' | 'too-short' | 'ready' };

/** Reads what was typed into the search box; null where the address says nothing. */
export function readAsked(typed: string | null): Asked {
  const text = (typed ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST);
  if (text === '') return { text, state: 'empty' };
  return { text, state: fold(text).replaceAll(' ', '').length < LEAST_LETTERS ? 'too-short' : 'ready' };
}

/** Text without case, accents, spaces or punctuation: references and postcodes are the same however they are typed. */
export function squeezed(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** Whether one of a thing's names is exactly what was typed: its reference, number, postcode or whole name. */
export function isExactly(names: readonly (string | null)[], text: string): boolean {
  const wanted = squeezed(text);
  return wanted !== '' && names.some((name) => name !== null && squeezed(name) === wanted);
}

/**
 * A reference as it is kept, where somebody typed one with spaces, without its hyphens or its noughts: "mar 42" is
 * `MAR-0042`, "MAR A17" is `MAR-A-0017`. Any other text stays as it is.
 */
export function referenceOr(text: string): string {
  const [, letters = '', kind, digits = ''] =
    /^([a-z]{2,5})[ -]+(?:(a)[ -]*)?(\d{1,6})$/i.exec(text.trim()) ?? [];
  if (letters === '') return text;
  return [letters, kind, digits.padStart(4, '0')].filter(Boolean).join('-').toUpperCase();
}
