/** Every route, asked for by everybody: each role, nobody, and the most powerful person of another authority. */

import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Access, accessManifest } from '~/accounts/access-manifest';
import type { Role } from '~/accounts/domain/roles';
import { copyDemo } from '../support/demo';
import { addressOf, placesOf } from '../support/places';
import { type RunningServer, startServer } from '../support/server';
import { DEMO_PASSWORD } from '../support/sign-in';
import { addStranger, STRANGER } from '../support/stranger';
import { signedIn, type Visitor, visitor } from '../support/visitor';

const PEOPLE: Record<Role, string> = {
  broker: 'broker',
  lead: 'lead',
  head: 'head',
  chair: 'chair',
  leader: 'leader',
  member: 'member',
  admin: 'admin',
};
const roles = Object.keys(PEOPLE) as Role[];
const folders = Object.keys(accessManifest);
/** Seen by anybody signed in, whichever authority: facts of the national register and offers open to all. */
const SHARED = new Set(['schools.$urn', 'schools.$urn._index', 'schools.$urn.similar']);
/** Addresses that name no record but a year, a kind of matter, scheduled work, a figure or a list: each authority meets its own there. */
const OWN = new Set([
  'admin.term-dates.$year._index',
  'admin.term-dates.$year.edit',
  'admin.reminders.$kind',
  'admin.jobs.$name',
  'admin.privacy.times.$category',
  'insight.figures.$figure',
  'insight.figures.$figure[.]csv',
  'lists.$list[.]csv',
]);

/** There only for an installation that is being set up, or one that is watched from outside. */
const NOT_HERE = /^(set-up\.|metrics$)/;

const isOpen = (access: Access, role: Role) =>
  access === 'public' || access === 'signed-in' || access.includes(role);

const demo = copyDemo();
let server: RunningServer;
let places: Map<string, string>;
const people = new Map<Role, Visitor>();
let stranger: Visitor;
const place = (folder: string) => places.get(folder) ?? addressOf(folder, {});

/** How much the record of Marlshire holds: a refused visit must leave all of it as it was. */
function fingerprint(): unknown {
  const database = new Database(demo.file, { readonly: true });
  const chain = database
    .prepare(
      "select count(*) n from domain_event where chain = (select id from authority where code = '999')",
    )
    .get();
  database.close();
  return chain;
}

beforeAll(async () => {
  addStranger(demo.file, roles);
  places = placesOf(demo.file, '999');
  server = await startServer(demo.file);
  for (const role of roles) {
    people.set(role, await signedIn(server.origin, `${PEOPLE[role]}@marlshire.example`, DEMO_PASSWORD));
  }
  stranger = await signedIn(server.origin, STRANGER, DEMO_PASSWORD);
});
afterAll(async () => {
  await server.stop();
  demo.remove();
});

const readable = folders.filter((folder) => accessManifest[folder]?.read !== undefined);
const writable = folders.filter((folder) => accessManifest[folder]?.write !== undefined);

describe('a page', () => {
  it.each(readable)('%s is shown to whom the manifest says, and to nobody else', async (folder) => {
    const access = accessManifest[folder]?.read ?? [];
    const answer = await visitor(server.origin).get(place(folder));
    if (access === 'public') {
      expect([200, 302, 303, 404]).toContain(answer.status);
    } else {
      expect([302, 303]).toContain(answer.status);
      expect(answer.headers.get('location')).toMatch(/^\/login\?next=/);
    }
    const answers = new Map(
      await Promise.all(
        roles.map(async (role) => [role, (await people.get(role)?.get(place(folder)))?.status ?? 0] as const),
      ),
    );
    for (const [role, status] of answers) {
      if (!isOpen(access, role)) expect(status, role).toBe(403);
      else expect([200, 302, 303, 404], role).toContain(status);
    }
    // Whoever runs the service meets every page of its authority whole; a school's draft is the school's alone.
    if (NOT_HERE.test(folder)) return;
    const runs = (['broker', 'lead', 'admin'] as const).filter((role) => isOpen(access, role));
    if (runs.length > 0 && !place(folder).includes('/no-') && !folder.includes('.draft.')) {
      expect(
        runs.some((role) => (answers.get(role) ?? 0) < 400),
        'somebody of the service sees it',
      ).toBe(true);
    }
  });

  it.each(readable.filter((folder) => folder.includes('$') && !SHARED.has(folder) && !OWN.has(folder)))(
    '%s of Marlshire is not there for another authority',
    async (folder) => {
      if (accessManifest[folder]?.read === 'public')
        return expect(accessManifest[folder]?.finer).toBeTruthy();
      expect((await stranger.get(place(folder))).status).toBe(404);
    },
  );
});

it('search leads nobody to anything that is not theirs to open', async () => {
  for (const [who, one] of [...people, ['stranger', stranger] as const]) {
    const found = new Set<string>();
    for (const text of ['mar', 'primary', 'reading', 'report', 'autumn', 'example']) {
      const page = await (await one.get(`/search?q=${text}`)).text();
      const results = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
      for (const [, href = ''] of results.matchAll(/href="(\/[^"]*)"/g))
        found.add(href.replaceAll('&amp;', '&'));
    }
    expect(found.size, who).toBeGreaterThan(10);
    for (const href of found) expect((await one.get(href)).status, `${who} ${href}`).toBe(200);
  }
});

describe('a form', () => {
  it.each(writable)('%s is taken from whom the manifest says, and from nobody else', async (folder) => {
    const access = accessManifest[folder]?.write ?? [];
    if (access === 'public') return expect(accessManifest[folder]).toBeDefined();
    const before = fingerprint();
    const out = await visitor(server.origin).post(place(folder));
    expect([302, 303]).toContain(out.status);
    expect(out.headers.get('location')).toMatch(/^\/login/);
    for (const role of roles.filter((one) => !isOpen(access, one))) {
      expect((await people.get(role)?.post(place(folder)))?.status, role).toBe(403);
    }
    expect(fingerprint()).toEqual(before);
  });

  it('that is refused leaves whoever sent it signed in, and the page about it says so', async () => {
    const answer = await people.get('head')?.post('/admin/settings');
    const page = (await answer?.text()) ?? '';
    expect(answer?.status).toBe(403);
    expect(page).toContain('>Sign out<');
    expect(page).toContain('href="/schools"');
    expect(page).not.toContain('>Sign in<');
    const faulty = await (await visitor(server.origin).post('/login', { email: '\u0000' })).text();
    expect(faulty).not.toContain('>Sign out<');
  });

  it.each(writable.filter((folder) => folder.includes('$')))(
    '%s of Marlshire cannot be sent by another authority',
    async (folder) => {
      const before = fingerprint();
      const { status } = await stranger.post(place(folder), { version: '1', intent: 'save' });
      // Throwing away kept answers that are not one's own does nothing, and says so like doing it.
      // Scheduled work is of the whole installation: any administrator may have it run, which leads back to its page.
      expect(/^(kept\.\$id|admin\.jobs\.\$name)$/.test(folder) ? [303] : [400, 403, 404]).toContain(status);
      expect(fingerprint()).toEqual(before);
    },
  );

  it('from another site is refused before anything is read', async () => {
    const answer = await fetch(`${server.origin}/login`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ email: 'broker@marlshire.example', password: DEMO_PASSWORD }),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

it('sends the headers that keep a page to itself', async () => {
  const { headers } = await visitor(server.origin).get('/');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('content-security-policy')).not.toMatch(/https?:|unsafe/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});
