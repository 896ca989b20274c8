/** The command line as an operator uses it: a process each, exit codes and JSON as the contract has them. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from './support/command-line';

const SECRET = 'a-secret-of-this-test-and-of-nothing-else';
let folder: string;
const at = (name: string) => join(folder, name);

/** Runs one command. @param env what differs from a plain machine */
function cli(words: string[], env: Record<string, string> = {}) {
  // The types say that NODE_ENV is always there; here it is taken out, as on a plain machine.
  const plain: NodeJS.ProcessEnv = { ...process.env };
  for (const name of ['VITEST', 'NODE_ENV', 'DATABASE_URL', 'TEST_DIALECT'])
    Reflect.deleteProperty(plain, name);
  const run = spawnSync(process.execPath, [...commandLine(), ...words], {
    encoding: 'utf8',
    env: { ...plain, DATABASE_URL: at('main.db'), ...env },
  });
  const line = run.stdout.trim().split('\n').at(-1) ?? '';
  return {
    code: run.status,
    out: run.stdout,
    err: run.stderr,
    json: line.startsWith('{') ? JSON.parse(line) : null,
  };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-cli-'));
  expect(cli(['authority', 'create', '--code', '987', '--name', 'Testshire', '--json'])).toMatchObject({
    code: 0,
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('says 2 for wrong usage, 1 for what failed, and why', () => {
    expect(cli(['import', 'gias'])).toMatchObject({ code: 2 });
    expect(cli(['no-such-command'])).toMatchObject({ code: 2 });
    writeFileSync(at('letter.csv'), 'Dear colleague,\nplease find attached\n');
    const refused = cli(['import', 'gias', at('letter.csv'), '--json']);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.json.error).toContain('not a GIAS');
  }, 60_000);

  it('makes the first administrator, once, with a link to set a password', () => {
    const made = cli([
      'admin',
      'create',
      '--email',
      'First@Testshire.example',
      '--name',
      'First Person',
      '--json',
    ]);
    expect(made).toMatchObject({ code: 0, json: { ok: true, email: 'first@testshire.example' } });
    expect(made.json.link).toMatch(/^http.*\/invite\/[\w-]{40,}$/);
    const again = cli(['admin', 'create', '--email', 'first@testshire.example', '--name', 'First Person']);
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain('already');
  }, 60_000);

  it('answers --json with an object when something fails too, and needs a name', () => {
    const missing = cli(['import', 'gias', at('nothing.csv'), '--json']);
    expect(missing).toMatchObject({ code: 1, json: { error: `There is no file ${at('nothing.csv')}.` } });
    const nameless = cli(['authority', 'create', '--code', '986', '--name', ' ', '--json']);
    expect(nameless).toMatchObject({ code: 2 });
    expect(nameless.json.error).toContain('name of 1 to 120');
  }, 60_000);

  it('puts no demo beside a real authority', () => {
    const refused = cli(['seed', 'demo']);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('belongs to Testshire');
  }, 60_000);
});

describe('a problem file', () => {
  const problem = {
    needs: [{ id: 'a', priority: 1 }, { id: 2 }],
    offers: [{ id: 'x', capacityDays: 3 }],
    pairs: [
      { need: 'a', offer: 'x', score: 40, days: 2.5 },
      { need: 2, offer: 'x', score: 90, days: 2 },
    ],
  };

  it('is allocated with a bound, red first; a malformed one is refused with the place', () => {
    writeFileSync(at('problem.json'), JSON.stringify(problem));
    const solved = cli(['allocate', '--problem', at('problem.json'), '--seconds', '5', '--json']);
    expect(solved).toMatchObject({
      code: 0,
      json: { assignments: [{ need: 'a', offer: 'x' }], objective: 40, bound: 90, proven: true },
    });
    expect(solved.json.gap).toBeCloseTo(50 / 90);
    writeFileSync(
      at('malformed.json'),
      JSON.stringify({ ...problem, pairs: [{ ...problem.pairs[0], days: 0 }] }),
    );
    const refused = cli(['allocate', '--problem', at('malformed.json')]);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('pairs[0].days must be a number above 0');
    expect(cli(['allocate'])).toMatchObject({ code: 2 });
  }, 60_000);
});

describe('keeping the data', () => {
  it('backs up, restores into an empty place only, and finds both whole', () => {
    expect(cli(['backup', at('copy.zip'), '--json'])).toMatchObject({ code: 0, json: { ok: true } });
    expect(cli(['backup', at('copy.zip')])).toMatchObject({ code: 1 });
    expect(cli(['verify', '--backup', at('copy.zip'), '--json'])).toMatchObject({
      code: 0,
      json: { ok: true },
    });
    const restored = { DATABASE_URL: at('restored.db') };
    expect(cli(['restore', at('copy.zip'), '--json'], restored)).toMatchObject({
      code: 0,
      json: { ok: true },
    });
    const refused = cli(['restore', at('copy.zip')], restored);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('never overwrites');
    const verified = cli(['verify', '--json'], restored);
    expect(verified).toMatchObject({ code: 0, json: { ok: true, problems: [], integrity: [] } });
    expect(verified.json.events).toBeGreaterThan(0);
  }, 60_000);

  it('finds an event that was changed by somebody with the file in their hands, and restores no such backup', () => {
    copyFileSync(at('main.db'), at('changed.db'));
    const file = new Database(at('changed.db'));
    file.exec("drop trigger domain_event_no_update; update domain_event set reason = 'x' where seq = 1;");
    file.close();
    const verified = cli(['verify', '--json'], { DATABASE_URL: at('changed.db') });
    expect(verified).toMatchObject({ code: 1, json: { ok: false } });
    expect(verified.json.problems[0].problem).toContain('changed');
    expect(verified.json.records['ledger.postings']).toEqual({ checked: 0, problems: [] });
    const refused = cli(['restore', at('changed.db')], { DATABASE_URL: at('never.db') });
    expect(refused).toMatchObject({ code: 1 });
    expect(existsSync(at('never.db'))).toBe(false);
  }, 60_000);

  it('finds a posting of one side, and names it', () => {
    copyFileSync(at('main.db'), at('posted.db'));
    const file = new Database(at('posted.db'));
    const authority = file.prepare('select id from authority limit 1').pluck().get();
    file
      .prepare(
        `insert into money_posting (id, authority_id, number, kind, on_date, memo, subject_type, subject_id, at)
         values ('alone', ?, 1, 'received', '2027-03-04', '', 'invoice', 'none', 0)`,
      )
      .run(authority);
    file
      .prepare(
        "insert into money_entry (id, posting_id, authority_id, account, amount_pence) values ('side', 'alone', ?, 'bank', 500)",
      )
      .run(authority);
    file.close();
    const verified = cli(['verify', '--json'], { DATABASE_URL: at('posted.db') });
    expect(verified).toMatchObject({ code: 1, json: { ok: false, problems: [], integrity: [] } });
    const { records } = verified.json;
    expect(records['ledger.postings']).toMatchObject({ checked: 1 });
    expect(records['ledger.postings'].problems).toEqual(['Posting 1 (alone) has fewer than two sides']);
    expect(records['ledger.numbers'].problems[0]).toContain('Numbers of posting');
  }, 60_000);
});

describe('a database that is none', () => {
  it('is not made by looking for it, and no letter is restored as a backup', () => {
    const elsewhere = { DATABASE_URL: at('gone.db') };
    expect(cli(['verify'], elsewhere)).toMatchObject({ code: 1 });
    expect(existsSync(at('gone.db'))).toBe(false);
    const refused = cli(['restore', at('letter.csv')], elsewhere);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('not a whole backup');
    expect(existsSync(at('gone.db'))).toBe(false);
  }, 60_000);
});

describe('in production', () => {
  const production = { NODE_ENV: 'production', SESSION_SECRET: SECRET, APP_URL: 'https://alongside.example' };

  it('does not start without its settings, and names them', () => {
    const refused = cli(['serve'], { NODE_ENV: 'production' });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toMatch(/SESSION_SECRET[\s\S]*APP_URL/);
  }, 60_000);

  it('has no demo, and does not serve one', () => {
    expect(cli(['demo'], production)).toMatchObject({ code: 1 });
    expect(cli(['seed', 'demo'], production)).toMatchObject({ code: 1 });
    copyFileSync(at('main.db'), at('demo.db'));
    const file = new Database(at('demo.db'));
    file.exec('update authority set demo = 1');
    file.close();
    const refused = cli(['serve'], { ...production, DATABASE_URL: at('demo.db') });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('demo data');
  }, 60_000);
});
