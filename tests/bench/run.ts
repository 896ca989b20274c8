/**
 * `npm run bench` prints one table; `npm run -s bench -- --json` one JSON object. Everything is measured
 * against something on the same machine in the same run: the ratios are what to look at.
 * `--rounds N` (imports, 3) and `--requests N` (of each page, 150) make it shorter or longer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchImport } from './import';
import { benchPages } from './pages';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    requests: { type: 'string', default: '150' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'));
try {
  const { figures, database } = await benchImport(folder, Number(values.rounds));
  const pages = await benchPages(database, Number(values.requests));
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown' };
  if (values.json) console.log(JSON.stringify({ machine, import: figures, pages }));
  else print(figures, pages);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function print(
  figures: Awaited<ReturnType<typeof benchImport>>['figures'],
  pages: Awaited<ReturnType<typeof benchPages>>,
): void {
  const perSecond = (n: number) => `${n.toLocaleString('en-GB')} rows/s`;
  const idle = pages[0]?.path ?? '';
  const lines = [
    ['measured', 'figure', 'ratio', 'goal'],
    ['parse the national file alone', perSecond(figures.parseRowsPerSecond), '1.00', ''],
    ['import it first', perSecond(figures.firstImportRowsPerSecond), figures.firstRatio.toFixed(2), '≥ 0.33'],
    [
      'import it again, unchanged',
      perSecond(figures.unchangedImportRowsPerSecond),
      figures.unchangedRatio.toFixed(2),
      '≥ 0.33',
    ],
    ...pages.map(({ path, medianMs, ratio }) => [
      path === idle ? `${path} (does nothing)` : path,
      `${medianMs.toFixed(1)} ms`,
      ratio.toFixed(2),
      path === idle ? '' : '< 4.00',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? '').length)),
  );
  for (const cells of lines) {
    console.log(
      cells
        .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
        .join('  '),
    );
  }
}
