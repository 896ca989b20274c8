/** How fast a national GIAS file is imported, against parsing the same file alone. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giasFile, nationalRows } from '../support/gias-file';
import { cli } from '../support/server';
import { median } from './median';

/** Rows of the national file. */
export const NATIONAL_ROWS = 48_785;

export type ImportFigures = {
  rows: number;
  parseRowsPerSecond: number;
  firstImportRowsPerSecond: number;
  unchangedImportRowsPerSecond: number;
  /** Import ÷ parse: 1 would be as fast as parsing alone; the goal is at least 0.33. */
  firstRatio: number;
  unchangedRatio: number;
};

/**
 * Times whole processes, start to exit, turn by turn so that all meet the same machine; medians of the rounds.
 * @param folder where the file and databases are made
 * @returns the figures, and a database holding the imported schools
 */
export async function benchImport(
  folder: string,
  rounds: number,
): Promise<{ figures: ImportFigures; database: string }> {
  const file = join(folder, 'national.csv');
  writeFileSync(file, giasFile(nationalRows(NATIONAL_ROWS)));
  const database = join(folder, 'national.db');
  const seconds = { parse: [] as number[], first: [] as number[], unchanged: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
    seconds.parse.push(await timed(async () => parseAlone(file)));
    seconds.first.push(await timed(() => importInto(database, file, { created: NATIONAL_ROWS })));
    seconds.unchanged.push(await timed(() => importInto(database, file, { unchanged: NATIONAL_ROWS })));
  }
  const speed = (times: number[]) => Math.round(NATIONAL_ROWS / median(times));
  const [parse, first, unchanged] = [speed(seconds.parse), speed(seconds.first), speed(seconds.unchanged)];
  return {
    database,
    figures: {
      rows: NATIONAL_ROWS,
      parseRowsPerSecond: parse,
      firstImportRowsPerSecond: first,
      unchangedImportRowsPerSecond: unchanged,
      firstRatio: first / parse,
      unchangedRatio: unchanged / parse,
    },
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function parseAlone(file: string): void {
  const program = join(import.meta.dirname, 'parse.ts');
  const printed = execFileSync(process.execPath, ['--import', 'tsx', program, file]).toString();
  expectCounts(printed, { read: NATIONAL_ROWS });
}

async function importInto(database: string, file: string, counts: Record<string, number>): Promise<void> {
  const result = await cli(database, ['import', 'gias', file, '--json']);
  if (result.code !== 0) throw new Error(`The import failed.\n${result.stdout}\n${result.stderr}`);
  expectCounts(result.stdout, counts);
}

/** A figure is only worth something when the work was really done. */
function expectCounts(printed: string, counts: Record<string, number>): void {
  const result = JSON.parse(printed) as Record<string, unknown>;
  for (const [name, count] of Object.entries(counts)) {
    if (result[name] !== count) throw new Error(`Expected ${name} ${count}: ${printed.slice(0, 400)}`);
  }
}
