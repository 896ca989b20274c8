import { max, min, ne, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './db.server';
import { singleton } from './singleton.server';

/** What a check of the record found: how much was looked at, and each thing that is wrong, in words. */
export type CheckResult = { checked: number; problems: string[] };
export type RecordCheck = (handle: Db) => Promise<CheckResult>;

const checks = () => singleton('record-checks', () => new Map<string, RecordCheck>());

/**
 * Registers something `verify` looks at besides the database file and the audit trail: areas know what their records owe
 * one another, and are not known here.
 * @param name registering the same name again replaces the check
 */
export function onVerify(name: string, check: RecordCheck): void {
  checks().set(name, check);
}

/** Runs every check, by name. */
export async function runRecordChecks(handle: Db): Promise<Record<string, CheckResult>> {
  const results: Record<string, CheckResult> = {};
  for (const [name, check] of checks()) results[name] = await check(handle);
  return results;
}

/**
 * Records whose parts are numbered from 1 on, and of which a number is missing.
 * @param of what the parts belong to
 * @returns ids of those records, in their order
 */
export async function gapsIn(
  handle: Db,
  table: SQLiteTable,
  { of, number }: { of: SQLiteColumn; number: SQLiteColumn },
): Promise<string[]> {
  const rows = await handle
    .select({ of: sql<string>`${of}` })
    .from(table)
    .groupBy(of)
    .having(or(ne(min(number), sql`1`), ne(max(number), sql`count(*)`)))
    .orderBy(of);
  return rows.map((row) => row.of);
}

/**
 * Records that something is there of more than once, of what may be there once.
 * @param of what it is counted by
 * @param where which count, for instance those in force
 * @returns ids of those records, in their order
 */
export async function moreThanOne(
  handle: Db,
  table: SQLiteTable,
  of: SQLiteColumn,
  where: SQL | undefined,
  ...by: SQLiteColumn[]
): Promise<string[]> {
  const rows = await handle
    .select({ of: sql<string>`${of}` })
    .from(table)
    .where(where)
    .groupBy(of, ...by)
    .having(sql`count(*) > 1`)
    .orderBy(of);
  return [...new Set(rows.map((row) => row.of))];
}
