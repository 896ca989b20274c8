/**
 * Several processes as one: two of the application over one PostgreSQL, reached through a pooler that lends connections by
 * the transaction, with files in a bucket, behind a proxy that takes them in turns.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { importRun, jobRun, need } from '#drizzle/schema';
import { verifyChains } from '~/platform/audit.server';
import { db, openDatabase } from '~/platform/db.server';
import { hashPassword } from '~/platform/password.server';
import { newFormId } from '~/platform/transact.server';
import { dialect } from './support/database';
import { freePort } from './support/free-port';
import { giasFile, giasSchool } from './support/gias-file';
import { type RoundRobin, startRoundRobin } from './support/round-robin';
import { scratchFolder } from './support/scratch';
import { type RunningServer, startServer } from './support/server';
import { type Pooler, startPooler } from './support/transaction-pooler';
import { cookieOf, signedIn, type Visitor, visitor } from './support/visitor';
import { newWorld } from './support/world';

const PASSWORD = 'several processes as one';
const HEAD = 'head@testshire.example';
const ADMIN = 'admin@testshire.example';

const NEED = {
  focusArea: 'writing-ks2',
  severity: '2',
  measure: 'Pupils at the expected standard in writing',
  unit: '% of pupils',
  baseline: '54',
  'baselineOn.day': '4',
  'baselineOn.month': '9',
  'baselineOn.year': '2026',
  baselineSource: 'Teacher assessment',
  evidence: 'Books of both classes looked at in September',
  outcome: 'More children write at length',
  target: '70',
  'byDate.day': '20',
  'byDate.month': '7',
  'byDate.year': '2027',
};

describe.runIf(dialect === 'postgres')('several processes', () => {
  let scratch: string;
  let bucket: S3rver;
  let pooler: Pooler;
  let proxy: RoundRobin;
  let settings: Record<string, string>;
  let a: RunningServer;
  let b: RunningServer;
  const running: RunningServer[] = [];

  async function start(): Promise<RunningServer> {
    const server = await startServer(pooler.url, settings);
    running.push(server);
    return server;
  }

  beforeAll(async () => {
    if (!existsSync('build/server/index.js'))
      throw new Error('This test runs the built pages: run `npm run build` first (`npm test` does).');
    const w = await newWorld({ demo: true });
    await w.school(100001);
    const passwordHash = await hashPassword(PASSWORD);
    await w.person('head', { role: 'head', urn: 100001 }, { passwordHash });
    await w.person('guessed', { role: 'head', urn: 100001 }, { passwordHash });
    await w.person('admin', { role: 'admin' }, { passwordHash });
    scratch = scratchFolder('alongside-processes-');
    bucket = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: join(scratch, 'bucket'),
      configureBuckets: [{ name: 'files', configs: [] }],
    });
    const { port } = await bucket.run();
    // Fewer connections than the two processes ask for together, so that they are lent to and fro.
    pooler = await startPooler(w.open.url, 8);
    const proxyPort = await freePort();
    settings = {
      APP_URL: `http://127.0.0.1:${proxyPort}`,
      FILES: 's3://files/testshire',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
      // One that could not be written to: nothing is kept on the machine.
      DATA_DIR: '/proc/alongside',
      DRAIN_SECONDS: '2',
      TRUST_PROXY: '1',
    };
    [a, b] = await Promise.all([start(), start()]);
    proxy = await startRoundRobin(proxyPort);
    proxy.add(a.origin);
    proxy.add(b.origin);
  }, 120_000);

  afterAll(async () => {
    await Promise.all(running.map((server) => server.kill()));
    await proxy?.close();
    await pooler?.close();
    await bucket?.close();
    if (scratch) rmSync(scratch, { recursive: true, force: true });
  });

  /** The same person at either process. */
  async function atBoth(email: string): Promise<[Visitor, Visitor]> {
    const cookie = await cookieOf(a.origin, email, PASSWORD);
    return [visitor(a.origin, cookie), visitor(b.origin, cookie)];
  }

  it('know a session that began at the other, and that it has ended there', async () => {
    const [here, there] = await atBoth(HEAD);
    expect((await there.get('/home')).status).toBe(200);
    expect((await there.post('/logout')).status).toBe(303);
    const after = await here.get('/home');
    expect([after.status, after.headers.get('location')]).toEqual([302, '/login?next=%2Fhome']);
  });

  it('count wrong passwords together', async () => {
    const tries = { email: 'guessed@testshire.example', password: 'not the password' };
    const answers: string[] = [];
    for (let n = 0; n < 10; n++) {
      const answer = await visitor(n % 2 ? a.origin : b.origin).post('/login', tries);
      answers.push((await answer.text()).includes('too many tries') ? 'stopped' : 'wrong');
    }
    expect(answers).toEqual([...Array(8).fill('wrong'), 'stopped', 'stopped']);
  });

  it('read at one what was uploaded at the other', async () => {
    const [here, there] = await atBoth(ADMIN);
    const id = newFormId();
    const form = new FormData();
    form.set('id', id);
    form.set('kind', 'gias');
    form.set(
      'file',
      new File([new Uint8Array(giasFile([giasSchool(100002), giasSchool(100003)]))], 'all.csv'),
    );
    const cookie = await cookieOf(a.origin, ADMIN, PASSWORD);
    const sent = await fetch(`${a.origin}/admin/imports`, {
      method: 'POST',
      headers: { cookie, origin: a.origin },
      body: form,
      redirect: 'manual',
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/admin/imports/${id}`]);
    const status = async () =>
      (await db().select({ status: importRun.status }).from(importRun).where(eq(importRun.id, id)))[0]
        ?.status;
    await expect.poll(status, { timeout: 15_000 }).toBe('previewed');
    // Both are told to start it, and one does.
    const started = await Promise.all(
      [here, there].map((one) => one.post(`/admin/imports/${id}`, { intent: 'start' })),
    );
    expect(started.map((answer) => answer.status)).toEqual([303, 303]);
    await expect.poll(status, { timeout: 15_000 }).toBe('done');
    expect((await there.get('/schools/100003')).status).toBe(200);
    const [run] = await db().select().from(importRun).where(eq(importRun.id, id));
    expect(run).toMatchObject({ created: 2, updated: 0, rejected: 0 });
  });

  it('run a piece of work once when both are asked at once', async () => {
    const [here, there] = await atBoth(ADMIN);
    const name = 'remove-old-sessions';
    await Promise.all([here, there, here, there].map((one) => one.post(`/admin/jobs/${name}`)));
    const runs = await db().select().from(jobRun).where(eq(jobRun.name, name));
    expect(runs.length).toBeGreaterThanOrEqual(1);
    // Of runs one after the other each has ended before the next began.
    const times = runs
      .map(({ startedAt, finishedAt }) => [startedAt.getTime(), finishedAt?.getTime() ?? Number.NaN] as const)
      .sort(([first], [second]) => first - second);
    for (const [n, [began]] of times.entries())
      if (n > 0) expect(began).toBeGreaterThanOrEqual(times[n - 1]?.[1] ?? 0);
  });

  it('are replaced one after the other under load, and nobody notices', async () => {
    const readers = await Promise.all(
      [HEAD, ADMIN, HEAD].map((email) => signedIn(proxy.origin, email, PASSWORD)),
    );
    const writers = await Promise.all([HEAD, HEAD].map((email) => signedIn(proxy.origin, email, PASSWORD)));
    let going = true;
    const failures: string[] = [];
    const written: string[] = [];
    let read = 0;
    const readOn = async (reader: Visitor) => {
      for (let n = 0; going; n++) {
        const path = ['/home', '/help', '/account'][n % 3] ?? '/home';
        const answer = await reader.get(path).catch((error: Error) => error);
        if (answer instanceof Error || answer.status !== 200) failures.push(`${path}: ${said(answer)}`);
        else
          await answer.text().then(
            () => read++,
            (error: Error) => failures.push(`${path}: ${said(error)}`),
          );
      }
    };
    const writeOn = async (writer: Visitor) => {
      while (going) {
        const id = newFormId();
        const answer = await writer
          .post('/schools/100001/needs/new', { ...NEED, id })
          .catch((error: Error) => error);
        if (answer instanceof Error || answer.status !== 303) failures.push(`a need: ${said(answer)}`);
        else written.push(id);
        await sleep(20);
      }
    };
    const load = Promise.all([...readers.map(readOn), ...writers.map(writeOn)]);
    const [old, oldToo] = [a, b];
    [a, b] = await Promise.all([start(), start()]);
    for (const [gone, fresh] of [
      [old, a],
      [oldToo, b],
    ] as const) {
      proxy.add(fresh.origin);
      await sleep(200);
      const stopped = gone.stop();
      // It says so, and answers on, until the proxy has noticed.
      const ready = async () => (await fetch(`${gone.origin}/readyz`)).status;
      await expect.poll(ready, { interval: 20, timeout: 1500 }).toBe(503);
      const still = await fetch(`${gone.origin}/help`);
      expect([still.status, still.headers.get('connection')]).toEqual([200, 'close']);
      await stopped;
      // The proxy is not told; it has to have noticed.
      await sleep(300);
      proxy.remove(gone.origin);
    }
    await sleep(300);
    going = false;
    await load;

    expect(failures).toEqual([]);
    expect(read).toBeGreaterThan(20);
    expect(written.length).toBeGreaterThan(10);
    const kept = await db().select({ id: need.id }).from(need).where(eq(need.urn, 100001));
    expect(kept.map(({ id }) => id).sort()).toEqual([...written].sort());
    expect([...proxy.answered.keys()]).toHaveLength(4);
    expect((await verifyChains(db())).problems).toEqual([]);
  }, 60_000);

  it('ask nothing of a connection that another would not have', () => {
    expect([...new Set(pooler.faults)]).toEqual([]);
    expect(pooler.lent).toBeGreaterThan(100);
    expect(pooler.connections()).toBeLessThanOrEqual(8);
  });

  it('take up their work again when every connection was broken', async () => {
    const [here, there] = await atBoth(HEAD);
    pooler.breakAll();
    for (const one of [here, there])
      await expect.poll(async () => (await one.get('/home')).status, { timeout: 10_000 }).toBe(200);
  });

  it('bring an empty database up to date once, through the pooler, when both begin at once', async () => {
    const { url } = inject('postgres');
    const name = `alongside_empty_${newFormId()}`;
    const administer = openDatabase(url);
    await administer.pool?.query(`create database ${name}`);
    const address = new URL(url);
    address.pathname = `/${name}`;
    const own = await startPooler(address.href, 4);
    const migrations = twoMigrations(join(scratch, 'migrations'));
    const both = [openDatabase(own.url, { migrations }), openDatabase(own.url, { migrations })];
    try {
      // One that began and died: it is waited for until its lease is over.
      const left = both[0]?.pool;
      await left?.query('create schema drizzle');
      await left?.query(
        'create table drizzle.migration_lease (id integer primary key, held_by text not null, held_until timestamptz not null)',
      );
      await left?.query(
        "insert into drizzle.migration_lease values (1, 'a process that died', now() + interval '1 second')",
      );
      const began = performance.now();
      await Promise.all(both.map((one) => one.migrate()));
      expect(performance.now() - began).toBeGreaterThan(900);
      const applied = await both[0]?.pool?.query(
        'select count(*)::int as applied from drizzle.__drizzle_migrations',
      );
      expect(applied?.rows).toEqual([{ applied: 2 }]);
      expect((await both[1]?.pool?.query('select 1 from drizzle.migration_lease'))?.rowCount).toBe(0);
      expect(own.faults).toEqual([]);
    } finally {
      await Promise.all(both.map((one) => one.close()));
      await own.close();
      await administer.pool?.query(`drop database if exists ${name} with (force)`);
      await administer.close();
    }
  });
});

/** Migrations of our own: all of the product's would take longer than what is shown by them. */
function twoMigrations(folder: string): string {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const tags = ['0000_first', '0001_second'];
  for (const tag of tags)
    writeFileSync(join(folder, `${tag}.sql`), `create table made_${tag} (id integer); select pg_sleep(0.2);`);
  const entries = tags.map((tag, idx) => ({
    idx,
    version: '7',
    when: 1_700_000_000_000 + idx,
    tag,
    breakpoints: true,
  }));
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  return folder;
}

function said(answer: Response | Error): string {
  if (!(answer instanceof Error)) return `${answer.status} ${answer.headers.get('location') ?? ''}`;
  return `${answer.message} ${answer.cause instanceof Error ? answer.cause.message : ''}`;
}
