/**
 * A year of Marlshire, lived day by day: the clock is moved, scheduled work runs at its times, people do what they do, mail
 * goes to a real mail server, and what arrived is written down with the hour at which it did.
 */
import { inArray } from 'drizzle-orm';
import { vi } from 'vitest';
import { outbox } from '#drizzle/schema';
import { seedDemo } from '#seeds/demo';
import { instantAt } from '~/agreements/domain/visits/times';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { isWorkingDay } from '~/kernel/school-calendar';
import { db } from '~/platform/db.server';
import { runDueJobs } from '~/platform/jobs.server';
import { deliverDue } from '~/platform/mail/deliver.server';
import { wire } from '~/wiring.server';
import { freshDatabase } from './database';
import type { MailServer } from './mail-server';

/** When the service looks for what is due: soon after reminders are made and quiet hours end, and at the hour of summaries. */
const WORKING_HOURS = ['07:01', '07:31'] as const;
const WEEKEND_HOUR = '10:01';
/** When people do things: in the morning, and in the evening when no mail may go. */
const MORNING = '11:00';
const EVENING = '19:30';

/** A letter that arrived. */
export type Arrived = {
  at: Date;
  to: string;
  subject: string;
  text: string;
  template: string;
};

/** Something people do on a day: in the morning or, where it is late, in the evening. */
export type Deed = { on: CalendarDate; late: boolean; what: string; by: () => Promise<void> };

/** The demo as it stands on the morning of a day. */
export async function beginYear(on: CalendarDate): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: instantAt(on, '06:00') });
  await freshDatabase();
  wire();
  await seedDemo({ today: new Date() });
}

/**
 * Lives from one day to another, both included.
 * @returns what arrived, in order
 */
export async function liveThrough(
  from: CalendarDate,
  to: CalendarDate,
  server: MailServer,
  deeds: readonly Deed[],
): Promise<Arrived[]> {
  const arrived: Arrived[] = [];
  const lookAt = async (date: CalendarDate, hour: string) => {
    vi.setSystemTime(instantAt(date, hour));
    await runDueJobs();
    await deliverDue();
    arrived.push(...(await fresh(server, arrived.length)));
  };
  const doing = async (date: CalendarDate, hour: string, late: boolean) => {
    const today = deeds.filter((deed) => deed.on === date && deed.late === late);
    if (today.length === 0) return;
    vi.setSystemTime(instantAt(date, hour));
    for (const { what, by } of today) {
      await by().catch((error: unknown) => {
        throw new Error(`${date}, ${what}: ${String(error)}`, { cause: error });
      });
    }
    await deliverDue();
    arrived.push(...(await fresh(server, arrived.length)));
  };
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (isWorkingDay(date)) {
      for (const hour of WORKING_HOURS) await lookAt(date, hour);
      await doing(date, MORNING, false);
      await doing(date, EVENING, true);
    } else if (isWorkingDay(addDays(date, -1))) {
      await lookAt(date, WEEKEND_HOUR);
    }
  }
  return arrived;
}

async function fresh(server: MailServer, known: number): Promise<Arrived[]> {
  const mails = server.kept.slice(known);
  const ids = mails.map(({ messageId }) => messageId.slice(1, messageId.indexOf('@')));
  const rows = await db()
    .select({ id: outbox.id, template: outbox.template })
    .from(outbox)
    .where(inArray(outbox.id, ids));
  const templates = new Map(rows.map(({ id, template }) => [id, template]));
  return mails.map(({ to, subject, text }, n) => ({
    at: new Date(),
    to,
    subject,
    text,
    template: templates.get(ids[n] ?? '') ?? 'none',
  }));
}
