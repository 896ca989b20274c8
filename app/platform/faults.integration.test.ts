/** What the service stands on fails in the middle of a write: it is told as what it is, nothing of it is kept, and the next works. */
import Database from 'better-sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { authority, domainEvent } from '#drizzle/schema';
import { dialect } from '#tests/support/database';
import { newWorld, type World } from '#tests/support/world';
import { yes } from '~/kernel/verdict';
import { verifyChains } from './audit.server';
import { openDatabase, useDatabase } from './db.server';
import { faultOf } from './faults.server';
import { systemActor, transact } from './transact.server';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

/** A command that writes a little and says so. */
const rename = (name: string, meanwhile: () => Promise<void> = async () => undefined) =>
  transact(systemActor('cli', world.authorityId), async ({ tx, emit }) => {
    await tx.update(authority).set({ name });
    await meanwhile();
    emit({
      type: 'authority.renamed',
      subject: { type: 'authority', id: world.authorityId },
      after: { name },
    });
    return yes();
  });

/** A command with more to write than fits on what room is left. */
const writeMuch = () =>
  transact(systemActor('cli', world.authorityId), async ({ emit }) => {
    for (let n = 0; n < 2000; n++)
      emit({ type: 'authority.noted', subject: { type: 'authority', id: `${n}` }, reason: 'x'.repeat(200) });
    return yes();
  });

async function state() {
  const [row] = await world.open.read.select({ name: authority.name }).from(authority);
  const events = await world.open.read.select({ id: domainEvent.id }).from(domainEvent);
  const { problems } = await verifyChains(world.open.read);
  return { name: row?.name, events: events.length, problems };
}

/** What a write is refused with, as the page would tell it. */
const faultOfWrite = (work: Promise<unknown>) => work.then(() => 'written', faultOf);

describe.runIf(dialect === 'sqlite')('an embedded database', () => {
  const set = (pragma: SQL) => world.open.write(async (tx) => tx.run(pragma));

  it('on a full disk keeps nothing of what does not fit, is still read, and goes on once there is room', async () => {
    expect(await rename('Before')).toMatchObject({ ok: true });
    await set(sql`pragma max_page_count = 1`);
    expect(await faultOfWrite(writeMuch())).toBe('full');
    expect(await state()).toEqual({ name: 'Before', events: 1, problems: [] });
    await set(sql`pragma max_page_count = 1073741823`);
    expect(await writeMuch()).toMatchObject({ ok: true });
    expect(await state()).toMatchObject({ events: 2001, problems: [] });
  });

  it('that may not be written to is read as usual', async () => {
    await rename('Before');
    await set(sql`pragma query_only = on`);
    expect(await faultOfWrite(rename('After'))).toBe('read-only');
    expect(await state()).toEqual({ name: 'Before', events: 1, problems: [] });
    // Once the disk can be written to again and the service has been started anew.
    const close = useDatabase(openDatabase(world.open.url));
    expect(await rename('After')).toMatchObject({ ok: true });
    await close();
  });

  it('held by another process for longer than anybody waits is busy: all who wait are told at the same time', async () => {
    const patient = openDatabase(world.open.url, { busyLimitMs: 800 });
    const close = useDatabase(patient);
    const other = new Database(world.open.url);
    other.exec('begin immediate');
    const begun = performance.now();
    const told = await Promise.all([1, 2, 3, 4, 5].map((n) => faultOfWrite(rename(`Name ${n}`))));
    expect(told).toEqual(['busy', 'busy', 'busy', 'busy', 'busy']);
    expect(performance.now() - begun).toBeLessThan(3800);
    other.exec('rollback');
    other.close();
    expect(await rename('After')).toMatchObject({ ok: true });
    expect(await state()).toEqual({ name: 'After', events: 1, problems: [] });
    await close();
  });
});

describe.runIf(dialect === 'postgres')('PostgreSQL', () => {
  /** Ends every connection of the product to its database, as a restart of the server does. */
  async function cutOff(): Promise<void> {
    const address = new URL(world.open.url);
    const name = address.pathname.slice(1);
    address.pathname = '/postgres';
    const client = new pg.Client({ connectionString: address.href });
    await client.connect();
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await client.end();
  }

  it('that cuts a connection off in the middle of a transaction keeps nothing of it, and the next works', async () => {
    await rename('Before');
    expect(await faultOfWrite(rename('Lost', cutOff))).toBe('away');
    expect(await state()).toEqual({ name: 'Before', events: 1, problems: [] });
    expect(await rename('After')).toMatchObject({ ok: true });
    expect(await state()).toEqual({ name: 'After', events: 2, problems: [] });
  });

  it('that cuts off everybody while they work loses nothing it has answered for', async () => {
    const told: string[] = [];
    const all = Array.from({ length: 40 }, async (_, n) => {
      const answer = await rename(`Name ${n}`).then((verdict) => (verdict.ok ? 'kept' : 'refused'), faultOf);
      told.push(String(answer));
    });
    await cutOff();
    await Promise.all(all);
    expect(told.filter((one) => !['kept', 'away', 'busy'].includes(one))).toEqual([]);
    const { events, problems } = await state();
    expect(problems).toEqual([]);
    // One whose connection broke after the last word may have been kept; none that was answered for is missing.
    expect(events).toBeGreaterThanOrEqual(told.filter((one) => one === 'kept').length);
    expect(await rename('After')).toMatchObject({ ok: true });
  });

  it('that may not be written to, and one that does not answer, are told apart', async () => {
    const name = new URL(world.open.url).pathname.slice(1);
    await world.open.pool?.query(`alter database ${name} set default_transaction_read_only = on`);
    await cutOff();
    await world.open.ping().catch(() => undefined);
    expect(await faultOfWrite(rename('After'))).toBe('read-only');
    const nowhere = openDatabase('postgres://somebody@127.0.0.1:1/nothing');
    expect(await faultOfWrite(nowhere.ping())).toBe('away');
    await nowhere.close();
  });
});
