import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { account, addressChange, mailProblem } from '#drizzle/schema';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { isOldNeeded } from './address-links.server';
import { type AddressOutcome, addressStateOf, isOpenAddressState } from './domain/address-change';
import { has, type Viewer } from './domain/roles';

/** A change of address that waits to be confirmed. */
export type OpenChange = {
  oldEmail: string;
  newEmail: string;
  byAdministrator: boolean;
  oldConfirmed: boolean;
  newConfirmed: boolean;
  /** Whether the old address has to confirm. */
  oldNeeded: boolean;
  askedAt: Date;
  expiresAt: Date;
};

/** The address of an account, as its owner and administrators see it. */
export type AddressView = {
  accountId: string;
  name: string;
  email: string;
  version: number;
  /** Nobody has signed in yet: the address can be put right at once. */
  invited: boolean;
  /** Whether mail to the present address comes back. */
  takesNoMail: boolean;
  open: OpenChange | null;
  /** What became of the last one, for a month. */
  last: { outcome: AddressOutcome; newEmail: string; at: Date } | null;
};

const LATELY_MS = 30 * 24 * 60 * 60 * 1000;

/** The address of the viewer's own account, or of one an administrator keeps; null where it is neither. */
export async function addressOfAccount(viewer: Viewer, accountId: string): Promise<AddressView | null> {
  const [person] = await db()
    .select()
    .from(account)
    .where(and(eq(account.id, accountId), eq(account.authorityId, viewer.authorityId)));
  if (!person || !(person.id === viewer.accountId || has(viewer, 'admin'))) return null;
  const now = clock.now();
  const [open] = await db()
    .select()
    .from(addressChange)
    .where(and(eq(addressChange.accountId, accountId), isNull(addressChange.endedAt)))
    .orderBy(desc(addressChange.createdAt))
    .limit(1);
  const [problem] = await db()
    .select({ id: mailProblem.id })
    .from(mailProblem)
    .where(and(eq(mailProblem.email, person.email), isNull(mailProblem.endedAt)))
    .limit(1);
  const isOpen = open !== undefined && isOpenAddressState(addressStateOf(open, now));
  return {
    accountId: person.id,
    name: person.name,
    email: person.email,
    version: person.version,
    invited: person.passwordHash === null,
    takesNoMail: problem !== undefined,
    open: isOpen
      ? {
          oldEmail: open.oldEmail,
          newEmail: open.newEmail,
          byAdministrator: open.askedById !== null,
          oldConfirmed: open.oldConfirmedAt !== null,
          newConfirmed: open.newConfirmedAt !== null,
          oldNeeded: await isOldNeeded(db(), open),
          askedAt: open.createdAt,
          expiresAt: open.expiresAt,
        }
      : null,
    last: isOpen ? null : await lastChange(accountId, now),
  };
}

async function lastChange(accountId: string, now: Date): Promise<AddressView['last']> {
  const [row] = await db()
    .select()
    .from(addressChange)
    .where(
      and(
        eq(addressChange.accountId, accountId),
        gt(addressChange.createdAt, new Date(now.getTime() - LATELY_MS)),
      ),
    )
    .orderBy(desc(addressChange.createdAt))
    .limit(1);
  if (!row) return null;
  const outcome = row.outcome ?? 'expired';
  return { outcome, newEmail: row.newEmail, at: row.endedAt ?? row.expiresAt };
}
