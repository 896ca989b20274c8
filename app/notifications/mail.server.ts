import { and, desc, eq, gte, inArray, isNull, lte, ne, type or } from 'drizzle-orm';
import { notification, outbox } from '#drizzle/schema';
import { isWorkingDay } from '~/kernel/school-calendar';
import { letter } from '~/platform/mail/letter';
import { enqueue } from '~/platform/outbox.server';
import type { CommandContext, Tx } from '~/platform/transact.server';
import {
  atOnceLetter,
  DIGEST,
  digestLetter,
  type MailedNotice,
  type NoticeLetter,
} from './domain/mail-letter';
import { afterQuiet, goesWithSummary } from './domain/preferences/mail-times';
import { TOPICS } from './domain/preferences/vocabulary';
import type { Recipient } from './preferences.server';

/**
 * Puts what a person is told by mail in the outbox, in the transaction of what caused it. While a mail to them has not gone
 * (quiet hours, or others of the same transaction), it takes the further notices in: one mail, not several. One that goes in
 * the hour before their summary brings the summary's news with it.
 * @param atOnce what is to go at once · @param daily what would wait for the summary
 * @returns the message's id, null where none is needed, and whether it took what would wait
 */
export async function mailNotices(
  ctx: CommandContext,
  person: Recipient,
  atOnce: readonly MailedNotice[],
  daily: readonly MailedNotice[],
): Promise<{ outboxId: string | null; tookDaily: boolean }> {
  const tookDaily = goesWithSummary(afterQuiet(ctx.now, person, isWorkingDay), person, isWorkingDay);
  if (atOnce.length === 0 && !(tookDaily && daily.length > 0)) return { outboxId: null, tookDaily: false };
  const held = await heldBack(ctx, person);
  if (held === null && atOnce.length === 0) return { outboxId: null, tookDaily: false };
  const waits = waitingForSummary(ctx.now, [person.id]);
  const waiting = tookDaily ? await noticesOf(ctx.tx, waits) : [];
  const before = held === null ? [] : await noticesOf(ctx.tx, eq(notification.outboxId, held));
  const content = atOnceLetter([...before, ...waiting, ...atOnce, ...(tookDaily ? daily : [])]);
  const outboxId = held ?? (await post(ctx, person, content));
  if (held !== null) {
    const { template, subject, ...rest } = content;
    await ctx.tx
      .update(outbox)
      .set({ template, subject, ...letter(rest) })
      .where(eq(outbox.id, held));
  }
  if (waiting.length > 0) await ctx.tx.update(notification).set({ outboxId }).where(waits);
  return { outboxId, tookDaily };
}

/**
 * Puts a person's summary of a day in the outbox.
 * @returns the message's id; null where that day's has been made already
 */
export function mailDigest(
  ctx: CommandContext,
  person: Recipient,
  notices: readonly MailedNotice[],
): Promise<string | null> {
  return post(ctx, person, digestLetter(notices), `${DIGEST}:${person.id}:${ctx.today}`);
}

function post(
  ctx: CommandContext,
  person: Recipient,
  { template, subject, ...rest }: NoticeLetter,
  dedupeKey?: string,
) {
  return enqueue(ctx, {
    to: person.email,
    accountId: person.id,
    authorityId: person.authorityId,
    template,
    subject,
    ...letter(rest),
    notBefore: afterQuiet(ctx.now, person, isWorkingDay),
    dedupeKey,
  });
}

/** A mail with notices to a person that nobody has begun to send. */
async function heldBack({ tx, now }: CommandContext, { id, email }: Recipient): Promise<string | null> {
  const rows = await tx
    .select({ id: outbox.id, at: outbox.createdAt, next: outbox.nextAttemptAt, status: outbox.status })
    .from(outbox)
    .innerJoin(notification, eq(notification.outboxId, outbox.id))
    .where(
      and(
        eq(outbox.accountId, id),
        // To their address of now: nothing more goes to one they have left.
        eq(outbox.to, email),
        gte(outbox.createdAt, new Date(now.getTime() - LONGEST_QUIET_MS)),
        inArray(outbox.status, ['waiting', 'kept']),
        ne(outbox.template, DIGEST),
        // An invitation to a calendar says one thing.
        isNull(outbox.calendarMethod),
        eq(outbox.attempts, 0),
        isNull(outbox.leasedUntil),
      ),
    )
    .orderBy(desc(outbox.createdAt));
  // What is kept for want of a transport has, for all purposes, gone when its hour has come.
  const free = rows.find(
    ({ at, next, status }) =>
      status === 'waiting' || (next !== null && next > now) || at.getTime() === now.getTime(),
  );
  return free?.id ?? null;
}

/** A holiday weekend and some days: nothing is held back for longer. */
const LONGEST_QUIET_MS = 10 * 24 * 3_600_000;

/** News older than this is no news: it stands in the list of notifications. */
const NEWS_MS = 31 * 24 * 3_600_000;

/**
 * Notices that wait for the summary of people: unread, and no mail has carried them.
 * @param before those that came by then; all of them when it is left out
 */
export function waitingForSummary(now: Date, accountIds?: readonly string[], before: Date = now) {
  return and(
    eq(notification.mail, 'daily'),
    isNull(notification.outboxId),
    isNull(notification.readAt),
    gte(notification.at, new Date(now.getTime() - NEWS_MS)),
    // What comes at the very time of the summary is in it: a clock that stands still loses nothing.
    lte(notification.at, before),
    accountIds ? inArray(notification.accountId, [...accountIds]) : undefined,
  );
}

/** Notices as they go to mail. */
export async function noticesOf(tx: Tx, which: ReturnType<typeof or>): Promise<MailedNotice[]> {
  const rows = await tx.select().from(notification).where(which).orderBy(notification.at, notification.id);
  return rows.map((row) => ({
    id: row.id,
    type: row.template,
    sentence: row.mailMessage ?? row.message,
    topic: TOPICS.find((topic) => topic === row.topic) ?? 'service',
    asks: row.asks ?? false,
    at: row.at,
  }));
}
