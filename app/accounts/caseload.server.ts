import { type AnyColumn, and, eq, inArray, isNull, notInArray, or, type SQL } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import type { Viewer } from './domain/roles';

/**
 * Whose list a school's matter is on: its own adviser's; every broker's where it has none, or where its adviser has left
 * or no longer works for the service, so that nothing waits on a list nobody reads.
 * @param adviser the column holding the adviser's account
 */
export function onListOf(viewer: Viewer, adviser: AnyColumn): SQL | undefined {
  const atWork = db()
    .select({ id: accountGrant.accountId })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        eq(accountGrant.authorityId, viewer.authorityId),
        inArray(accountGrant.role, ['broker', 'lead']),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    );
  return or(isNull(adviser), eq(adviser, viewer.accountId), notInArray(adviser, atWork));
}
