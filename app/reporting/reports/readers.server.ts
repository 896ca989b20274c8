import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import type { Role } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import type { ReportKind } from '../domain/vocabulary';

const ROLES_OF: Readonly<Record<ReportKind, readonly Role[]>> = {
  director: ['lead', 'broker'],
  scrutiny: ['member'],
  school: ['head', 'chair'],
  provider: ['leader'],
};

/** Accounts of those a report is for, as they are now. */
export async function readersOf(
  handle: Db,
  report: { authorityId: string; kind: ReportKind; urn: number | null; providerId: string | null },
): Promise<string[]> {
  const about =
    report.kind === 'school'
      ? eq(accountGrant.urn, report.urn ?? 0)
      : report.kind === 'provider'
        ? eq(accountGrant.providerId, report.providerId ?? '')
        : undefined;
  const rows = await handle
    .selectDistinct({ id: account.id })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        eq(accountGrant.authorityId, report.authorityId),
        inArray(accountGrant.role, [...ROLES_OF[report.kind]]),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
        about,
      ),
    )
    .orderBy(asc(account.id));
  return rows.map(({ id }) => id);
}
