/** How long the main pages take in an installation the size of England, against a page of it that does nothing. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '~/kernel/clock';
import { type RunningServer, startServer } from '../../support/server';
import type { Measured } from '../measured';
import { median } from '../median';
import { AUTHORITIES, englandWorld, PASSWORD } from './world';

/** A page without data of its own. */
const IDLE = '/help';
const READERS = {
  broker: 'la201-broker1@authority.example',
  head: 'head-100000@authority.example',
};
type Reader = keyof typeof READERS;

/** Pages that people have open all day; `$agreement` and the like are records of the first authority. */
const PAGES: readonly (readonly [Reader, string])[] = [
  ...[
    '/home',
    '/caseload',
    '/board',
    '/schools',
    '/schools?q=castle',
    '/schools/100001',
    '/requests',
    '/requests/open-201-3',
    '/agreements',
    '/agreements/ag-201-3',
    '/visits',
    '/directory',
    '/directory/p-201-1',
    '/offers',
    '/insight',
    '/insight/schools',
    '/insight/support',
    '/insight/days',
    '/insight/supply',
    '/insight/fairness',
    '/map',
    '/reports',
    '/practice',
    '/clusters',
    '/programmes',
    '/search?q=castle',
    '/search?q=201-00012-A',
    '/calendar',
    '/recompense',
    '/proposals',
  ].map((path): [Reader, string] => ['broker', path]),
  ...['/home', '/insight', '/agreements', '/practice'].map((path): [Reader, string] => ['head', path]),
];

export type EnglandPage = {
  reader: Reader;
  path: string;
  medianMs: number;
  p95Ms: number;
  ratio: number;
  kilobytes: number;
};
export type EnglandFigures = {
  rows: Record<string, number>;
  megabytes: number;
  makeSeconds: number;
  idleMs: number;
  pages: EnglandPage[];
};

/**
 * Makes England, and asks for each page in turn, over and over, one request at a time.
 * @param folder where the database is made
 * @param requests of each page
 */
export async function benchEngland(folder: string, requests: number): Promise<EnglandFigures> {
  const file = join(folder, 'england.db');
  const begun = performance.now();
  const rows = await englandWorld(file, calendarDate(new Date()), AUTHORITIES);
  const makeSeconds = (performance.now() - begun) / 1000;
  const megabytes = statSync(file).size / 1_000_000;
  const server = await startServer(file, {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    SESSION_SECRET: 'a-secret-for-the-bench-and-nothing-else',
  });
  try {
    const pages = await askAll(server, requests);
    return { rows: Object.fromEntries(rows), megabytes, makeSeconds, ...pages };
  } finally {
    await server.stop();
  }
}

type Taken = { ms: number[]; bytes: number };

async function askAll(
  server: RunningServer,
  requests: number,
): Promise<Pick<EnglandFigures, 'idleMs' | 'pages'>> {
  const cookies = { broker: await signIn(server, READERS.broker), head: await signIn(server, READERS.head) };
  const idle: Taken = { ms: [], bytes: 0 };
  const taken = PAGES.map((): Taken => ({ ms: [], bytes: 0 }));
  for (let n = -3; n < requests; n++) {
    // The page that does nothing is asked for among the others, as often as ten of them.
    for (const [at, [reader, path]] of PAGES.entries()) {
      if (at % 10 === 0) await ask(server.origin + IDLE, cookies.broker, idle, n >= 0);
      await ask(server.origin + path, cookies[reader], taken[at] as Taken, n >= 0);
    }
  }
  const idleMs = median(idle.ms);
  const pages = PAGES.map(([reader, path], at): EnglandPage => {
    const { ms, bytes } = taken[at] as Taken;
    const sorted = [...ms].sort((a, b) => a - b);
    const p95Ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
    return { reader, path, medianMs: median(ms), p95Ms, ratio: median(ms) / idleMs, kilobytes: bytes / 1000 };
  });
  return { idleMs, pages };
}

async function ask(url: string, cookie: string, taken: Taken, counts: boolean): Promise<void> {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const body = await answer.arrayBuffer();
  const ms = performance.now() - start;
  // A page that is refused would be quick, and measure nothing.
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  taken.bytes = body.byteLength;
  if (counts) taken.ms.push(ms);
}

async function signIn(server: RunningServer, email: string): Promise<string> {
  const answer = await fetch(`${server.origin}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin },
    body: new URLSearchParams({ email, password: PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (answer.status >= 400 || cookies.length === 0)
    throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookies.join('; ');
}

/** The lines of the table. */
export function englandLines({
  idleMs,
  pages,
  rows,
  megabytes,
  makeSeconds,
}: EnglandFigures): Measured['lines'] {
  const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return [
    [
      `England in one installation: ${all.toLocaleString('en-GB')} rows`,
      `${megabytes.toFixed(0)} MB, made in ${makeSeconds.toFixed(0)} s`,
      '',
      '',
    ],
    [`${IDLE} (does nothing)`, `${idleMs.toFixed(1)} ms`, '1.00', ''],
    ...pages.map((page): Measured['lines'][number] => [
      `${page.path} (${page.reader})`,
      `${page.medianMs.toFixed(1)} ms, p95 ${page.p95Ms.toFixed(1)}`,
      page.ratio.toFixed(2),
      '< 4.00',
    ]),
  ];
}
