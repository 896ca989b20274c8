import { and, asc, eq, isNull } from 'drizzle-orm';
import { account, accountToken, addressChange } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { addressStateOf, isOpenAddressState } from './domain/address-change';
import { has, type Viewer } from './domain/roles';
import { firstSteps, peopleMissing } from './first-steps.server';
import { openSetUp } from './set-up/queries.server';

/**
 * For everybody, their own change of address that waits; for an administrator, what a new authority still needs, who could
 * not be reached, and invitations not taken up.
 */
export async function accountsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const own = ownAddress(viewer);
  const setUp = has(viewer, 'admin', 'lead') ? openSetUp(viewer) : [];
  if (!has(viewer, 'admin')) return (await Promise.all([own, setUp])).flat();
  const parts = await Promise.all([
    setUp,
    own,
    firstSteps(viewer),
    peopleMissing(viewer),
    openInvitations(viewer),
  ]);
  return parts.flat();
}

/** The viewer's change of address, until it has been confirmed at both or has run out. */
async function ownAddress(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select()
    .from(addressChange)
    .where(and(eq(addressChange.accountId, viewer.accountId), isNull(addressChange.endedAt)));
  return rows
    .filter((change) => isOpenAddressState(addressStateOf(change, clock.now())))
    .map((change) => ({
      key: `address:${change.id}`,
      kind: 'soon' as const,
      title: 'Confirm your change of address at both addresses',
      detail: `To ${change.newEmail}. Open the messages there and at your present address.`,
      href: '/account/address',
      due: calendarDate(change.expiresAt),
      since: change.createdAt,
    }));
}

/** Invitations not taken up, those whose link has run out first. */
async function openInvitations(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select({
      id: account.id,
      name: account.name,
      sentAt: accountToken.createdAt,
      expiresAt: accountToken.expiresAt,
    })
    .from(account)
    .innerJoin(accountToken, eq(accountToken.accountId, account.id))
    .where(
      and(
        eq(account.authorityId, viewer.authorityId),
        eq(account.active, true),
        isNull(account.passwordHash),
        eq(accountToken.purpose, 'invite'),
        isNull(accountToken.usedAt),
      ),
    )
    .orderBy(asc(accountToken.expiresAt));
  return rows.map((row) => {
    const over = row.expiresAt < clock.now();
    return {
      key: `invite:${row.id}`,
      kind: over ? 'now' : 'waiting',
      title: over ? `Send ${row.name} a new invitation` : `${row.name} has not set a password yet`,
      detail: over
        ? 'The link in the invitation has run out.'
        : `Their link works until ${dateWords(calendarDate(row.expiresAt))}.`,
      href: `/admin/users/${row.id}`,
      due: null,
      since: over ? row.expiresAt : row.sentAt,
    };
  });
}
