import { type AnyColumn, and, eq, inArray, isNull, notInArray, or, type SQL } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import { type Db, db } from '~/platform/db.server';
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
    .where(worksForService(viewer.authorityId));
  return or(isNull(adviser), eq(adviser, viewer.accountId), notInArray(adviser, atWork));
}

export type Adviser = { id: string; name: string };

/** Brokers and leads who work for an authority now, in the order of their names. */
export async function advisersAtWork(handle: Db, authorityId: string): Promise<Adviser[]> {
  const rows = await handle
    .selectDistinct({ id: account.id, name: account.name })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(worksForService(authorityId));
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1));
}

/** Of grants with their accounts: those by which somebody works for an authority's service now. */
function worksForService(authorityId: string): SQL | undefined {
  return and(
    eq(accountGrant.authorityId, authorityId),
    inArray(accountGrant.role, ['broker', 'lead']),
    isNull(accountGrant.endedAt),
    eq(account.active, true),
  );
}
