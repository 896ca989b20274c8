/** The disk or the database fails under the running service: the page says so, keeps what was typed, and it works again after. */
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, openDatabase, useDatabase } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { type FileStore, fileStore, useFileStore } from '~/platform/files/store.server';
import { serve } from '~/platform/http.server';
import { copyDemo } from '../support/demo';
import { freePort } from '../support/free-port';
import { NEED_EVIDENCE, needForm } from '../support/need-form';
import { DEMO_PASSWORD } from '../support/sign-in';
import { signedIn, type Visitor } from '../support/visitor';

let demo: ReturnType<typeof copyDemo>;
let stop: () => Promise<void>;
let head: Visitor;
let school = '';
let count = 0;

/** The application in this process, so that what it stands on can be made to fail under it. */
beforeAll(async () => {
  demo = copyDemo();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  Object.assign(process.env, {
    DATABASE_URL: demo.file,
    PORT: String(port),
    HOST: '127.0.0.1',
    APP_URL: origin,
  });
  forgetEnv();
  useDatabase(openDatabase(demo.file, { busyLimitMs: 400 }));
  ({ stop } = await serve());
  head = await signedIn(origin, 'head@marlshire.example', DEMO_PASSWORD);
  const file = new Database(demo.file, { readonly: true });
  school = String(
    file
      .prepare(
        "select urn from account_grant g join account a on a.id = g.account_id where a.email = 'head@marlshire.example' and g.role = 'head'",
      )
      .pluck()
      .get(),
  );
  file.close();
});
afterAll(async () => {
  await stop();
  await closeDatabase();
  demo.remove();
});
beforeEach(() => {
  count++;
});

const newId = () => `faultyneed${count}${Date.now().toString(36)}`.slice(0, 30);

function needsCalled(id: string): number {
  const file = new Database(demo.file, { readonly: true });
  const n = Number(file.prepare('select count(*) from need where id = ?').pluck().get(id));
  file.close();
  return n;
}

/** The form that the page has for sending it all again. */
function hiddenFields(html: string): [string, string][] {
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  return [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [plain(name), plain(value)],
  );
}

/** Sends a need while something is the matter, then again from the page that says so. */
async function sendTwice(title: string, mend: () => Promise<void>): Promise<void> {
  const id = newId();
  const address = `/schools/${school}/needs/new`;
  const refused = await head.post(address, needForm(id));
  const page = await refused.text();
  expect(refused.status, page.slice(0, 600)).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(page).toContain(`<h1`);
  expect(page).toContain(title);
  expect(page).toContain(NEED_EVIDENCE);
  expect(page).toContain('Send it again');
  expect(needsCalled(id)).toBe(0);
  const read = await head.get(`/schools/${school}/needs`);
  expect(read.status).toBe(200);

  await mend();
  for (let time = 0; time < 2; time++) {
    const sent = await head.post(address, hiddenFields(page));
    expect(sent.status, (await sent.text()).slice(0, 600)).toBe(303);
  }
  expect(needsCalled(id)).toBe(1);
}

const pragma = (text: string) => database().write(async (tx) => tx.run(sql.raw(`pragma ${text}`)));

describe('a form that is sent', () => {
  it('while the disk is full is not kept, comes back with what was typed, and is sent again from there', async () => {
    // Every page that is free is written full, then no more may be taken.
    const filler = new Database(demo.file);
    filler.exec('vacuum');
    filler.close();
    await pragma('max_page_count = 1');
    await sendUntilFull();
    await sendTwice('Nothing can be saved just now', async () => {
      await pragma('max_page_count = 1073741823');
    });
  });

  it('while another process holds the database is told after a while, and pages are read meanwhile', async () => {
    const other = new Database(demo.file);
    other.exec('begin immediate');
    await sendTwice('Alongside is very busy', async () => {
      other.exec('rollback');
      other.close();
    });
  });

  it('with a file that finds no room keeps neither the file nor its record, and asks for the file again', async () => {
    const file = new Database(demo.file, { readonly: true });
    const diagnosis = file
      .prepare("select urn, id from diagnosis where state in ('shared', 'contested') and urn = ? limit 1")
      .get(school) as { urn: number; id: string } | undefined;
    file.close();
    if (!diagnosis) throw new Error('The head has no diagnosis to add evidence to');
    const whole = fileStore();
    const full: FileStore = {
      ...whole,
      put: async () => {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    };
    useFileStore(full);
    const form = new FormData();
    form.set('id', newId());
    form.set('criterion', '');
    form.set('words', NEED_EVIDENCE);
    form.set('file', new File(['%PDF-1.7\nread\n%%EOF\n'], 'read.pdf', { type: 'application/pdf' }));
    const answer = await head.send(`/schools/${school}/diagnosis/${diagnosis.id}/evidence`, form);
    useFileStore(whole);
    const page = await answer.text();
    expect(answer.status, page.slice(0, 600)).toBe(503);
    expect(page).toContain('Nothing can be saved just now');
    expect(page).toContain(NEED_EVIDENCE);
    expect(page).not.toContain('Send it again');
    expect(page).toContain('files are not kept here');
  });

  it('while the database may not be written to is not kept; one who signs in then is told, without the password', async () => {
    await pragma('query_only = on');
    const id = newId();
    const refused = await head.post(`/schools/${school}/needs/new`, needForm(id));
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain('may read its disk and not write to it');
    const login = await head.post('/login', { email: 'chair@marlshire.example', password: DEMO_PASSWORD });
    const page = await login.text();
    expect(login.status).toBe(503);
    expect(page).not.toContain(DEMO_PASSWORD);
    expect(page).not.toContain('Send it again');
    await closeDatabase();
    useDatabase(openDatabase(demo.file, { busyLimitMs: 400 }));
    expect((await head.post(`/schools/${school}/needs/new`, needForm(id))).status).toBe(303);
    expect(needsCalled(id)).toBe(1);
  });
});

/** Takes what room is left in pages that are there already. */
async function sendUntilFull(): Promise<void> {
  for (let n = 0; n < 400; n++) {
    const answer = await head.post(
      `/schools/${school}/needs/new`,
      needForm(`filling${n}${Date.now().toString(36)}`),
    );
    if (answer.status === 503) return;
    if (answer.status !== 303)
      throw new Error(`A need was not taken: ${answer.status} ${(await answer.text()).slice(0, 2000)}`);
  }
  throw new Error('The disk never was full');
}
