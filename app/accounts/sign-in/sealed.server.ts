import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { signInStep, signOnProvider, totpSecret } from '#drizzle/schema';
import { clock } from '~/platform/clock.server';
import { keepSealed, type SealedPlace } from '~/platform/secrets.server';

const APPS: SealedPlace = {
  what: 'secrets of authenticator apps',
  purpose: 'one-time-password',
  page: (handle, after, most) =>
    handle
      .select({ id: totpSecret.id, sealed: totpSecret.sealed })
      .from(totpSecret)
      .where(gt(totpSecret.id, after))
      .orderBy(asc(totpSecret.id))
      .limit(most),
  put: async (tx, was, sealed) => {
    await tx
      .update(totpSecret)
      .set({ sealed })
      .where(and(eq(totpSecret.id, was.id), eq(totpSecret.sealed, was.sealed)));
  },
};

const PROVIDERS: SealedPlace = {
  what: 'secrets of sign-on providers',
  purpose: 'sign-on-secret',
  page: (handle, after, most) =>
    handle
      .select({ id: signOnProvider.id, sealed: signOnProvider.sealedSecret })
      .from(signOnProvider)
      .where(and(gt(signOnProvider.id, after), isNotNull(signOnProvider.sealedSecret)))
      .orderBy(asc(signOnProvider.id))
      .limit(most),
  put: async (tx, was, sealed) => {
    await tx
      .update(signOnProvider)
      .set({ sealedSecret: sealed })
      .where(and(eq(signOnProvider.id, was.id), eq(signOnProvider.sealedSecret, was.sealed)));
  },
};

const STEPS: SealedPlace = {
  what: 'sign-ins under way',
  purpose: 'sign-in-step',
  // Those that have run out are of no use to anybody: they need not be opened any more.
  page: async (handle, after, most) => {
    const rows = await handle
      .select({ id: signInStep.id, details: signInStep.details })
      .from(signInStep)
      .where(and(gt(signInStep.id, after), gt(signInStep.expiresAt, clock.now())))
      .orderBy(asc(signInStep.id))
      .limit(most);
    return rows.map(({ id, details }) => ({ id, sealed: details.sealed ?? null }));
  },
  put: async (tx, was, sealed) => {
    const [row] = await tx.select().from(signInStep).where(eq(signInStep.id, was.id));
    if (row?.details.sealed !== was.sealed) return;
    await tx
      .update(signInStep)
      .set({ details: { ...row.details, sealed } })
      .where(eq(signInStep.id, was.id));
  },
};

/** Has what signing in keeps sealed anew with the rest. */
export function wireSealedSignIn(): void {
  keepSealed(APPS, PROVIDERS, STEPS);
}
