import { notification } from '#drizzle/schema';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { isWorkingDay } from '~/kernel/school-calendar';
import { yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { digestOf } from './domain/preferences/mail-times';
import { mailDigest, noticesOf, waitingForSummary } from './mail.server';
import { type Recipient, recipients } from './preferences.server';

const PEOPLE_AT_A_TIME = 25;

/**
 * Sends each person's summary of the day where it is due: one mail with what happened before its time, is unread and has
 * not been mailed. A time that was missed is made up for on the same day.
 * @returns how many summaries were made
 */
export async function sendDigests(): Promise<number> {
  const now = clock.now();
  const due = [...(await duePeople(db(), now)).keys()];
  let made = 0;
  for (let at = 0; at < due.length; at += PEOPLE_AT_A_TIME) {
    const some = due.slice(at, at + PEOPLE_AT_A_TIME);
    const done = await transact(systemActor('job'), async (ctx) => {
      let mailed = 0;
      // Read again inside: what has been read or mailed meanwhile is left out.
      for (const [person, before] of (await duePeople(ctx.tx, ctx.now, some)).values()) {
        const which = waitingForSummary(ctx.now, [person.id], before);
        const outboxId = await mailDigest(ctx, person, await noticesOf(ctx.tx, which));
        if (outboxId === null) continue;
        await ctx.tx.update(notification).set({ outboxId }).where(which);
        mailed++;
      }
      return yes({ mailed });
    });
    if (done.ok) made += done.value.mailed;
  }
  return made;
}

/** People whose summary of today is due and has something in it, each with the instant it was due. */
async function duePeople(
  handle: Db,
  now: Date,
  among?: readonly string[],
): Promise<Map<string, readonly [Recipient, Date]>> {
  const rows = await handle
    .selectDistinct({ accountId: notification.accountId })
    .from(notification)
    .where(waitingForSummary(now, among));
  const people = await recipients(
    handle,
    rows.map(({ accountId }) => accountId),
  );
  const today = calendarDate(now);
  const due = new Map<string, readonly [Recipient, Date]>();
  for (const person of people.values()) {
    const at = dueAt(today, person);
    if (at === null || at > now) continue;
    const [some] = await handle
      .select({ id: notification.id })
      .from(notification)
      .where(waitingForSummary(now, [person.id], at))
      .limit(1);
    if (some) due.set(person.id, [person, at]);
  }
  return due;
}

const dueAt = (today: CalendarDate, person: Recipient) => digestOf(today, person, isWorkingDay);
