import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { academicYearWords } from '~/kernel/academic-year';
import { count } from '~/kernel/words';
import { report } from '~/platform/cli-output';
import { database } from '~/platform/db.server';
import { authorityCodes, existingFile, failed, readable } from './cli-arguments.server';
import { importFiguresFromCommandLine } from './command-line.server';
import { readAcademicYear } from './domain/ks2';
import type { FigureKind } from './figure-file.server';

type Options = { authority?: string[]; year?: string; dryRun?: boolean; json?: boolean };

/** Adds `import ofsted` and `import ks2`. */
export function registerFigureCommands(imports: Command): void {
  const command = (kind: FigureKind, description: string) =>
    imports
      .command(kind)
      .description(description)
      .argument('<file>', 'path of the file', existingFile)
      .option('--authority <codes>', 'only these local authorities, such as 335,857', authorityCodes)
      .option('--dry-run', 'say what would change, and change nothing')
      .option('--json', 'print one JSON object')
      .action((path: string, options: Options) => run(kind, path, options));
  command('ofsted', 'import Ofsted’s management information (CSV): inspection outcomes');
  command('ks2', 'import key stage 2 performance tables (CSV)').option(
    '--year <year>',
    'academic year of the results by the year it starts, such as 2018 for 2018 to 2019; told from the file when left out',
    academicYear,
  );
}

async function run(kind: FigureKind, path: string, options: Options): Promise<void> {
  await readable(path);
  await database().migrate();
  const { authority = [], year = null, dryRun = false } = options;
  const outcome = await importFiguresFromCommandLine(path, { kind, authorities: authority, year }, dryRun);
  if (!outcome.ok) return failed(options.json, outcome.message);
  const { counts, summary, findings } = outcome.value;
  const { read, created, updated, unchanged, skipped } = counts;
  const told = (which: 'row' | 'value') =>
    findings
      .filter((one) => one.kind === which)
      .map(({ line, column, value, reason }) => ({ line, reason, column, value }));
  const rejected = told('row');
  const leftOut = told('value');
  const { values, comparators, inspections, notInRegister, period } = summary;
  const figures = { read, created, updated, unchanged, rejected, skipped, leftOut };
  const lines = [
    `${dryRun ? 'Would import' : 'Imported'} ${basename(path)}: ${count(read, 'row')} read, ${created} new, ${updated} changed, ${unchanged} unchanged, ${rejected.length} rejected.`,
    ...(period === null ? [] : [`Academic year ${academicYearWords(Number(period))}.`]),
    `${count(values, 'figure')}, ${count(inspections, 'inspection')} and ${count(comparators, 'comparator')} ${dryRun ? 'would be written' : 'written'}.`,
    ...(notInRegister > 0
      ? [`${count(notInRegister, 'school is', 'schools are')} not in the register yet: import its file too.`]
      : []),
    ...(skipped > 0 ? [`${count(skipped, 'row')} of other authorities passed over.`] : []),
    ...rejected.map((one) => `  line ${one.line}: ${one.reason}`),
    ...(leftOut.length > 0 ? [`${count(leftOut.length, 'value')} left out of rows that were taken:`] : []),
    ...leftOut.map((one) => `  line ${one.line}${one.column ? `, ${one.column}` : ''}: ${one.reason}`),
  ];
  report(
    options.json,
    { ...figures, values, inspections, comparators, notInRegister, period },
    lines.join('\n'),
  );
}

function academicYear(text: string): string {
  const year = readAcademicYear(text);
  if (year === null)
    throw new InvalidArgumentError(`“${text}” is not an academic year such as 2018 or 2018-19.`);
  return year;
}
