import { and, like, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '~/platform/db.server';
import { type ColumnShape, type TableShape, tableShapes } from '~/platform/schema.server';
import { fold } from '~/schools/domain/search';
import { KEPT_BY_ERASURE, PERSONAL_COLUMNS } from '../domain/privacy/columns';
import type { Key } from '../transfer/scope.server';
import { rowsOfAuthority } from './scope.server';

/** A row in which somebody is named, and the columns they are named in. */
export type NamingRow = { shape: TableShape; key: Key; columns: ColumnShape[]; row: Record<string, unknown> };

/** Columns in which a person may be named. */
export function namingColumns(shape: TableShape): ColumnShape[] {
  return shape.columns.filter(({ name }) => {
    const kind = PERSONAL_COLUMNS.get(`${shape.name}.${name}`);
    return kind === 'identity' || kind === 'words';
  });
}

/**
 * Rows of an authority in which one of some texts stands, in any column that may name a person.
 * @param needles names and addresses as they may be written, in any case
 * @param only which columns are looked at, by `table.column`
 */
export async function* rowsNaming(
  handle: Db,
  authorityId: string,
  needles: readonly string[],
  only: (path: string) => boolean = () => true,
): AsyncGenerator<NamingRow> {
  const wanted = [...new Set(needles.flatMap(waysToWrite))];
  for (const shape of tableShapes()) {
    const columns = namingColumns(shape).filter(({ name }) => only(`${shape.name}.${name}`));
    const scope = rowsOfAuthority(handle, shape.name, authorityId);
    if (columns.length === 0 || scope === null) continue;
    const holds = columns.map((column) => holdsAny(column, wanted));
    const rows: Record<string, unknown>[] = await handle
      .select()
      .from(shape.table)
      .where(and(scope, or(...holds)));
    for (const row of rows) {
      const named = columns.filter(({ property }) => isIn(row[property], wanted));
      const key = row[shape.key.property];
      if (named.length > 0 && (typeof key === 'string' || typeof key === 'number'))
        yield { shape, key, columns: named, row };
    }
  }
}

/** Whether an erasure leaves a name standing in a column, and why. */
export function keptBecause(table: string, column: string): string | null {
  return KEPT_BY_ERASURE[`${table}.${column}`] ?? null;
}

/** A name as typed, with the other apostrophe, and folded as in texts that are searched. */
function waysToWrite(needle: string): string[] {
  return [needle, needle.replaceAll('’', "'"), needle.replaceAll("'", '’'), fold(needle)].filter(
    (text) => text.length > 2,
  );
}

function holdsAny({ column }: ColumnShape, wanted: readonly string[]): SQL | undefined {
  const text = sql`cast(${column} as text)`;
  return or(
    ...wanted.flatMap((needle) => {
      const pattern = `%${needle.replace(/[\\%_]/g, '\\$&')}%`;
      // SQLite folds the case of A to Z alone: letters beyond are looked for as they are written too.
      return [
        sql`lower(${text}) like ${pattern.toLowerCase()} escape '\\'`,
        sql`${like(text, pattern)} escape '\\'`,
      ];
    }),
  );
}

function isIn(value: unknown, wanted: readonly string[]): boolean {
  if (value === null || value === undefined) return false;
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase();
  return wanted.some((needle) => text.includes(needle.toLowerCase()));
}
