import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { passkey, recoveryCode, totpSecret } from '#drizzle/schema';
import { type Db, db } from '~/platform/db.server';

export type FactorView = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };
export type FactorsView = {
  apps: FactorView[];
  passkeys: (FactorView & { backedUp: boolean })[];
  /** Recovery codes that still work. */
  recovery: number;
  recoveryMadeAt: Date | null;
};

/**
 * What an account can show besides its password, without any secret. Whoever calls it says whose: the viewer's own, or
 * somebody's of their authority.
 */
export async function factorsOf(accountId: string, handle: Db = db()): Promise<FactorsView> {
  const apps = await handle
    .select({
      id: totpSecret.id,
      name: totpSecret.name,
      createdAt: totpSecret.createdAt,
      lastUsedAt: totpSecret.lastUsedAt,
    })
    .from(totpSecret)
    .where(
      and(eq(totpSecret.accountId, accountId), isNotNull(totpSecret.confirmedAt), isNull(totpSecret.endedAt)),
    )
    .orderBy(asc(totpSecret.createdAt));
  const passkeys = await handle
    .select({
      id: passkey.id,
      name: passkey.name,
      createdAt: passkey.createdAt,
      lastUsedAt: passkey.lastUsedAt,
      backedUp: passkey.backedUp,
    })
    .from(passkey)
    .where(and(eq(passkey.accountId, accountId), isNull(passkey.endedAt)))
    .orderBy(asc(passkey.createdAt));
  const codes = await handle
    .select({ createdAt: recoveryCode.createdAt })
    .from(recoveryCode)
    .where(
      and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt), isNull(recoveryCode.endedAt)),
    );
  return { apps, passkeys, recovery: codes.length, recoveryMadeAt: codes[0]?.createdAt ?? null };
}

/** Whether somebody is asked for a second factor when they sign in: they have an app or a passkey. */
export async function hasSecondFactor(accountId: string): Promise<boolean> {
  const { apps, passkeys } = await factorsOf(accountId);
  return apps.length + passkeys.length > 0;
}
