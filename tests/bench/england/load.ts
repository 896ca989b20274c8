/** Fifty people who read and five who write, all at once, as fast as they are answered. */
import type { RunningServer } from '../../support/server';
import { percentile } from './pages';
import { PEOPLE, type Person, signInAs } from './people';

const READERS = 50;
const WRITERS = 5;
/** What a broker goes through in an hour; authorities are others for each reader. */
const ROUNDS = (code: string) => [
  '/home',
  '/caseload',
  '/schools',
  '/requests',
  `/requests/open-${code}-3`,
  '/agreements',
  `/agreements/ag-${code}-3`,
  '/visits',
  '/directory',
  '/notifications',
];

export type LoadFigures = {
  seconds: number;
  readsPerSecond: number;
  writesPerSecond: number;
  readMedianMs: number;
  readP95Ms: number;
  writeP95Ms: number;
  /** Answers that were none of what was asked for, with the first few in words. */
  errors: number;
  examples: string[];
};

/**
 * @param cookies of those of the first authority: with brokers of others they are the readers
 * @param seconds how long it lasts
 */
export async function loadTest(
  { origin }: RunningServer,
  cookies: Record<Person, string>,
  seconds: number,
): Promise<LoadFigures> {
  const readers: { cookie: string; paths: string[] }[] = Object.keys(PEOPLE).map((person) => ({
    cookie: cookies[person as Person], // a key of PEOPLE
    paths: ['/home', '/notifications', '/directory', '/help', '/practice', '/schools'],
  }));
  for (let code = 202; readers.length < READERS; code++)
    readers.push({ cookie: await signInAs(origin, `la${code}-broker1`), paths: ROUNDS(String(code)) });
  const writers: string[] = [];
  for (let code = 260; writers.length < WRITERS; code++)
    writers.push(await signInAs(origin, `la${code}-broker1`));
  const reads: number[] = [];
  const writes: number[] = [];
  const wrong: string[] = [];
  const begun = performance.now();
  const goesOn = () => performance.now() - begun < seconds * 1000;
  const reader = async ({ cookie, paths }: { cookie: string; paths: string[] }, offset: number) => {
    for (let n = offset; goesOn(); n++) {
      const path = paths[n % paths.length] ?? '/home';
      await timed(reads, wrong, path, 200, () =>
        fetch(origin + path, { headers: { cookie }, redirect: 'manual' }),
      );
    }
  };
  const writer = async (cookie: string, number: number) => {
    for (let n = 0; goesOn(); n++)
      await timed(writes, wrong, 'a new cluster', 303, () =>
        fetch(`${origin}/clusters/new`, {
          ...{ method: 'POST', redirect: 'manual', headers: { cookie, origin } },
          body: new URLSearchParams(newCluster(number, n)),
        }),
      );
  };
  await Promise.all([...readers.map(reader), ...writers.map(writer)]);
  const took = (performance.now() - begun) / 1000;
  return {
    ...{ seconds: took, readsPerSecond: reads.length / took, writesPerSecond: writes.length / took },
    ...{ readMedianMs: percentile(reads, 0.5), readP95Ms: percentile(reads, 0.95) },
    ...{ writeP95Ms: percentile(writes, 0.95), errors: wrong.length, examples: wrong.slice(0, 5) },
  };
}

function newCluster(writer: number, n: number): Record<string, string> {
  return {
    ...{ id: `bench${writer}cluster${n}`, kind: 'cluster', name: `Cluster ${writer}-${n}` },
    ...{
      purpose: 'Made up for the bench.',
      'startsOn.day': '1',
      'startsOn.month': '9',
      'startsOn.year': '2026',
    },
  };
}

async function timed(
  into: number[],
  wrong: string[],
  what: string,
  expected: number,
  work: () => Promise<Response>,
): Promise<void> {
  const start = performance.now();
  try {
    const answer = await work();
    await answer.arrayBuffer();
    into.push(performance.now() - start);
    if (answer.status !== expected) wrong.push(`${what}: ${answer.status}`);
  } catch (error) {
    wrong.push(`${what}: ${String(error)}`);
  }
}
