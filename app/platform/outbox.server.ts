import { outbox } from '#drizzle/schema';
import type { CommandContext } from './transact.server';

/** A message to be sent outside. No confidential content: only what it is about, and a link. */
export type Message = {
  to: string;
  accountId?: string | null;
  authorityId?: string | null;
  template: string;
  subject: string;
  body: string;
  /** Same key, same message: a second one is not written. */
  dedupeKey?: string;
};

/**
 * Puts a message in the outbox, in the transaction of what caused it. Without a configured transport the
 * message is kept, and an administrator can read it at `/admin/mail`.
 */
export async function enqueue(ctx: CommandContext, message: Message): Promise<void> {
  await ctx.tx
    .insert(outbox)
    .values({
      id: ctx.newId(),
      authorityId: message.authorityId ?? ctx.actor.authorityId,
      accountId: message.accountId ?? null,
      to: message.to,
      template: message.template,
      subject: message.subject,
      body: message.body,
      status: 'kept',
      createdAt: ctx.now,
      sentAt: null,
      attempts: 0,
      dedupeKey: message.dedupeKey ?? null,
    })
    .onConflictDoNothing();
}
