/**
 * Nothing waits on memory, as people meet it, in a browser without JavaScript and with a real mail server: term dates that
 * change move a deadline, who has not answered is reminded, the rest comes in one summary, a matter is put off, a calendar
 * is subscribed to and stopped, and an invitation leads to a password.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { academicYearOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import { isWorkingDay } from '~/kernel/school-calendar';
import { dateWords } from '~/kernel/words';
import { clockFile, instantOf } from '../support/clock';
import { errors, fillIn, go, heading, press } from '../support/forms';
import { openStage, type Stage } from '../support/journey';
import { type Kept, type MailServer, startMailServer } from '../support/mail-server';

const LONG = 180_000;
const clock = clockFile();
let stage: Stage;
let post: MailServer;
beforeAll(async () => {
  post = await startMailServer();
  stage = await openStage({
    ALONGSIDE_CLOCK_FILE: clock.file,
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: post.url,
    MAIL_FROM: 'Alongside <alongside@marlshire.example>',
  });
}, LONG);
afterAll(async () => {
  await stage.close();
  await post.close();
  clock.remove();
});

const as = (who: string) => stage.as(who, { javaScript: false });
const said = (page: Page) => page.locator('main').innerText();
const travelTo = (date: CalendarDate, hour: number) =>
  clock.travelTo(instantOf(date, hour), stage.server.database);

/** What the record holds. */
function ask<T>(sql: string, ...values: unknown[]): T {
  const database = new Database(stage.server.database, { readonly: true });
  try {
    return database.prepare(sql).get(...values) as T; // the columns the statement names
  } finally {
    database.close();
  }
}

/** Waits for a letter. */
async function letterTo(address: string, holding: RegExp, from = 0): Promise<Kept> {
  const giveUp = performance.now() + 40_000;
  for (;;) {
    const found = post.kept
      .slice(from)
      .find((one) => one.to === address && (holding.test(one.subject) || holding.test(one.text)));
    if (found) return found;
    if (performance.now() > giveUp) {
      const got = post.kept.slice(from).map(({ to, subject }) => `${to}: ${subject}`);
      throw new Error(`No letter to ${address} holds ${holding}. There came:\n${got.join('\n')}`);
    }
    await sleep(100);
  }
}

/** The first working day from a date on. */
function workingDay(date: CalendarDate): CalendarDate {
  return isWorkingDay(date) ? date : workingDay(addDays(date, 1));
}

type Invited = { id: string; leader: string };
const INVITED = `select p.id, a.email as leader from proposal p
  join account_grant g on g.provider_id = p.provider_id and g.ended_at is null join account a on a.id = g.account_id
  where p.state = 'invited' and p.answer_by > ? and p.authority_id = (select id from authority where code = '999')
  order by p.answer_by desc limit 1`;
/** The last day on which it can be answered. */
const answerBy = (id: string) =>
  calendarDate(new Date(ask<{ at: number }>('select answer_by as at from proposal where id = ?', id).at));

let invited: Invited;

it(
  'moves a deadline when schools turn out to be closed on its day, and says so',
  async () => {
    invited = ask<Invited>(INVITED, Date.now() + 24 * 3_600_000);
    const was = answerBy(invited.id);
    travelTo(workingDay(calendarDate(new Date())), 10);
    const lead = await as('lead');
    await lead.goto('/admin/term-dates');
    await lead.goto(`/admin/term-dates/${academicYearOf(was)}/edit`);
    await fillIn(lead, { on1: was, why1: 'Roads closed for the marathon' });
    await press(lead, 'See what follows');
    expect(await errors(lead)).toEqual([]);
    expect(await said(lead)).toContain(dateWords(was));
    expect(answerBy(invited.id), 'nothing is saved yet').toBe(was);
    await press(lead, 'Save these dates');
    const is = answerBy(invited.id);
    expect(is > was).toBe(true);
    const leader = await as(invited.leader);
    await leader.goto(`/proposals/${invited.id}`);
    expect(await said(leader)).toContain(dateWords(is));
    await leader.goto('/notifications');
    expect(await said(leader)).toContain(`now due by ${dateWords(is)}. It was due by ${dateWords(was)}`);
  },
  LONG,
);

it(
  'reminds whoever has not answered, in the morning, by mail that leads through a notice',
  async () => {
    const before = post.kept.length;
    travelTo(workingDay(addDays(answerBy(invited.id), -1)), 8);
    const admin = await as('admin');
    await admin.goto('/admin/jobs/remind');
    await press(admin, 'Run it now');
    const letter = await letterTo(invited.leader, /answer/, before);
    expect(letter.text).not.toMatch(/\b(red|amber|yellow) band\b/i);
    const [, path = ''] = /https?:\/\/[^/\s]+(\/notifications\/\w+)/.exec(letter.text) ?? [];
    const leader = await as(invited.leader);
    await leader.goto(path);
    expect(new URL(leader.url()).pathname).not.toContain('/notifications');
    await leader.goto('/notifications');
    expect(await heading(leader)).toMatch(/notification/i);
  },
  LONG,
);

it(
  'puts what asks nothing into one letter a person, at the time of the day they chose',
  async () => {
    const broker = await as('broker');
    await broker.goto('/account/notifications');
    expect(await said(broker)).toMatch(/summary/i);
    const before = post.kept.length;
    travelTo(workingDay(addDays(answerBy(invited.id), 2)), 9);
    const admin = await as('admin');
    await admin.goto('/admin/jobs');
    await go(admin, /summar/i);
    await press(admin, 'Run it now');
    const giveUp = performance.now() + 40_000;
    const summaries = () => post.kept.slice(before).filter(({ subject }) => /summary/i.test(subject));
    while (summaries().length === 0 && performance.now() < giveUp) await sleep(100);
    const readers = summaries().map(({ to }) => to);
    expect(readers.length).toBeGreaterThan(0);
    expect(new Set(readers).size).toBe(readers.length);
  },
  LONG,
);

it(
  'puts a matter off with a reason, and brings it back',
  async () => {
    const broker = await as('broker');
    await broker.goto('/home');
    const link = broker
      .getByRole('main')
      .getByRole('link', { name: /^Put off\s*:/ })
      .first();
    const title = ((await link.innerText()) ?? '').replace(/^Put off:?\s*/, '');
    await go(broker, /^Put off\s*:/);
    const page = broker.url();
    await press(broker, 'Put it off');
    expect((await errors(broker)).length).toBeGreaterThan(0);
    await broker.locator('main [name="until"]').first().check();
    await fillIn(broker, { reason: 'The headteacher is away' });
    await press(broker, 'Put it off');
    expect(new URL(broker.url()).pathname).toBe('/home');
    await broker.goto(page);
    expect(await said(broker), title).toContain('The headteacher is away');
    await press(broker, 'Bring it back now');
    await broker.goto(page);
    expect(await heading(broker)).toBe('Put this off');
  },
  LONG,
);

it(
  'gives a calendar program the dates, until the address is stopped',
  async () => {
    const head = await as('head');
    await head.goto('/calendar');
    await go(head, /calendar program|own calendar|subscribe/i);
    await fillIn(head, { name: 'Phone of the journey' });
    await press(head, 'Make an address');
    const [address = ''] = /https?:\/\/\S+\.ics/.exec(await said(head)) ?? [];
    const feed = await fetch(address);
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toContain('text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(await feed.text()));
    expect(calendar.getAllSubcomponents('vevent').length).toBeGreaterThan(0);
    await head.goto('/calendar/subscribe');
    await press(head, /Stop the address for Phone of the journey/);
    expect((await fetch(address)).status).toBe(404);
  },
  LONG,
);

it(
  'brings somebody new from an invitation in their mailbox to a password of their own, once',
  async () => {
    const admin = await as('admin');
    await admin.goto('/admin/users/new');
    const email = 'newly.elected@marlshire.example';
    await fillIn(admin, { name: 'Newly Elected', email, role: 'member' });
    await press(admin, 'Send the invitation');
    expect(await errors(admin)).toEqual([]);
    const letter = await letterTo(email, /invite\//);
    const [, path = ''] = /https?:\/\/[^/\s]+(\/invite\/[\w-]+)/.exec(letter.text) ?? [];
    const person = await stage.visitor({ javaScript: false });
    await person.goto(path);
    await fillIn(person, { password: 'a password of my own', again: 'a password of my own' });
    await press(person, 'Save the password');
    expect(new URL(person.url()).pathname).toBe('/login');
    await fillIn(person, { email, password: 'a password of my own' });
    await press(person, 'Sign in');
    expect(new URL(person.url()).pathname).toBe('/home');
    const other = await stage.visitor({ javaScript: false });
    expect((await other.goto(path))?.status()).toBe(404);
    const stored = ask<{ n: number }>(
      'select count(*) n from outbox where to_address = ? and sealed_link is not null',
      email,
    );
    expect(stored.n, 'the link is wiped once it has gone').toBe(0);
  },
  LONG,
);
