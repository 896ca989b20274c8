/**
 * Seeing the whole, as people meet it in a browser without JavaScript: numbers that lead to the records they are made of,
 * what the authority means to reach, reports that stay as they were, practice that a school shares and takes back, places on
 * a programme, one search that finds no more than one may see, and everything taken away and brought in elsewhere.
 */

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { fetched, listed, lookFor, numberOf, open, said } from '../support/answers';
import { errors, fillIn, go, heading, press } from '../support/forms';
import { openStage, type Stage } from '../support/journey';
import { scratchFolder } from '../support/scratch';
import { cli } from '../support/server';

const LONG = 180_000;
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, LONG);
afterEach(() => stage.closePages());
afterAll(() => stage.close());

const as = (who: string) => stage.as(who, { javaScript: false });

/** What the record holds. */
function ask<T>(sql: string, ...values: unknown[]): T[] {
  const database = new Database(stage.server.database, { readonly: true });
  try {
    return database.prepare(sql).all(...values) as T[]; // the columns the statement names
  } finally {
    database.close();
  }
}

/** Numbers of every page of insight: where they stand, and their words. */
const CARDS = [
  ['/insight', 'Schools good or better'],
  ['/insight/schools', 'Schools in the band that needs most support'],
  ['/insight/support', 'Agreements in force now'],
  ['/insight/support', 'Notes of visits on time'],
  ['/insight/days', 'Days committed'],
  ['/insight/supply', 'Needs for which all days could be found'],
  ['/insight/fairness', 'Leaders who have given or promised days'],
] as const;

it(
  'leads from each number to the very records it is made of',
  async () => {
    const broker = await as('broker');
    for (const [path, label] of CARDS) {
      await open(broker, path);
      const card = broker
        .locator('main li')
        .filter({ has: broker.getByRole('heading', { name: label, exact: true }) });
      const shown = (await card.locator('p').first().innerText()).trim();
      const [, of = ''] = /Show the ([\d,]+) /.exec(await card.innerText()) ?? [];
      await Promise.all([broker.waitForEvent('load'), card.getByRole('link').click()]);
      expect(await heading(broker)).toBe(label);
      const figure = (await broker.locator('main p:has(.text-2xl)').innerText()).trim();
      expect(figure.replace(/\s+/g, ' '), label).toBe(shown.replace(/\s+/g, ' '));
      expect(await listed(broker), `${label}: all it is made of`).toBe(numberOf(of));
      const list = new URL(broker.url());
      const { body } = await fetched(broker, `${list.pathname}.csv${list.search}`);
      expect(body.toString('utf8').trim().split('\r\n').length - 1, `${label} as a file`).toBe(numberOf(of));
      if (path === '/insight/days') continue; // a sum of days, not a number of records
      // "81 of 86 schools" beneath a share; a count stands alone: "8 schools".
      const [, some] = /^([\d,]+) of [\d,]+/m.exec(shown) ?? [];
      const [, alone] = /^([\d,]+)/.exec(shown) ?? [];
      list.searchParams.set('show', 'counted');
      await open(broker, `${list.pathname}${list.search}`);
      expect(await listed(broker), `${label}: those it counts`).toBe(numberOf(some ?? alone ?? ''));
    }
    await open(broker, '/insight/figures/support-in-force');
    const record = broker.locator('main table tbody a').first();
    const title = (await record.innerText()).trim();
    await Promise.all([broker.waitForEvent('load'), record.click()]);
    expect(await said(broker), 'the record behind it').toContain(title.split(/[:,]/)[0] ?? title);
  },
  LONG,
);

/** The field for the aim of a day, by the place of the day. */
const percentOf = (page: Page, at: number) => page.locator('main input[inputmode="decimal"]').nth(at);

it(
  'shows what the lead means to reach beside what is, and keeps what was typed wrongly',
  async () => {
    const lead = await as('lead');
    await open(lead, '/insight/trajectory');
    await fillIn(lead, { measure: 'schools', phase: 'Secondary' });
    await press(lead, 'Continue');
    expect(await said(lead)).toContain('secondary schools');
    const reason = 'Agreed with the headteachers of secondary schools in the autumn';
    await percentOf(lead, 3).fill('150');
    await percentOf(lead, 6).fill('83.5');
    await fillIn(lead, { reason });
    await press(lead, 'Set trajectory');
    expect(await errors(lead)).toEqual(['Enter a percentage from 0 to 100, such as 85 or 85.5']);
    expect(await percentOf(lead, 3).inputValue()).toBe('150');
    expect(await percentOf(lead, 3).getAttribute('aria-invalid'), 'marked beside its day').toBe('true');
    expect(await percentOf(lead, 6).getAttribute('aria-invalid')).not.toBe('true');
    expect(await percentOf(lead, 6).inputValue()).toBe('83.5');
    expect(await lead.locator('main [name="reason"]').inputValue()).toBe(reason);
    await percentOf(lead, 3).fill('75.5');
    await press(lead, 'Set trajectory');
    expect(new URL(lead.url()).pathname).toBe('/insight/trajectory');
    expect(await said(lead)).toContain(`: ${reason}`);
    expect(await lead.locator('main').textContent()).not.toMatch(/150%/);
    await open(lead, '/insight/schools?phase=Secondary');
    expect(await lead.locator('main').textContent()).toMatch(/75\.5%|76%/);
    expect(await lead.locator('main').textContent()).toMatch(/83\.5%|84%/);
    const broker = await as('broker');
    expect((await fetched(broker, '/insight/trajectory/edit?measure=schools')).status, 'the lead alone').toBe(
      403,
    );
  },
  LONG,
);

const WORDS = 'We know nineteen of our schools better than we did, and say below which we do not.';
const NEXT = 'The next visit of the chief adviser is on a Tuesday.\nSo is the one after it.';
let directors = '';

it(
  'keeps a report as it was saved, whatever changes afterwards',
  async () => {
    const lead = await as('lead');
    await open(lead, '/reports');
    await go(lead, 'Make a report');
    await go(lead, 'Report to the director');
    await press(lead, 'See the figures');
    await fillIn(lead, { 'words.know': WORDS, 'words.next': NEXT });
    await press(lead, 'See the whole report');
    expect(await said(lead)).toContain(WORDS);
    await press(lead, 'Save the report');
    expect(await errors(lead)).toEqual([]);
    directors = new URL(lead.url()).pathname;
    expect(directors).toMatch(/^\/reports\/\w+$/);
    await go(lead, 'Publish it');
    await press(lead, 'Publish it');
    expect(new URL(lead.url()).pathname).toBe(directors);
    const before = await open(lead, directors);
    expect(before).toContain('Published');
    expect(before).toContain(WORDS);
    expect(before).toContain('So is the one after it.');
    const figures = (await fetched(lead, `${directors}.csv`)).body.toString('utf8');
    const text = await lead.locator('main').textContent();
    const aim = [97, 91, 61, 57, 53].map((n) => `${n}%`).find((n) => !text?.includes(n)) ?? '';

    await open(lead, '/insight/trajectory/edit?measure=schools&phase=&place=');
    await percentOf(lead, 3).fill(aim.replace('%', ''));
    await fillIn(lead, { reason: 'The committee wants more' });
    await press(lead, 'Set trajectory');
    expect(await errors(lead)).toEqual([]);
    await open(lead, '/reports/new?kind=director');
    await press(lead, 'See the figures');
    expect(await lead.locator('main').textContent(), 'a new report has the new aim').toContain(aim);

    const broker = await as('broker');
    await open(broker, directors);
    await open(lead, directors);
    expect(await lead.locator('main').textContent()).toBe(text);
    const csv = await fetched(lead, `${directors}.csv`);
    expect(csv.type).toContain('text/csv');
    expect(csv.body.toString('utf8')).toBe(figures);
    const pdf = await fetched(lead, `${directors}.pdf`);
    expect(pdf.type).toContain('application/pdf');
    expect(pdf.body.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.body.length).toBeGreaterThan(5000);
  },
  LONG,
);

it(
  'gives members counts too large to tell a school by, and nothing of what is for the director',
  async () => {
    const lead = await as('lead');
    await open(lead, '/reports?kind=scrutiny&state=saved');
    await go(lead, /^Report to members/);
    const path = new URL(lead.url()).pathname;
    const member = await as('member');
    expect((await fetched(member, path)).status, 'before it is published').toBe(404);
    await go(lead, 'Publish it');
    await press(lead, 'Publish it');
    expect(await said(lead)).toContain('Published');

    await open(member, '/reports');
    expect(await member.locator(`main a[href="${path}"]`).count()).toBe(1);
    const report = await open(member, path);
    expect(report).toMatch(/fewer than 5/);
    expect(report).toMatch(/too few to be shown|Not shown|kept back/);
    const names = ask<{ name: string }>(
      `select name from school where urn in (select urn from account_grant where role = 'head')`,
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter(({ name }) => report.includes(name))).toEqual([]);
    for (const end of ['', '/print', '.pdf', '.csv']) {
      expect((await fetched(member, `${path}${end}`)).status, end).toBe(200);
      expect((await fetched(member, `${directors}${end}`)).status, `the director’s${end}`).toBe(404);
    }
    expect((await fetched(member, '/insight')).status).toBe(403);
  },
  LONG,
);

it(
  'shares what a school has learned with its consent, and no longer than that',
  async () => {
    const [note] = ask<{ id: string; title: string }>(
      `select n.id, n.title from practice_note n join account_grant g on g.urn = n.urn and g.role = 'head'
       join account a on a.id = g.account_id where n.state = 'with-school' and a.email = 'head@marlshire.example'`,
    );
    if (!note) throw new Error('No practice note waits for the headteacher');
    const path = `/practice/${note.id}`;
    const other = await as('head.bridge-street');
    expect((await fetched(other, path)).status, 'before anybody agreed').toBe(404);

    const head = await as('head');
    await open(head, '/home');
    await head.locator(`main a[href^="${path}"]`).first().click();
    await head.waitForURL(`**${path}**`);
    await open(head, `${path}/consent`);
    await press(head, 'Send your answer');
    expect((await errors(head)).length, 'neither yes nor no').toBeGreaterThan(0);
    await fillIn(head, { answer: 'yes' });
    await press(head, 'Send your answer');
    expect(await errors(head)).toEqual([]);
    expect((await fetched(other, path)).status, 'before it is published').toBe(404);

    const broker = await as('broker');
    await open(broker, `${path}/review`);
    await fillIn(broker, { decision: 'authority', words: 'Clear and fair.' });
    await press(broker, 'Save your decision');
    expect(await errors(broker)).toEqual([]);

    expect(await lookFor(other, note.title)).toContain(note.title);
    await go(other, note.title);
    expect(new URL(other.url()).pathname).toBe(path);
    expect(await heading(other)).toContain(note.title);
    await open(other, `/practice?${new URLSearchParams({ q: note.title })}`);
    expect(await other.locator(`main a[href="${path}"]`).count()).toBeGreaterThan(0);

    await open(head, `${path}/withdraw`);
    await press(head, 'Take the consent back');
    expect((await fetched(other, path)).status, 'the consent is taken back').toBe(404);
    await open(other, `/practice?${new URLSearchParams({ q: note.title })}`);
    expect(await other.locator(`main a[href="${path}"]`).count()).toBe(0);
    await lookFor(other, note.title);
    expect(await other.locator(`main a[href="${path}"]`).count()).toBe(0);
  },
  LONG,
);

it(
  'gives a place that comes free to the first who waits and may have one',
  async () => {
    const [programme] = ask<{ id: string; places: number }>(
      `select id, places from programme where state = 'open' and name like 'Teaching writing%'`,
    );
    if (!programme) throw new Error('The demo has no open programme');
    const path = `/programmes/${programme.id}`;
    const state = (person: string) =>
      ask<{ state: string }>(
        'select state from programme_place where programme_id = ? and person = ?',
        programme.id,
        person,
      )[0]?.state;
    const taken = () =>
      ask<{ n: number }>(
        `select count(*) n from programme_place where programme_id = ? and state = 'taken'`,
        programme.id,
      )[0]?.n;
    expect(taken(), 'it is full').toBe(programme.places);

    const asking = await as('head.bridge-street');
    await open(asking, path);
    await go(asking, 'Ask for a place');
    expect(await said(asking)).toContain('It is full now');
    await press(asking, 'Ask for a place');
    expect((await errors(asking)).length, 'no name').toBeGreaterThan(0);
    await fillIn(asking, { person: 'Juno Whitlock', jobTitle: 'Year 5 teacher' });
    await press(asking, 'Ask for a place');
    expect(await errors(asking)).toEqual([]);
    expect(state('Juno Whitlock')).toBe('waiting');
    expect(await open(asking, path), 'names of other schools').not.toContain('Ines Carrow');

    const giveBack = async (who: string, person: string) => {
      const head = await as(who);
      await open(head, path);
      await go(head, new RegExp(`Give back for ${person}`));
      await press(head, 'Give the place back');
      expect(await errors(head)).toEqual([]);
      expect(taken(), 'never one too many').toBe(programme.places);
    };
    await giveBack('head.hope-street', 'Ines Carrow');
    // The first in the line is of a school that has all it may have: it goes to the next.
    expect([state('Sam Iveson'), state('Nadia Hussain'), state('Juno Whitlock')]).toEqual([
      'waiting',
      'taken',
      'waiting',
    ]);
    await giveBack('head', 'Tom Ardley');
    expect(state('Juno Whitlock')).toBe('taken');
    await open(asking, path);
    const row = asking.locator('main tr', { hasText: 'Juno Whitlock' });
    expect(await row.innerText()).not.toMatch(/wait/i);
    expect(await open(asking, '/notifications')).toMatch(
      /A place on Teaching writing .* came free for somebody of/,
    );
  },
  LONG,
);

it(
  'finds by its reference what one may open, and nothing of anybody else',
  async () => {
    const [request] = ask<{ id: string; ref: string; name: string }>(
      `select r.id, r.ref, s.name from support_request r join school s on s.urn = r.urn
       join authority a on a.id = r.authority_id
       where a.code = '999' and r.state = 'matching' and r.urn not in
         (select g.urn from account_grant g join account p on p.id = g.account_id
          where p.email in ('head@marlshire.example', 'head.bridge-street@marlshire.example') and g.urn is not null)
       order by r.ref limit 1`,
    );
    if (!request) throw new Error('The demo has no request that is being matched');
    const broker = await as('broker');
    expect(await lookFor(broker, request.ref.toLowerCase())).toContain('called exactly that');
    await go(broker, new RegExp(request.ref));
    expect(new URL(broker.url()).pathname).toMatch(new RegExp(`^/requests/${request.id}`));
    expect(await said(broker)).toContain(request.name);

    const head = await as('head.bridge-street');
    const found = async (words: string) => {
      expect(await lookFor(head, words)).not.toContain('called exactly that');
      return head.locator('main a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    };
    const casework = /^\/(requests|proposals|agreements|visits)\b/;
    expect((await found(request.ref)).filter((href) => casework.test(href))).toEqual([]);
    const links = await found(request.name.split(' ').slice(0, 2).join(' '));
    expect(links.some((href) => href.startsWith('/schools/'))).toBe(true);
    expect(links.filter((href) => casework.test(href))).toEqual([]);
    expect(await lookFor(broker, 'x')).toMatch(/at least \d letters/);
  },
  LONG,
);

it(
  'takes everything away as one file, which another installation takes in whole',
  async () => {
    const lead = await as('lead');
    await open(lead, '/admin/export');
    await press(lead, 'Download everything');
    expect((await errors(lead)).length, 'not promised to be kept safe').toBeGreaterThan(0);
    await fillIn(lead, { understood: 'yes' });
    const [download] = await Promise.all([
      lead.waitForEvent('download', { timeout: 60_000 }),
      lead.getByRole('main').getByRole('button', { name: 'Download everything' }).click(),
    ]);
    const folder = scratchFolder('alongside-export-');
    try {
      const file = join(folder, 'authority.zip');
      await download.saveAs(file);
      expect(readFileSync(file).subarray(0, 2).toString('latin1')).toBe('PK');
      const database = join(folder, 'elsewhere.db');
      const arrived = await cli(database, ['authority', 'import', file, '--json']);
      expect(arrived.code, arrived.stderr).toBe(0);
      expect(JSON.parse(arrived.stdout)).toMatchObject({ ok: true, dryRun: false });
      const verified = await cli(database, ['verify', '--json']);
      expect(verified.code, verified.stdout).toBe(0);
      const there = new Database(database, { readonly: true });
      const count = (table: string) => ({
        n: there.prepare(`select count(*) n from ${table}`).pluck().get(),
      });
      const own = `(select id from authority where code = '999')`;
      for (const table of ['support_request', 'agreement', 'saved_report', 'programme', 'practice_note'])
        expect([count(table)], table).toEqual(
          ask(`select count(*) n from ${table} where authority_id = ${own}`),
        );
      const report = there.prepare('select hash from saved_report where id = ?').pluck();
      const id = directors.split('/').at(-1);
      expect(report.get(id)).toBe(
        ask<{ hash: string }>('select hash from saved_report where id = ?', id)[0]?.hash,
      );
      there.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    await open(lead, '/admin/export');
    expect(await said(lead), 'who took it').not.toContain('Nobody has taken a full export yet');
  },
  LONG,
);
