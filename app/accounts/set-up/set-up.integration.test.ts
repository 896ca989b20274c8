import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { account, accountGrant, authority, domainEvent, installation } from '#drizzle/schema';
import { database, db } from '~/platform/db.server';
import { loadViewer } from '~/platform/session.server';
import { freshDatabase } from '../../../tests/support/database';
import { setUpTasks } from '../domain/set-up-tasks';
import { accountsWorklist } from '../worklist.server';
import { chooseAuthority, finishSetUp, inviteLead, keepUsual, makeFirstPerson } from './commands.server';
import { authorityForm } from './forms';
import { setUpFacts } from './queries.server';
import { newSetUpCode, readSetUp, stageFor, takeSetUpCode } from './state.server';

const WALSALL = { code: '335', name: 'Walsall' };
const SAM = {
  name: 'Sam Shah',
  email: 'sam@walsall.example',
  password: 'three plain words',
  alsoLead: false,
};
const page = (cookie?: string) =>
  new Request('http://localhost/set-up', cookie ? { headers: { Cookie: cookie } } : {});

beforeEach(() => freshDatabase());

/** A browser that has given a code. */
async function browser(): Promise<Request> {
  const taken = await takeSetUpCode((await newSetUpCode()) ?? '');
  if (!taken.ok) throw new Error(taken.message);
  return page(taken.value.get('Set-Cookie')?.split(';')[0]);
}

async function begun(over: Partial<typeof SAM> = {}) {
  const own = await browser();
  await chooseAuthority(own, WALSALL);
  const made = await makeFirstPerson(own, { ...SAM, ...over });
  if (!made.ok) throw new Error(made.message);
  const [row] = await db().select().from(account);
  const viewer = await loadViewer(row?.id ?? '');
  if (!viewer) throw new Error('nobody was made');
  return { viewer, own, headers: made.value };
}

describe('the first set-up of an installation', () => {
  it('opens with a code that works once, in any way of typing it, and for the browser that gave it', async () => {
    const code = (await newSetUpCode()) ?? '';
    expect((await stageFor(page(), null)).stage).toBe('code');
    expect((await takeSetUpCode('AAAA-AAAA-AAAA-AAAA')).ok).toBe(false);
    const taken = await takeSetUpCode(` ${code.toLowerCase().replaceAll('-', ' ')}`);
    const again = await takeSetUpCode(code);
    expect([taken.ok, again.ok]).toEqual([true, false]);
    if (!taken.ok) return;
    const cookie = taken.value.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect((await stageFor(page(cookie.split(';')[0]), null)).stage).toBe('authority');
    expect((await stageFor(page('alongside_set_up=ImFub3RoZXIi'), null)).stage).toBe('code');
    // Neither code nor token stands in the database.
    const kept = JSON.stringify(await db().select().from(installation));
    expect(kept).not.toContain(code.replaceAll('-', ''));
    expect(kept).toContain('browser');
  });

  it('makes an authority and its administrator once, who is signed in; the browser’s token is of no more use', async () => {
    const { viewer, own, headers } = await begun();
    expect(headers.getSetCookie().some((cookie) => cookie.startsWith('alongside_session='))).toBe(true);
    expect(viewer).toMatchObject({ authorityName: 'Walsall', grants: [{ role: 'admin' }] });
    const second = await makeFirstPerson(own, { ...SAM, email: 'other@walsall.example' });
    expect(second).toMatchObject({ ok: false, code: 'set-up.not-found' });
    expect(await db().select().from(account)).toHaveLength(1);
    expect((await stageFor(own, null)).stage).toBe('sign-in');
    expect((await stageFor(own, viewer)).stage).toBe('tasks');
    expect(await newSetUpCode()).toBeNull();
    expect((await db().select().from(domainEvent)).map(({ type }) => type).sort()).toEqual([
      'account.created',
      'authority.created',
      'set-up.begun',
    ]);
  });

  it('gives the first person both roles where they are head of service too', async () => {
    const { viewer } = await begun({ alsoLead: true });
    const held = await db().select().from(accountGrant).where(eq(accountGrant.accountId, viewer.accountId));
    expect(held.map(({ role }) => role).sort()).toEqual(['admin', 'lead']);
  });

  it('takes up an authority that was made at the command line, rather than making another', async () => {
    const own = await browser();
    await chooseAuthority(own, WALSALL);
    await database().write((tx) =>
      tx.insert(authority).values({ ...WALSALL, id: 'there', settings: {}, demo: false, version: 1 }),
    );
    expect((await makeFirstPerson(own, SAM)).ok).toBe(true);
    expect((await db().select().from(authority)).map(({ id }) => id)).toEqual(['there']);
  });

  it('refuses a password that anybody would try first, and makes nothing', async () => {
    const own = await browser();
    await chooseAuthority(own, WALSALL);
    expect(await makeFirstPerson(own, { ...SAM, password: 'walsall-walsall' })).toMatchObject({
      ok: false,
      field: 'password',
    });
    expect(await db().select().from(account)).toEqual([]);
  });

  it('cannot be gone on with by a browser that gave no code', async () => {
    await browser();
    expect(await chooseAuthority(page(), WALSALL)).toMatchObject({ ok: false });
    expect(await makeFirstPerson(page(), SAM)).toMatchObject({ ok: false });
    expect(await db().select().from(account)).toEqual([]);
  });

  it('lists what is to be done, on the home page too, until it is closed for good', async () => {
    const { viewer, own } = await begun();
    const states = async () => {
      const tasks = setUpTasks(await setUpFacts(viewer, await readSetUp(db())));
      return Object.fromEntries(tasks.map(({ key, state }) => [key, state]));
    };
    expect(await states()).toMatchObject({
      lead: 'to-do',
      framework: 'waits',
      usual: 'to-do',
      schools: 'to-do',
    });
    const invited = await inviteLead(viewer, { id: 'lead', name: 'Lee Park', email: 'lee@walsall.example' });
    expect(invited.ok).toBe(true);
    await keepUsual(viewer);
    expect(await states()).toMatchObject({ lead: 'done', usual: 'done' });
    expect((await accountsWorklist(viewer)).map(({ key }) => key)).toContain('set-up');
    expect(await finishSetUp(viewer)).toMatchObject({ ok: true });
    expect(await finishSetUp(viewer)).toMatchObject({ ok: false });
    for (const who of [viewer, null]) expect((await stageFor(own, who)).stage).toBe('closed');
    expect((await accountsWorklist(viewer)).map(({ key }) => key)).not.toContain('set-up');
  });
});

describe('the choice of an authority', () => {
  const read = (typed: Record<string, string>) => authorityForm.safeParse(typed);
  it('is one of the list, or another by code and name', () => {
    expect(read({ listed: '335' }).data).toEqual(WALSALL);
    expect(read({ listed: '', code: '999', name: 'New Shire' }).data).toEqual({
      code: '999',
      name: 'New Shire',
    });
  });
  it.each([
    [{}, 'listed'],
    [{ listed: '335', code: '999' }, 'listed'],
    [{ code: '33', name: 'New Shire' }, 'code'],
    [{ code: '999' }, 'name'],
  ])('refuses %j beside %s', (typed, field) => {
    expect(read(typed).error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
