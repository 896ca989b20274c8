/** Makes identifiers. Passed in, so that domain code stays pure and tests and seeds are repeatable. */
export type NewId = () => string;

/**
 * Identifiers counted up from a prefix: `case-0001`, `case-0002` … For tests and seeded data.
 * @param prefix what they start with
 */
export function countingIds(prefix: string): NewId {
  let n = 0;
  return () => `${prefix}-${String(++n).padStart(4, '0')}`;
}
