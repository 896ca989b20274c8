import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { authority, domainEvent } from '#drizzle/schema';
import { newWorld } from '#tests/support/world';
import { no, yes } from '~/kernel/verdict';
import { verifyChains } from './audit.server';
import { database, db } from './db.server';
import { onEvents, systemActor, transact } from './transact.server';

const event = { type: 'thing.done', subject: { type: 'thing', id: 't1' } };

async function versionOf(id: string) {
  const [row] = await db().select({ version: authority.version }).from(authority).where(eq(authority.id, id));
  return row?.version;
}

describe('a transaction', () => {
  it('keeps writes and events together: a refusal and a throw leave neither', async () => {
    const { authorityId } = await newWorld();
    const before = await versionOf(authorityId);
    const refused = await transact(systemActor('job', authorityId), async ({ tx, emit }) => {
      await tx.update(authority).set({ version: 99 }).where(eq(authority.id, authorityId));
      emit(event);
      return no('thing.refused', 'Not now.');
    });
    expect(refused).toMatchObject({ ok: false, code: 'thing.refused' });
    await expect(
      transact(systemActor('job', authorityId), async ({ tx }) => {
        await tx.update(authority).set({ version: 99 }).where(eq(authority.id, authorityId));
        throw new Error('defect');
      }),
    ).rejects.toThrow('defect');
    expect(await versionOf(authorityId)).toBe(before);
    expect(await db().select().from(domainEvent)).toEqual([]);
  });

  it('refuses a form whose id is that of another record, and leaves other clashes as the defects they are', async () => {
    const { authorityId } = await newWorld();
    const [home] = await db().select().from(authority).where(eq(authority.id, authorityId));
    const copy = (over: Partial<typeof authority.$inferInsert>) =>
      transact(systemActor('job', authorityId), async ({ tx, emit }) => {
        emit(event);
        await tx.insert(authority).values({ ...home!, ...over });
        return yes();
      });
    expect(await copy({ code: '999' })).toMatchObject({ ok: false, code: 'form.used' });
    await expect(copy({ id: 'another' })).rejects.toThrow();
    expect(await db().select().from(domainEvent)).toEqual([]);
  });

  it('loses no update when many read, wait and write at once', async () => {
    const { authorityId } = await newWorld({ version: 0 });
    const one = () =>
      transact(systemActor('job', authorityId), async ({ tx, emit }) => {
        const [row] = await tx.select().from(authority).where(eq(authority.id, authorityId));
        await new Promise((resolve) => setImmediate(resolve));
        await tx
          .update(authority)
          .set({ version: (row?.version ?? 0) + 1 })
          .where(eq(authority.id, authorityId));
        emit(event);
        return yes();
      });
    await Promise.all(Array.from({ length: 8 }, one));
    expect(await versionOf(authorityId)).toBe(8);
    expect(await verifyChains(db())).toEqual({ events: 8, problems: [] });
  });

  it('hands its events to the handlers inside itself, and fails with them', async () => {
    const { authorityId } = await newWorld();
    const seen: string[] = [];
    onEvents('test', async (_ctx, events) => {
      seen.push(...events.map((e) => e.type));
      if (events.some((e) => e.type === 'thing.bad')) throw new Error('handler failed');
    });
    try {
      await transact(systemActor('job', authorityId), async ({ emit }) => {
        emit(event);
        return yes();
      });
      const bad = transact(systemActor('job', authorityId), async ({ emit }) => {
        emit({ ...event, type: 'thing.bad' });
        return yes();
      });
      await expect(bad).rejects.toThrow('handler failed');
    } finally {
      onEvents('test', async () => undefined);
    }
    expect(seen).toEqual(['thing.done', 'thing.bad']);
    expect((await db().select().from(domainEvent)).map((e) => e.type)).toEqual(['thing.done']);
  });

  it('stores what a handler emits, and hands that on too', async () => {
    const { authorityId } = await newWorld();
    const seen: string[][] = [];
    onEvents('test', async (ctx, events) => {
      seen.push(events.map((e) => e.type));
      if (events.some((e) => e.type === 'thing.done')) ctx.emit({ ...event, type: 'thing.followed' });
    });
    try {
      await transact(systemActor('job', authorityId), async ({ emit }) => {
        emit(event);
        return yes();
      });
    } finally {
      onEvents('test', async () => undefined);
    }
    expect(seen).toEqual([['thing.done'], ['thing.followed']]);
    expect(await verifyChains(db())).toEqual({ events: 2, problems: [] });
  });
});

/** Runs a raw statement; the two drivers name it differently, and only this test needs one. */
async function runRaw(tx: object, query: unknown): Promise<void> {
  const method: unknown = Reflect.get(tx, database().dialect === 'sqlite' ? 'run' : 'execute');
  if (typeof method === 'function') await method.call(tx, query);
}

describe('the audit chain', () => {
  async function threeEvents() {
    const { authorityId } = await newWorld();
    await transact(systemActor('cli', authorityId), async ({ emit }) => {
      for (const id of ['a', 'b', 'c']) emit({ ...event, subject: { type: 'thing', id }, after: { id } });
      return yes();
    });
    return authorityId;
  }

  it('refuses to be rewritten or shortened', async () => {
    const chain = await threeEvents();
    const rewrite = database().write(async (tx) => {
      await tx.update(domainEvent).set({ reason: 'changed' }).where(eq(domainEvent.chain, chain));
    });
    await expect(rewrite).rejects.toThrow();
    const shorten = database().write(async (tx) => {
      await tx.delete(domainEvent).where(eq(domainEvent.chain, chain));
    });
    await expect(shorten).rejects.toThrow();
    expect(await verifyChains(db())).toEqual({ events: 3, problems: [] });
  });

  /** Does what somebody with the database in their hands could do: takes the guard down first. */
  async function tamper(statement: ReturnType<typeof sql>) {
    const drop =
      database().dialect === 'sqlite'
        ? [sql`drop trigger domain_event_no_update`, sql`drop trigger domain_event_no_delete`]
        : [sql`drop trigger domain_event_append_only on domain_event`];
    await database().write(async (tx) => {
      for (const query of [...drop, statement]) await runRaw(tx, query);
    });
  }

  it('shows an event that was changed', async () => {
    const chain = await threeEvents();
    await tamper(sql`update domain_event set reason = 'x' where seq = 2`);
    expect(await verifyChains(db())).toMatchObject({
      problems: [{ chain, seq: 2, problem: 'has been changed since it was written' }],
    });
  });

  it('shows an event that was taken away', async () => {
    const chain = await threeEvents();
    await tamper(sql`delete from domain_event where seq = 2`);
    expect((await verifyChains(db())).problems).toEqual([
      { chain, seq: 3, problem: 'comes where event 2 should be' },
    ]);
  });
});
