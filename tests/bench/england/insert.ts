import type Database from 'better-sqlite3';
import { getTableColumns, getTableName, type Table } from 'drizzle-orm';

/**
 * Rows of the schema written by the driver itself: a million of them, which the query builder would take half an hour for.
 * Values are put as the schema's own columns put them.
 */
export class Inserter {
  private readonly statements = new Map<
    Table,
    { run: Database.Statement; columns: [string, (value: unknown) => unknown][] }
  >();
  readonly made = new Map<string, number>();

  constructor(private readonly database: Database.Database) {}

  /** Adds one row; a column that is not named is null. */
  add<T extends Table>(table: T, row: T['$inferInsert']): void {
    const { run, columns } = this.statementOf(table);
    // The rows of every table are plain objects by the names of its columns.
    const values = row as Record<string, unknown>;
    run.run(...columns.map(([name, put]) => put(values[name] ?? null)));
    const name = getTableName(table);
    this.made.set(name, (this.made.get(name) ?? 0) + 1);
  }

  private statementOf(table: Table) {
    const known = this.statements.get(table);
    if (known) return known;
    const columns = Object.entries(getTableColumns(table));
    const names = columns.map(([, column]) => `"${column.name}"`);
    const run = this.database.prepare(
      `insert into "${getTableName(table)}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    );
    const made = {
      run,
      columns: columns.map(([name, column]): [string, (value: unknown) => unknown] => [
        name,
        (value) => (value === null ? (column.default ?? null) : column.mapToDriverValue(value)),
      ]),
    };
    this.statements.set(table, made);
    return made;
  }
}
