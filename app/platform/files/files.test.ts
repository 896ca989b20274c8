import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileMissing, type FileStore, FileThere, storeFor } from './store.server';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (read: Uint8Array) => new TextDecoder().decode(read);
async function keysOf(store: FileStore, folder?: 'evidence' | 'imports'): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key, bytes: size } of store.list(folder)) keys.push(`${key} ${size}`);
  return keys.sort();
}

let scratch: string;
let bucket: S3rver;
const plain = {
  FILES: undefined,
  S3_ENDPOINT: undefined,
  S3_REGION: 'eu-west-2',
  S3_ACCESS_KEY_ID: 'S3RVER',
  S3_SECRET_ACCESS_KEY: 'S3RVER',
};
let inBucket: (name: string) => FileStore;

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'alongside-files-'));
  bucket = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(scratch, 'bucket'),
    configureBuckets: [{ name: 'casework', configs: [] }],
  });
  const { port } = await bucket.run();
  inBucket = (name) =>
    storeFor({
      ...plain,
      FILES: `s3://${name}`,
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      dataDir: scratch,
    });
});
afterAll(async () => {
  await bucket.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe.each([
  ['a folder', () => storeFor({ ...plain, dataDir: path.join(scratch, 'folder') })],
  ['a bucket', () => inBucket('casework')],
  ['a prefix of a bucket', () => inBucket('casework/alongside/live')],
])('files in %s', (_where, open) => {
  it('come back as they were put, and are not written over', async () => {
    const store = open();
    await store.put('evidence/one', bytes('as it was sent'));
    expect(text(await store.read('evidence/one'))).toBe('as it was sent');
    await expect(store.put('evidence/one', bytes('another'))).rejects.toThrow(FileThere);
    expect(text(await store.read('evidence/one'))).toBe('as it was sent');
    expect(await store.has('evidence/one')).toBe(true);
  });

  it('can be put from a file of the machine, and worked on as one', async () => {
    const store = open();
    const source = path.join(scratch, 'source.csv');
    await writeFile(source, 'URN,Name\n100001,Fenwold\n'.repeat(20_000));
    await store.putFile('imports/two.csv', source);
    await expect(store.putFile('imports/two.csv', source)).rejects.toThrow(FileThere);
    const seen = await store.withFile('imports/two.csv', async (file) => readFileSync(file, 'utf8').length);
    expect(seen).toBe(24 * 20_000);
  });

  it('are listed with their sizes, and gone once removed', async () => {
    const store = open();
    await store.put('evidence/three', bytes('three'));
    expect(await keysOf(store)).toEqual(['evidence/one 14', 'evidence/three 5', 'imports/two.csv 480000']);
    expect(await keysOf(store, 'imports')).toEqual(['imports/two.csv 480000']);
    await store.remove('evidence/three');
    await store.remove('evidence/three');
    expect(await store.has('evidence/three')).toBe(false);
    await expect(store.read('evidence/three')).rejects.toThrow(FileMissing);
    await expect(store.withFile('evidence/three', async () => 0)).rejects.toThrow(FileMissing);
  });

  it('of one key put at once by two: one is kept, and the other is told', async () => {
    const store = open();
    const outcomes = await Promise.allSettled([
      store.put('evidence/race', bytes('first')),
      store.put('evidence/race', bytes('other')),
    ]);
    const kept = text(await store.read('evidence/race'));
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(['first', 'other']).toContain(kept);
    await store.remove('evidence/race');
  });

  it.each([
    'evidence/../alongside.db',
    '../x',
    'evidence/a/b',
    'other/x',
    'evidence/',
    'evidence/.part-x',
    '',
  ])('never have the key %j', async (key) => {
    const store = open();
    await expect(
      store.put(key, bytes('x')).then(
        () => 'kept',
        (error: Error) => error.message,
      ),
    ).resolves.toMatch('is not the key of a file');
    await expect(
      store.read(key).then(
        () => 'read',
        (error: Error) => error.message,
      ),
    ).resolves.toMatch('is not the key of a file');
  });
});

describe('a folder', () => {
  it('holds nothing half written under a name that counts', async () => {
    const folder = path.join(scratch, 'whole');
    const store = storeFor({ ...plain, dataDir: folder });
    await store.put('evidence/whole', bytes('whole'));
    await store.put('evidence/whole', bytes('again')).catch(() => undefined);
    expect(readdirSync(path.join(folder, 'evidence'))).toEqual(['whole']);
    // What a process left that died while it wrote.
    writeFileSync(path.join(folder, 'evidence', '.part-left'), 'hal');
    expect(await keysOf(store)).toEqual(['evidence/whole 5']);
  });
});

describe('a bucket', () => {
  it('that is not there is a fault, not a missing file', async () => {
    await expect(inBucket('elsewhere').read('evidence/one')).rejects.not.toThrow(FileMissing);
  });
  it('is named without its keys', () => {
    expect(inBucket('casework/live').place).toMatch(/^s3:\/\/casework\/live at 127\.0\.0\.1:\d+$/);
  });
});
