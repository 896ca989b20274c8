import Database from 'better-sqlite3';
import pg from 'pg';
import { openDatabase } from '../db.server';
import { migrationsUpTo } from '../migrations.server';
import { asRow } from './examine.server';
import {
  BackupRefused,
  type ColumnLayout,
  LEFT_OUT,
  recordsFile,
  type TableLayout,
  type Value,
} from './layout';
import type { OpenBackup } from './zip-read.server';

/** Records written at a time. */
const PAGE = 500;

/** The tables of the database as it was, made anew and empty. */
async function makeTables(url: string, dialect: 'sqlite' | 'postgres', migration: string): Promise<void> {
  const { folder, remove } = migrationsUpTo(dialect, migration);
  const open = openDatabase(url, { migrations: folder, copyFirst: false });
  try {
    await open.migrate();
  } finally {
    await open.close();
    remove();
  }
}

async function* pagesOf(backup: OpenBackup, table: TableLayout): AsyncGenerator<Value[][]> {
  const name = recordsFile(table.name);
  let page: Value[][] = [];
  for await (const line of backup.lines(name)) {
    page.push(asRow(line, table.columns.length, name));
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/**
 * Writes a backup's records into a new file, which nothing takes for a database before it is given its name.
 * @throws where a record refers to one that is not there
 */
export async function fillSqlite(file: string, backup: OpenBackup): Promise<void> {
  await makeTables(file, 'sqlite', backup.manifest.migration);
  const own = new Database(file);
  try {
    // The file is thrown away when anything goes wrong, and made sure of at the end.
    own.pragma('synchronous = OFF');
    own.pragma('foreign_keys = OFF');
    own.exec('BEGIN');
    for (const table of backup.manifest.tables) {
      const columns = table.columns.map(({ name }) => `"${name}"`).join(', ');
      const insert = own.prepare(
        `insert into "${table.name}" (${columns}) values (${table.columns.map(() => '?').join(', ')})`,
      );
      for await (const page of pagesOf(backup, table)) {
        for (const row of page) insert.run(row.map((value, at) => toSqlite(value, table.columns[at])));
      }
    }
    own.exec('COMMIT');
    const [lost] = own.pragma('foreign_key_check') as { table: string }[];
    if (lost)
      throw new BackupRefused(`A record of ${lost.table} in this backup refers to one that is not there.`);
  } finally {
    own.close();
  }
}

function toSqlite(value: Value, column: ColumnLayout | undefined): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return column?.kind === 'timestamp' && value !== null ? Date.parse(String(value)) : value;
}

const POSTGRES_TYPES: Record<ColumnLayout['kind'], string> = {
  text: 'text',
  integer: 'integer',
  real: 'double precision',
  boolean: 'boolean',
  timestamp: 'timestamptz',
  json: 'jsonb',
};

/**
 * Writes a backup's records into an empty PostgreSQL database, all of them or none.
 * @throws `BackupRefused` where records are there already
 */
export async function fillPostgres(url: string, backup: OpenBackup): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseRecords(client);
    await makeTables(url, 'postgres', backup.manifest.migration);
    await client.query('begin');
    await refuseRecords(client);
    // References go round in circles: they are put back, and looked at, when all records are in.
    const { rows: references } = await client.query<{ table: string; name: string; says: string }>(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as says
       from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
    );
    for (const { table, name } of references)
      await client.query(`alter table ${table} drop constraint "${name}"`);
    for (const table of backup.manifest.tables) {
      for await (const page of pagesOf(backup, table)) await insertPage(client, table, page);
    }
    for (const { table, name, says } of references)
      await client.query(`alter table ${table} add constraint "${name}" ${says}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function insertPage(client: pg.Client, table: TableLayout, page: readonly Value[][]): Promise<void> {
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
  const typed = table.columns.map(({ kind }, at) => `c${at}::${POSTGRES_TYPES[kind]}`).join(', ');
  const lists = table.columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
  const aliases = table.columns.map((_, at) => `c${at}`).join(', ');
  await client.query(
    `insert into "${table.name}" (${names}) select ${typed} from unnest(${lists}) as page(${aliases})`,
    table.columns.map((_, at) => page.map((row) => (row[at] === null ? null : String(row[at])))),
  );
}

/** @throws `BackupRefused` where the database holds any record: a restore never overwrites */
async function refuseRecords(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`,
  );
  for (const { name } of tables.filter((one) => !LEFT_OUT.some((left) => left === one.name))) {
    const { rows } = await client.query(`select 1 from "${name}" limit 1`);
    if (rows.length > 0)
      throw new BackupRefused(
        `There are records in this database already (in ${name}). Make a new, empty one for DATABASE_URL: a restore never overwrites.`,
      );
  }
}
