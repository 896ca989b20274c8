import { setImmediate as breathe } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type pg from 'pg';
import type { OpenDatabase } from '../db.server';
import { migrationsFolder } from '../migrations.server';
import { type ColumnKind, tableShapes } from '../schema.server';
import { isBehind, type Reached, reachedOfPostgres, reachedOfSqlite } from '../upgrade.server';
import { BackupRefused, type ColumnLayout, LEFT_OUT, TRAIL, type Value } from './layout';

/** A table as it is in the database, which may be of an earlier version than this one. */
export type SourceTable = { name: string; columns: ColumnLayout[] };

/** A database as it stood at one moment, however long it is read. */
export type Source = {
  migration: string;
  tables: SourceTable[];
  /** Pages of records, as values in the order of the table's columns. */
  rows(table: SourceTable): AsyncGenerator<Value[][]>;
};

/** Records read at a time: the service goes on between. */
const PAGE = 500;

/**
 * Has work done on the database as it stands now. Nobody waits for it, and what is written meanwhile is not in it.
 * @throws `BackupRefused` for a database without records, or of a newer version
 */
export function withSource<T>(open: OpenDatabase, work: (source: Source) => Promise<T>): Promise<T> {
  return open.pool ? ofPostgres(open.pool, work) : ofSqlite(open.url, work);
}

async function ofSqlite<T>(file: string, work: (source: Source) => Promise<T>): Promise<T> {
  const own = new Database(file, { readonly: true, timeout: 5000 });
  try {
    own.exec('BEGIN');
    const names = own
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
      )
      .pluck()
      .all() as string[]; // one column of text
    const tables = names.filter(isTaken).map((name) => {
      const columns = own.pragma(`table_info("${name}")`) as { name: string; type: string }[];
      return {
        name,
        columns: columns.map((one) => ({ name: one.name, kind: kindOf(name, one.name, one.type) })),
      };
    });
    return await work({
      migration: nameOf(reachedOfSqlite(own, migrationsFolder('sqlite')), 'sqlite'),
      tables,
      async *rows(table) {
        const statement = own.prepare(selectOf(table, ({ name }) => `"${name}"`)).raw();
        let page: Value[][] = [];
        for (const row of statement.iterate() as Iterable<(string | number | null)[]>) {
          page.push(row.map((value, at) => fromSqlite(value, table.columns[at]?.kind)));
          if (page.length < PAGE) continue;
          yield page;
          page = [];
          await breathe();
        }
        yield page;
      },
    });
  } finally {
    own.close();
  }
}

function fromSqlite(value: string | number | null, kind: ColumnKind | undefined): Value {
  if (value === null) return null;
  if (kind === 'timestamp') return new Date(Number(value)).toISOString();
  return kind === 'boolean' ? value !== 0 : value;
}

async function ofPostgres<T>(pool: pg.Pool, work: (source: Source) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    const { rows: found } = await client.query<{ table: string; name: string; type: string }>(
      `select c.table_name as table, c.column_name as name, c.data_type as type
       from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
       order by c.table_name, c.ordinal_position`,
    );
    const tables: SourceTable[] = [];
    for (const { table, name, type } of found.filter((one) => isTaken(one.table))) {
      const last = tables.at(-1);
      const column = { name, kind: kindOf(table, name, type) };
      if (last?.name === table) last.columns.push(column);
      else tables.push({ name: table, columns: [column] });
    }
    const migration = nameOf(await reachedOfPostgres(client, migrationsFolder('postgres')), 'postgres');
    const result = await work({
      migration,
      tables,
      async *rows(table) {
        const select = selectOf(table, ({ name, kind }) =>
          kind === 'json' ? `"${name}"::text` : `"${name}"`,
        );
        await client.query(`declare backup_rows no scroll cursor for ${select}`);
        for (;;) {
          const page = await client.query<unknown[]>({
            text: `fetch ${PAGE} from backup_rows`,
            rowMode: 'array',
          });
          yield page.rows.map((row) => row.map(fromPostgres));
          if (page.rows.length < PAGE) break;
        }
        await client.query('close backup_rows');
      },
    });
    await client.query('commit');
    return result;
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(failed);
  }
}

function fromPostgres(value: unknown): Value {
  if (value instanceof Date) return value.toISOString();
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Value; // just looked at
  throw new Error('A column holds something that no column of ours does');
}

function isTaken(table: string): boolean {
  return !table.startsWith('__') && !LEFT_OUT.some((name) => name === table);
}

function selectOf(table: SourceTable, column: (one: ColumnLayout) => string): string {
  const order = table.name === TRAIL ? ' order by "chain", "seq"' : '';
  return `select ${table.columns.map(column).join(', ')} from "${table.name}"${order}`;
}

/** What a column holds: as the schema says it; of one that the schema has no more, as the database does. */
function kindOf(table: string, column: string, type: string): ColumnKind {
  const known = tableShapes()
    .find(({ name }) => name === table)
    ?.columns.find(({ name }) => name === column);
  if (known) return known.kind;
  if (/^timestamp/i.test(type)) return 'timestamp';
  if (/^(int|bigint|smallint)/i.test(type)) return 'integer';
  if (/^(real|double)/i.test(type)) return 'real';
  if (/^bool/i.test(type)) return 'boolean';
  return /^json/i.test(type) ? 'json' : 'text';
}

function nameOf(reached: Reached, dialect: 'sqlite' | 'postgres'): string {
  if (reached === null)
    throw new BackupRefused('There is nothing to back up: this database has no records yet.');
  isBehind(reached, migrationsFolder(dialect));
  return reached.name ?? '';
}
