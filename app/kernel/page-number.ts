/** Beyond any list there is, and well within what a database takes as an offset. */
const LAST = 1_000_000;

/**
 * The page of a list an address asks for.
 * @param text what follows `page=`; null when it says nothing
 * @returns a whole number from 1; 1 for what is no such number
 */
export function pageNumber(text: string | null): number {
  const page = Math.trunc(Number(text));
  return page >= 1 ? Math.min(page, LAST) : 1;
}
