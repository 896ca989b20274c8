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
