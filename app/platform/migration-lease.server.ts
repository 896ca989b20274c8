import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** How long one process has the schema to itself without a sign of life; it gives one three times as often. */
const LEASE_SECONDS = 60;
const ASK_AGAIN_MS = 200;

/**
 * Lets one process at a time change the schema of a PostgreSQL database. A row says who: a lock of the session would be lost
 * behind a pooler that lends connections by the transaction, and engines that are spread over machines have none.
 *
 * Who loses the lease because it stood still for a minute fails on what the other has made, and its transaction with it.
 * @throws what the work throws
 */
export async function withMigrationLease<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  await makeTable(pool);
  const holder = randomUUID();
  while (!(await take(pool, holder))) await sleep(ASK_AGAIN_MS);
  const alive = setInterval(
    // A renewal that fails is made up for by the next; the lease lasts for three.
    () => void pool.query(RENEW, [holder]).catch(() => undefined),
    (LEASE_SECONDS * 1000) / 3,
  );
  try {
    return await work();
  } finally {
    clearInterval(alive);
    // Where the database is gone, so is the need to say that it is free.
    await pool
      .query('delete from drizzle.migration_lease where held_by = $1', [holder])
      .catch(() => undefined);
  }
}

const UNTIL = `now() + interval '${LEASE_SECONDS} seconds'`;
const TAKE = `insert into drizzle.migration_lease (id, held_by, held_until) values (1, $1, ${UNTIL})
  on conflict (id) do update set held_by = excluded.held_by, held_until = excluded.held_until
  where drizzle.migration_lease.held_until < now() returning held_by`;
const RENEW = `update drizzle.migration_lease set held_until = ${UNTIL} where held_by = $1`;

async function take(pool: pg.Pool, holder: string): Promise<boolean> {
  const taken = await pool.query(TAKE, [holder]).catch((error: unknown) => {
    if (codeOf(error) === '40001') return null;
    throw error;
  });
  return (taken?.rowCount ?? 0) > 0;
}

/** Two that make the same thing at once are not kept apart by "if not exists": the later one is told, and looks again. */
async function makeTable(pool: pg.Pool): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await pool.query('create schema if not exists drizzle');
      await pool.query(
        `create table if not exists drizzle.migration_lease
           (id integer primary key, held_by text not null, held_until timestamptz not null)`,
      );
      return;
    } catch (error) {
      if (attempt >= 5 || !['23505', '42P06', '42P07', '40001', 'XX000'].includes(codeOf(error))) throw error;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
