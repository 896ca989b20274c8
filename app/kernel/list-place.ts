import { pageNumber } from './page-number';

/** What a row of a long list is found by: its number, or its instant in milliseconds and its id. */
export type ListKey = readonly [number] | readonly [number, string];

/**
 * Where somebody is in a list that has the newest first: behind one row, before another, or on a page by its number, as
 * older addresses have it. A key stays where it is when rows are added, so that none is shown twice or passed over.
 */
export type ListPlace = { page: number; older: ListKey | null; newer: ListKey | null };

/** The same as a caller has it that knows of numbers alone. */
export type AskedPlace = Pick<ListPlace, 'page'> & Partial<ListPlace>;

/** Where an address stands in a list; what it cannot mean counts for nothing. */
export function listPlace(query: URLSearchParams): ListPlace {
  const older = readKey(query.get('older'));
  return {
    page: pageNumber(query.get('page')),
    older,
    newer: older ? null : readKey(query.get('newer')),
  };
}

/** A key as it stands in an address. */
export function keyText(key: ListKey): string {
  return key.join('.');
}

/** The furthest instant there is, in milliseconds. */
const LAST_INSTANT = 8_640_000_000_000_000;

function readKey(text: string | null): ListKey | null {
  const [, number = '', id] = /^(\d{1,16})(?:\.([\w-]{1,80}))?$/.exec(text ?? '') ?? [];
  if (number === '' || Number(number) > LAST_INSTANT) return null;
  return id === undefined ? [Number(number)] : [Number(number), id];
}
