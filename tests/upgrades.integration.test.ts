/**
 * Upgrades: a database as each released version left it, with records in every table, comes to the present version with all
 * of them; and one whose upgrade fails is as it was. The records are made up from the schema as it was then.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ColumnLayout, Value } from '~/platform/backup/layout';
import { type SourceTable, withSource } from '~/platform/backup/source.server';
import { type OpenDatabase, openDatabase } from '~/platform/db.server';
import { migrationNames, migrationsUpTo } from '~/platform/migrations.server';
import { dialect } from './support/database';
import { scratchFolder } from './support/scratch';

const RELEASED = migrationNames();
const NEWEST = RELEASED.at(-1) ?? '';
let folder = '';
const discards: (() => Promise<void>)[] = [];
beforeAll(() => {
  folder = scratchFolder('alongside-upgrades-');
});
afterEach(async () => {
  for (const discard of discards.splice(0).reverse()) await discard();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** The address of a database that is not there yet. */
async function place(): Promise<string> {
  const name = `alongside_upgrade_${randomBytes(6).toString('hex')}`;
  if (dialect === 'sqlite') return join(folder, `${name}.db`);
  const address = new URL(inject('postgres').url);
  await administer(`create database ${name}`);
  discards.push(() => administer(`drop database if exists ${name} with (force)`));
  address.pathname = `/${name}`;
  return address.href;
}

/** Opens a database with the migrations up to one. */
async function openAt(url: string, name: string): Promise<OpenDatabase> {
  const { folder: migrations, remove } = migrationsUpTo(dialect, name);
  const open = openDatabase(url, { migrations });
  await open.migrate();
  remove();
  return open;
}

/** The tables of a version, and what their columns refer to: read from an embedded database of that version. */
async function tablesAt(name: string) {
  const file = join(folder, `layout-${name}.db`);
  const { folder: migrations, remove } = migrationsUpTo('sqlite', name);
  const lite = openDatabase(file, { migrations });
  await lite.migrate();
  remove();
  const tables = await withSource(lite, async (source) => source.tables);
  await lite.close();
  const own = new Database(file, { readonly: true });
  const references = new Map<string, { table: string; to: string }>();
  for (const { name: table } of tables) {
    const found = own.pragma(`foreign_key_list("${table}")`) as {
      table: string;
      from: string;
      to: string | null;
    }[];
    for (const one of found) references.set(`${table}.${one.from}`, { table: one.table, to: one.to ?? 'id' });
  }
  own.close();
  return { tables, references };
}

type Layout = Awaited<ReturnType<typeof tablesAt>>;

/** What a column of a made-up record holds: what it refers to, or something that no other record has. */
function madeUp(layout: Layout, table: string, column: ColumnLayout, n: number): Value {
  const reference = layout.references.get(`${table}.${column.name}`);
  if (reference) {
    const kind = layout.tables
      .find(({ name }) => name === reference.table)
      ?.columns.find(({ name }) => name === reference.to);
    if (!kind) throw new Error(`${table}.${column.name} refers to nothing`);
    // A table that refers to itself, or two to each other, end at the first record.
    return reference.table === table ? null : madeUp(layout, reference.table, kind, n);
  }
  const values: Record<ColumnLayout['kind'], Value> = {
    text: `${table} ${column.name} ${n} “é”`,
    integer: 100_000 + n,
    real: 0.5 + n,
    boolean: n % 2 === 1,
    timestamp: new Date(Date.UTC(2026, 8, n, 9, 30)).toISOString(),
    json: JSON.stringify({ of: `${table} ${n}` }),
  };
  return values[column.kind];
}

/** Puts two records into every table. */
async function fill(url: string, layout: Layout, from = 1): Promise<void> {
  const rows = layout.tables.flatMap((table) => [from, from + 1].map((n) => ({ table, n })));
  const insert = (
    { table }: { table: SourceTable },
    mark: (at: number, kind: ColumnLayout['kind']) => string,
  ) =>
    `insert into "${table.name}" (${table.columns.map(({ name }) => `"${name}"`).join(', ')}) values (${table.columns.map(({ kind }, at) => mark(at, kind)).join(', ')})`;
  if (dialect === 'sqlite') {
    const file = new Database(url);
    file.pragma('foreign_keys = OFF');
    for (const row of rows) {
      const values = row.table.columns.map((column) => {
        const value = madeUp(layout, row.table.name, column, row.n);
        if (typeof value === 'boolean') return Number(value);
        return column.kind === 'timestamp' && value !== null ? Date.parse(String(value)) : value;
      });
      file.prepare(insert(row, () => '?')).run(values);
    }
    expect(file.pragma('foreign_key_check')).toEqual([]);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("begin; set local session_replication_role = 'replica'");
  for (const row of rows) {
    const values = row.table.columns.map((column) => madeUp(layout, row.table.name, column, row.n));
    await client.query(
      insert(row, (at) => `$${at + 1}`),
      values,
    );
  }
  await client.query('commit');
  await client.end();
}

/** Every record by table, as objects. */
async function recordsOf(open: OpenDatabase): Promise<Map<string, Record<string, Value>[]>> {
  return withSource(open, async (source) => {
    const all = new Map<string, Record<string, Value>[]>();
    for (const table of source.tables) {
      const records: Record<string, Value>[] = [];
      for await (const page of source.rows(table))
        for (const row of page)
          records.push(Object.fromEntries(table.columns.map(({ name }, at) => [name, row[at] ?? null])));
      all.set(table.name, records);
    }
    return all;
  });
}

/** Each record as it was, among those of its table now. */
function expectKept(
  before: Map<string, Record<string, Value>[]>,
  after: Map<string, Record<string, Value>[]>,
) {
  for (const [table, records] of before) {
    const now = after.get(table);
    expect(records.length, table).toBeGreaterThanOrEqual(2);
    expect(now?.length, table).toBe(records.length);
    for (const [at, record] of records.entries()) expect(now?.[at], table).toMatchObject(record);
  }
}

/** On PostgreSQL a schema takes a second to make: some versions there come in one step, all of them step by step. */
const IN_ONE_STEP = RELEASED.slice(0, -1).filter((_, at) => dialect === 'sqlite' || at % 6 === 0);

describe(`a database of a released version on ${dialect}`, () => {
  it.each(IN_ONE_STEP)('%s comes to the present one with every record it had', async (name) => {
    const url = await place();
    const layout = await tablesAt(name);
    const old = await openAt(url, name);
    await fill(url, layout);
    const before = await recordsOf(old);
    await old.close();
    const open = openDatabase(url);
    await open.migrate();
    expect(await open.integrity()).toEqual([]);
    expectKept(before, await recordsOf(open));
    await open.close();
  });

  it.runIf(dialect === 'postgres')('comes through every version, with records of each', async () => {
    const url = await place();
    const put: { table: string; record: Record<string, Value> }[] = [];
    for (const [at, name] of RELEASED.slice(0, -1).entries()) {
      const old = await openAt(url, name);
      const layout = await tablesAt(name);
      await fill(url, layout, 1 + at * 2);
      await old.close();
      for (const { name: table, columns } of layout.tables) {
        // JSON is kept as it means there, not as it was written.
        const kept = columns.filter(({ kind }) => kind !== 'json');
        const record = kept.map((column) => [column.name, madeUp(layout, table, column, 1 + at * 2)]);
        put.push({ table, record: Object.fromEntries(record) });
      }
    }
    const open = openDatabase(url);
    await open.migrate();
    const after = await recordsOf(open);
    for (const { table, record } of put) {
      const [[key, id] = ['', null]] = Object.entries(record);
      const found = after.get(table)?.filter((one) => one[key] === id);
      expect(found, table).toHaveLength(1);
      expect(found?.[0], table).toMatchObject(record);
    }
    await open.close();
  });
});

/** The released migrations and one more. */
function withOneMore(sql: string): { migrations: string; remove(): void } {
  const { folder: migrations, remove } = migrationsUpTo(dialect, NEWEST);
  const journal = join(migrations, 'meta/_journal.json');
  const known: { entries: { tag: string; when: number; idx: number }[] } = JSON.parse(
    readFileSync(journal, 'utf8'),
  );
  const last = known.entries.at(-1);
  if (!last) throw new Error('There are no migrations');
  known.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_of_next_year' });
  writeFileSync(journal, JSON.stringify(known));
  writeFileSync(join(migrations, '9999_of_next_year.sql'), sql);
  return { migrations, remove };
}

const HALF = 'create table "half_made" (id text primary key);\n--> statement-breakpoint\n';

describe('an upgrade that fails', () => {
  it('changes nothing: the database is as it was and goes on with the version before', async () => {
    const url = await place();
    const layout = await tablesAt(NEWEST);
    const old = openDatabase(url);
    await old.migrate();
    await fill(url, layout);
    const before = await recordsOf(old);
    await old.close();

    const { migrations, remove } = withOneMore(`${HALF}insert into "no_such_table" values (1);`);
    const newer = openDatabase(url, { migrations });
    const failed = await newer.migrate().catch((error: unknown) => error);
    await newer.close();
    remove();
    expect(String(failed)).toContain('nothing was changed');
    expect(String(failed)).toContain(`It is as it was, at ${NEWEST}`);

    const again = openDatabase(url);
    await again.migrate();
    expect(await recordsOf(again)).toEqual(before);
    expect([...before.keys()]).not.toContain('half_made');
    await again.close();
    if (dialect === 'sqlite') {
      const copy = `${url}.before-upgrade-from-${NEWEST}`;
      expect(String(failed)).toContain(copy);
      expect(existsSync(copy)).toBe(true);
      const kept = openDatabase(copy);
      expect(await recordsOf(kept)).toEqual(before);
      await kept.close();
    }
  });

  it('or one by a newer version: this one leaves its database alone, and says so', async () => {
    const url = await place();
    const { migrations, remove } = withOneMore('create table "of_next_year" (id text primary key);');
    const newer = openDatabase(url, { migrations });
    await newer.migrate();
    await newer.close();
    remove();
    const older = openDatabase(url);
    await expect(older.migrate()).rejects.toThrow('newer version of Alongside');
    await older.close();
  });

  it.runIf(dialect === 'sqlite')('is not begun where no copy can be made first', async () => {
    const url = await place();
    const old = await openAt(url, RELEASED.at(-2) ?? '');
    await old.close();
    // A folder stands where the copy is to be written.
    mkdirSync(`${url}.before-upgrade-from-${RELEASED.at(-2)}.part`);
    const open = openDatabase(url);
    await expect(open.migrate()).rejects.toThrow('could not be copied first');
    await open.close();
    const file = new Database(url, { readonly: true });
    expect(file.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(RELEASED.length - 1);
    file.close();
  });
});
