import { and, eq, isNull, ne } from 'drizzle-orm';
import { account, accountGrant, provider, school } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { type Place, waitingAt } from './holdings.server';

export type GrantRow = typeof accountGrant.$inferSelect;

/** What somebody leaves at a place: it stays there, for whoever holds the role after them. */
export type LeftBehind = {
  grantId: string;
  place: Place;
  /** Name of the school or provider. */
  name: string;
  waiting: string[];
  /** Others who hold the role there now. */
  others: string[];
};

/** Grants of an account in force. */
export function grantsInForce(handle: Db, accountId: string): Promise<GrantRow[]> {
  return handle
    .select()
    .from(accountGrant)
    .where(and(eq(accountGrant.accountId, accountId), isNull(accountGrant.endedAt)));
}

/** Who else holds a role at a place. */
export async function othersAt(handle: Db, place: Place, accountId: string): Promise<string[]> {
  const rows = await handle
    .selectDistinct({ id: account.id, name: account.name })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        eq(accountGrant.role, place.role),
        place.urn === null ? undefined : eq(accountGrant.urn, place.urn),
        place.providerId === null ? undefined : eq(accountGrant.providerId, place.providerId),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
        ne(account.id, accountId),
      ),
    );
  return rows.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en-GB'));
}

/** What an account would leave behind at the places of these grants. */
export async function leftBehind(
  handle: Db,
  accountId: string,
  grants: readonly GrantRow[],
): Promise<LeftBehind[]> {
  const found: LeftBehind[] = [];
  for (const grant of grants) {
    if (grant.urn === null && grant.providerId === null) continue;
    const place = { role: grant.role, urn: grant.urn, providerId: grant.providerId };
    found.push({
      grantId: grant.id,
      place,
      name: await nameOf(handle, place),
      waiting: await waitingAt(handle, place),
      others: await othersAt(handle, place, accountId),
    });
  }
  return found;
}

async function nameOf(handle: Db, place: Place): Promise<string> {
  const [row] =
    place.urn === null
      ? await handle
          .select({ name: provider.name })
          .from(provider)
          .where(eq(provider.id, place.providerId ?? ''))
      : await handle.select({ name: school.name }).from(school).where(eq(school.urn, place.urn));
  return row?.name ?? '';
}

/** Ends one grant, and tells the broker where a school is left without a headteacher or a chair who could act. */
export async function endGrantNow(ctx: CommandContext, grant: GrantRow): Promise<void> {
  const { tx, now, emit } = ctx;
  await tx.update(accountGrant).set({ endedAt: now }).where(eq(accountGrant.id, grant.id));
  emit({
    type: 'account.role-ended',
    subject: { type: 'account', id: grant.accountId },
    urn: grant.urn,
    before: { role: grant.role, urn: grant.urn, providerId: grant.providerId },
  });
  if (grant.urn === null || (grant.role !== 'head' && grant.role !== 'chair')) return;
  if ((await othersAt(tx, grant, grant.accountId)).length > 0) return;
  emit({
    type: grant.role === 'head' ? 'school.without-head' : 'school.without-chair',
    subject: { type: 'school', id: String(grant.urn) },
    urn: grant.urn,
    authorityId: grant.authorityId,
  });
}

/** Puts a grant in force. */
export function roleGiven(
  ctx: CommandContext,
  grant: Pick<GrantRow, 'accountId' | 'role' | 'urn' | 'providerId'>,
): void {
  ctx.emit({
    type: 'account.role-given',
    subject: { type: 'account', id: grant.accountId },
    urn: grant.urn,
    after: { role: grant.role, urn: grant.urn, providerId: grant.providerId },
  });
}
