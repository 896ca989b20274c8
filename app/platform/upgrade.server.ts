import { existsSync, renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type pg from 'pg';
import { migrationNamed, migrationNames } from './migrations.server';
import { keepOnlyUpgradeCopy, upgradeCopyName } from './upgrade-copies.server';

/** Why a database was not brought up to date, in words for whoever runs the service. */
export class UpgradeRefused extends Error {}

/** How far a database has come: the newest migration in it, by the instant it keeps; null for one without any. */
export type Reached = { when: number; name: string | null } | null;

/**
 * What stands between a database and the migrations of a folder.
 * @returns whether anything is to be done
 * @throws `UpgradeRefused` for the database of a newer version: what it holds may mean something else by then
 */
export function isBehind(reached: Reached, folder: string): boolean {
  if (reached === null) return true;
  if (reached.name === null)
    throw new UpgradeRefused(
      'This database was brought up to date by a newer version of Alongside than this one, so it was left alone. Run the newer version, or restore a backup that was made before.',
    );
  return migrationNames(folder).at(-1) !== reached.name;
}

/** How far a SQLite database has come. */
export function reachedOfSqlite(open: Database.Database, folder: string): Reached {
  const there = open.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!there) return null;
  const when: unknown = open.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
  return when === null ? null : { when: Number(when), name: migrationNamed(folder, Number(when)) };
}

/** How far a PostgreSQL database has come. */
export async function reachedOfPostgres(client: pg.ClientBase, folder: string): Promise<Reached> {
  const there = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (there.rows[0]?.name === null) return null;
  const { rows } = await client.query('select max(created_at) as when from drizzle.__drizzle_migrations');
  const when: unknown = rows[0]?.when ?? null;
  return when === null ? null : { when: Number(when), name: migrationNamed(folder, Number(when)) };
}

/**
 * Copies a database file before it is brought up to date, and removes the copies of earlier times; this one goes after
 * a fortnight (`upgrade-copies.server.ts`).
 * @returns where the copy is; null where there was nothing to copy
 * @throws `UpgradeRefused` where it cannot be made: without one nothing is changed
 */
export async function copyBeforeUpgrade(
  open: Database.Database,
  file: string,
  reached: Reached,
): Promise<string | null> {
  if (reached === null) return null;
  const copy = upgradeCopyName(file, reached.name);
  const part = `${copy}.part`;
  try {
    // What a process left that died while it copied.
    rmSync(part, { force: true });
    await open.backup(part);
    rmSync(copy, { force: true });
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { force: true, recursive: true });
    throw new UpgradeRefused(
      `The database was not brought up to date, because it could not be copied first (${wordsOf(error)}). Nothing was changed. Make room beside ${file}, then start again.`,
    );
  }
  keepOnlyUpgradeCopy(file, copy);
  return copy;
}

/** What is told when a migration fails. Migrations run in one transaction, on either database: all of them or none. */
export function upgradeFailed(error: unknown, reached: Reached, copy: string | null): UpgradeRefused {
  if (error instanceof UpgradeRefused) return error;
  const state = reached === null ? 'It is as empty as before.' : `It is as it was, at ${reached.name}.`;
  const kept = copy !== null && existsSync(copy) ? ` A copy from before is at ${copy}.` : '';
  const refused = new UpgradeRefused(
    `The database could not be brought up to date (${wordsOf(error)}), and nothing was changed. ${state} The version of Alongside that ran before still runs on it.${kept}`,
  );
  refused.cause = error;
  return refused;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = error.cause instanceof Error && error.message.startsWith('Failed') ? error.cause : error;
  return told.message.slice(0, 300);
}
