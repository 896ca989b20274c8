import { and, eq, exists, inArray, isNull, lt, not, or, sql } from 'drizzle-orm';
import { account, accountGrant, dataRequest } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { atWork } from './at-work.server';
import { newPseudonym, putPseudonym } from './pseudonymise.server';
import type { RetentionLine } from './retention-lines.server';
import type { Gone } from './retention-tree.server';

/**
 * Closed accounts: some years after the person left (or, where nobody wrote that down, was last here) a pseudonym takes the
 * place of their name. A request of theirs that is open is answered first, and while anything is held nothing loses its names.
 */
export const ACCOUNT_LINE: RetentionLine = {
  category: 'people',
  table: 'account',
  dated: account.leftAt,
  ofSchools: () => sql`1 = 1`,
  due: (cut) =>
    and(
      eq(account.active, false),
      isNull(account.erasedAt),
      or(
        lt(account.leftAt, cut.at),
        and(
          isNull(account.leftAt),
          or(
            lt(account.lastSignedInAt, cut.at),
            and(isNull(account.lastSignedInAt), lt(account.createdAt, cut.at)),
          ),
        ),
      ),
      not(
        exists(
          db()
            .select({ one: sql`1` })
            .from(dataRequest)
            .where(and(eq(dataRequest.accountId, account.id), eq(dataRequest.state, 'open'))),
        ),
      ),
    ),
};

/** Gives closed accounts a pseudonym, in the same way as an erasure that was asked for. */
export async function pseudonymiseClosed(
  ctx: CommandContext,
  keys: readonly string[],
  gone: Gone,
): Promise<void> {
  const people = await ctx.tx
    .select()
    .from(account)
    .where(inArray(account.id, [...keys]));
  for (const person of people) {
    const pseudonym = await newPseudonym(ctx.tx, person);
    const { counts } = await atWork(ctx, 'erasure-at-work', () => putPseudonym(ctx, person, pseudonym));
    // Roles of an account that was closed for not being used are still there.
    await ctx.tx
      .update(accountGrant)
      .set({ endedAt: ctx.now })
      .where(and(eq(accountGrant.accountId, person.id), isNull(accountGrant.endedAt)));
    for (const [table, n] of Object.entries(counts)) gone.rows[table] = (gone.rows[table] ?? 0) + n;
  }
}
