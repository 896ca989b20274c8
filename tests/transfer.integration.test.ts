/** The demo taken away as a whole and brought into an empty installation: nothing that can be asked of it has changed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, authority, savedReport } from '#drizzle/schema';
import { MARLSHIRE } from '#seeds/demo/authorities';
import { askForReset, setPasswordByLink } from '~/accounts/tokens.server';
import { canonicalJson } from '~/kernel/canonical-json';
import { verifyChains } from '~/platform/audit.server';
import { withClock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { passwordMatches } from '~/platform/password.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { loadViewer } from '~/platform/session.server';
import { COLUMN_VALUES } from '~/reporting/domain/transfer/values';
import { FIGURES, figureOf } from '~/reporting/figures/catalogue.server';
import { readingOf } from '~/reporting/figures/reading.server';
import { exportToFile } from '~/reporting/transfer/commands.server';
import { importAuthority } from '~/reporting/transfer/import.server';
import { type ArchiveFiles, rowsOf, unpack } from './support/archives';
import { commandLine } from './support/command-line';
import { dialect, freshDatabase } from './support/database';
import { tokenOf } from './support/links';
import { scratchFolder } from './support/scratch';
import { freshDemo, DEMO_DAY as NOW } from './support/seeded-demo';

const LONG = 480_000;
const folder = scratchFolder('alongside-arrival-');
const at = (name: string) => join(folder, name);

/** What the authority's figures, reports and files say. */
async function told() {
  const [row] = await db().select().from(account).where(eq(account.email, 'lead@marlshire.example'));
  const viewer = row ? await loadViewer(row.id) : null;
  if (!viewer) throw new Error('The demo has no lead');
  const figures = await withClock(NOW, async () => {
    const reading = await readingOf(viewer);
    const summaries: Record<string, unknown> = {};
    for (const key of Object.keys(FIGURES)) summaries[key] = (await figureOf(reading, key)).summary;
    return summaries;
  });
  const reports = await db()
    .select()
    .from(savedReport)
    .where(eq(savedReport.authorityId, viewer.authorityId))
    .orderBy(savedReport.id);
  const files = readdirSync(at('evidence')).sort();
  return {
    figures,
    reports,
    files: files.map((name) => [name, readFileSync(join(at('evidence'), name), 'utf8')]),
  };
}

/** Rows of every table but the two that say that an authority has moved, the same in whatever order they were read. */
function recordsIn(files: ArchiveFiles): Record<string, string[]> {
  const tables = [...files.keys()]
    .filter((name) => name.startsWith('data/'))
    .map((name) => name.slice(5, -7));
  const moved = new Set(['domain_event', 'authority_arrival']);
  return Object.fromEntries(
    tables
      .filter((table) => !moved.has(table))
      .map((table) => [table, rowsOf(files, table).map(canonicalJson).sort()]),
  );
}

/** Runs one command over SQLite, as an operator does. */
function cli(...words: string[]) {
  const plain: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: at('other/moved.db') };
  for (const name of ['VITEST', 'NODE_ENV', 'TEST_DIALECT', 'DATA_DIR']) Reflect.deleteProperty(plain, name);
  const run = spawnSync(process.execPath, [...commandLine(), ...words, '--json'], {
    encoding: 'utf8',
    env: plain,
  });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}');
}

describe('the demo, taken along', () => {
  let before: Awaited<ReturnType<typeof told>>;
  let files: ArchiveFiles;

  beforeAll(async () => {
    await freshDemo(folder);
    before = await told();
    await exportToFile(MARLSHIRE.code, at('demo.zip'));
    files = await unpack(at('demo.zip'));
    renameSync(at('evidence'), at('evidence-before'));
  }, LONG);
  afterAll(() => {
    delete process.env.DATA_DIR;
    forgetEnv();
    rmSync(folder, { recursive: true, force: true });
  });

  /** By the command line into SQLite and out of it again, where the demo is in PostgreSQL. */
  async function byWayOfSqlite(): Promise<string> {
    expect(cli('authority', 'import', at('demo.zip'))).toMatchObject({ ok: true, dryRun: false });
    expect(cli('verify')).toMatchObject({ ok: true, problems: [], integrity: [] });
    expect(cli('authority', 'export', MARLSHIRE.code, at('again.zip'))).toMatchObject({
      ok: true,
      missing: [],
    });
    return at('again.zip');
  }

  it('gives the same figures, reports and files elsewhere', { timeout: LONG }, async () => {
    const zip = dialect === 'postgres' ? await byWayOfSqlite() : at('demo.zip');
    await freshDatabase();
    const arrived = await importAuthority(zip, { dryRun: false });
    expect(arrived).toMatchObject({ ok: true, value: { here: 0, missing: [] } });
    const after = await told();
    expect(Object.keys(after.figures).length).toBeGreaterThan(10);
    expect(after).toEqual(before);
    expect((await verifyChains(db())).problems).toEqual([]);
    expect(Object.values(await runRecordChecks(db())).flatMap(({ problems }) => problems)).toEqual([]);
    // Taken along once more it is the same, record by record.
    if (dialect !== 'postgres') await exportToFile(MARLSHIRE.code, at('again.zip'));
    expect(recordsIn(await unpack(at('again.zip')))).toEqual(recordsIn(files));
  });

  it('lets its people in once they have set a password by a link', { timeout: LONG }, async () => {
    const email = 'broker@marlshire.example';
    const found = () => db().select().from(account).where(eq(account.email, email));
    expect((await found())[0]?.passwordHash).toBeNull();
    const request = new Request('http://127.0.0.1/reset');
    expect(await askForReset(request, email)).toMatchObject({ ok: true });
    const set = await setPasswordByLink(
      request,
      'invite',
      await tokenOf('account.invite', email),
      'a long new password',
    );
    expect(set).toMatchObject({ ok: true });
    expect(await passwordMatches((await found())[0]?.passwordHash ?? null, 'a long new password')).toBe(true);
  });

  it('holds in its columns the words its guide names, and no others', () => {
    const others = Object.entries(COLUMN_VALUES).flatMap(([path, words]) => {
      const [table = '', column = ''] = path.split('.');
      const found = new Set(rowsOf(files, table).map((row) => row[column]));
      return [...found]
        .filter((word) => word !== null && !words.includes(String(word)))
        .map((word) => [path, word]);
    });
    expect(others).toEqual([]);
  });

  it('brings of other authorities names alone', async () => {
    const others = await db()
      .select({
        email: account.email,
        active: account.active,
        code: authority.code,
        settings: authority.settings,
      })
      .from(account)
      .innerJoin(authority, and(eq(authority.id, account.authorityId)));
    const elsewhere = others.filter(({ code }) => code !== MARLSHIRE.code);
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.filter(({ email, active }) => active || !email.endsWith('@elsewhere.invalid'))).toEqual(
      [],
    );
    expect(elsewhere.every(({ settings }) => Object.keys(settings).length === 0)).toBe(true);
  });
});
