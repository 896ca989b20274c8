/** A restored backup brings back the names of people erased since: the journal beside the backups has them go again. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { account, accountGrant, domainEvent, erasure } from '#drizzle/schema';
import { scratchFolder } from '#tests/support/scratch';
import { newWorld, type World } from '#tests/support/world';
import { addToJournal, journalFor, readJournal } from '~/platform/backup/erasure-journal.server';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { eraseAgain, eraseAgainByJournal, keepErasureJournal } from './erase-again.server';

const AT = new Date('2026-11-22T10:00:00.000Z');
let folder = '';
let world: World;
const journal = () => join(folder, 'erasures.ndjson');
const entry = (over: object = {}) => ({
  account: 'pat',
  authority: world.authorityId,
  pseudonym: 'Former headteacher AB12',
  by: 'admin',
  at: AT,
  ...over,
});
const person = async () => (await db().select().from(account).where(eq(account.id, 'pat')))[0];

/** A database as it is after a restore: Pat is a head in it, whose erasure it knows nothing of. */
beforeEach(async () => {
  folder = scratchFolder('alongside-erasures-');
  process.env.BACKUP_DIR = folder;
  forgetEnv();
  world = await newWorld();
  await world.school(100001);
  await world.person('pat', { role: 'head', urn: 100001 });
  await world.person('admin', { role: 'admin' });
});
afterEach(() => {
  delete process.env.BACKUP_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

describe('after a restore', () => {
  it('whom the journal names is erased again, by the name they had then, once', async () => {
    await addToJournal([entry()]);
    const { name, email } = (await person()) ?? { name: '', email: '' };
    expect(await eraseAgainByJournal()).toBe(1);
    expect(await person()).toMatchObject({
      name: 'Former headteacher AB12',
      active: false,
      passwordHash: null,
    });
    expect((await person())?.email).not.toBe(email);
    expect((await person())?.erasedAt).not.toBeNull();
    const roles = await db()
      .select()
      .from(accountGrant)
      .where(and(eq(accountGrant.accountId, 'pat'), isNull(accountGrant.endedAt)));
    expect(roles).toEqual([]);
    expect(await db().select().from(erasure)).toMatchObject([{ accountId: 'pat', byId: 'admin', at: AT }]);
    expect(await eraseAgainByJournal()).toBe(0);
    const told = await db().select().from(domainEvent).where(eq(domainEvent.type, 'person.erased-again'));
    expect(told).toHaveLength(1);
    const text = readFileSync(journal(), 'utf8');
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(text).not.toContain(name);
    expect(text).not.toContain(email);
  });

  it('nobody is erased whom this database does not know, or knows elsewhere', async () => {
    const came = await eraseAgain([entry({ account: 'nobody' }), entry({ authority: 'elsewhere' })]);
    expect(came).toEqual({ done: 0, already: 0, unknown: 2 });
    expect(await person()).toMatchObject({ active: true, erasedAt: null });
  });

  it('another pseudonym is found where somebody has theirs by now, and who carried it out may be unknown', async () => {
    await world.person('other', { role: 'head', urn: 100001 });
    await world.open.write((tx) =>
      tx.update(account).set({ name: 'Former headteacher AB12' }).where(eq(account.id, 'other')),
    );
    expect(await eraseAgain([entry({ by: 'nobody' })])).toEqual({ done: 1, already: 0, unknown: 0 });
    expect((await person())?.name).toMatch(/^Former /);
    expect((await person())?.name).not.toBe('Former headteacher AB12');
    expect(await db().select().from(erasure)).toEqual([]);
  });
});

describe('the journal', () => {
  it('gets what this database has, and keeps what it knows nothing of', async () => {
    await addToJournal([entry({ account: 'of-later' })]);
    await eraseAgain([entry()]);
    await keepErasureJournal();
    await keepErasureJournal();
    expect((await readJournal(journal())).map((one) => one.account)).toEqual(['of-later', 'pat']);
    expect(journalFor(join(folder, 'alongside-2026-11-22T013005Z.zip'))).toBe(journal());
  });

  it('that cannot be read is said to be so, and is not written over', async () => {
    writeFileSync(journal(), '{"account":"pat"}\n');
    await expect(readJournal(journal())).rejects.toThrow('line 1 cannot be read');
    await keepErasureJournal();
    await expect(addToJournal([entry()])).rejects.toThrow('not a journal of erasures');
    expect(readFileSync(journal(), 'utf8')).toBe('{"account":"pat"}\n');
  });
});
