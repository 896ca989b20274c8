import { and, eq, isNull } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { releaseNeeded } from './domain/rules';
import type { ProposalRecord } from './proposals.server';

/** Whom an invitation would not reach, since nobody with an open account stands for them. */
export type Unreached = {
  /** Nobody could answer for the provider: an invitation would hold days for nothing. */
  provider: boolean;
  /** Nobody could release them for their home school, where that is needed. */
  homeHead: boolean;
};

/** Whether those who have to answer an invitation have accounts to do it with. */
export async function unreachedBy(
  handle: Db,
  { provider, row }: Pick<ProposalRecord, 'provider' | 'row'>,
): Promise<Unreached> {
  const held = (role: 'leader' | 'head') =>
    handle
      .select({ id: accountGrant.id })
      .from(accountGrant)
      .innerJoin(account, eq(account.id, accountGrant.accountId))
      .where(
        and(
          role === 'leader'
            ? eq(accountGrant.providerId, row.providerId)
            : and(eq(accountGrant.urn, provider.homeUrn), eq(accountGrant.role, 'head')),
          isNull(accountGrant.endedAt),
          eq(account.active, true),
        ),
      )
      .limit(1);
  const released = releaseNeeded(provider.designation, false);
  return {
    provider: (await held('leader')).length === 0,
    homeHead: released && (await held('head')).length === 0,
  };
}
