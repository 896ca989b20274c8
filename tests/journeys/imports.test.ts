/** The register taken in by page: upload, preview, import, what was not taken; and the server killed in between. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { STALE_AFTER_MS } from '~/imports/domain/run-states';
import { axeProblems, overflow } from '../support/axe';
import { clockFile } from '../support/clock';
import { errors, go, press } from '../support/forms';
import { giasFile, giasSchool, nationalRows } from '../support/gias-file';
import { openStage, type Stage } from '../support/journey';
import { cli } from '../support/server';

let stage: Stage;
const time = clockFile();
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-imports-'));
  stage = await openStage({ ALONGSIDE_CLOCK_FILE: time.file });
});
afterEach(() => stage.closePages());
afterAll(async () => {
  await stage.close();
  time.remove();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function schoolsIn(where: string): number {
  const database = new Database(stage.server.database, { readonly: true });
  const n = database.prepare(`select count(*) from school where ${where}`).pluck().get() as number;
  database.close();
  return n;
}

/** Uploads a file and waits for its preview, or whatever the page says instead. */
async function upload(admin: Page, path: string): Promise<string> {
  await admin.goto('/admin/imports');
  await admin.locator('main [name="file"]').setInputFiles(path);
  await press(admin, 'Upload and preview');
  return until(admin, /Import these schools|Nothing to import|There is a problem|cannot|could not/);
}

/** Looks again until the page says something; @returns what it says */
async function until(page: Page, words: RegExp): Promise<string> {
  const giveUp = performance.now() + 60_000;
  for (;;) {
    const said = await page.locator('main').innerText();
    if (words.test(said)) return said;
    if (performance.now() > giveUp) throw new Error(`The page never said ${words}:\n${said}`);
    await sleep(250);
    if (page.url().includes('/admin/imports/')) await page.reload();
  }
}

const rows = [
  giasSchool(990_001, { EstablishmentName: 'St Mary’s Catholic Primary School à Testford' }),
  giasSchool(990_002, { 'PhaseOfEducation (name)': 'Not applicable', Easting: '0', Northing: '' }),
  giasSchool(990_003, { URN: 'not a number' }),
  giasSchool(990_004, { OpenDate: '31-02-2020' }),
];

describe('importing by page', () => {
  it('shows what would change, takes what can be taken, lists what cannot, and is the same twice', async () => {
    const admin = await stage.as('admin', { javaScript: false, width: 320 });
    const path = fileOf('small.csv', giasFile(rows));
    const preview = await upload(admin, path);
    expect(preview).toContain('nothing has been changed yet');
    expect(preview).toMatch(/New\s+3/);
    expect(preview).toMatch(/Not taken\s+1/);
    expect(schoolsIn('urn between 990001 and 990004')).toBe(0);

    const [list] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('link', { name: /Download the list/ }).click(),
    ]);
    const csv = readFileSync(await list.path(), 'utf8')
      .trim()
      .split('\n');
    expect(csv).toHaveLength(3);
    expect(csv[1]).toMatch(/^4,/);
    expect(csv[1]).toContain('not a number');

    await press(admin, 'Import these schools');
    await until(admin, /Look at the schools/);
    expect(schoolsIn('urn between 990001 and 990004')).toBe(3);
    expect(schoolsIn("name = 'St Mary’s Catholic Primary School à Testford'")).toBe(1);
    expect(await overflow(admin)).toBeLessThanOrEqual(0);

    expect(await upload(admin, path)).toContain('Nothing to import');
  });

  it('is readable by everybody on every page of it', async () => {
    const admin = await stage.as('admin');
    await upload(admin, fileOf('again.csv', giasFile([...rows, giasSchool(990_010)])));
    expect(await axeProblems(admin)).toEqual([]);
    await press(admin, 'Import these schools');
    await until(admin, /Look at the schools/);
    expect(await axeProblems(admin)).toEqual([]);
    await go(admin, /See the list of schools/);
    expect(new URL(admin.url()).pathname).toBe('/schools');
  });

  it.each([
    ['a letter', 'Dear colleagues, the list is attached.'],
    ['another table', 'Name,Town\r\nElm School,Testford\r\n'],
    ['nothing', ''],
  ])('of %s is refused in plain words and changes nothing', async (_, content) => {
    const before = schoolsIn('1 = 1');
    const admin = await stage.as('admin', { javaScript: false });
    await upload(admin, fileOf('wrong.csv', content));
    expect((await errors(admin)).join() + (await admin.locator('main').innerText())).toMatch(/file/i);
    expect(await admin.getByRole('button', { name: 'Import these schools' }).count()).toBe(0);
    expect(schoolsIn('1 = 1')).toBe(before);
  });

  it('is refused where the role may not', async () => {
    const head = await stage.as('head');
    expect((await head.goto('/admin/imports'))?.status()).toBe(403);
  });
});

describe('the server killed while it imports', () => {
  it('loses nothing: the page says that it stopped, and running it again completes it', async () => {
    const count = 12_000;
    const admin = await stage.as('admin');
    await upload(admin, fileOf('large.csv', giasFile(nationalRows(count))));
    const run = new URL(admin.url()).pathname;
    await press(admin, 'Import these schools');
    const giveUp = performance.now() + 60_000;
    while (schoolsIn("la_name like 'Authority %'") === 0 && performance.now() < giveUp) await sleep(5);
    await stage.crashAndRestart();
    // Nobody has heard of it for as long as it takes to count as stopped.
    time.travelTo(new Date(Date.now() + 2 * STALE_AFTER_MS), stage.server.database);
    const there = schoolsIn("la_name like 'Authority %'");
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(count);

    const again = await stage.as('admin');
    await again.goto(run);
    await until(again, /Run the import again/);
    await press(again, 'Run again');
    await until(again, /Look at the schools/);
    expect(schoolsIn("la_name like 'Authority %'")).toBe(count);
    const verified = await cli(stage.server.database, ['verify', '--json']);
    expect(verified.code, verified.stdout + verified.stderr).toBe(0);
  });
});
