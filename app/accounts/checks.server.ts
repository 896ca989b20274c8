import { and, eq, inArray, isNull } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, moreThanOne, onVerify } from '~/platform/record-checks.server';

/**
 * What `verify` looks at of accounts: an authority that has had somebody to keep its accounts, and somebody to decide, has
 * one of each still; and nobody holds the same role at the same place twice.
 */
export async function checkAccounts(handle: Db): Promise<CheckResult> {
  const { authorityId, role, accountId, urn, providerId, endedAt } = accountGrant;
  const needed = inArray(role, ['admin', 'lead']);
  const ever = await handle.selectDistinct({ authorityId, role }).from(accountGrant).where(needed);
  const now = await handle
    .selectDistinct({ authorityId, role })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountId))
    .where(and(needed, isNull(endedAt), eq(account.active, true)));
  const there = new Set(now.map((one) => `${one.authorityId} ${one.role}`));
  const words = { admin: 'administrator', lead: 'head of service' } as Record<string, string>;
  const twice = await moreThanOne(
    handle,
    accountGrant,
    accountId,
    isNull(endedAt),
    ...[authorityId, role, urn, providerId],
  );
  return {
    checked: ever.length,
    problems: [
      ...ever
        .filter((one) => !there.has(`${one.authorityId} ${one.role}`))
        .map((one) => `Authority ${one.authorityId} has no ${words[one.role] ?? one.role} any more.`),
      ...twice.map((of) => `Account ${of} holds one role twice.`),
    ],
  };
}

/** Has `verify` look at accounts. */
export function wireAccounts(): void {
  onVerify('accounts', checkAccounts);
}
