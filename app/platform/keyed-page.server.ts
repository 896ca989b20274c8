import { asc, desc, gt, lt, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type AskedPlace, keyText, type ListKey } from '~/kernel/list-place';

/** What the rows of a list are in order of: a number of their own, or an instant with the id behind it for those of one moment. */
export type KeyColumns = readonly [SQLiteColumn] | readonly [SQLiteColumn, SQLiteColumn];

/** The part of a list that is asked for: what a query adds to its own. */
export type ListPart = { where: SQL | undefined; orderBy: SQL[]; limit: number; offset: number };

/** Rows of one page, and the keys that lead to the pages beside it; null where there is none. */
export type KeyedPage<Row> = { rows: Row[]; older: string | null; newer: string | null };

/** The largest whole number that PostgreSQL's `integer` holds. */
const LAST_NUMBER = 2_147_483_647;

/**
 * Reads a page of a list that has the newest first, by the key of its rows: however deep it lies, an index leads to it, and
 * rows that come or go meanwhile neither repeat nor skip one. A page asked for by its number is counted off as ever.
 * @param columns unique together in the list; an index that begins with what the list is of, and ends with them, serves it
 * @param read the query of the list with this part of it
 * @param keyOf values of the columns in a row, instants in milliseconds
 */
export async function keyedPage<Row>(
  place: AskedPlace,
  perPage: number,
  columns: KeyColumns,
  { read, keyOf }: { read: (part: ListPart) => Promise<Row[]>; keyOf: (row: Row) => ListKey },
): Promise<KeyedPage<Row>> {
  const limit = perPage + 1; // one more says whether there is another page
  const latest = columns.map((column) => desc(column));
  const textOf = (row: Row | undefined) => (row === undefined ? null : keyText(keyOf(row)));
  const newer = fits(place.newer ?? null, columns);
  if (newer) {
    const orderBy = columns.map((column) => asc(column));
    const found = await read({ where: beyond(columns, newer, 'newer'), orderBy, limit, offset: 0 });
    // A page that would be short is the first one: the newest fill it.
    if (found.length >= perPage) {
      const rows = found.slice(0, perPage).reverse();
      return { rows, older: textOf(rows.at(-1)), newer: found.length > perPage ? textOf(rows[0]) : null };
    }
  }
  const older = newer ? null : fits(place.older ?? null, columns);
  const offset = older || newer ? 0 : (place.page - 1) * perPage;
  const where = older ? beyond(columns, older, 'older') : undefined;
  const found = await read({ where, orderBy: latest, limit, offset });
  const rows = found.slice(0, perPage);
  const first = !older && offset === 0;
  return {
    rows,
    older: found.length > perPage ? textOf(rows.at(-1)) : null,
    // Beyond the end: what is newer than the first of all is the last page there is.
    newer: first ? null : (textOf(rows[0]) ?? keyText(columns.length === 1 ? [0] : [0, '0'])),
  };
}

/** A key, if it is one of this list. */
function fits(key: ListKey | null, columns: KeyColumns): ListKey | null {
  if (key === null || key.length !== columns.length) return null;
  return key.length === 2 || key[0] <= LAST_NUMBER ? key : null;
}

/** Rows beyond a key, as one comparison of both columns, which an index over both answers. */
function beyond(columns: KeyColumns, key: ListKey, way: 'older' | 'newer'): SQL {
  const [first, second] = columns;
  if (second === undefined || key.length === 1) return (way === 'older' ? lt : gt)(first, key[0]);
  const compare = way === 'older' ? sql`<` : sql`>`;
  const [at, id] = [sql.param(new Date(key[0]), first), sql.param(key[1], second)];
  return sql`(${first}, ${second}) ${compare} (${at}, ${id})`;
}
