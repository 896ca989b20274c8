/** The process is killed at the worst moment: nothing is lost, nothing is half done, and the work goes on. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../support/command-line';
import { giasFile, nationalRows } from '../support/gias-file';
import { cli } from '../support/server';

const ROWS = 6000;
let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-power-cut-'));
  file = join(folder, 'schools.csv');
  writeFileSync(file, giasFile(nationalRows(ROWS)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many schools a database holds; 0 before there is one. */
function schoolsIn(database: string): number {
  try {
    const open = new Database(database, { readonly: true });
    try {
      return open.prepare('select count(*) from school').pluck().get() as number;
    } finally {
      open.close();
    }
  } catch {
    return 0;
  }
}

/** Starts an import and kills it once some schools are in; @returns how many were there at that moment */
async function killedImport(database: string, after: number): Promise<number> {
  const child = spawn(process.execPath, [...commandLine(), 'import', 'gias', file, '--json'], {
    env: { ...process.env, VITEST: undefined, NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: database },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const giveUp = performance.now() + 60_000;
  while (schoolsIn(database) <= after && child.exitCode === null && performance.now() < giveUp)
    await sleep(2);
  child.kill('SIGKILL');
  await gone;
  return schoolsIn(database);
}

describe('an import from the command line, killed', () => {
  it('twice, leaves whole schools only, and is completed by importing again', async () => {
    const database = join(folder, 'killed.db');
    const first = await killedImport(database, 0);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(ROWS);
    expect(JSON.parse((await cli(database, ['verify', '--json'])).stdout)).toMatchObject({ ok: true });

    const second = await killedImport(database, first);
    expect(second).toBeGreaterThanOrEqual(first);

    const again = await cli(database, ['import', 'gias', file, '--json']);
    expect(again.code, again.stderr).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({
      read: ROWS,
      created: ROWS - second,
      unchanged: second,
      rejected: [],
    });
    expect(schoolsIn(database)).toBe(ROWS);
    const verified = await cli(database, ['verify', '--json']);
    expect(verified.code, verified.stdout).toBe(0);
  });
});
