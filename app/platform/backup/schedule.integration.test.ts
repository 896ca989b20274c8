/** Backups by themselves: made, kept on record, rotated, and told of when they do not come. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupRecord, domainEvent } from '#drizzle/schema';
import { dialect } from '#tests/support/database';
import { scratchFolder } from '#tests/support/scratch';
import { newWorld, type World } from '#tests/support/world';
import { forgetEnv } from '../env.server';
import { folderStore } from '../files/folder.server';
import { useFileStore } from '../files/store.server';
import { hashOfFile } from './examine.server';
import { backupsPage } from './queries.server';
import { backupName } from './rotation';
import { backUp, lastWhole, tellWhenOverdue } from './schedule.server';

let folder = '';
let world: World;
const set = (dir: string | undefined, keep?: string) => {
  if (dir === undefined) delete process.env.BACKUP_DIR;
  else process.env.BACKUP_DIR = dir;
  if (keep === undefined) delete process.env.BACKUP_KEEP;
  else process.env.BACKUP_KEEP = keep;
  forgetEnv();
};

beforeEach(async () => {
  folder = scratchFolder('alongside-backups-');
  world = await newWorld();
  useFileStore(folderStore(join(folder, 'store')));
  set(join(folder, 'backups'));
});
afterEach(() => {
  useFileStore(null);
  set(undefined);
  rmSync(folder, { recursive: true, force: true });
});

const told = async () =>
  (await world.open.read.select({ type: domainEvent.type }).from(domainEvent)).map(({ type }) => type);

/** A backup that was whole at an instant, and its file. */
async function earlier(id: string, at: string): Promise<string> {
  const startedAt = new Date(at);
  const file = backupName(startedAt);
  mkdirSync(join(folder, 'backups'), { recursive: true });
  writeFileSync(join(folder, 'backups', file), 'an earlier one');
  await world.open.write((tx) =>
    tx.insert(backupRecord).values({ id, startedAt, finishedAt: startedAt, file }),
  );
  return file;
}

describe.runIf(dialect === 'sqlite')('scheduled backups', () => {
  it('are on record with what they hold, and make room by their age; files of others stay', async () => {
    const sameDay = await earlier('same-day', '2026-09-01T01:30:00Z');
    const older = await earlier('older', '2026-08-31T01:30:00Z');
    await earlier('taken-away', '2026-08-30T01:30:00Z');
    rmSync(join(folder, 'backups', backupName(new Date('2026-08-30T01:30:00Z'))));
    writeFileSync(join(folder, 'backups', 'by-hand.zip'), 'somebody’s own');
    set(join(folder, 'backups'), '1,0,1');
    world.travelTo('2026-09-01T20:00:00Z');

    expect(await backUp()).toMatchObject({ removed: 2 });
    const made = await lastWhole();
    if (!made) throw new Error('There is no backup');
    expect(made).toMatchObject({ problem: null, holds: { events: 0, files: 0 }, removedAt: null });
    expect(made.hash).toBe(await hashOfFile(join(folder, 'backups', made.file)));
    // One month's newest is kept, and one day's: both are this one. What was made of last month goes as well.
    expect(readdirSync(join(folder, 'backups')).sort()).toEqual([made.file, 'by-hand.zip'].sort());
    expect(existsSync(join(folder, 'backups', older))).toBe(false);
    expect(existsSync(join(folder, 'backups', sameDay))).toBe(false);
    const rows = await world.open.read.select().from(backupRecord);
    expect(rows.filter(({ removedAt }) => removedAt === null).map(({ id }) => id)).toEqual([made.id]);
  });

  it('that fail are on record with why, are told of once, and leave the last whole one alone', async () => {
    await earlier('whole', '2026-08-30T01:30:00Z');
    writeFileSync(join(folder, 'a-file'), '');
    set(join(folder, 'a-file', 'backups'), '1,0,0');
    await expect(backUp()).rejects.toThrow();
    world.travelTo('2026-09-03T01:30:00Z');
    await expect(backUp()).rejects.toThrow();
    expect(await told()).toEqual(['backup.failed']);
    expect((await lastWhole())?.id).toBe('whole');
    const admin = await world.person('admin', { role: 'admin' });
    const page = await backupsPage(admin, 1);
    expect(page).toMatchObject({ overdue: true, total: 3, last: { id: 'whole' } });
    expect(page?.backups[0]?.problem).toMatch(/ENOTDIR|not a directory/);
    expect(await backupsPage(await world.person('lead', { role: 'lead' }), 1)).toBeNull();
  });

  it('whose process ended before they were done are not taken for whole, and leave nothing behind', async () => {
    const startedAt = new Date('2026-08-31T01:30:00Z');
    const file = backupName(startedAt);
    await world.open.write((tx) => tx.insert(backupRecord).values({ id: 'killed', startedAt, file }));
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', `${file}.part`), 'half of it');
    expect(await lastWhole()).toBeNull();
    await backUp();
    const [killed] = await world.open.read.select().from(backupRecord).where(eq(backupRecord.id, 'killed'));
    expect(killed?.problem).toBe('The service stopped before it was done.');
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('are asked after when none came for more than a day: once, and again after the next that stays out', async () => {
    world.travelTo('2026-09-01T12:00:00Z');
    expect(await tellWhenOverdue()).toBe(0);
    world.travelTo('2026-09-02T19:00:00Z');
    expect(await tellWhenOverdue()).toBe(1);
    expect(await tellWhenOverdue()).toBe(0);
    await backUp();
    expect(await tellWhenOverdue()).toBe(0);
    world.travelTo('2026-09-05T12:00:00Z');
    expect(await tellWhenOverdue()).toBe(1);
    expect(await told()).toEqual(['backup.overdue', 'backup.overdue']);
  });

  it('are not made where no folder is set', async () => {
    set(undefined);
    expect(await backUp()).toEqual({});
    expect(await tellWhenOverdue()).toBe(0);
    expect(await world.open.read.select().from(backupRecord)).toEqual([]);
  });
});
