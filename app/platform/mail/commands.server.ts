import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { account, mailProblem, outbox } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { env } from '../env.server';
import { ADDRESS_PROBLEM } from '../outbox.server';
import { type CommandContext, transact } from '../transact.server';
import { openLine } from './line.server';
import { openLink } from './seal.server';

const ADMIN_ONLY = no('mail.forbidden', 'Only an administrator can do this.');
const NOT_FOUND = no('mail.not-found', 'This message could not be found.');
const NO_WAY_OUT = no(
  'mail.no-transport',
  'No mail server is set up, so nothing can be sent. Ask the people who run the service to set one up.',
);
const LINK_GONE = no(
  'mail.link-gone',
  'Its one-use link was used up when it was first sent. Send the person a new link instead.',
);

async function load(ctx: CommandContext, viewer: Viewer, id: string) {
  const [row] = await ctx.tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), eq(outbox.authorityId, viewer.authorityId)));
  return row ?? null;
}

const again = (now: Date) => ({
  status: 'waiting' as const,
  nextAttemptAt: now,
  endedAt: null,
  leasedUntil: null,
  leasedBy: null,
  problem: null,
});

/** Puts a message that was given up, came back or was kept on its way once more. Asked twice it goes once. */
export async function retryMail(viewer: Viewer, id: string): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const row = await load(ctx, viewer, id);
    if (!row) return NOT_FOUND;
    if (row.status === 'waiting') return yes();
    if (row.status === 'sent' || row.status === 'delivered')
      return no('mail.gone', 'This message has gone already, so it was not sent again.');
    if (env().MAIL_TRANSPORT === 'none') return NO_WAY_OUT;
    if (row.body.includes('{link}') && row.sealedLink === null) return LINK_GONE;
    const [open] = await ctx.tx
      .select({ id: mailProblem.id })
      .from(mailProblem)
      .where(and(eq(mailProblem.email, row.to), isNull(mailProblem.endedAt)));
    if (open)
      return no(
        'mail.address',
        'Earlier mail to this address came back. Try the address again, or change it, and what waits for it goes too.',
      );
    await ctx.tx.update(outbox).set(again(ctx.now)).where(eq(outbox.id, id));
    ctx.emit({ type: 'mail.retried', subject: { type: 'outbox', id }, before: { status: row.status } });
    return yes();
  });
}

/** Puts every message of the authority that was given up on its way once more. @returns how many */
export async function retryAllFailed(viewer: Viewer): Promise<Verdict<{ count: number }>> {
  return transact<{ count: number }>(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    if (env().MAIL_TRANSPORT === 'none') return NO_WAY_OUT;
    const failed = and(eq(outbox.authorityId, viewer.authorityId), eq(outbox.status, 'failed'));
    const rows = await ctx.tx
      .select({ id: outbox.id, body: outbox.body, sealedLink: outbox.sealedLink })
      .from(outbox)
      .where(failed);
    const ids = rows
      .filter(({ body, sealedLink }) => sealedLink !== null || !body.includes('{link}'))
      .map(({ id }) => id);
    for (let from = 0; from < ids.length; from += 500) {
      await ctx.tx
        .update(outbox)
        .set(again(ctx.now))
        .where(and(failed, inArray(outbox.id, ids.slice(from, from + 500))));
    }
    ctx.emit({
      type: 'mail.retried',
      subject: { type: 'authority', id: viewer.authorityId },
      details: { count: ids.length },
    });
    return yes({ count: ids.length });
  });
}

/** How long ago a message may have been written that goes out after all when its address takes mail again. */
const STILL_NEWS_MS = 14 * 24 * 60 * 60_000;

/**
 * Takes an address to be mended: what came back from it and what was kept because of it in the last fourteen days goes out,
 * and later messages do. Should they come back, the address is reported anew.
 */
export async function tryAddressAgain(
  viewer: Viewer,
  problemId: string,
): Promise<Verdict<{ count: number }>> {
  return transact<{ count: number }>(viewer, async (ctx) => {
    if (!has(viewer, 'admin', 'broker', 'lead'))
      return no('mail.forbidden', 'Only an administrator or a broker can do this.');
    const [problem] = await ctx.tx
      .select()
      .from(mailProblem)
      .where(and(eq(mailProblem.id, problemId), eq(mailProblem.authorityId, viewer.authorityId)));
    if (!problem) return no('mail.not-found', 'This address could not be found.');
    if (problem.endedAt) return yes({ count: 0 });
    if (env().MAIL_TRANSPORT === 'none') return NO_WAY_OUT;
    await ctx.tx
      .update(mailProblem)
      .set({ endedAt: ctx.now, endedById: viewer.accountId, ended: 'try-again' })
      .where(eq(mailProblem.id, problemId));
    const waiting = await ctx.tx
      .select({ id: outbox.id, body: outbox.body, sealedLink: outbox.sealedLink })
      .from(outbox)
      .where(
        and(
          eq(outbox.to, problem.email),
          gte(outbox.createdAt, new Date(ctx.now.getTime() - STILL_NEWS_MS)),
          or(
            eq(outbox.status, 'bounced'),
            and(eq(outbox.status, 'kept'), eq(outbox.problem, ADDRESS_PROBLEM)),
          ),
        ),
      );
    const ids = waiting
      .filter(({ body, sealedLink }) => sealedLink !== null || !body.includes('{link}'))
      .map(({ id }) => id);
    if (ids.length > 0) await ctx.tx.update(outbox).set(again(ctx.now)).where(inArray(outbox.id, ids));
    ctx.emit({
      type: 'mail.address-tried-again',
      subject: { type: 'account', id: problem.accountId },
      details: { count: ids.length },
    });
    return yes({ count: ids.length });
  });
}

/** Lets a message be tried at once on a line that has closed itself. */
export async function tryLineNow(viewer: Viewer): Promise<Verdict> {
  const verdict = await transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    if (env().MAIL_TRANSPORT === 'none') return NO_WAY_OUT;
    ctx.emit({ type: 'mail.line-tried', subject: { type: 'authority', id: viewer.authorityId } });
    return yes();
  });
  if (verdict.ok) await openLine();
  return verdict;
}

/**
 * The one-use link of a message that has not gone, for an administrator to pass on. Whoever has it can act as the person,
 * so that it was shown, and to whom, is recorded before it is.
 */
export async function showLink(
  viewer: Viewer,
  id: string,
): Promise<Verdict<{ link: string; name: string; email: string }>> {
  return transact<{ link: string; name: string; email: string }>(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const row = await load(ctx, viewer, id);
    if (!row) return NOT_FOUND;
    if (row.status === 'waiting')
      return no('mail.on-its-way', 'This message is on its way, so its link is not shown.');
    const link = row.sealedLink === null ? null : openLink(row.id, row.sealedLink);
    if (link === null)
      return no('mail.link-gone', 'This message has no link that could be shown. Send a new one.');
    const [person] = row.accountId
      ? await ctx.tx.select().from(account).where(eq(account.id, row.accountId))
      : [];
    ctx.emit({
      type: 'mail.link-shown',
      subject: row.accountId ? { type: 'account', id: row.accountId } : { type: 'outbox', id },
      details: { template: row.template, outboxId: id },
    });
    return yes({ link, name: person?.name ?? row.to, email: row.to });
  });
}
