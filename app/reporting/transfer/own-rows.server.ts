import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from '~/platform/db.server';
import type { TableShape } from '~/platform/schema.server';
import { INVENTORY } from '../domain/transfer/inventory';
import type { ExportRow } from '../domain/transfer/rows';
import type { Key } from './scope.server';
import { shapeOf, toExport } from './shapes.server';

/** Rows to a page: few where a row may be a whole ranking or plan. */
const PAGE: Readonly<Record<string, number>> = {
  match_run: 25,
  allocation_plan: 5,
  saved_report: 25,
  improvement_review: 100,
  agreement_revision: 100,
  agreement_amendment: 100,
  diagnosis: 200,
};
const USUAL_PAGE = 500;

/** Tables read in the order of another column than their key, where an index has the authority's rows in it: it names each. */
const READ_BY: Readonly<Record<string, string>> = { domain_event: 'seq' };

/** Keys asked for at once: below either database's limit on parameters. */
const KEYS = 400;

/** A column by its name in the database. @throws for one that is not there */
export function columnOf(shape: TableShape, name: string): SQLiteColumn {
  const found = shape.columns.find((column) => column.name === name);
  if (!found) throw new Error(`Table ${shape.name} has no column ${name}`);
  return found.column;
}

/** Whether a table has a column of that name. */
export function hasColumn(shape: TableShape, name: string): boolean {
  return shape.columns.some((column) => column.name === name);
}

/** Rows of a table that answer a condition, a page at a time in the order of their key (or of `READ_BY`). */
export async function* pagesWhere(
  handle: Db,
  shape: TableShape,
  where: SQL | undefined,
): AsyncGenerator<ExportRow[]> {
  const size = PAGE[shape.name] ?? USUAL_PAGE;
  const name = READ_BY[shape.name];
  const by = (name && shape.columns.find((column) => column.name === name)) || shape.key;
  for (let last: Key | null = null; ; ) {
    const rows: Record<string, unknown>[] = await handle
      .select()
      .from(shape.table)
      .where(and(where, last === null ? undefined : gt(by.column, last)))
      .orderBy(asc(by.column))
      .limit(size);
    if (rows.length > 0) yield rows.map((row) => toExport(shape, row));
    const key = rows.at(-1)?.[by.property];
    if (rows.length < size || (typeof key !== 'string' && typeof key !== 'number')) return;
    last = key;
  }
}

/** Rows of a table by the keys in one of their columns. */
export async function* pagesByKeys(
  handle: Db,
  shape: TableShape,
  column: string,
  keys: Iterable<Key>,
): AsyncGenerator<ExportRow[]> {
  const all = [...keys];
  for (let at = 0; at < all.length; at += KEYS)
    yield* pagesWhere(handle, shape, inArray(columnOf(shape, column), all.slice(at, at + KEYS)));
}

/**
 * The condition by which rows of a table are the authority's own.
 * @throws for a table of which only a part is
 */
export function ownWhere(
  { handle, authority }: { handle: Db; authority: { id: string } },
  table: string,
): SQL {
  const shape = shapeOf(table);
  const taking = INVENTORY[table];
  const authorityIs = (column: string) => eq(columnOf(shape, column), authority.id);
  if (taking?.take === 'own') return authorityIs(taking.by);
  if (taking?.take === 'around' && hasColumn(shape, 'authority_id')) return authorityIs('authority_id');
  if (taking?.take === 'part') {
    const parent = shapeOf(taking.of);
    const parents = handle
      .select({ key: parent.key.column })
      .from(parent.table)
      .where(ownWhere({ handle, authority }, taking.of));
    return inArray(columnOf(shape, taking.column), parents);
  }
  if (taking?.take === 'person') {
    const account = shapeOf('account');
    const people = handle
      .select({ key: account.key.column })
      .from(account.table)
      .where(ownWhere({ handle, authority }, 'account'));
    const theirs = inArray(columnOf(shape, 'account_id'), people);
    return hasColumn(shape, 'authority_id') ? (and(theirs, authorityIs('authority_id')) ?? theirs) : theirs;
  }
  throw new Error(`Nobody has said which rows of ${table} are an authority’s own`);
}
