/**
 * Who reads no casework: marks are planted in every sentence of it, and every page, list, file and search of those who may
 * not read it is fetched. None holds a mark.
 */
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessManifest } from '~/accounts/access-manifest';
import type { Role } from '~/accounts/domain/roles';
import { LISTS } from '~/reporting/lists/file.server';
import { copyDemo } from '../support/demo';
import { placesOf } from '../support/places';
import { CASEWORK_MARK, caseworkInMessages, NOTE_MARK, plantMarks } from '../support/planted';
import { type RunningServer, startServer } from '../support/server';
import { DEMO_PASSWORD } from '../support/sign-in';
import { signedIn, type Visitor } from '../support/visitor';

const OTHER_HEAD = 'head.elsewhere@marlshire.example';
const FAR = 'everything@fenwold.example';
const FAR_ROLES = ['broker', 'lead', 'admin', 'member'] as const;
/** Said in the demo's safeguarding note. */
const SEALED = 'worry about a child';

const demo = copyDemo();
let server: RunningServer;
let routes: Map<string, string>;
let gathered: string[];
let planted: ReturnType<typeof plantMarks>;
let inMessages: string[];

/** A head of a school that takes no part in anybody's case, and somebody who is everything in another authority. */
function addPeople(database: Database.Database, school: number): void {
  const add = database.prepare(
    `insert into account (id, authority_id, email, name, password_hash, active, created_at, version)
     select @id, a.authority_id, @email, 'Somebody Else', a.password_hash, 1, a.created_at, 1 from account a where a.email = @like`,
  );
  const grant = database.prepare(
    `insert into account_grant (id, account_id, authority_id, role, urn, created_at)
     select @id || @role, @id, authority_id, @role, @urn, 0 from account where id = @id`,
  );
  add.run({ id: 'other-head', email: OTHER_HEAD, like: 'head@marlshire.example' });
  grant.run({ id: 'other-head', role: 'head', urn: school });
  add.run({ id: 'far', email: FAR, like: 'broker@fenwold.example' });
  for (const role of FAR_ROLES) grant.run({ id: 'far', role, urn: null });
}

beforeAll(async () => {
  inMessages = caseworkInMessages(demo.file);
  const database = new Database(demo.file);
  const authority = String(database.prepare("select id from authority where code = '999'").pluck().get());
  const school = Number(
    database
      .prepare(
        `select urn from school where la_code = '999' and status_group = 'open'
         and urn not in (select urn from support_request) and urn not in (select urn from diagnosis)
         and urn not in (select home_urn from provider) and urn not in (select urn from cluster_school)
         and urn not in (select urn from account_grant where urn is not null and role = 'head') limit 1`,
      )
      .pluck()
      .get() ??
      database
        .prepare(
          `select urn from school where la_code = '999' and status_group = 'open'
           and urn not in (select urn from support_request) and urn not in (select urn from diagnosis)
           and urn not in (select home_urn from provider) and urn not in (select urn from cluster_school) limit 1`,
        )
        .pluck()
        .get(),
  );
  addPeople(database, school);
  database.close();
  planted = plantMarks(demo.file, authority, school);
  routes = placesOf(demo.file, '999');
  // A visit whose note has been written.
  const visit = written(demo.file);
  routes.set('schools.$urn.visits.$visitId._index', visit);
  gathered = [
    ...Object.keys(LISTS).map((name) => `/lists/${name}.csv`),
    ...[CASEWORK_MARK, NOTE_MARK, SEALED].map((words) => `/search?q=${encodeURIComponent(words)}`),
    '/admin/audit?check=1',
    '/metrics',
  ];
  server = await startServer(demo.file);
});
afterAll(async () => {
  await server.stop();
  demo.remove();
});

/** Pages and files where a restricted note could show: of its record, and those that gather from everywhere. */
const WHERE_NOTES_COULD_SHOW =
  /^\/(home|notifications|calendar|search|restricted|glass-breaks|lists\/|schools\/\d+(\/|$)|agreements(\/[^/]+)?(\/(timeline|changes|visits))?$|requests(\/[^/]+)?$)/;

/** The page of an adviser's visit whose note has been written. */
function written(file: string): string {
  const database = new Database(file, { readonly: true });
  const found = database
    .prepare(
      "select urn, id from visit where agreement_id is null and note_number > 0 and authority_id = (select id from authority where code = '999') limit 1",
    )
    .get() as { urn: number; id: string };
  database.close();
  return `/schools/${found.urn}/visits/${found.id}`;
}

/** Every answer to somebody over the places, then over links on what they were shown; eight at a time. */
async function everything(
  visitor: Visitor,
  { roles, only = /./, follow = 0 }: { roles: readonly Role[]; only?: RegExp; follow?: number },
): Promise<{ path: string; status: number; text: string }[]> {
  // Pages that a role may not open at all are refused before anything is read: `access.test.ts` asks for each of them.
  const open = [...routes].filter(([folder]) => {
    const access = accessManifest[folder]?.read;
    return access === 'public' || access === 'signed-in' || roles.some((role) => access?.includes(role));
  });
  const places = [...open.map(([, path]) => path), ...gathered];
  const seen = new Set(places.filter((path) => only.test(path)));
  const waiting = [...seen];
  const answers: { path: string; status: number; text: string }[] = [];
  let followed = 0;
  while (waiting.length > 0) {
    const batch = await Promise.all(
      waiting.splice(0, 8).map(async (path) => {
        const answer = await visitor.get(path);
        return { path, status: answer.status, text: answer.status === 200 ? await answer.text() : '' };
      }),
    );
    answers.push(...batch);
    for (const [, href = ''] of batch.flatMap(({ text }) => [...text.matchAll(/href="(\/[a-z][^"#]*)"/g)])) {
      const path = href.replaceAll('&amp;', '&');
      if (seen.has(path) || followed >= follow || /^\/(assets|logout)/.test(path)) continue;
      seen.add(path);
      waiting.push(path);
      followed += 1;
    }
  }
  return answers;
}

const as = (email: string) => signedIn(server.origin, email, DEMO_PASSWORD);
const holding = (answers: Awaited<ReturnType<typeof everything>>, ...marks: string[]) =>
  answers.filter(({ text }) => marks.some((mark) => text.includes(mark))).map(({ path }) => path);

describe('casework', () => {
  it('is marked in every table that holds it, and every table is known to hold it or not', () => {
    expect(planted.unknown).toEqual([]);
    for (const table of [
      'diagnosis',
      'need',
      'visit_note',
      'review_minutes',
      'improvement_review',
      'support_request',
    ])
      expect(planted.planted[table], table).toBeGreaterThan(0);
    for (const table of ['evaluation', 'escalation_step', 'restricted_note', 'glass_break', 'domain_event'])
      expect(planted.planted[table], table).toBeGreaterThan(0);
  });

  it('is where it should be: the lead reads the marks', async () => {
    const lead = await as('lead@marlshire.example');
    const only =
      /^\/(schools\/\d+\/(diagnosis|needs|visits)|agreements\/[^/]+(\/visits\/[^/]+)?$|restricted\/[^/]+$)/;
    const answers = await everything(lead, { roles: ['lead'], only });
    expect(holding(answers, CASEWORK_MARK).length).toBeGreaterThan(5);
    expect(holding(answers, NOTE_MARK).length).toBeGreaterThan(0);
    const looks = new Database(demo.file, { readonly: true });
    const types = looks
      .prepare("select distinct subject_type from access_entry where acting_as = 'lead'")
      .pluck()
      .all();
    looks.close();
    expect(types).toEqual(
      expect.arrayContaining(['diagnosis', 'bands', 'evidence', 'visit-note', 'restricted-note']),
    );
  });

  it.each([
    ['an administrator', 'admin@marlshire.example', ['admin'], 60],
    ['an elected member', 'member@marlshire.example', ['member'], 30],
    ['the head of another school', OTHER_HEAD, ['head'], 0],
    ['everybody of another authority', FAR, FAR_ROLES, 0],
  ] as const)('is in no answer to %s', async (_who, email, roles, follow) => {
    const answers = await everything(await as(email), { roles, follow });
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
    expect(
      holding(answers, CASEWORK_MARK, NOTE_MARK, SEALED).filter((path) => !path.startsWith('/search')),
    ).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('is in no mail and no notice', () => {
    expect(inMessages).toEqual([]);
  });
});

describe('restricted notes', () => {
  it.each(['head', 'leader'] as const)('are in no answer to the %s', async (who) => {
    const answers = await everything(await as(`${who}@marlshire.example`), {
      roles: [who],
      only: WHERE_NOTES_COULD_SHOW,
    });
    expect(holding(answers, NOTE_MARK, SEALED).filter((path) => !path.startsWith('/search'))).toEqual([]);
    expect(answers.map(({ text }) => text).join('')).not.toMatch(/Safeguarding note of/);
  });

  it('of safeguarding are in no answer to a broker they do not name', async () => {
    const answers = await everything(await as('broker@marlshire.example'), {
      roles: ['broker'],
      only: WHERE_NOTES_COULD_SHOW,
    });
    expect(holding(answers, SEALED).filter((path) => !path.startsWith('/search'))).toEqual([]);
    expect(holding(answers, 'Safeguarding note of').length).toBeGreaterThan(0);
  });
});

describe('a head', () => {
  it('sees who looked at the school’s record, the service by name, and not that there are restricted notes', async () => {
    const database = new Database(demo.file, { readonly: true });
    const urn = Number(
      database
        .prepare(
          "select g.urn from account_grant g join account a on a.id = g.account_id where a.email = 'head@marlshire.example' and g.role = 'head'",
        )
        .pluck()
        .get(),
    );
    const diagnosis = String(
      database
        .prepare('select id from diagnosis where urn = ? and shared_at is not null limit 1')
        .pluck()
        .get(urn),
    );
    database.close();
    const lead = await as('lead@marlshire.example');
    expect((await lead.get(`/schools/${urn}/diagnosis/${diagnosis}`)).status).toBe(200);
    const page = await (await (await as('head@marlshire.example')).get(`/schools/${urn}/who-looked`)).text();
    expect(page).toContain('Helen Drury');
    expect(page).toContain('Head of service of the authority');
    expect(page).not.toContain('Restricted note');
    const other = await as(OTHER_HEAD);
    expect((await other.get(`/schools/${urn}/who-looked`)).status).toBe(404);
  });
});
