import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { count } from '~/kernel/words';
import { journalFile, readJournal } from '~/platform/backup/erasure-journal.server';
import { report } from '~/platform/cli-output';
import { database } from '~/platform/db.server';
import { eraseAgain } from './privacy/erase-again.server';
import { exportToFile } from './transfer/commands.server';
import { type Arrival, importAuthority } from './transfer/import.server';

/** Registers `erase-again`, and `authority export` and `authority import` beside `authority create`. */
export function registerReportingCommands(program: Command): void {
  registerEraseAgain(program);
  const authority = program.commands.find((command) => command.name() === 'authority');
  if (!authority) throw new Error('The commands of accounts are registered first');
  authority
    .command('export <code> <file>')
    .description('Write everything of an authority to a new archive (zip), to keep or to import elsewhere')
    .option('--json', 'print one JSON object')
    .action(async (code: string, file: string, options: { json?: boolean }) => {
      await database().migrate();
      const made = await exportToFile(code, file);
      report(options.json, { ok: true, ...made }, exportedWords(file, made));
    });
  authority
    .command('import <file>')
    .description('Bring an authority in from such an archive, into an installation that has nothing of it')
    .option('--dry-run', 'do all of it and take it back: says what would come, or why it cannot')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: { dryRun?: boolean; json?: boolean }) => {
      await database().migrate();
      const dryRun = options.dryRun ?? false;
      const verdict = await importAuthority(file, { dryRun });
      if (!verdict.ok) throw new Error(verdict.message);
      report(options.json, { ok: true, dryRun, ...verdict.value }, arrivedWords(verdict.value, dryRun));
    });
}

/** Registers `erase-again`, for after a restore. */
function registerEraseAgain(program: Command): void {
  program
    .command('erase-again [file]')
    .description(
      'After a restore: erase again whom the journal beside the backups says was erased since (erasures.ndjson in BACKUP_DIR)',
    )
    .option('--json', 'print one JSON object')
    .action(async (given: string | undefined, options: { json?: boolean }) => {
      const file = given ?? journalFile();
      if (file === null) throw new Error('Name the journal of erasures, or set BACKUP_DIR to its folder.');
      if (!existsSync(file)) throw new Error(`There is no journal of erasures at ${file}.`);
      await database().migrate();
      const came = await eraseAgain(await readJournal(file), 'cli');
      const words = `${count(came.done, 'person', 'people')} erased again, ${came.already} erased here already, ${came.unknown} not known here.`;
      report(options.json, { ok: true, file, ...came }, words);
    });
}

function arrivedWords({ authority, rows, here, evidence, missing, hash }: Arrival, dryRun: boolean): string {
  return [
    `${authority.name} (${authority.code}) ${dryRun ? 'would arrive' : 'arrived'} with ${rows} records and ${evidence} files of evidence.`,
    ...(here > 0
      ? [`${here} published facts and names of others were here already and stay as they are.`]
      : []),
    ...missing.map((path) => `The file of evidence ${path} was missing when the export was made.`),
    `The mark of the export is ${hash}.`,
    dryRun
      ? 'Nothing was written.'
      : 'Each person sets a new password by asking for a link on the sign-in page. Check the record with: verify',
  ].join('\n');
}

function exportedWords(file: string, made: Awaited<ReturnType<typeof exportToFile>>): string {
  return [
    `Exported ${made.name}: ${made.rows} records in ${made.files} files, ${(made.bytes / 1024 ** 2).toFixed(1)} MB, to ${file}.`,
    `Its mark is ${made.hash}; the import shows the same.`,
    ...made.missing.map(
      (path) => `The file of evidence ${path} is not there or was altered: it could not be taken along.`,
    ),
    'It holds personal data and confidential casework: keep it safe, and remove it when it is no longer needed.',
  ].join('\n');
}
