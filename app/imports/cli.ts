import { basename } from 'node:path';
import type { Command } from 'commander';
import { count } from '~/kernel/words';
import { report } from '~/platform/cli-output';
import { database } from '~/platform/db.server';
import { authorityCodes, existingFile, failed, readable } from './cli-arguments.server';
import { importFromCommandLine } from './command-line.server';
import { registerFigureCommands } from './figure-cli.server';
import { registerRegisterCommands } from './register-cli.server';

type GiasOptions = { authority?: string[]; dryRun?: boolean; json?: boolean };

/** Adds `import gias`, `import trusts`, `import links`, `import ofsted` and `import ks2` to the command line. */
export function registerImportCommands(program: Command): void {
  const imports = program
    .command('import')
    .description('take published data in: the register, inspections, results');
  imports
    .command('gias')
    .description('import a GIAS establishment file (CSV)')
    .argument('<file>', 'path of the file', existingFile)
    .option('--authority <codes>', 'only these local authorities, such as 335,857', authorityCodes)
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'print one JSON object')
    .action(importGiasCommand);
  registerRegisterCommands(imports);
  registerFigureCommands(imports);
}

async function importGiasCommand(path: string, options: GiasOptions): Promise<void> {
  await readable(path);
  await database().migrate();
  const outcome = await importFromCommandLine(path, options.authority ?? [], options.dryRun === true);
  if (!outcome.ok) return failed(options.json, outcome.message);
  const { counts, findings } = outcome.value;
  const { read, created, updated, unchanged, closed } = counts;
  const rejected = findings
    .filter((f) => f.kind === 'row')
    .map(({ line, column, value, reason }) => ({ line, reason, column, value }));
  const leftOut = findings
    .filter((f) => f.kind === 'value')
    .map(({ line, column, value, reason }) => ({ line, reason, column, value }));
  const figures = { read, created, updated, unchanged, closed, rejected, skipped: counts.skipped, leftOut };
  const lines = [
    `${options.dryRun ? 'Would import' : 'Imported'} ${basename(path)}: ${count(read, 'school')} read, ${created} new, ${updated} changed (${closed} closed), ${unchanged} unchanged, ${rejected.length} rejected.`,
    ...(counts.skipped > 0 ? [`${count(counts.skipped, 'row')} of other authorities passed over.`] : []),
    ...rejected.map((r) => `  line ${r.line}: ${r.reason}`),
    ...(leftOut.length > 0 ? [`${count(leftOut.length, 'value')} left out of rows that were taken:`] : []),
    ...leftOut.map((v) => `  line ${v.line}, ${v.column}: ${v.reason}`),
  ];
  report(options.json, figures, lines.join('\n'));
}
