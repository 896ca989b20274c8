/** How long the list of schools takes, against a page of the same server that does nothing but render. */
import { cli, type RunningServer, startServer } from '../support/server';
import { median } from './median';

const EMAIL = 'bench@authority.example';
const PASSWORD = 'a-password-for-the-bench';
/** A page without data of its own. */
const IDLE_PAGE = '/help';
const PAGES = ['/schools', '/schools?q=castle', '/schools?page=40'];

export type PageFigures = { path: string; medianMs: number; ratio: number };

/**
 * Asks for each page in turn, over and over, one request at a time; the median of each.
 * @param database holds the schools; an authority and a broker are added to it
 */
export async function benchPages(database: string, requests: number): Promise<PageFigures[]> {
  await addBroker(database);
  const server = await startServer(database, {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    SESSION_SECRET: 'a-secret-for-the-bench-and-nothing-else',
  });
  try {
    const cookie = await signIn(server);
    const times = new Map<string, number[]>([IDLE_PAGE, ...PAGES].map((path) => [path, []]));
    for (let n = -20; n < requests; n++) {
      for (const [path, taken] of times) {
        const ms = await ask(server.origin + path, cookie);
        // The first rounds warm the server up.
        if (n >= 0) taken.push(ms);
      }
    }
    const idle = median(times.get(IDLE_PAGE) ?? []);
    return [...times].map(([path, taken]) => ({
      path,
      medianMs: median(taken),
      ratio: median(taken) / idle,
    }));
  } finally {
    await server.stop();
  }
}

/** A broker of an authority of the file, made as the product's own code would. */
async function addBroker(database: string): Promise<void> {
  const made = await cli(database, [
    'authority',
    'create',
    '--code',
    '201',
    '--name',
    'Authority 201',
    '--json',
  ]);
  if (made.code !== 0) throw new Error(made.stderr);
  process.env.DATABASE_URL = database;
  const { openDatabase } = await import('~/platform/db.server');
  const { hashPassword } = await import('~/platform/password.server');
  const schema = await import('#drizzle/schema');
  const open = openDatabase(database);
  const authorityId = String((JSON.parse(made.stdout) as { id: unknown }).id);
  const now = new Date();
  const passwordHash = await hashPassword(PASSWORD);
  await open.write(async (tx) => {
    const person = { id: 'bench', authorityId, email: EMAIL, name: 'Bench Broker', passwordHash };
    await tx
      .insert(schema.account)
      .values({ ...person, active: true, createdAt: now, lastSignedInAt: null, version: 1 });
    await tx.insert(schema.accountGrant).values({
      id: 'bench-broker',
      accountId: 'bench',
      authorityId,
      role: 'broker',
      urn: null,
      providerId: null,
      createdAt: now,
      endedAt: null,
    });
  });
  await open.close();
}

async function signIn(server: RunningServer): Promise<string> {
  const answer = await fetch(`${server.origin}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin },
    body: new URLSearchParams({ email: EMAIL, password: PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (answer.status >= 400 || cookies.length === 0) throw new Error(`Signing in failed: ${answer.status}`);
  return cookies.join('; ');
}

async function ask(url: string, cookie: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - start;
}
