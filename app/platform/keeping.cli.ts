import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { count, instantWords } from '~/kernel/words';
import { verifyChains } from './audit.server';
import { journalFor, readJournal } from './backup/erasure-journal.server';
import { type Examined, examineBackup } from './backup/examine.server';
import { type Made, makeBackup } from './backup/make.server';
import { type Restored, restoreBackup } from './backup/restore.server';
import { report } from './cli-output';
import { database, db } from './db.server';
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
    .description('Write everything, records and files, to one new file while the service is in use')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      somethingThere();
      const made = await makeBackup(database(), file);
      report(options.json, { integrity: [], ...made }, backupWords(made), made.ok);
    });

  program
    .command('restore <file>')
    .description(
      'Restore a backup to where DATABASE_URL and DATA_DIR or FILES point; refuses when something is there',
    )
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      const target = env().DATABASE_URL;
      const restored = await restoreBackup(file, target);
      const erasedSince = await erasuresSince(file, restored.madeAt);
      const words = [restoredWords(file, placeOf(target), restored), ...erasedWords(erasedSince)].join('\n');
      report(options.json, { file, target: placeOf(target), ...restored, erasedSince }, words, restored.ok);
    });

  program
    .command('verify')
    .description('Check the database, the audit chain, the ledger and the files; or a backup')
    .option('--backup <file>', 'check a backup instead: every byte of it, and its audit chain')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean; backup?: string }) => {
      if (options.backup !== undefined) {
        const examined = await examineBackup(options.backup);
        report(options.json, { file: options.backup, ...examined }, examinedWords(examined), examined.ok);
        return;
      }
      somethingThere();
      const integrity = await database().integrity();
      const { events, problems } = await verifyChains(db());
      // A database that is not whole is not asked further: what it answers could not be relied on.
      const records = integrity.length === 0 ? await runRecordChecks(db()) : {};
      const wrong = Object.values(records).flatMap((check) => check.problems);
      const ok = integrity.length === 0 && problems.length === 0 && wrong.length === 0;
      const checked = { ok, events, integrity, problems, records };
      report(options.json, checked, describe(checked), checked.ok);
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

/** An address without its password, for people to read. */
function placeOf(url: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):[^@]*@/, '$1@');
}

function backupWords(made: Made): string {
  return [
    `Backed up to ${made.file}: ${made.records} records and ${count(made.files, 'file')}, ${(made.bytes / 1024 ** 2).toFixed(1)} MB.`,
    examinedWords(made),
    `Its SHA-256 is ${made.hash}.`,
    'It holds personal data and confidential casework: keep it where nobody else can read it.',
  ].join('\n');
}

function restoredWords(file: string, target: string, restored: Restored): string {
  return [
    `Restored ${file} to ${target}, with ${count(restored.files, 'file')}.`,
    ...restored.integrity.map((problem) => `Database: ${problem}`),
    `${restored.events} audit events follow from each other. Everybody signs in again.`,
    'Messages that were waiting when the backup was made will be sent. Check all of it with: verify',
  ].join('\n');
}

/** How many people the journal beside a backup says were erased since it was made; null where there is none to tell. */
async function erasuresSince(backup: string, madeAt: string | null): Promise<number | null> {
  const journal = journalFor(backup);
  if (journal === null) return null;
  const since = madeAt === null ? new Date(0) : new Date(madeAt);
  return (await readJournal(journal)).filter(({ at }) => at >= since).length;
}

function erasedWords(since: number | null): string[] {
  const retention =
    'Records whose time is over go again in the first night: put holds that were made since back before.';
  if (since === null)
    return [
      'No journal of erasures (erasures.ndjson) was found beside the backup or in BACKUP_DIR. Whoever was erased since the backup has their name back: find it and run erase-again FILE, or erase them again by hand.',
      retention,
    ];
  if (since === 0) return ['Nobody was erased since the backup was made.', retention];
  return [
    `${count(since, 'person was', 'people were')} erased since the backup was made, and have their names back. Run erase-again before anybody signs in.`,
    retention,
  ];
}

function examinedWords({ madeAt, migration, events, problems }: Examined): string {
  return [
    `Read again to the last byte: made ${instantWords(new Date(madeAt))}, of version ${migration}.`,
    problems.length === 0
      ? `The backup is whole and ${events} audit events follow from each other.`
      : 'The backup is as it was made, but its audit trail does not follow:',
    ...problems.map(({ chain, seq, problem }) => `Audit chain ${chain}, event ${seq}: ${problem}`),
  ].join('\n');
}

function describe(checked: Checked): string {
  const lines: string[] = [];
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
