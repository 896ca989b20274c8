import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { account, authority, passkey, recoveryCode, totpSecret } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { enqueue } from '~/platform/outbox.server';
import { hashPassword } from '~/platform/password.server';
import { countTry, forgetTries } from '~/platform/rate-limit.server';
import { seal, unseal } from '~/platform/seal.server';
import { currentSession, endAllSessions, renewSession } from '~/platform/session.server';
import { type CommandContext, type Tx, transact } from '~/platform/transact.server';
import { isProven, mustHaveTwo, type SessionMethod } from '../domain/proof';
import { has, type Viewer } from '../domain/roles';
import { mayRemoveFactor, RECOVERY_CODES, recoveryCodeFrom } from '../domain/second-factor';
import { toThem } from './codes.server';
import { factorsOf } from './factors.server';
import {
  type FactorKind,
  factorAddedLetter,
  factorRemovedLetter,
  factorsTakenAwayLetter,
  recoveryMadeLetter,
} from './letters.server';
import { newSecret, pictureOf, stepOfCode } from './one-time-password.server';
import { confirmPath } from './proof.server';

/** A secret that nobody has confirmed within the hour is no longer shown. */
const WAITING_MS = 60 * 60 * 1000;
/** Begun again under the same name within this time, it is the same: the form was sent twice. */
const SAME_START_MS = 60_000;

/**
 * Where somebody has to go before they may change how they sign in. Whoever has a second factor changes it only in a
 * session that has shown it, and confirmed lately (ASVS 5.0, 7.5.1); for the first one, having just signed in is enough.
 * @param here where they go on afterwards
 * @returns null when they may
 */
export async function beforeFactorChange(
  viewer: Viewer,
  request: Request,
  here: string,
): Promise<string | null> {
  const session = await currentSession(request);
  if (!session) return '/login';
  const { apps, passkeys } = await factorsOf(viewer.accountId);
  const now = clock.now();
  const may =
    apps.length + passkeys.length === 0
      ? isProven(session, 'sitting', now)
      : session.twoFactors && isProven(session, 'moment', now);
  return may ? null : confirmPath(here);
}

/** Whether the viewer must have a second factor. */
export async function mustHave(viewer: Viewer, handle: Tx = db()): Promise<{ must: boolean; demo: boolean }> {
  const [row] = await handle
    .select({ demo: authority.demo })
    .from(authority)
    .where(eq(authority.id, viewer.authorityId));
  const demo = row?.demo ?? false;
  return {
    demo,
    must: mustHaveTwo(
      viewer.grants.map(({ role }) => role),
      demo,
    ),
  };
}

/** Makes a secret for an app, to be confirmed by its first code. One that was waiting is no longer good. */
export async function startApp(viewer: Viewer, name: string): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, newId, emit }) => {
    const waiting = await waitingRow(viewer, tx, now);
    if (waiting?.name === name && waiting.createdAt.getTime() > now.getTime() - SAME_START_MS) return yes();
    await tx
      .update(totpSecret)
      .set({ endedAt: now })
      .where(
        and(
          eq(totpSecret.accountId, viewer.accountId),
          isNull(totpSecret.confirmedAt),
          isNull(totpSecret.endedAt),
        ),
      );
    const id = newId();
    await tx.insert(totpSecret).values({
      id,
      accountId: viewer.accountId,
      sealed: seal('one-time-password', id, newSecret()),
      name,
      createdAt: now,
      confirmedAt: null,
      lastStep: null,
      lastUsedAt: null,
      endedAt: null,
    });
    emit({ type: 'account.app-started', subject: { type: 'account', id: viewer.accountId } });
    return yes();
  });
}

async function waitingRow(viewer: Viewer, handle: Tx, now: Date) {
  const [row] = await handle
    .select()
    .from(totpSecret)
    .where(
      and(
        eq(totpSecret.accountId, viewer.accountId),
        isNull(totpSecret.confirmedAt),
        isNull(totpSecret.endedAt),
        gt(totpSecret.createdAt, new Date(now.getTime() - WAITING_MS)),
      ),
    )
    .orderBy(desc(totpSecret.createdAt))
    .limit(1);
  return row ?? null;
}

export type WaitingApp = { name: string; secret: string; picture: string };

/** The viewer's app that waits for its first code, with its secret to scan or type; null when there is none. */
export async function waitingApp(viewer: Viewer): Promise<WaitingApp | null> {
  const row = await waitingRow(viewer, db(), clock.now());
  const secret = row ? unseal('one-time-password', row.id, row.sealed) : null;
  if (!row || secret === null) return null;
  return { name: row.name, secret, picture: await pictureOf(secret, viewer.email) };
}

/** What a session is worth once a second factor has been shown in it. */
export function upgraded(method: SessionMethod | null, by: 'code' | 'recovery' | 'passkey'): SessionMethod {
  return method?.startsWith('single-sign-on') ? `single-sign-on+${by}` : `password+${by}`;
}

/**
 * Takes the first code of the app that waits: from now on it is asked for at sign-in, and every other session of the
 * account, which has not shown it, ends.
 * @returns headers with the session's new cookie
 */
export async function confirmApp(viewer: Viewer, request: Request, typed: string): Promise<Verdict<Headers>> {
  const key = `new-app:${viewer.accountId}`;
  const tooMany = await countTry('sign-in-account', key);
  if (tooMany) return { ...tooMany, field: 'code' };
  const digits = typed.replace(/\s+/g, '');
  const done = await transact(viewer, async (ctx) => {
    const row = await waitingRow(viewer, ctx.tx, ctx.now);
    const secret = row ? unseal('one-time-password', row.id, row.sealed) : null;
    if (!row || secret === null)
      return no('app.over', 'This took more than an hour. Start again: you get a new picture to scan.');
    const step = stepOfCode(secret, digits, ctx.now);
    if (step === null)
      return no(
        'code.wrong',
        'This is not the code the app shows for this account. Check that the telephone’s clock is set by the network, and type the newest code',
        { field: 'code' },
      );
    await ctx.tx
      .update(totpSecret)
      .set({ confirmedAt: ctx.now, lastStep: step, lastUsedAt: ctx.now })
      .where(eq(totpSecret.id, row.id));
    await sayAdded(ctx, viewer, 'app', row.name);
    return yes();
  });
  if (!done.ok) return done;
  await forgetTries('sign-in-account', key);
  return yes(await onlyThisSession(viewer, request, 'code'));
}

/** Says that a factor was added: in the trail, and to the person. */
export async function sayAdded(ctx: CommandContext, viewer: Viewer, kind: FactorKind, name: string) {
  ctx.emit({
    type: 'account.factor-added',
    subject: { type: 'account', id: viewer.accountId },
    details: { kind },
  });
  await enqueue(ctx, { ...factorAddedLetter(kind, name), ...toThem(viewer) });
}

/** Ends the viewer's other sessions; this one goes on under a new name, and counts as having shown two factors. */
export async function onlyThisSession(
  viewer: Viewer,
  request: Request,
  by: 'code' | 'passkey',
): Promise<Headers> {
  const session = await currentSession(request);
  await endAllSessions(viewer.accountId, request);
  const method = session?.twoFactors ? undefined : upgraded(session?.method ?? null, by);
  return renewSession(request, method);
}

const FACTOR_TABLES = { app: totpSecret, passkey } as const;

/** Takes an app or passkey of the viewer's own away; the last one stays with those who must have one. */
export async function removeFactor(viewer: Viewer, kind: FactorKind, id: string): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const { apps, passkeys } = await factorsOf(viewer.accountId, ctx.tx);
    const found = (kind === 'app' ? apps : passkeys).find((one) => one.id === id);
    const table = FACTOR_TABLES[kind];
    if (!found) {
      // The same button pressed twice finds what it did.
      const [ended] = await ctx.tx
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.id, id), eq(table.accountId, viewer.accountId), isNotNull(table.endedAt)));
      return ended ? yes() : no('factor.gone', 'This was taken away already.');
    }
    const { must } = await mustHave(viewer, ctx.tx);
    if (!mayRemoveFactor({ apps: apps.length, passkeys: passkeys.length }, must))
      return no(
        'factor.last',
        'You need at least one app or passkey for what you do here. Add the new one first, then take this one away.',
      );
    await ctx.tx.update(table).set({ endedAt: ctx.now }).where(eq(table.id, id));
    // Codes for the day when the telephone is lost are of no use to somebody who has none.
    if (apps.length + passkeys.length === 1) await endRecovery(ctx, viewer.accountId);
    ctx.emit({
      type: 'account.factor-removed',
      subject: { type: 'account', id: viewer.accountId },
      details: { kind },
    });
    await enqueue(ctx, { ...factorRemovedLetter(kind, found.name), ...toThem(viewer) });
    return yes();
  });
}

async function endRecovery({ tx, now }: CommandContext, accountId: string): Promise<number> {
  const ended = await tx
    .update(recoveryCode)
    .set({ endedAt: now })
    .where(
      and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt), isNull(recoveryCode.endedAt)),
    )
    .returning({ id: recoveryCode.id });
  return ended.length;
}

/** Makes ten recovery codes, of which only hashes are kept; those from before work no more. @returns them, to be shown once */
export async function makeRecoveryCodes(viewer: Viewer): Promise<Verdict<string[]>> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(16)));
  const hashes = await Promise.all(codes.map((code) => hashPassword(code.replace('-', ''))));
  const done = await transact(viewer, async (ctx) => {
    const { apps, passkeys } = await factorsOf(viewer.accountId, ctx.tx);
    if (apps.length + passkeys.length === 0)
      return no(
        'recovery.no-factor',
        'Recovery codes stand in for an app or passkey. Set one of those up first.',
      );
    const before = await endRecovery(ctx, viewer.accountId);
    await ctx.tx.insert(recoveryCode).values(
      hashes.map((codeHash) => ({
        id: ctx.newId(),
        accountId: viewer.accountId,
        codeHash,
        createdAt: ctx.now,
        usedAt: null,
        endedAt: null,
      })),
    );
    ctx.emit({
      type: 'account.recovery-codes-made',
      subject: { type: 'account', id: viewer.accountId },
      details: { before },
    });
    if (before > 0) await enqueue(ctx, { ...recoveryMadeLetter(), ...toThem(viewer) });
    return yes();
  });
  return done.ok ? yes(codes) : done;
}

/**
 * Takes every second factor of somebody away who has lost theirs, as an administrator of their authority, never their own:
 * at the next sign-in their password leads them to setting one up. Signs them out everywhere.
 * @param input.reason how the administrator made sure that it is them who asks
 */
export async function takeAwayFactors(
  viewer: Viewer,
  input: { id: string; reason: string },
): Promise<Verdict> {
  const done = await transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return no('account.forbidden', 'Only an administrator can change accounts.');
    const [person] = await ctx.tx
      .select()
      .from(account)
      .where(and(eq(account.id, input.id), eq(account.authorityId, viewer.authorityId)));
    if (!person) return no('account.not-found', 'This account could not be found.');
    if (person.id === viewer.accountId)
      return no('factor.own', 'You cannot take your own away here. Ask another administrator.');
    const { apps, passkeys } = await factorsOf(person.id, ctx.tx);
    if (apps.length + passkeys.length === 0) return yes();
    for (const table of [totpSecret, passkey])
      await ctx.tx
        .update(table)
        .set({ endedAt: ctx.now })
        .where(and(eq(table.accountId, person.id), isNull(table.endedAt)));
    await endRecovery(ctx, person.id);
    ctx.emit({
      type: 'account.second-factor-taken-away',
      subject: { type: 'account', id: person.id },
      details: { apps: apps.length, passkeys: passkeys.length },
      reason: input.reason,
    });
    await enqueue(ctx, {
      ...factorsTakenAwayLetter(),
      ...{ to: person.email, accountId: person.id, authorityId: person.authorityId },
    });
    return yes();
  });
  if (done.ok) await endAllSessions(input.id);
  return done;
}
