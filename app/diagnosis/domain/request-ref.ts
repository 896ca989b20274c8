/** A request's reference as people say it: letters of the authority and a number, `MAR-0042`. */

const DIGITS = 4;

/**
 * Letters a reference starts with.
 * @param authorityName first three letters are used, `Marlshire` → `MAR`
 * @param chosen the authority's own choice (setting `refPrefix`): two to five letters
 */
export function refPrefix(authorityName: string, chosen?: unknown): string {
  if (typeof chosen === 'string' && /^[A-Za-z]{2,5}$/.test(chosen)) return chosen.toUpperCase();
  const letters = authorityName
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
  return letters || 'REQ';
}

/**
 * The reference after the highest in use. Numbers may be skipped and are never used again; two authorities
 * with the same letters share one series, so that a reference stays unique in the installation.
 * @param highest the highest number in use, 0 for none
 */
export function nextRef(prefix: string, highest: number): string {
  return `${prefix}-${String(highest + 1).padStart(DIGITS, '0')}`;
}
