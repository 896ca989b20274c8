import { basename } from 'node:path';
import type { Command } from 'commander';
import { count } from '~/kernel/words';
import { report } from '~/platform/cli-output';
import { database } from '~/platform/db.server';
import { authorityCodes, existingFile, failed, readable } from './cli-arguments.server';
import { importRegisterFromCommandLine } from './command-line.server';
import type { RegisterKind } from './register-run.server';

type Options = { authority?: string[]; dryRun?: boolean; json?: boolean };

/** Adds `import trusts` and `import links`. */
export function registerRegisterCommands(imports: Command): void {
  const command = (name: string, kind: RegisterKind, description: string) =>
    imports
      .command(name)
      .description(description)
      .argument('<file>', 'path of the file', existingFile)
      .option('--authority <codes>', 'only these local authorities, such as 335,857', authorityCodes)
      .option('--dry-run', 'say what would change, and change nothing')
      .option('--json', 'print one JSON object')
      .action((path: string, options: Options) => run(kind, path, options));
  command(
    'trusts',
    'trusts',
    'import a file of the register’s trust memberships: which school is in which trust',
  );
  command('links', 'gias-links', 'import a GIAS links file: who succeeded whom');
}

async function run(kind: RegisterKind, path: string, options: Options): Promise<void> {
  await readable(path);
  await database().migrate();
  const dryRun = options.dryRun === true;
  const outcome = await importRegisterFromCommandLine(
    path,
    { kind, authorities: options.authority ?? [] },
    dryRun,
  );
  if (!outcome.ok) return failed(options.json, outcome.message);
  const { counts, summary, findings } = outcome.value;
  const { read, created, updated, unchanged, skipped } = counts;
  const told = (which: 'row' | 'value') =>
    findings
      .filter((one) => one.kind === which)
      .map(({ line, column, value, reason }) => ({ line, reason, column, value }));
  const rejected = told('row');
  const leftOut = told('value');
  const { notInRegister, notInFile, passedOver, moved } = summary;
  const isTrusts = kind === 'trusts';
  const lines = [
    `${dryRun ? 'Would import' : 'Imported'} ${basename(path)}: ${count(read, isTrusts ? 'membership' : 'link')} read, ${created} new, ${updated} changed, ${unchanged} unchanged, ${rejected.length} rejected.`,
    ...(moved > 0 ? [`${count(moved, 'school')} moved from one trust to another.`] : []),
    ...(notInRegister > 0
      ? [`${count(notInRegister, 'school is', 'schools are')} not in the register yet: import its file too.`]
      : []),
    ...(notInFile > 0
      ? [
          `${count(notInFile, 'school')} with a membership stand in the register and not in the file: left as they are.`,
        ]
      : []),
    ...(passedOver > 0 ? [`${count(passedOver, 'row')} of other groups than trusts passed over.`] : []),
    ...(skipped > 0 ? [`${count(skipped, 'row')} of other authorities passed over.`] : []),
    ...rejected.map((one) => `  line ${one.line}: ${one.reason}`),
    ...(leftOut.length > 0 ? [`${count(leftOut.length, 'value')} left out of rows that were taken:`] : []),
    ...leftOut.map((one) => `  line ${one.line}${one.column ? `, ${one.column}` : ''}: ${one.reason}`),
  ];
  report(
    options.json,
    {
      read,
      created,
      updated,
      unchanged,
      rejected,
      skipped,
      leftOut,
      notInRegister,
      ...(isTrusts ? { moved, notInFile, passedOver } : {}),
    },
    lines.join('\n'),
  );
}
