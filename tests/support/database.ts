/**
 * Databases for integration tests: each call of `freshDatabase` puts a new, migrated, empty one in place
 * of the application's. SQLite copies a file, PostgreSQL a template database;
 * either is migrated once per run.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type OpenDatabase, openDatabase, useDatabase } from '~/platform/db.server';
import { scratchFolder } from './scratch';

/** The database under test, open, with its address for a second process or connection. */
export type TestDatabase = OpenDatabase & { url: string };

/** The dialect this project of the suite runs on. */
export const dialect = process.env.TEST_DIALECT === 'postgres' ? 'postgres' : 'sqlite';

let discard: (() => Promise<void>) | null = null;
let folder: string | null = null;
let copies = 0;
afterAll(async () => {
  await dropDatabase();
  await administrator?.end();
  administrator = null;
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
});

/**
 * A new empty database with the current schema, in use by `db()` and `transact`; the one before it is closed
 * and removed. Call it in `beforeEach` (or `beforeAll` where tests only read).
 * @param kept a copy of this database instead, from `keepDatabase`
 */
export async function freshDatabase(kept?: string): Promise<TestDatabase> {
  await dropDatabase();
  const made = dialect === 'postgres' ? await copyTemplateDatabase(kept) : copyTemplateFile(kept);
  const open = openDatabase(made.url);
  const close = useDatabase(open);
  discard = async () => {
    await close();
    await made.remove();
  };
  return { ...open, url: made.url };
}

/** Where `keepDatabase` keeps its database: a file in the folder, or a database named after the run's template. */
export function keptName(folder: string): string {
  return dialect === 'postgres' ? `${inject('postgres').template}_kept` : join(folder, 'kept.db');
}

/**
 * Makes the one database of the run that is kept for copies of it, and fills it.
 * @param folder that all of the run share
 */
export async function keepDatabase(folder: string, fill: () => Promise<void>): Promise<void> {
  await dropDatabase();
  const name = keptName(folder);
  if (dialect === 'postgres') await createDatabase(name, inject('postgres').template);
  else copyFileSync(inject('sqlite').template, name);
  const close = useDatabase(openDatabase(dialect === 'postgres' ? addressOf(name) : name));
  try {
    await fill();
  } finally {
    await close();
  }
}

/** Closes and removes the database in use; the suite does it after each file. */
async function dropDatabase(): Promise<void> {
  const last = discard;
  discard = null;
  await last?.();
}

type Made = { url: string; remove(): Promise<void> };

function copyTemplateFile(kept?: string): Made {
  folder ??= scratchFolder('alongside-test-');
  const file = join(folder, `${++copies}.db`);
  copyFileSync(kept ?? inject('sqlite').template, file);
  return {
    url: file,
    async remove() {
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    },
  };
}

async function copyTemplateDatabase(kept?: string): Promise<Made> {
  const { url, template } = inject('postgres');
  const name = `alongside_test_${randomBytes(6).toString('hex')}`;
  await createDatabase(name, kept ?? template);
  return {
    url: addressOf(name),
    remove: () => administer(url, `drop database if exists ${name} with (force)`),
  };
}

/** Copied as files: the other way writes every page of it to the log as well. */
function createDatabase(name: string, template: string): Promise<void> {
  return administer(
    inject('postgres').url,
    `create database ${name} template ${template} strategy file_copy`,
  );
}

function addressOf(name: string): string {
  const address = new URL(inject('postgres').url);
  address.pathname = `/${name}`;
  return address.href;
}

let administrator: pg.Client | null = null;

async function administer(url: string, statement: string): Promise<void> {
  if (administrator === null) {
    administrator = new pg.Client({ connectionString: url });
    await administrator.connect();
  }
  await administrator.query(statement);
}
