import { and, desc, eq, gte, inArray, isNull, ne, type or } from 'drizzle-orm';
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
import { afterQuiet } from './domain/preferences/mail-times';
import { TOPICS } from './domain/preferences/vocabulary';
import type { Recipient } from './preferences.server';

/**
 * Puts what a person is told at once in the outbox, in the transaction of what caused it. While a mail to them has not
 * gone (quiet hours, or others of the same transaction), it takes the further notices in: one mail, not several.
 * @returns the message's id
 */
export async function mailAtOnce(
  ctx: CommandContext,
  person: Recipient,
  fresh: readonly MailedNotice[],
): Promise<string | null> {
  const held = await heldBack(ctx, person.id);
  if (held) {
    const notices = [...(await noticesOf(ctx.tx, eq(notification.outboxId, held))), ...fresh];
    const { template, subject, ...rest } = atOnceLetter(notices);
    await ctx.tx
      .update(outbox)
      .set({ template, subject, ...letter(rest) })
      .where(eq(outbox.id, held));
    return held;
  }
  return post(ctx, person, atOnceLetter(fresh));
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

/** A mail with notices that is held back for a person, or was put down at this very instant, and that nobody has begun to send. */
async function heldBack({ tx, now }: CommandContext, accountId: string): Promise<string | null> {
  const rows = await tx
    .select({ id: outbox.id, at: outbox.createdAt, next: outbox.nextAttemptAt })
    .from(outbox)
    .innerJoin(notification, eq(notification.outboxId, outbox.id))
    .where(
      and(
        eq(outbox.accountId, accountId),
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
  const free = rows.find(({ at, next }) => (next !== null && next > now) || at.getTime() === now.getTime());
  return free?.id ?? null;
}

/** A holiday weekend and some days: nothing is held back for longer. */
const LONGEST_QUIET_MS = 10 * 24 * 3_600_000;

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
