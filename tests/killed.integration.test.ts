/** Processes that write are killed again and again: what was answered for is there, nothing is half there. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { domainEvent, importRun } from '#drizzle/schema';
import { verifyChains } from '~/platform/audit.server';
import { openDatabase } from '~/platform/db.server';
import { dialect } from './support/database';
import { scratchFolder } from './support/scratch';
import { newWorld, type World } from './support/world';

/** A dozen where one file is written by all of them; PostgreSQL is a process of its own and is not killed. */
const [ROUNDS, AT_ONCE] = dialect === 'sqlite' ? [2, 6] : [1, 4];
let folder = '';
let world: World;
beforeAll(async () => {
  folder = scratchFolder('alongside-killed-');
  world = await newWorld();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes until it is killed, some time after its first answer. @returns what it had answered for */
async function writeAndDie(after: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/writing-process.ts', world.authorityId],
    {
      env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: world.open.url, DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      said += String(text);
      resolve();
    });
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([begun, gone]);
  await sleep(after);
  child.kill('SIGKILL');
  await gone;
  // A line that was cut off was answered for as well; nobody can say what it was of.
  return said.split('\n').slice(0, -1);
}

describe(`processes that are killed on ${dialect}`, () => {
  it('lose nothing that they answered for, and leave nothing half written', async () => {
    const answered: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const dying = Array.from({ length: AT_ONCE }, (_, n) => writeAndDie(20 + 60 * n + 30 * round));
      answered.push(...(await Promise.all(dying)).flat());
      const open = openDatabase(world.open.url);
      expect(await open.integrity()).toEqual([]);
      const { problems } = await verifyChains(open.read);
      expect(problems).toEqual([]);
      await open.close();
    }
    expect(answered.length).toBeGreaterThan(ROUNDS * AT_ONCE);
    const rows = await world.open.read
      .select({ id: importRun.id, filePath: importRun.filePath })
      .from(importRun);
    const events = await world.open.read.select({ id: domainEvent.subjectId }).from(domainEvent);
    const there = new Set(rows.map(({ id }) => id));
    expect(answered.filter((id) => !there.has(id))).toEqual([]);
    // Each record with all of its events and its whole file, those too that nobody heard of.
    expect(events.length).toBe(rows.length * 3);
    for (const { filePath } of rows)
      expect(readFileSync(join(folder, 'data/evidence', filePath ?? '')).length).toBe(20_000);
  });
});
