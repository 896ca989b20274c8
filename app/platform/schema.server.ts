import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import { PgTable, getTableConfig as postgresConfig } from 'drizzle-orm/pg-core';
import { type SQLiteColumn, type SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core';
import * as schema from '#drizzle/schema';
import { singleton } from './singleton.server';

/** What a column holds, the same on both databases. */
export type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'timestamp' | 'json';

export type ColumnShape = {
  /** Its name in the database. */
  name: string;
  /** Its name in code. */
  property: string;
  kind: ColumnKind;
  /** Whether it may be empty. */
  required: boolean;
  column: SQLiteColumn;
};

export type TableShape = {
  /** Its name in the database. */
  name: string;
  table: SQLiteTable;
  columns: readonly ColumnShape[];
  /** The one column that is its key. */
  key: ColumnShape;
  /** Columns that refer to rows of other tables, which the database insists on. */
  references: readonly { column: string; table: string }[];
};

/** Every table of the schema as it is, in the order of the alphabet. */
export function tableShapes(): readonly TableShape[] {
  return singleton('table-shapes', () =>
    Object.values<unknown>(schema)
      .filter((value) => is(value, Table))
      // The vocabulary types tables of both databases as SQLite's (drizzle/columns.ts).
      .map((table) => shapeOf(table as SQLiteTable))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function shapeOf(table: SQLiteTable): TableShape {
  const columns = Object.entries(getTableColumns(table)).map(([property, column]) => ({
    name: column.name,
    property,
    kind: kindOf(column),
    required: column.notNull,
    column,
  }));
  const key = columns.find(({ column }) => column.primary);
  if (!key) throw new Error(`Table ${getTableName(table)} has no key of one column`);
  const { foreignKeys } = is(table, PgTable) ? postgresConfig(table) : sqliteConfig(table);
  const references = foreignKeys.flatMap((foreignKey) => {
    const { columns: from, foreignTable } = foreignKey.reference();
    return from.map((column) => ({ column: column.name, table: getTableName(foreignTable) }));
  });
  return { name: getTableName(table), table, columns, key, references };
}

function kindOf(column: SQLiteColumn): ColumnKind {
  if (column.dataType === 'date') return 'timestamp';
  if (column.dataType === 'json') return 'json';
  if (column.dataType === 'boolean') return 'boolean';
  if (column.dataType === 'number') return /Real|Double/.test(column.columnType) ? 'real' : 'integer';
  if (column.dataType === 'string') return 'text';
  throw new Error(`Column ${column.name} is of a kind nobody has described: ${column.dataType}`);
}

/** The name of the newest migration: what people call the state of a schema. */
export function newestMigration(): string {
  const file = path.resolve('drizzle/migrations/sqlite/meta/_journal.json');
  const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(file, 'utf8'));
  return journal.entries.at(-1)?.tag ?? 'none';
}
