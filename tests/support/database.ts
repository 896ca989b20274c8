/**
 * Databases for integration tests: each call of `freshDatabase` puts a new, migrated, empty one in place
 * of the application's. SQLite copies a file migrated once per worker; PostgreSQL copies a template
 * database migrated once per run.
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
 */
export async function freshDatabase(): Promise<TestDatabase> {
  await dropDatabase();
  const made = dialect === 'postgres' ? await copyTemplateDatabase() : await copyTemplateFile();
  const open = openDatabase(made.url);
  const close = useDatabase(open);
  discard = async () => {
    await close();
    await made.remove();
  };
  return { ...open, url: made.url };
}

/** Closes and removes the database in use; the suite does it after each file. */
async function dropDatabase(): Promise<void> {
  const last = discard;
  discard = null;
  await last?.();
}

type Made = { url: string; remove(): Promise<void> };

async function copyTemplateFile(): Promise<Made> {
  if (folder === null) {
    const making = scratchFolder('alongside-test-');
    const template = openDatabase(join(making, 'template.db'));
    await template.migrate();
    await template.close();
    folder = making;
  }
  const file = join(folder, `${++copies}.db`);
  copyFileSync(join(folder, 'template.db'), file);
  return {
    url: file,
    async remove() {
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    },
  };
}

async function copyTemplateDatabase(): Promise<Made> {
  const { url, template } = inject('postgres');
  const name = `alongside_test_${randomBytes(6).toString('hex')}`;
  // Copied as files: the other way writes every page of it to the log as well.
  await administer(url, `create database ${name} template ${template} strategy file_copy`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    remove: () => administer(url, `drop database if exists ${name} with (force)`),
  };
}

let administrator: pg.Client | null = null;

async function administer(url: string, statement: string): Promise<void> {
  if (administrator === null) {
    administrator = new pg.Client({ connectionString: url });
    await administrator.connect();
  }
  await administrator.query(statement);
}
