/**
 * `npm run bench` prints one table; `npm run -s bench -- --json` one JSON object. Everything is measured
 * against something on the same machine in the same run: the ratios are what to look at.
 * `--rounds N` (imports, 3), `--requests N` (of each page, 150) and `--years N` (of requests that arrive, 3) make it shorter
 * or longer, as do `--england-requests N` (of each page of an installation the size of England, 30) and `--load-seconds N` (of
 * readers and writers in it, 30); `--only schools,allocate` measures these parts; `--only kills --kills N` kills the
 * service N times (100) under load and looks whether anything is lost; `--classes` also allocates the published classes, ten seconds a
 * problem.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allocationLines, benchAllocate } from './allocate';
import { analysisLines, benchAnalysis } from './analysis';
import { arrivalLines, benchArrivals } from './arrivals';
import { benchEngland, englandLines } from './england/england';
import { benchImport } from './import';
import { benchKills, killLines } from './kills';
import type { Measured } from './measured';
import { benchPages } from './pages';
import { benchRank, rankLines } from './rank';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    requests: { type: 'string', default: '150' },
    years: { type: 'string', default: '3' },
    'england-requests': { type: 'string', default: '30' },
    'load-seconds': { type: 'string', default: '30' },
    kills: { type: 'string', default: '100' },
    only: { type: 'string' },
    classes: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'));

/** Takes minutes and measures no speed: only when it is named. */
const ON_REQUEST = ['kills'];

/** What is measured, by the name `--only` takes. */
const PARTS: Record<string, () => Promise<Measured>> = {
  schools: async () => {
    const { figures, database } = await benchImport(folder, rounds);
    const pages = await benchPages(database, Number(values.requests));
    return { figures: { import: figures, pages }, lines: schoolLines(figures, pages) };
  },
  england: async () => {
    const figures = await benchEngland(
      folder,
      Number(values['england-requests']),
      Number(values['load-seconds']),
    );
    return { figures: { england: figures }, lines: englandLines(figures) };
  },
  rank: async () => {
    const figures = await benchRank(folder, rounds);
    return { figures: { rank: figures }, lines: rankLines(figures) };
  },
  analysis: async () => {
    const figures = await benchAnalysis(folder, rounds);
    return { figures: { analysis: figures }, lines: analysisLines(figures) };
  },
  allocate: async () => {
    const figures = await benchAllocate(values.classes);
    return { figures: { allocate: figures }, lines: allocationLines(figures) };
  },
  kills: async () => {
    const figures = await benchKills(folder, Number(values.kills));
    return { figures: { kills: figures }, lines: killLines(figures) };
  },
  arrivals: async () => {
    const figures = await benchArrivals(Number(values.years));
    return { figures: { arrivals: figures }, lines: arrivalLines(figures) };
  },
};

try {
  const chosen = values.only?.split(',') ?? Object.keys(PARTS).filter((name) => !ON_REQUEST.includes(name));
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown' };
  const figures: Measured['figures'] = {};
  const lines: Measured['lines'] = [];
  for (const name of chosen) {
    const part = PARTS[name];
    if (!part) throw new Error(`Nothing to measure is called ${name}: ${Object.keys(PARTS).join(', ')}`);
    const measured = await part();
    Object.assign(figures, measured.figures);
    lines.push(...measured.lines);
  }
  if (values.json) console.log(JSON.stringify({ machine, ...figures, ...goalsOf(lines) }));
  else print(lines);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function schoolLines(
  figures: Awaited<ReturnType<typeof benchImport>>['figures'],
  pages: Awaited<ReturnType<typeof benchPages>>,
): Measured['lines'] {
  const perSecond = (n: number) => `${n.toLocaleString('en-GB')} rows/s`;
  const idle = pages[0]?.path ?? '';
  return [
    ['parse the national file alone', perSecond(figures.parseRowsPerSecond), '1.00', ''],
    ['import it first', perSecond(figures.firstImportRowsPerSecond), figures.firstRatio.toFixed(2), '≥ 0.33'],
    [
      'import it again, unchanged',
      perSecond(figures.unchangedImportRowsPerSecond),
      figures.unchangedRatio.toFixed(2),
      '≥ 0.33',
    ],
    ...pages.map(({ path, medianMs, ratio }): Measured['lines'][number] => [
      path === idle ? `${path} (does nothing)` : path,
      `${medianMs.toFixed(1)} ms`,
      ratio.toFixed(2),
      path === idle ? '' : '< 4.00',
    ]),
  ];
}

/** Every figure that has a goal, and whether it is met. */
function goalsOf(lines: Measured['lines']) {
  const goals = lines.flatMap(([what, , ratio, goal]) => {
    const met = isMet(ratio, goal);
    return met === null ? [] : [{ what: what.trim(), ratio: numberIn(ratio), goal, met }];
  });
  return { goals, met: goals.every(({ met }) => met) };
}

/** Whether a ratio is as its goal (`< 4.00`, `≥ 0.33`) asks; null where there is none. */
function isMet(ratio: string, goal: string): boolean | null {
  const [, sign, bound] = /^([<≥]) ([\d.]+)%?$/.exec(goal) ?? [];
  if (sign === undefined) return null;
  const found = numberIn(ratio);
  return sign === '<' ? found < Number(bound) : found >= Number(bound);
}

/** "1,204", "93.1%" and "12×" as numbers. */
function numberIn(words: string): number {
  return Number(words.replace(/[^\d.-]/g, ''));
}

function print(measured: Measured['lines']): void {
  const said = (met: boolean | null) => (met === null ? '' : met ? 'met' : 'MISSED');
  const lines = [
    ['measured', 'figure', 'ratio', 'goal', ''],
    ...measured.map((line) => [...line, said(isMet(line[2], line[3]))]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
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
