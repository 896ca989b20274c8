/**
 * A year of Marlshire with the clock moved from day to day: who is sent what, and when. What arrives is kept as a text
 * (`tests/support/fixtures/school-year.txt`), reviewed by reading; `UPDATE_SCHOOL_YEAR=1` writes it anew. On SQLite alone:
 * what is said does not depend on the database, and each part has its own tests on both.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { and, eq, gte, inArray, isNull, lt, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  account,
  domainEvent,
  job,
  jobRun,
  mailProblem,
  notification,
  outbox,
  reminder,
} from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { isWorkingDay } from '~/kernel/school-calendar';
import { REMINDER_KINDS } from '~/notifications/domain/reminders/vocabulary';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { dialect } from './support/database';
import { type MailServer, startMailServer } from './support/mail-server';
import { deedsOfTheYear } from './support/year-deeds';
import { type Arrived, beginYear, liveThrough } from './support/year-walk';
import {
  dayOf,
  most,
  peopleByAddress,
  sentencesOf,
  timeOfDay,
  weekOf,
  yearAsText,
} from './support/year-words';

const BEGINS = '2026-11-23';
const ENDS = process.env.YEAR_TO ?? '2027-11-22';
const KEPT = 'tests/support/fixtures/school-year.txt';
const DAY = 24 * 3_600_000;

describe.runIf(dialect === 'sqlite')('a year of Marlshire', () => {
  let server: MailServer;
  let arrived: Arrived[];
  let began: Date;

  beforeAll(async () => {
    await beginYear(BEGINS);
    began = new Date();
    server = await startMailServer();
    vi.stubEnv('MAIL_TRANSPORT', 'smtp');
    vi.stubEnv('SMTP_URL', server.url);
    vi.stubEnv('MAIL_FROM', 'Alongside <alongside@marlshire.example>');
    forgetEnv();
    arrived = await liveThrough(BEGINS, ENDS, server, deedsOfTheYear(BEGINS));
  }, 600_000);
  afterAll(async () => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
    forgetEnv();
    await server?.close();
  });

  it('reads as it was when somebody last read it through', async () => {
    const said = yearAsText(arrived, await peopleByAddress(), BEGINS, ENDS);
    if (process.env.UPDATE_SCHOOL_YEAR) writeFileSync(KEPT, said);
    expect(said).toBe(readFileSync(KEPT, 'utf8'));
  });

  it('nags nobody: a reminder, a summary and what happens in the day at most; and schools far less', async () => {
    expect(most(arrived, dayOf)).toBeLessThanOrEqual(3);
    expect(most(arrived, weekOf)).toBeLessThanOrEqual(8);
    const people = await peopleByAddress();
    const ofService = (to: string) => /^(broker|lead)/.test(people.get(to)?.role ?? '');
    const others = arrived.filter(({ to }) => !ofService(to));
    expect(most(others, weekOf)).toBeLessThanOrEqual(5);
    expect(most(others, ({ to }) => to)).toBeLessThanOrEqual(40);
  });

  it('leaves evenings, nights, weekends and bank holidays alone', () => {
    const quiet = arrived.filter(
      ({ at }) => !isWorkingDay(calendarDate(at)) || timeOfDay(at) < '07:00' || timeOfDay(at) >= '19:00',
    );
    expect(quiet.map(({ at, to, subject }) => [at, to, subject])).toEqual([]);
  });

  it('says nothing twice', async () => {
    expect([...server.seen.values()].filter((times) => times > 1)).toEqual([]);
    // Two matters may be said in the same words, in one letter: what they are is not for mail.
    const said = arrived.flatMap((one) =>
      [...new Set(sentencesOf(one))].map((sentence) => `${calendarDate(one.at)} ${one.to} ${sentence}`),
    );
    const twice = said.filter((line, at) => said.indexOf(line) !== at);
    expect(twice).toEqual([]);
  });

  it('reaches somebody with everything that fell due', async () => {
    const given = await db().select().from(reminder).where(gte(reminder.at, began));
    expect(given.length).toBeGreaterThan(100);
    const told = await db()
      .selectDistinct({ id: domainEvent.id, type: domainEvent.type, at: domainEvent.at })
      .from(domainEvent)
      .innerJoin(notification, eq(notification.eventId, domainEvent.id))
      .where(gte(domainEvent.at, began));
    // A reminder and its event are written together: of each kind as many reached somebody that morning as were given.
    const tally = (kinds: readonly string[]) => {
      const counts: Record<string, number> = {};
      for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    };
    const reminders = REMINDER_KINDS.map((kind) => `reminder.${kind}`);
    expect(
      tally(
        told
          .filter(({ type }) => reminders.includes(type))
          .map(({ type, at }) => `${type} ${calendarDate(at)}`),
      ),
    ).toEqual(
      tally(
        given
          .map(({ kind, at }) => `reminder.${kind} ${calendarDate(at)}`)
          .filter((line) => reminders.includes(line.slice(0, line.indexOf(' ')))),
      ),
    );
  });

  it('brings each notice that was to be mailed to a letter, and each letter to its reader', async () => {
    const yesterday = new Date(Date.now() - 5 * DAY);
    const waiting = await db()
      .select({ template: notification.template, mail: notification.mail, at: notification.at })
      .from(notification)
      .innerJoin(account, eq(account.id, notification.accountId))
      .where(
        and(
          gte(notification.at, began),
          lt(notification.at, yesterday),
          inArray(notification.mail, ['at-once', 'daily']),
          isNull(notification.outboxId),
          isNull(notification.readAt),
        ),
      );
    expect(waiting).toEqual([]);
    const unsent = await db()
      .select({ to: outbox.to, status: outbox.status })
      .from(outbox)
      .where(and(gte(outbox.createdAt, began), lt(outbox.createdAt, yesterday), ne(outbox.status, 'sent')));
    // Mail to one address of the demo came back: what follows is kept, and nothing else is.
    const closed = await db().select({ to: mailProblem.email }).from(mailProblem);
    expect(
      unsent.filter(({ to, status }) => status !== 'kept' || !closed.some((one) => one.to === to)),
    ).toEqual([]);
  });

  it('has no scheduled work that failed', async () => {
    const runs = await db().select({ name: jobRun.name, error: jobRun.error }).from(jobRun);
    // Those of the last month that did something, and of the last day: the others are not kept.
    expect(runs.length).toBeGreaterThan(40);
    const last = await db().select({ name: job.name, error: job.lastError }).from(job);
    expect(last.map(({ name }) => name)).toEqual(expect.arrayContaining(['remind', 'send-summaries']));
    expect(last.filter(({ error }) => error !== null)).toEqual([]);
    expect(runs.filter(({ error }) => error !== null)).toEqual([]);
  });
});
