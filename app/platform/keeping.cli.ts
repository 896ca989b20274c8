import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Command } from 'commander';
import { verifyChains } from './audit.server';
import { report } from './cli-output';
import { database, db, openDatabase } from './db.server';
import { env } from './env.server';
import { type CheckResult, runRecordChecks } from './record-checks.server';

/** Commands that keep the data whole: `migrate`, `backup`, `restore`, `verify`. */
export function registerKeepingCommands(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database up to date')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      await database().migrate();
      report(options.json, { ok: true }, 'The database is up to date.');
    });

  program
    .command('backup <file>')
    .description('Copy the whole database to a new file, while it is in use (SQLite)')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      if (existsSync(file))
        throw new Error(`${file} is there already. Name a new file: a backup never overwrites one.`);
      somethingThere();
      await database().backup(file);
      const checked = await checkFile(file);
      report(options.json, { file, ...checked }, describe(`Backed up to ${file}.`, checked), checked.ok);
    });

  program
    .command('restore <file>')
    .description('Restore a backup to where DATABASE_URL points; refuses when something is there (SQLite)')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      const target = env().DATABASE_URL;
      if (/^postgres/.test(target)) throw new Error('Restore PostgreSQL with pg_restore; see the README.');
      if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
      if (existsSync(target))
        throw new Error(`${target} is there already. Move it away first: a restore never overwrites.`);
      const before = await checkBackup(file);
      if (!before.ok) throw new Error(describe('This backup is not whole, so nothing was restored.', before));
      const source = new Database(file, { readonly: true });
      await source.backup(target);
      source.close();
      const checked = await checkFile(target);
      report(
        options.json,
        { file, target, ...checked },
        describe(`Restored ${file} to ${target}.`, checked),
        checked.ok,
      );
    });

  program
    .command('verify')
    .description('Check the database, the audit chain and the ledger')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      somethingThere();
      const integrity = await database().integrity();
      const { events, problems } = await verifyChains(db());
      // A database that is not whole is not asked further: what it answers could not be relied on.
      const records = integrity.length === 0 ? await runRecordChecks(db()) : {};
      const wrong = Object.values(records).flatMap((check) => check.problems);
      const ok = integrity.length === 0 && problems.length === 0 && wrong.length === 0;
      const checked = { ok, events, integrity, problems, records };
      report(options.json, checked, describe('', checked), checked.ok);
    });
}

type Checked = {
  ok: boolean;
  events: number;
  integrity: string[];
  problems: { chain: string; seq: number; problem: string }[];
  /** What areas check of their own records, by name. */
  records?: Record<string, CheckResult>;
};

/**
 * Reading a database file that is not there would make an empty one.
 * @throws in plain words
 */
function somethingThere(): void {
  const file = env().DATABASE_URL;
  if (!/^postgres/.test(file) && !existsSync(file)) throw new Error(`There is no database at ${file}.`);
}

/** As `checkFile`, for a file that may be anything. @throws in plain words for one that is no backup of ours */
async function checkBackup(file: string): Promise<Checked> {
  try {
    return await checkFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is not a whole backup of Alongside (${why}). Nothing was restored.`);
  }
}

async function checkFile(file: string): Promise<Checked> {
  const open = openDatabase(file);
  try {
    const integrity = await open.integrity();
    const { events, problems } = await verifyChains(open.read);
    return { ok: integrity.length === 0 && problems.length === 0, events, integrity, problems };
  } finally {
    await open.close();
  }
}

function describe(first: string, checked: Checked): string {
  const lines = first ? [first] : [];
  if (checked.ok)
    lines.push(`The database is whole and ${checked.events} audit events follow from each other.`);
  for (const problem of checked.integrity) lines.push(`Database: ${problem}`);
  for (const { chain, seq, problem } of checked.problems)
    lines.push(`Audit chain ${chain}, event ${seq}: ${problem}`);
  for (const [name, { checked: n, problems }] of Object.entries(checked.records ?? {})) {
    if (problems.length === 0) lines.push(`${name}: ${n} checked, nothing wrong.`);
    for (const problem of problems) lines.push(`${name}: ${problem}`);
  }
  return lines.join('\n');
}
