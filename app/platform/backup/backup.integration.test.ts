/** Backups: everything is in them, of one moment, and comes back whole into an empty place only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialect } from '#tests/support/database';
import { scratchFolder } from '#tests/support/scratch';
import { cli } from '#tests/support/server';
import { newWorld, type World } from '#tests/support/world';
import { yes } from '~/kernel/verdict';
import { type Db, openDatabase } from '../db.server';
import { folderStore } from '../files/folder.server';
import { type FileStore, useFileStore } from '../files/store.server';
import { migrationNames, migrationsUpTo } from '../migrations.server';
import { tableShapes } from '../schema.server';
import { transact } from '../transact.server';
import { examineBackup } from './examine.server';
import { BACKUP_VERSION, LEFT_OUT, MANIFEST, type Manifest } from './layout';
import { makeBackup } from './make.server';
import { restoreBackup } from './restore.server';
import { openBackup } from './zip-read.server';
import { newBackupFile } from './zip-write.server';

const EVIDENCE = 'evidence/5f0c7f0e-0000-4000-8000-000000000001';
const ANOTHER = 'evidence/5f0c7f0e-0000-4000-8000-000000000002';
let folder = '';
let world: World;
const at = (name: string) => join(folder, name);
const discards: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = scratchFolder('alongside-backup-');
  useFileStore(folderStore(at('store')));
  world = await newWorld();
  await world.school(100001, { name: 'Saint Ælfgifu’s — “North”\n日本' });
  const head = await world.person('head', { role: 'head', urn: 100001 });
  await world.provider('ann', 100001, { caps: { '2026-2-spring': 12 } });
  await world.offer('writing', 'ann', { days: { '2026-2-spring': 12 } });
  await world.request('r1', 100001, head);
  for (const n of [1, 2, 3])
    await transact(head, async ({ emit }) => {
      emit({ type: 'request.submitted', subject: { type: 'request', id: 'r1' }, after: { n } });
      return yes();
    });
  await folderStore(at('store')).put(EVIDENCE, Buffer.from('%PDF-1.7 evidence'));
  await folderStore(at('store')).put(ANOTHER, randomBytes(70_000));
});

afterEach(async () => {
  useFileStore(null);
  for (const discard of discards.splice(0)) await discard();
  rmSync(folder, { recursive: true, force: true });
});

/** An address where nothing is: a file that is not there, or a new database. */
async function emptyPlace(): Promise<string> {
  if (dialect === 'sqlite') return at(`restored-${randomBytes(4).toString('hex')}.db`);
  const name = `alongside_restored_${randomBytes(6).toString('hex')}`;
  const address = new URL(world.open.url);
  await administer(`create database ${name}`);
  discards.push(() => administer(`drop database if exists ${name} with (force)`));
  address.pathname = `/${name}`;
  return address.href;
}

async function administer(statement: string): Promise<void> {
  const address = new URL(world.open.url);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Every record of every table that is backed up, in the order of its key. */
async function everything(handle: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const { name, table, key } of tableShapes()) {
    if (LEFT_OUT.some((left) => left === name)) continue;
    all[name] = await handle.select().from(table).orderBy(key.column);
  }
  return all;
}

describe('a backup', () => {
  it('holds every record and file, and all of it comes back', async () => {
    const made = await makeBackup(world.open, at('whole.zip'));
    expect(made).toMatchObject({ ok: true, events: 3, files: 2, problems: [], gone: [] });
    expect(made.migration).toBe(migrationNames().at(-1));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await examineBackup(at('whole.zip'))).toMatchObject({ ok: true, records: made.records });

    const before = await everything(world.open.read);
    expect(Object.values(before).flat().length).toBe(made.records);
    useFileStore(folderStore(at('elsewhere')));
    const url = await emptyPlace();
    expect(await restoreBackup(at('whole.zip'), url)).toMatchObject({ ok: true, events: 3, integrity: [] });
    const open = openDatabase(url);
    const after = await everything(open.read);
    await open.close();
    expect(after).toEqual(before);
    for (const key of [EVIDENCE, ANOTHER])
      expect(readFileSync(join(at('elsewhere'), key))).toEqual(readFileSync(join(at('store'), key)));
  });

  it('signs nobody in who comes to hold it', async () => {
    const day = new Date();
    const { session } = await import('#drizzle/schema');
    await world.open.write((tx) =>
      tx.insert(session).values({
        id: 'the-secret-of-a-session',
        accountId: 'head',
        createdAt: day,
        expiresAt: day,
        device: 'a browser',
      }),
    );
    await makeBackup(world.open, at('whole.zip'));
    const backup = await openBackup(at('whole.zip'));
    backup.close();
    expect(backup.manifest.tables.map(({ name }) => name)).not.toContain('session');
  });

  it('overwrites nothing: no backup, no database, no files of others', async () => {
    await makeBackup(world.open, at('whole.zip'));
    await expect(makeBackup(world.open, at('whole.zip'))).rejects.toThrow('never overwrites');
    await expect(restoreBackup(at('whole.zip'), world.open.url)).rejects.toThrow('never overwrites');
    useFileStore(folderStore(at('of-others')));
    await folderStore(at('of-others')).put('evidence/of-somebody-else', Buffer.from('theirs'));
    const url = await emptyPlace();
    await expect(restoreBackup(at('whole.zip'), url)).rejects.toThrow('There are files in');
    if (dialect === 'sqlite') expect(existsSync(url)).toBe(false);
  });

  it('that was cut off, changed, or made by a newer version is refused, and nothing is written', async () => {
    await makeBackup(world.open, at('whole.zip'));
    const bytes = readFileSync(at('whole.zip'));
    const url = await emptyPlace();
    useFileStore(folderStore(at('elsewhere')));
    const refuses = async (content: Buffer, words: RegExp) => {
      writeFileSync(at('other.zip'), content);
      await expect(examineBackup(at('other.zip'))).rejects.toThrow(words);
      await expect(restoreBackup(at('other.zip'), url)).rejects.toThrow(words);
    };
    await refuses(bytes.subarray(0, bytes.length - 200), /not a whole backup/);
    await refuses(Buffer.from('Dear colleague, please find attached'), /not a whole backup/);
    const changed = Buffer.from(bytes);
    // The evidence is kept as it is: a byte of it, somewhere in the file.
    const found = changed.indexOf(readFileSync(join(at('store'), ANOTHER)));
    expect(found).toBeGreaterThan(0);
    changed[found + 5] = (changed[found + 5] ?? 0) ^ 1;
    await refuses(changed, /not as it was made|not a whole backup/);
    expect(existsSync(at('elsewhere'))).toBe(false);
    if (dialect === 'sqlite') expect(existsSync(url)).toBe(false);

    const zip = newBackupFile(at('newer.zip'), new Date());
    const manifest: Manifest = {
      format: 'alongside-backup',
      version: BACKUP_VERSION,
      madeAt: new Date().toISOString(),
      dialect,
      migration: '9999_of_next_year',
      tables: [],
      chains: [],
      files: [],
      gone: [],
    };
    await zip.add(MANIFEST, [JSON.stringify(manifest)]);
    await zip.end();
    await expect(restoreBackup(at('newer.zip'), url)).rejects.toThrow('newer version');
  });

  it('with an audit trail that does not follow is told of, and not restored', async () => {
    const rewrite = "update domain_event set reason = 'x' where seq = 2";
    if (world.open.pool) {
      await world.open.pool.query(`alter table domain_event disable trigger user; ${rewrite}`);
    } else {
      const file = new Database(world.open.url);
      file.exec(`drop trigger domain_event_no_update; ${rewrite}`);
      file.close();
    }
    const made = await makeBackup(world.open, at('changed.zip'));
    expect(made).toMatchObject({ ok: false });
    expect(made.problems[0]).toMatchObject({ seq: 2, problem: expect.stringContaining('changed') });
    await expect(restoreBackup(at('changed.zip'), await emptyPlace())).rejects.toThrow('does not follow');
  });

  it('whose restore was broken off leaves nothing that looks whole, and is completed by restoring again', async () => {
    await makeBackup(world.open, at('whole.zip'));
    const url = await emptyPlace();
    const store = folderStore(at('elsewhere'));
    let kept = 0;
    const failing: FileStore = {
      ...store,
      put: (key, bytes) => {
        if (kept++ > 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return store.put(key, bytes);
      },
    };
    useFileStore(failing);
    await expect(restoreBackup(at('whole.zip'), url)).rejects.toThrow('no space left');
    if (dialect === 'sqlite') expect(existsSync(url)).toBe(false);
    useFileStore(store);
    expect(await restoreBackup(at('whole.zip'), url)).toMatchObject({ ok: true, files: 2 });
    const open = openDatabase(url);
    expect(await everything(open.read)).toEqual(await everything(world.open.read));
    await open.close();
  });
});

describe('a backup of an earlier version', () => {
  it('is restored as it was and then brought up to date', async () => {
    const { folder: migrations, remove } = migrationsUpTo(dialect, '0011_visits_by_day');
    const old = await emptyPlace();
    const earlier = openDatabase(old, { migrations });
    await earlier.migrate();
    const row = "insert into authority values ('a', '987', 'Oldshire', '{\"x\": 1}', false, 1)";
    if (earlier.pool) await earlier.pool.query(row);
    else {
      const file = new Database(old);
      file.exec(row);
      file.close();
    }
    const made = await makeBackup(earlier, at('old.zip'));
    await earlier.close();
    remove();
    expect(made).toMatchObject({ ok: true, migration: '0011_visits_by_day', records: 1 });

    useFileStore(folderStore(at('elsewhere')));
    const url = await emptyPlace();
    expect(await restoreBackup(at('old.zip'), url)).toMatchObject({ ok: true });
    const open = openDatabase(url);
    const { authority } = await import('#drizzle/schema');
    expect(await open.read.select().from(authority)).toEqual([
      { id: 'a', code: '987', name: 'Oldshire', settings: { x: 1 }, demo: false, version: 1 },
    ]);
    await open.close();
  });

  it.runIf(dialect === 'sqlite')('or a plain copy of its database, is restored too', async () => {
    const source = new Database(world.open.url, { readonly: true });
    await source.backup(at('plain.db'));
    source.close();
    const url = await emptyPlace();
    expect(await restoreBackup(at('plain.db'), url)).toMatchObject({ ok: true, events: 3 });
    const open = openDatabase(url);
    expect(await everything(open.read)).toEqual(await everything(world.open.read));
    await open.close();
    expect(readdirSync(folder).filter((name) => name.includes('.restoring'))).toEqual([]);
  });
});

describe.runIf(dialect === 'postgres')('a backup of PostgreSQL', () => {
  it('goes into an embedded database and back', async () => {
    await makeBackup(world.open, at('whole.zip'));
    const files = { DATA_DIR: at('embedded') };
    const there = await cli(at('embedded.db'), ['restore', at('whole.zip'), '--json'], files);
    expect(there.code, there.stderr).toBe(0);
    const back = await cli(at('embedded.db'), ['backup', at('back.zip'), '--json'], files);
    expect(back.code, back.stderr).toBe(0);
    expect(await contents(at('back.zip'))).toEqual(await contents(at('whole.zip')));
    useFileStore(folderStore(at('again')));
    expect(await restoreBackup(at('back.zip'), await emptyPlace())).toMatchObject({ ok: true, events: 3 });
  });
});

/** What a backup holds whichever database it was made of: JSON as it means, records in any order. */
async function contents(file: string) {
  const backup = await openBackup(file);
  const tables: Record<string, string[]> = {};
  for (const { name, columns } of backup.manifest.tables) {
    const rows: string[] = [];
    for await (const line of backup.lines(`records/${name}.ndjson`)) {
      const values = line as (string | null)[]; // checked when the backup was made
      const named = columns.map((column, n): [string, unknown] => {
        const value = values[n] ?? null;
        return [column.name, column.kind === 'json' && value !== null ? inOrder(JSON.parse(value)) : value];
      });
      rows.push(JSON.stringify(Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))));
    }
    tables[name] = rows.sort();
  }
  backup.close();
  const sent = backup.manifest.files.filter(({ name }) => name.startsWith('files/'));
  return { tables, chains: backup.manifest.chains, sent: sent.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}
