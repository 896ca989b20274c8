import { and, eq, exists, gt, gte, inArray, isNull, not, notExists, or, type SQL, sql } from 'drizzle-orm';
import { account, accountToken, addressChange, mailProblem, outbox } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { KEPT_DAYS, type KeptDays } from '~/kernel/mail';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '../clock.server';
import { type Db, db } from '../db.server';
import { env } from '../env.server';
import { transact } from '../transact.server';

const DAY_MS = 24 * 60 * 60_000;
const AT_ONCE = 500;

/**
 * Messages that were kept for want of a mail server and still make sense to send: to people whose account is open, at an
 * address that takes mail, and with a link that still works where there is one.
 */
function sendable(handle: Db, authorityId: string, now: Date): SQL | undefined {
  return and(
    eq(outbox.authorityId, authorityId),
    eq(outbox.status, 'kept'),
    isNull(outbox.problem),
    or(
      isNull(outbox.accountId),
      exists(
        handle
          .select({ one: sql`1` })
          .from(account)
          .where(and(eq(account.id, outbox.accountId), eq(account.active, true))),
      ),
    ),
    notExists(
      handle
        .select({ one: sql`1` })
        .from(mailProblem)
        .where(and(eq(mailProblem.email, outbox.to), isNull(mailProblem.endedAt))),
    ),
    or(not(sql`${outbox.body} like '%{link}%'`), linkWorks(handle, now)),
  );
}

/** Whether the one-use link of a message works: it was made at the same instant, is unused and has not run out. */
function linkWorks(handle: Db, now: Date): SQL {
  const token = handle
    .select({ one: sql`1` })
    .from(accountToken)
    .where(
      and(
        eq(accountToken.accountId, outbox.accountId),
        eq(accountToken.createdAt, outbox.createdAt),
        isNull(accountToken.usedAt),
        gt(accountToken.expiresAt, now),
      ),
    );
  const change = handle
    .select({ one: sql`1` })
    .from(addressChange)
    .where(
      and(
        eq(addressChange.accountId, outbox.accountId),
        eq(addressChange.createdAt, outbox.createdAt),
        isNull(addressChange.endedAt),
        gt(addressChange.expiresAt, now),
      ),
    );
  return sql`(${outbox.sealedLink} is not null and (${exists(token)} or ${exists(change)}))`;
}

const since = (now: Date, days: KeptDays) => new Date(now.getTime() - days * DAY_MS);

/** How many kept messages of the viewer's authority could be sent, by how many days back they were written. */
export async function keptCounts(viewer: Viewer): Promise<Record<KeptDays, number>> {
  const now = clock.now();
  const counted = (days: KeptDays) =>
    sql<number | string | null>`sum(case when ${gte(outbox.createdAt, since(now, days))} then 1 else 0 end)`;
  const [row] = await db()
    .select({ 1: counted(1), 3: counted(3), 7: counted(7), 14: counted(14) })
    .from(outbox)
    .where(and(sendable(db(), viewer.authorityId, now), gte(outbox.createdAt, since(now, 14))));
  const of = (days: KeptDays) => Number(row?.[days] ?? 0);
  return { 1: of(1), 3: of(3), 7: of(7), 14: of(14) };
}

/**
 * Puts the messages on their way that were kept while no mail server was set up. Older ones stay kept: what was written
 * weeks ago is no news when a server is set up. Asked twice they go once.
 * @param days how far back, of `KEPT_DAYS`
 * @returns how many
 */
export async function sendKept(viewer: Viewer, days: KeptDays): Promise<Verdict<{ count: number }>> {
  return transact<{ count: number }>(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return no('mail.forbidden', 'Only an administrator can do this.');
    if (!KEPT_DAYS.includes(days)) return no('mail.days', 'Choose how far back to go.', { field: 'days' });
    if (env().MAIL_TRANSPORT === 'none')
      return no(
        'mail.no-transport',
        'No mail server is set up, so nothing can be sent. Ask the people who run the service to set one up.',
      );
    const rows = await ctx.tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(sendable(ctx.tx, viewer.authorityId, ctx.now), gte(outbox.createdAt, since(ctx.now, days))));
    const ids = rows.map(({ id }) => id);
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      await ctx.tx
        .update(outbox)
        .set({ status: 'waiting', nextAttemptAt: ctx.now, endedAt: null })
        .where(inArray(outbox.id, ids.slice(from, from + AT_ONCE)));
    }
    ctx.emit({
      type: 'mail.kept-sent',
      subject: { type: 'authority', id: viewer.authorityId },
      details: { count: ids.length, days },
    });
    return yes({ count: ids.length });
  });
}
