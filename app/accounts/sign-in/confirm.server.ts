import { and, eq, isNull } from 'drizzle-orm';
import { account, signOnIdentity, signOnProvider } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { verifyPassword } from '~/platform/password.server';
import { currentSession, renewSession } from '~/platform/session.server';
import { transact } from '~/platform/transact.server';
import type { Viewer } from '../domain/roles';
import { takeCode } from './codes.server';
import { upgraded } from './factor-commands.server';
import { factorsOf } from './factors.server';
import { passkeyTaskFor, takePasskey } from './passkeys/passkeys.server';
import type { ConfirmWays } from './ui/confirm-page';

/** What somebody gave to confirm who they are. */
export type Confirmation =
  | { intent: 'password'; password: string }
  | { intent: 'code'; code: string }
  | { intent: 'passkey'; answer: string; challenge: string };

/**
 * How the viewer may confirm who they are.
 * @returns also whether it is the second factor that is asked for: their account has one that this session has not shown
 */
export async function waysToConfirm(
  viewer: Viewer,
  request: Request,
): Promise<{ ways: ConfirmWays; second: boolean }> {
  const { apps, passkeys, recovery } = await factorsOf(viewer.accountId);
  const second = apps.length + passkeys.length > 0 && !(await currentSession(request))?.twoFactors;
  const [person] = await db()
    .select({ hash: account.passwordHash })
    .from(account)
    .where(eq(account.id, viewer.accountId));
  const providers = second
    ? []
    : await db()
        .selectDistinct({ id: signOnProvider.id, name: signOnProvider.name })
        .from(signOnIdentity)
        .innerJoin(signOnProvider, eq(signOnProvider.id, signOnIdentity.providerId))
        .where(
          and(
            eq(signOnIdentity.accountId, viewer.accountId),
            isNull(signOnIdentity.endedAt),
            eq(signOnProvider.enabled, true),
          ),
        );
  return {
    second,
    ways: {
      password: !second && person?.hash !== null,
      code: apps.length > 0 || recovery > 0,
      passkey: passkeys.length > 0 ? await passkeyTaskFor(request, viewer.accountId) : null,
      providers,
    },
  };
}

/**
 * Confirms who the viewer is; a second factor raises what the session is worth.
 * @returns headers with the session's new cookie (ASVS 5.0, 7.2.4)
 */
export async function confirmBy(
  viewer: Viewer,
  request: Request,
  given: Confirmation,
): Promise<Verdict<Headers>> {
  const session = await currentSession(request);
  if (given.intent === 'password') {
    const { ways } = await waysToConfirm(viewer, request);
    if (!ways.password)
      return no('confirm.second', 'Your password is not enough here. Use a code or a passkey of yours.');
    const known = await verifyPassword(viewer.accountId, given.password);
    if (!known.ok) return known;
    await sayConfirmed(viewer, 'password');
    return yes(await renewSession(request));
  }
  const taken =
    given.intent === 'code'
      ? await takeCode(viewer.accountId, given.code)
      : await takePasskey(request, viewer.accountId, given);
  if (!taken.ok) return taken;
  const by = given.intent === 'passkey' ? 'passkey' : taken.value === 'recovery' ? 'recovery' : 'code';
  await sayConfirmed(viewer, by);
  return yes(
    await renewSession(request, session?.twoFactors ? undefined : upgraded(session?.method ?? null, by)),
  );
}

const sayConfirmed = (viewer: Viewer, by: string) =>
  transact(viewer, async ({ emit }) => {
    emit({
      type: 'account.confirmed',
      subject: { type: 'account', id: viewer.accountId },
      details: { by },
    });
    return yes();
  });
