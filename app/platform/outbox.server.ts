import { and, eq, isNull } from 'drizzle-orm';
import { mailProblem, outbox } from '#drizzle/schema';
import { env } from './env.server';
import { sealLink } from './mail/seal.server';
import type { CommandContext, Tx } from './transact.server';

/** A message to be sent outside. No confidential content: only what it is about, and a link. */
export type Message = {
  to: string;
  accountId?: string | null;
  authorityId?: string | null;
  /** What kind of message it is, such as `account.invite`. */
  template: string;
  subject: string;
  /** Plain text; `{link}` stands where the one-use link goes. `letter()` makes text and HTML together. */
  body: string;
  html?: string;
  /** A one-use link: encrypted until it has been sent, then wiped. */
  link?: string;
  /** Not sent before this instant: quiet hours. */
  notBefore?: Date;
  /** An iCalendar object that goes with it. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
  /** Same key, same message: a second one is not written. */
  dedupeKey?: string;
};

/**
 * Puts a message in the outbox, in the transaction of what caused it. Without a configured transport, and for an address
 * that has been found to take no mail, the message is kept and an administrator can read it at `/admin/mail`.
 * @returns the message's id; null where there is one with the same `dedupeKey` already
 */
export async function enqueue(ctx: CommandContext, message: Message): Promise<string | null> {
  const id = ctx.newId();
  const problem = await problemOf(ctx.tx, message.to);
  const sending = env().MAIL_TRANSPORT !== 'none' && problem === null;
  const written = await ctx.tx
    .insert(outbox)
    .values({
      id,
      authorityId: message.authorityId ?? ctx.actor.authorityId,
      accountId: message.accountId ?? null,
      to: message.to,
      template: message.template,
      subject: message.subject,
      body: message.body,
      html: message.html ?? null,
      sealedLink: message.link === undefined ? null : sealLink(id, message.link),
      calendar: message.calendar?.content ?? null,
      calendarMethod: message.calendar?.method ?? null,
      status: sending ? 'waiting' : 'kept',
      createdAt: ctx.now,
      nextAttemptAt: message.notBefore && message.notBefore > ctx.now ? message.notBefore : ctx.now,
      attempts: 0,
      problem,
      dedupeKey: message.dedupeKey ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: outbox.id });
  return written[0]?.id ?? null;
}

/** Why nothing is sent to an address, in plain words; null where it takes mail as far as is known. */
async function problemOf(tx: Tx, email: string): Promise<string | null> {
  const [open] = await tx
    .select({ id: mailProblem.id })
    .from(mailProblem)
    .where(and(eq(mailProblem.email, email), isNull(mailProblem.endedAt)))
    .limit(1);
  return open ? ADDRESS_PROBLEM : null;
}

/** What is said of a message kept because its address takes no mail. */
export const ADDRESS_PROBLEM = 'Not sent, because earlier mail to this address came back.';
