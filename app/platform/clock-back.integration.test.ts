/** The clock of the machine is set back, by a minute or by a year: what happened stays in its order, and work goes on. */
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, job, jobRun } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import { yes } from '~/kernel/verdict';
import { verifyChains } from './audit.server';
import { db } from './db.server';
import { registerJob, runDueJobs } from './jobs.server';
import { startSession, viewerOf } from './session.server';
import { forgetSingleton } from './singleton.server';
import { systemActor, transact } from './transact.server';

let world: World;
beforeEach(async () => {
  forgetSingleton('jobs');
  forgetSingleton('jobs-under-way');
  world = await newWorld();
});
afterEach(() => forgetSingleton('jobs'));

const note = (what: string) =>
  transact(systemActor('cli', world.authorityId), async ({ emit }) => {
    emit({ type: 'authority.noted', subject: { type: 'authority', id: what } });
    return yes();
  });

describe('a clock that is set back', () => {
  it('changes nothing of the order in which the audit trail has what happened', async () => {
    world.travelTo('2026-11-22T12:00:00Z');
    await note('first');
    world.travelTo('2026-11-22T11:00:00Z');
    await note('second');
    world.travelTo('2025-11-22T11:00:00Z');
    await note('third');
    const events = await db()
      .select({ id: domainEvent.subjectId, at: domainEvent.at })
      .from(domainEvent)
      .orderBy(asc(domainEvent.seq));
    expect(events.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
    // Each with the time that the machine said: nothing is made up.
    expect(events.map(({ at }) => at.toISOString().slice(0, 13))).toEqual([
      '2026-11-22T12',
      '2026-11-22T11',
      '2025-11-22T11',
    ]);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('holds up no scheduled work: neither its next time nor a lease taken before counts for longer', async () => {
    let runs = 0;
    const run = async () => ({ done: ++runs });
    registerJob({ name: 'hourly', does: 'Stands for work.', everyMinutes: 60, run });
    world.travelTo('2027-11-22T12:00:00Z');
    await runDueJobs();
    expect(runs).toBe(1);
    // A process took it up a year ahead, and died.
    await world.open.write(async (tx) => {
      await tx.insert(jobRun).values({ id: 'dead', name: 'hourly', startedAt: new Date(), ranBy: 'another' });
      await tx
        .update(job)
        .set({ leasedBy: 'dead', leasedUntil: new Date('2027-11-22T12:03:00Z') })
        .where(eq(job.name, 'hourly'));
    });
    world.travelTo('2026-11-22T12:00:00Z');
    await runDueJobs();
    world.travelTo('2026-11-22T13:01:00Z');
    await runDueJobs();
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  it('signs nobody out, and a session still ends', async () => {
    world.travelTo('2026-11-22T12:00:00Z');
    await world.person('head', { role: 'head', urn: 100001 });
    const signIn = new Request('http://127.0.0.1/login', { method: 'POST' });
    const cookie = (await startSession(signIn, 'head')).get('Set-Cookie')?.split(';')[0] ?? '';
    const request = () => new Request('http://127.0.0.1/home', { headers: { cookie } });
    world.travelTo('2026-11-22T11:50:00Z');
    expect(await viewerOf(request())).toMatchObject({ accountId: 'head' });
    world.travelTo('2026-11-23T13:00:00Z');
    expect(await viewerOf(request())).toBeNull();
  });
});
