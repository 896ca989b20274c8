/** England in one installation: its pages, its load, how it starts, what it takes of memory, of a disk and of a line. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '~/kernel/clock';
import { type RunningServer, startServer } from '../../support/server';
import type { Measured } from '../measured';
import { median } from '../median';
import { type LoadFigures, loadTest } from './load';
import { IDLE, type PageTimes, timePages } from './pages';
import { signEverybodyIn } from './people';
import { type Weight, weigh } from './weigh';

const STARTS = 3;
/** Pages weighed: the heaviest of each sort, and the first that anybody sees. */
const WEIGHED = ['/home', '/map', '/insight/schools', '/schools', '/agreements/ag-201-3', '/account'];

export type EnglandFigures = PageTimes & {
  rows: Record<string, number>;
  megabytes: number;
  bytesASchool: number;
  makeSeconds: number;
  startSeconds: number;
  megabytesResident: number;
  load: LoadFigures;
  weights: Weight[];
};

/**
 * Makes England and measures it.
 * @param folder where databases are made
 * @param requests of each page
 * @param loadSeconds how long readers and writers keep at it
 */
export async function benchEngland(
  folder: string,
  requests: number,
  loadSeconds: number,
): Promise<EnglandFigures> {
  const settings = {
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'error', DATA_DIR: join(folder, 'england-data') },
    SESSION_SECRET: 'a-secret-for-the-bench-and-nothing-else',
  };
  mkdirSync(settings.DATA_DIR, { recursive: true });
  // People's authenticator apps are sealed here and opened by the server.
  Object.assign(process.env, settings, {
    DATABASE_URL: join(folder, 'england.db'),
    APP_URL: 'http://127.0.0.1',
  });
  const { AUTHORITIES, englandWorld } = await import('./world');
  const today = calendarDate(new Date());
  const [file, small] = [join(folder, 'england.db'), join(folder, 'alone.db')];
  const begun = performance.now();
  const rows = await englandWorld(file, today, AUTHORITIES);
  const makeSeconds = (performance.now() - begun) / 1000;
  await englandWorld(small, today, 1);
  const size = statSync(file).size;
  const startSeconds = await timeStarts(file, settings);
  const england = await startServer(file, settings);
  const alone = await startServer(small, settings);
  try {
    const cookies = await signEverybodyIn(england.origin);
    const pages = await timePages(england, alone, requests, cookies);
    await alone.stop();
    const load = await loadTest(england, cookies, loadSeconds);
    const megabytesResident = residentMegabytes(england);
    const weights: Weight[] = [];
    for (const path of WEIGHED) weights.push(await weigh(england.origin, path, cookies.broker));
    return {
      ...{ rows: Object.fromEntries(rows), megabytes: size / 1_000_000, makeSeconds, startSeconds },
      ...{
        bytesASchool: Math.round(size / (rows.get('school') ?? 1)),
        ...pages,
        load,
        megabytesResident,
        weights,
      },
    };
  } finally {
    await alone.stop();
    await england.stop();
  }
}

/** From the command to the first answer of a page. */
async function timeStarts(file: string, settings: Record<string, string>): Promise<number> {
  const seconds: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const begun = performance.now();
    const server = await startServer(file, settings);
    const answer = await fetch(`${server.origin}/login`);
    await answer.arrayBuffer();
    seconds.push((performance.now() - begun) / 1000);
    await server.stop();
  }
  return median(seconds);
}

function residentMegabytes(server: RunningServer): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(server.process.pid)]).toString();
  return (Number(kilobytes) * 1024) / 1_000_000;
}

const kB = (bytes: number) => bytes / 1000;
const share = (figure: number, goal: number) => (figure / goal).toFixed(2);
const n = (figure: number) => figure.toLocaleString('en-GB', { maximumFractionDigits: 0 });

/** The lines of the table. A figure with a goal of its own stands with the share of what is allowed. */
export function englandLines(figures: EnglandFigures): Measured['lines'] {
  const { pages, load, weights, rows, idleMs } = figures;
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const most = (of: (page: PageTimes['pages'][number]) => number) =>
    [...pages].sort((a, b) => of(b) - of(a))[0];
  const late = most(({ p95Ratio }) => p95Ratio);
  const grown = most(({ growth }) => growth);
  const script = Math.max(...weights.map(({ scriptBytes }) => scriptBytes));
  const whole = (one: Weight) => one.htmlBytes + one.styleBytes + one.scriptBytes + one.fontBytes;
  const heaviest = [...weights].sort((a, b) => whole(b) - whole(a))[0];
  return [
    [
      `England in one installation: ${n(all)} rows`,
      `${n(figures.megabytes)} MB, made in ${n(figures.makeSeconds)} s`,
      '',
      '',
    ],
    ['database, for each school', `${n(figures.bytesASchool / 1000)} kB`, '', ''],
    [`${IDLE} (does nothing)`, `${idleMs.toFixed(1)} ms`, '1.00', ''],
    ...pages.map((page): Measured['lines'][number] => [
      `${page.path} (${page.person})`,
      `${page.medianMs.toFixed(1)} ms, p95 ${page.p95Ms.toFixed(1)}`,
      page.ratio.toFixed(2),
      '< 4.00',
    ]),
    ...(late
      ? [
          [
            `p95 of ${pages.length} pages, at most: ${late.path} (${late.person})`,
            `${late.p95Ms.toFixed(1)} ms`,
            late.p95Ratio.toFixed(2),
            '< 8.00',
          ] satisfies Measured['lines'][number],
        ]
      : []),
    ...(grown
      ? [
          [
            `growth from 1 authority to 152, at most: ${grown.path} (${grown.person})`,
            `median of all ${median(pages.map(({ growth }) => growth)).toFixed(2)}`,
            grown.growth.toFixed(2),
            '< 1.50',
          ] satisfies Measured['lines'][number],
        ]
      : []),
    [
      `50 readers and 5 writers for ${n(load.seconds)} s`,
      `${load.readsPerSecond.toFixed(1)} reads/s, ${load.writesPerSecond.toFixed(1)} writes/s`,
      '',
      '',
    ],
    ['  reads: median, p95', `${n(load.readMedianMs)} ms, ${n(load.readP95Ms)} ms`, '', ''],
    ['  writes: p95', `${n(load.writeP95Ms)} ms`, '', ''],
    ['  errors', [String(load.errors), ...load.examples].join('; '), load.errors.toFixed(2), '< 1.00'],
    ['from the command to the first page', `${figures.startSeconds.toFixed(1)} s`, '', ''],
    [
      'resident memory after the load, of 400 MB',
      `${n(figures.megabytesResident)} MB`,
      share(figures.megabytesResident, 400),
      '< 1.00',
    ],
    [
      'script of a page, compressed, of 100 kB',
      `${kB(script).toFixed(0)} kB`,
      share(kB(script), 100),
      '< 1.00',
    ],
    ...(heaviest
      ? [
          [
            `all of a page (${heaviest.path}), compressed, of 200 kB`,
            `${kB(whole(heaviest)).toFixed(0)} kB`,
            share(kB(whole(heaviest)), 200),
            '< 1.00',
          ] satisfies Measured['lines'][number],
        ]
      : []),
  ];
}
