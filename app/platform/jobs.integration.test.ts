import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { domainEvent, job, jobRun } from '#drizzle/schema';
import { NOW, newWorld, type World } from '#tests/support/world';
import { wire } from '~/wiring.server';
import { database, db } from './db.server';
import { jobHistory, listJobs, runNow } from './job-history.server';
import { type Job, jobsWithLastRun, registerJob, runDueJobs, runJob } from './jobs.server';
import { forgetSingleton } from './singleton.server';

const MINUTE = 60_000;
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds).toISOString();

let world: World;
beforeEach(async () => {
  forgetSingleton('jobs');
  forgetSingleton('jobs-under-way');
  world = await newWorld();
});
afterEach(() => {
  forgetSingleton('jobs');
  forgetSingleton('jobs-under-way');
});

/** Registers work that counts how often it is run. */
function work(over: Partial<Job> & { run?: Job['run'] } = {}) {
  const counted = { runs: 0 };
  registerJob({
    name: 'shared',
    does: 'Stands for work.',
    everyMinutes: 60,
    run: async () => {
      counted.runs += 1;
      return { done: counted.runs };
    },
    ...over,
  } as Job); // a timetable of either kind, put together
  return counted;
}

const runs = () => db().select().from(jobRun).orderBy(asc(jobRun.startedAt), asc(jobRun.id));
const row = async () => (await db().select().from(job).where(eq(job.name, 'shared')))[0];

describe('scheduled work', () => {
  it('waits for its time, and makes up once for those that were missed', async () => {
    // NOW is before seven in the morning of no day in particular: the next two are reckoned from it.
    const counted = work({ everyMinutes: undefined, when: '0 7 * * *' });
    await runDueJobs();
    expect(counted.runs).toBe(0);
    const first = (await row())?.nextAt;
    expect(first).toBeInstanceOf(Date);
    if (!first) return;
    world.travelTo(new Date(first.getTime() - 1000).toISOString());
    await runDueJobs();
    expect(counted.runs).toBe(0);
    world.travelTo(new Date(first.getTime() + 5 * 24 * 60 * MINUTE + MINUTE).toISOString());
    await runDueJobs();
    await runDueJobs();
    expect(counted.runs).toBe(1);
    const [view] = await jobsWithLastRun();
    expect(view).toMatchObject({ timetable: 'Every day at 7:00am', lastResult: { done: 1 }, running: false });
    expect(view?.nextAt).toEqual(new Date(first.getTime() + 6 * 24 * 60 * MINUTE));
  });

  it('keeps every run for a month: what came of it, and what went wrong without the values of a statement', async () => {
    const admin = await world.person('admin', { role: 'admin' });
    let wrong: Error | null = null;
    work({
      run: async () => {
        if (wrong) throw wrong;
        return { done: 1 };
      },
    });
    await runDueJobs();
    world.travelTo(later(61 * MINUTE));
    wrong = new Error('Failed query: update school set note = ? params: a secret of casework', {
      cause: new Error('database is locked'),
    });
    await runDueJobs();
    const history = await jobHistory(admin, 'shared', { page: 1 });
    expect(history?.runs.map(({ state, error, result }) => ({ state, error, result }))).toEqual([
      { state: 'failed', error: 'database is locked', result: null },
      { state: 'done', error: null, result: { done: 1 } },
    ]);
    expect(
      (await jobHistory(admin, 'shared', { page: 1 }, 'unfinished'))?.runs.map(({ state }) => state),
    ).toEqual(['failed']);
    expect(history?.job).toMatchObject({ lastError: 'database is locked', lastResult: null });
    // Stuck, it is given up: a run that never ends would keep every other from being begun.
    work({ limitMinutes: 0.001, run: () => new Promise(() => undefined) });
    world.travelTo(later(122 * MINUTE));
    await runDueJobs();
    expect(await row()).toMatchObject({ lastError: expect.stringContaining('given up'), leasedBy: null });
    work();
    world.travelTo(later(31 * 24 * 60 * MINUTE));
    await runDueJobs();
    expect((await jobHistory(admin, 'shared', { page: 1 }))?.runs).toHaveLength(1);
    expect((await listJobs(admin))?.[0]).toMatchObject({ lastError: null, lastResult: { done: 1 } });
  });

  it('forgets after a day the runs that found nothing to do, so that what happened can be found', async () => {
    const admin = await world.person('admin', { role: 'admin' });
    let done = 0;
    work({ run: async () => ({ ended: done, told: 0 }) });
    for (const hour of [0, 2, 4]) {
      done = hour === 2 ? 3 : 0;
      world.travelTo(later(hour * 60 * MINUTE));
      await runDueJobs();
    }
    expect((await jobHistory(admin, 'shared', { page: 1 }))?.runs).toHaveLength(3);
    world.travelTo(later(30 * 60 * MINUTE));
    await runDueJobs();
    const results = (await jobHistory(admin, 'shared', { page: 1 }))?.runs.map(({ result }) => result);
    expect(results).toEqual([
      { ended: 0, told: 0 },
      { ended: 3, told: 0 },
    ]);
  });

  it('is listed with its timetable in words, all that the product has', async () => {
    const admin = await world.person('admin', { role: 'admin' });
    wire();
    const jobs = (await listJobs(admin)) ?? [];
    expect(jobs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['expire-invitations', 'remind-inviters', 'end-address-changes']),
    );
    for (const { name, does, timetable, nextAt } of jobs) {
      expect(timetable, name).not.toContain('By the pattern');
      expect(does, name).toMatch(/^[A-Z].+\.$/);
      expect(nextAt.getTime(), name).toBeGreaterThanOrEqual(NOW.getTime());
    }
  });

  it('is run at an administrator’s word, who stands in the audit trail; nobody else may see it', async () => {
    const admin = await world.person('admin', { role: 'admin' }, { name: 'Ada Field' });
    const broker = await world.person('broker', { role: 'broker' });
    const counted = work();
    await runDueJobs();
    expect(await runNow(broker, 'shared')).toMatchObject({ code: 'job.forbidden' });
    expect(await runNow(admin, 'nothing')).toMatchObject({ code: 'job.not-found' });
    expect([await listJobs(broker), await jobHistory(broker, 'shared', { page: 1 })]).toEqual([null, null]);
    world.travelTo(later(MINUTE));
    expect(await runNow(admin, 'shared')).toMatchObject({ ok: true, value: 'done' });
    expect(counted.runs).toBe(2);
    const [newest] = (await jobHistory(admin, 'shared', { page: 1 }))?.runs ?? [];
    expect(newest).toMatchObject({ askedBy: 'Ada Field', state: 'done' });
    const asked = await db().select().from(domainEvent).where(like(domainEvent.type, 'job.%'));
    expect(asked.map(({ type, actorId, subjectId }) => [type, actorId, subjectId])).toEqual([
      ['job.run-asked', admin.accountId, 'shared'],
    ]);
  });

  it('holds its lease while it works, and records nothing once another process has taken it over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: NOW });
    let go: () => void = () => undefined;
    let began: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      began = resolve;
    });
    let lost = false;
    work({
      run: async ({ signal }) => {
        signal.addEventListener('abort', () => {
          lost = true;
        });
        began();
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        return { done: 1 };
      },
    });
    const running = runDueJobs();
    await hasBegun;
    const first = (await row())?.leasedUntil?.getTime() ?? 0;
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    await vi.waitFor(async () => expect((await row())?.leasedUntil?.getTime()).toBeGreaterThan(first));
    // Asked for meanwhile, here or elsewhere, it is left alone.
    expect(await runJob('shared')).toBe(false);
    await database().write(async (tx) => {
      await tx
        .update(job)
        .set({ leasedBy: 'another', lastResult: { done: 99 } })
        .where(eq(job.name, 'shared'));
    });
    await vi.advanceTimersByTimeAsync(MINUTE);
    await vi.waitFor(() => expect(lost).toBe(true));
    go();
    await running;
    expect(await row()).toMatchObject({
      leasedBy: 'another',
      lastResult: { done: 99 },
      lastFinishedAt: null,
    });
    expect(await runs()).toMatchObject([{ finishedAt: null, result: null }]);
  });
});

describe('several processes', () => {
  const open: ChildProcess[] = [];
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-jobs-'));
  });
  afterEach(() => {
    for (const child of open.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts a process whose work takes so long; it begins when told, with its clock at NOW. */
  async function start(takes: number) {
    const clockFile = join(folder, 'now');
    writeFileSync(clockFile, NOW.toISOString());
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/support/job-process.ts', String(takes)],
      {
        env: {
          ...process.env,
          NODE_ENV: 'test',
          DATABASE_URL: world.open.url,
          ALONGSIDE_CLOCK_FILE: clockFile,
        },
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    open.push(child);
    let said = '';
    child.stdout.on('data', (text) => {
      said += String(text);
    });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const heard = (word: string) =>
      vi.waitFor(() => expect(said).toContain(word), { timeout: 30_000, interval: 20 });
    await heard('ready');
    return { said: () => said, heard, gone, child, look: () => child.stdin.write('look\n') };
  }

  it('that find work due together run it once', async () => {
    const children = await Promise.all([start(300), start(300)]);
    for (const child of children) child.look();
    await Promise.all(children.map(({ gone }) => gone));
    const began = children.filter((child) => child.said().includes('began'));
    expect(began).toHaveLength(1);
    expect(began[0]?.said()).toContain('ended');
    expect(await runs()).toMatchObject([{ result: { done: 1 }, error: null }]);
  });

  it('take over from one that was killed when its lease is over, and its run is shown as stopped', async () => {
    const admin = await world.person('admin', { role: 'admin' });
    const counted = work();
    const first = await start(60_000);
    first.look();
    await first.heard('began');
    first.child.kill('SIGKILL');
    await first.gone;
    await runDueJobs();
    expect(counted.runs).toBe(0);
    const states = async () =>
      (await jobHistory(admin, 'shared', { page: 1 }))?.runs.map(({ state }) => state);
    expect(await states()).toEqual(['running']);
    world.travelTo(later(4 * MINUTE));
    expect(await states()).toEqual(['stopped']);
    expect((await jobHistory(admin, 'shared', { page: 1 }, 'unfinished'))?.total).toBe(1);
    // What it had not done is done as soon as its lease is over, not at the next time of the timetable.
    await runDueJobs();
    await runDueJobs();
    expect(counted.runs).toBe(1);
    expect(await states()).toEqual(['done', 'stopped']);
    // Work that brings its process down twice running waits for its timetable.
    await database().write(async (tx) => {
      const dead = { leasedBy: 'dead-2', leasedUntil: NOW };
      await tx.update(job).set(dead).where(eq(job.name, 'shared'));
      for (const id of ['dead-1', 'dead-2'])
        await tx
          .insert(jobRun)
          .values({ id, name: 'shared', startedAt: new Date(later(5 * MINUTE)), ranBy: 'a process' });
    });
    world.travelTo(later(30 * MINUTE));
    await runDueJobs();
    expect(counted.runs).toBe(1);
    world.travelTo(later(65 * MINUTE));
    await runDueJobs();
    expect(counted.runs).toBe(2);
  });
});
