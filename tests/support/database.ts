/**
 * Databases for integration tests: each call of `freshDatabase` puts a new, migrated, empty one in place
 * of the application's. SQLite copies a file migrated once per worker; PostgreSQL copies a template
 * database migrated once per run.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type OpenDatabase, openDatabase, useDatabase } from '~/platform/db.server';

/** The database under test, open, with its address for a second process or connection. */
export type TestDatabase = OpenDatabase & { url: string };

/** The dialect this project of the suite runs on. */
export const dialect = process.env.TEST_DIALECT === 'postgres' ? 'postgres' : 'sqlite';

let discard: (() => Promise<void>) | null = null;
let folder: string | null = null;
let copies = 0;
afterAll(async () => {
  await dropDatabase();
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
    const making = mkdtempSync(join(tmpdir(), 'alongside-test-'));
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
  await administer(url, `create database ${name} template ${template}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    remove: () => administer(url, `drop database if exists ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
