import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import pg from 'pg';
import { dialect } from '#drizzle/columns';
import * as schema from '#drizzle/schema';
import { env } from './env.server';
import { aWriter, figures } from './metrics/figures.server';
import { withMigrationLease } from './migration-lease.server';
import { migrationsFolder } from './migrations.server';
import { forgetSingleton, peekSingleton, singleton } from './singleton.server';
import { keepStatements } from './statement-cache.server';
import {
  copyBeforeUpgrade,
  isBehind,
  reachedOfPostgres,
  reachedOfSqlite,
  upgradeFailed,
} from './upgrade.server';

/** A database handle, for reading or inside a transaction. Typed as asynchronous: always `await`. */
export type Db = BaseSQLiteDatabase<'async', unknown, typeof schema>;

/**
 * Any drizzle handle under the one type the product is written against. drizzle types better-sqlite3 as synchronous and
 * PostgreSQL apart; every caller awaits and keeps to what both can do, which the tests on both databases hold us to.
 */
function asDb(handle: object): Db {
  return handle as unknown as Db; // the one place where the two drivers' types are joined
}

/** An open database: one writer, and readers that never wait for it. */
export type OpenDatabase = {
  dialect: 'sqlite' | 'postgres';
  /** Where it is, as it was opened. */
  url: string;
  /** PostgreSQL's connections, for libraries that keep their own tables; absent on SQLite. */
  pool?: pg.Pool;
  /** For reading. Writing through it is an error. */
  read: Db;
  /**
   * Runs reads that all see the database as it stood when the first was made, however long they take; nobody waits for
   * them. Writing through the handle is an error.
   */
  snapshot<T>(work: (handle: Db) => Promise<T>): Promise<T>;
  /** Runs work in one transaction, alone on SQLite, serializable with retry on PostgreSQL. */
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Brings the schema up to date. Safe to call by several processes at once. */
  migrate(): Promise<void>;
  /** Answers, or throws. */
  ping(): Promise<void>;
  /** Problems the database itself reports; empty when whole. */
  integrity(): Promise<string[]>;
  close(): Promise<void>;
};

/** What may be different of a database that is opened: for restoring and for tests. */
export type OpenOptions = {
  /** Folder of migrations other than the product's. */
  migrations?: string;
  /** How long a writer waits for another process's transaction before giving up. */
  busyLimitMs?: number;
  /** Whether a file is copied before it is brought up to date: usually so. */
  copyFirst?: boolean;
};

/**
 * Opens a database.
 * @param url a file path for SQLite, or `postgres://…`
 */
export function openDatabase(url: string, options: OpenOptions = {}): OpenDatabase {
  return /^postgres(ql)?:\/\//.test(url) ? openPostgres(url, options) : openSqlite(url, options);
}

/** How long a writer waits for another process's transaction before giving up. */
const BUSY_LIMIT_MS = 30_000;

function openSqlite(file: string, options: OpenOptions): OpenDatabase {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const writer = new Database(file, { timeout: 0 });
  // The writer waits for other processes without blocking this one (see `begin`), so its own timeout is 0;
  // switching to WAL needs a moment alone, hence the short-lived allowance.
  writer.pragma('busy_timeout = 5000');
  writer.pragma('journal_mode = WAL');
  writer.pragma('busy_timeout = 0');
  writer.pragma('synchronous = FULL');
  writer.pragma('foreign_keys = ON');
  const reader = new Database(file, { timeout: 5000 });
  reader.pragma('query_only = ON');
  keepStatements(reader);
  const read = asDb(drizzleSqlite(reader, { schema }));
  const tx = asDb(drizzleSqlite(writer, { schema }));

  async function begin(giveUp: number) {
    for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
      try {
        writer.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUp) throw error;
        await sleep(wait);
      }
    }
  }

  let queue: Promise<unknown> = Promise.resolve();
  function write<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    // Counted from when the work was asked for: those who wait behind it do not wait as long again.
    const giveUp = performance.now() + (options.busyLimitMs ?? BUSY_LIMIT_MS);
    const counted = aWriter();
    const turn = queue.then(async () => {
      try {
        await begin(giveUp);
        counted.begins();
        const result = await work(tx);
        writer.exec('COMMIT');
        return result;
      } catch (error) {
        if (writer.inTransaction) writer.exec('ROLLBACK');
        throw error;
      } finally {
        counted.ends();
      }
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  /** A connection of its own: its transaction must not be shared with anybody's other reads. */
  async function snapshot<T>(work: (handle: Db) => Promise<T>): Promise<T> {
    const own = new Database(file, { timeout: 5000 });
    try {
      own.pragma('query_only = ON');
      own.exec('BEGIN');
      return await work(asDb(drizzleSqlite(own, { schema })));
    } finally {
      own.close();
    }
  }

  return {
    dialect: 'sqlite',
    url: file,
    read,
    snapshot,
    write,
    async migrate() {
      const folder = options.migrations ?? migrationsFolder('sqlite');
      const reached = reachedOfSqlite(writer, folder);
      if (!isBehind(reached, folder)) return;
      const copy = options.copyFirst === false ? null : await copyBeforeUpgrade(writer, file, reached);
      writer.pragma('busy_timeout = 30000');
      // Tables are rebuilt by some migrations; references are checked again when they are done.
      writer.pragma('foreign_keys = OFF');
      try {
        migrateSqlite(drizzleSqlite(writer), { migrationsFolder: folder });
      } catch (error) {
        // Another process may have done it meanwhile.
        if (isBehind(reachedOfSqlite(writer, folder), folder)) throw upgradeFailed(error, reached, copy);
      } finally {
        writer.pragma('foreign_keys = ON');
        writer.pragma('busy_timeout = 0');
      }
    },
    async ping() {
      reader.prepare('select 1').get();
    },
    async integrity() {
      const rows = reader.pragma('integrity_check') as { integrity_check: string }[];
      const references = reader.pragma('foreign_key_check') as { table: string }[];
      return [
        ...rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
        ...references.map((row) => `A row of ${row.table} refers to one that is not there.`),
      ];
    },
    async close() {
      await queue;
      reader.close();
      writer.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

const RETRIES = 12;
/** Serialization failure and deadlock: the transaction may simply be run again. */
const RETRY_CODES = new Set(['40001', '40P01']);
/**
 * Two transactions that each looked for a row, found none and insert it: the second is told of the row, not of the conflict.
 * Run once more it finds the row and answers as it would have, one after the other; what is a true duplicate fails again.
 */
const UNIQUE_VIOLATION = '23505';
/**
 * How long a transaction may stand still, and one statement of it take, before PostgreSQL gives it up: what a process holds
 * that has gone without a word. Set for the transaction alone, so that a pooler may lend the connection to another.
 */
const LIMITS = { write: { statement: '60s', idle: '60s' }, snapshot: { statement: '5min', idle: '15min' } };
const limited = ({ statement, idle }: { statement: string; idle: string }) =>
  sql`select set_config('statement_timeout', ${statement}, true), set_config('idle_in_transaction_session_timeout', ${idle}, true)`;
/** How long to wait for a connection: longer than any queue of requests should be. */
const CONNECTION_LIMIT_MS = 15_000;

function openPostgres(url: string, options: OpenOptions): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: CONNECTION_LIMIT_MS,
    keepAlive: true,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks in the middle of a transaction, of which its own query tells as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const read = asDb(drizzlePostgres(pool, { schema }));

  async function write<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const counted = aWriter();
    try {
      return await retried(work, counted.begins);
    } finally {
      counted.ends();
    }
  }

  async function retried<T>(work: (tx: Db) => Promise<T>, begins: () => void): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withClient(pool, (client) =>
          drizzlePostgres(client, { schema }).transaction(
            async (tx) => {
              if (attempt === 1) begins();
              await tx.execute(limited(LIMITS.write));
              return work(asDb(tx));
            },
            { isolationLevel: 'serializable' },
          ),
        );
      } catch (error) {
        const code = postgresCode(error) ?? '';
        const again = code === UNIQUE_VIOLATION ? attempt <= 2 : RETRY_CODES.has(code);
        if (attempt >= RETRIES || !again) throw error;
        figures().retries++;
        await sleep(Math.random() * 10 * 2 ** Math.min(attempt, 6));
      }
    }
  }

  return {
    dialect: 'postgres',
    url,
    pool,
    read,
    snapshot: (work) =>
      withClient(pool, (client) =>
        drizzlePostgres(client, { schema }).transaction(
          async (tx) => {
            await tx.execute(limited(LIMITS.snapshot));
            return work(asDb(tx));
          },
          { isolationLevel: 'repeatable read', accessMode: 'read only' },
        ),
      ),
    write,
    async migrate() {
      const folder = options.migrations ?? migrationsFolder('postgres');
      const reached = () => withClient(pool, (client) => reachedOfPostgres(client, folder));
      // Most starts find nothing to do, and wait for nobody.
      if (!isBehind(await reached(), folder)) return;
      await withMigrationLease(pool, async () => {
        const before = await reached();
        if (!isBehind(before, folder)) return;
        try {
          await withClient(pool, (client) =>
            migratePostgres(drizzlePostgres(client), { migrationsFolder: folder }),
          );
        } catch (error) {
          throw upgradeFailed(error, before, null);
        }
      });
    },
    async ping() {
      await pool.query('select 1');
    },
    async integrity() {
      await pool.query('select 1');
      return [];
    },
    async close() {
      await pool.end();
    },
  };
}

/**
 * Lends a connection and takes it back whatever happens. drizzle's own lending keeps one for good that breaks as its
 * transaction begins: after ten of them nobody would get any.
 */
async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** PostgreSQL's error code, from the error or from the one drizzle wrapped. */
function postgresCode(error: unknown): string | undefined {
  for (const { code } of causesOf(error)) if (typeof code === 'string') return code;
  return undefined;
}

/** An error and those it wraps, as plain bags of what drivers put on them. */
export function causesOf(error: unknown): Record<string, unknown>[] {
  const causes: Record<string, unknown>[] = [];
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    causes.push({ ...e, message: e.message });
  }
  return causes;
}

/**
 * Whether a write failed because a record with the same `id` is there already. Ids made here never meet; one sent with
 * a form may, when it was copied from elsewhere by hand.
 */
export function isUsedId(error: unknown): boolean {
  return causesOf(error).some(
    ({ code, message, detail }) =>
      (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' &&
        /^UNIQUE constraint failed: \w+\.id$/.test(String(message))) ||
      (code === '23505' && String(detail).startsWith('Key (id)=')),
  );
}

/** What the database refused of a write, where it did so by its own rules; null for every other error. */
export function brokenRule(error: unknown): 'taken' | 'other' | null {
  const codes = causesOf(error).map(({ code }) => String(code));
  if (codes.some((code) => /^(SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)|23505)$/.test(code))) return 'taken';
  // SQLite's constraints, and PostgreSQL's classes of broken rules and of values it cannot keep.
  return codes.some((code) => /^(SQLITE_CONSTRAINT|SQLITE_MISMATCH|2[23]\w{3}$)/.test(code)) ? 'other' : null;
}

/** The application's database, opened at first use from `DATABASE_URL`. */
export function database(): OpenDatabase {
  return singleton('database', () => openDatabase(env().DATABASE_URL));
}

/** Closes the application's database if it was opened; makes no file where there was none. */
export async function closeDatabase(): Promise<void> {
  const open = peekSingleton<OpenDatabase>('database');
  forgetSingleton('database');
  await open?.close();
}

/** The read handle of the application's database. */
export function db(): Db {
  return database().read;
}

/** Puts another database in place of the application's: for tests. Returns a function that closes it. */
export function useDatabase(open: OpenDatabase): () => Promise<void> {
  forgetSingleton('database');
  singleton('database', () => open);
  return async () => {
    forgetSingleton('database');
    await open.close();
  };
}

/**
 * An instant of a record, so many milliseconds later, for comparing in a query: SQLite keeps instants as milliseconds,
 * PostgreSQL as `timestamptz`.
 */
export function later(column: AnyColumn, ms: number): SQL {
  return dialect === 'postgres'
    ? sql`(${column} + ${ms} * interval '1 millisecond')`
    : sql`(${column} + ${ms})`;
}
