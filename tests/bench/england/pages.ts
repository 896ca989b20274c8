/** How long the main pages take, for everybody who has them open, against a page that does nothing. */
import type { RunningServer } from '../../support/server';
import { median } from '../median';
import { type Person, signEverybodyIn } from './people';

/** A page without data of its own. */
export const IDLE = '/help';

/** Pages that people have open all day; records are those of the first authority. */
const PAGES: Readonly<Record<Person, readonly string[]>> = {
  broker: [
    '/home',
    '/caseload',
    '/board',
    '/schools',
    '/schools?q=castle',
    '/schools/100001',
    '/schools/100001/diagnosis',
    '/schools/100001/needs',
    '/requests',
    '/requests/open-201-3',
    '/requests/open-201-3/matches',
    '/proposals',
    '/agreements',
    '/agreements?page=20',
    '/agreements/ag-201-3',
    '/agreements/ag-201-3/visits',
    '/agreements/ag-201-3/reviews',
    '/agreements/ag-201-3/impact',
    '/visits',
    '/calendar',
    '/directory',
    '/directory/p-201-1',
    '/offers',
    '/map',
    '/insight',
    '/insight/schools',
    '/insight/support',
    '/insight/days',
    '/insight/supply',
    '/insight/fairness',
    '/reports',
    '/practice',
    '/clusters',
    '/programmes',
    '/search?q=castle',
    '/search?q=201-00012-A',
    '/recompense',
    '/claims',
    '/invoices',
    '/payables',
    '/recompense/ledger',
    '/recompense/statements',
    '/notifications',
  ],
  lead: ['/home', '/caseload', '/board', '/insight', '/reports', '/recompense', '/allocation'],
  member: ['/home', '/reports', '/practice'],
  admin: [
    '/home',
    '/admin/users',
    '/admin/audit',
    '/admin/jobs',
    '/admin/imports',
    '/admin/mail',
    '/admin/settings',
  ],
  head: [
    '/home',
    '/schools/100000',
    '/schools/100000/diagnosis',
    '/requests',
    '/agreements',
    '/directory',
    '/map',
    '/insight',
    '/practice',
    '/invoices',
    '/notifications',
  ],
  chair: ['/home', '/schools/100000', '/agreements'],
  leader: ['/home', '/offers', '/proposals', '/agreements', '/visits', '/calendar', '/claims', '/insight'],
};
export const ASKED: readonly (readonly [Person, string])[] = Object.entries(PAGES).flatMap(
  ([person, paths]) => paths.map((path): [Person, string] => [person as Person, path]), // a key of PAGES
);

export type PageTime = {
  person: Person;
  path: string;
  medianMs: number;
  p95Ms: number;
  /** Of the median and the p95 to the median of the page that does nothing. */
  ratio: number;
  p95Ratio: number;
  /** Of the median to that in an installation of the first authority alone. */
  growth: number;
  kilobytes: number;
};
export type PageTimes = { idleMs: number; idleAloneMs: number; pages: PageTime[] };

type Taken = { ms: number[]; aloneMs: number[]; bytes: number };
const none = (): Taken => ({ ms: [], aloneMs: [], bytes: 0 });

/**
 * Asks for each page in turn, over and over, one request at a time: of England and, right after, of an installation with its
 * first authority alone, so that both meet the same machine.
 * @param requests of each page
 * @param cookies of those signed in to England
 */
export async function timePages(
  england: RunningServer,
  alone: RunningServer,
  requests: number,
  cookies: Record<Person, string>,
): Promise<PageTimes> {
  const there = await signEverybodyIn(alone.origin);
  const idle = none();
  const taken = ASKED.map(none);
  for (let n = -3; n < requests; n++) {
    for (const [at, [person, path]] of ASKED.entries()) {
      const both = async (page: string, into: Taken) => {
        const { ms, bytes } = await ask(england.origin + page, cookies[person]);
        const beside = await ask(alone.origin + page, there[person]);
        into.bytes = bytes;
        // The first rounds warm the servers up.
        if (n >= 0) into.ms.push(ms);
        if (n >= 0) into.aloneMs.push(beside.ms);
      };
      // The page that does nothing is asked for among the others, as often as ten of them.
      if (at % 10 === 0) await both(IDLE, idle);
      await both(path, taken[at] ?? none());
    }
  }
  const idleMs = median(idle.ms);
  const pages = ASKED.map(([person, path], at): PageTime => {
    const { ms, aloneMs, bytes } = taken[at] ?? none();
    const [middle, late] = [median(ms), percentile(ms, 0.95)];
    return {
      ...{ person, path, medianMs: middle, p95Ms: late, ratio: middle / idleMs, p95Ratio: late / idleMs },
      ...{ growth: middle / median(aloneMs), kilobytes: bytes / 1000 },
    };
  });
  return { idleMs, idleAloneMs: median(idle.aloneMs), pages };
}

/** Of times, the one that so large a share does not exceed. @param share from 0 to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Asks for one page. @throws where it is refused: that would be quick, and measure nothing */
export async function ask(url: string, cookie: string): Promise<{ ms: number; bytes: number }> {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const body = await answer.arrayBuffer();
  const ms = performance.now() - start;
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return { ms, bytes: body.byteLength };
}
