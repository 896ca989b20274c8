import { createHash } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { account, domainEvent, signInStep } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { cookieName, secureCookies } from '~/platform/cookies.server';
import { db } from '~/platform/db.server';
import { safePath } from '~/platform/guard.server';
import { enqueue } from '~/platform/outbox.server';
import { deviceOf, loadViewer, startSession } from '~/platform/session.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import type { SessionMethod } from '../domain/proof';
import { newToken } from '../tokens.server';
import { toThem } from './codes.server';
import { hasSecondFactor } from './factors.server';
import { newDeviceLetter } from './letters.server';

const STEP_COOKIE = 'alongside_step';
/** Long enough to find a telephone, short enough that a screen left alone is of no use. */
const STEP_MS = 10 * 60 * 1000;
/** A device that was used within these days is known. */
const DEVICE_DAYS = 90;

/** What the first page of a sign-in has shown. */
export type FirstProof = {
  method: 'password' | 'single-sign-on';
  /** Whether the sign-on provider vouches that it asked for a second factor itself. */
  secondFactor?: boolean;
  /** Where they wanted to go. */
  next?: string;
  /** The sign-on provider's name for its session. */
  providerSession?: string | null;
};
export type SignedIn = { to: string; headers: Headers };

/**
 * Goes on with a sign-in once the first factor has been shown: to the page that asks for the second where the person has
 * one, else into the service. Where they must have a second factor and have none, every page leads to setting one up.
 * @returns where to send the browser, with the cookies it gets
 */
export async function continueSignIn(
  request: Request,
  accountId: string,
  first: FirstProof,
): Promise<Verdict<SignedIn>> {
  const next = safePath(first.next);
  if (first.secondFactor)
    return finishSignIn(request, accountId, { ...first, method: 'single-sign-on+factor', next });
  if (!(await hasSecondFactor(accountId))) return finishSignIn(request, accountId, { ...first, next });
  const viewer = await loadViewer(accountId);
  if (!viewer) return GONE;
  const { token, tokenHash } = newToken();
  await transact(viewer, async ({ tx, now, newId, emit }) => {
    await tx.insert(signInStep).values({
      id: newId(),
      tokenHash,
      accountId,
      purpose: 'second-factor',
      challenge: null,
      details: {
        next,
        method: first.method,
        ...(first.providerSession ? { providerSession: first.providerSession } : {}),
      },
      createdAt: now,
      expiresAt: new Date(now.getTime() + STEP_MS),
      usedAt: null,
    });
    emit({ type: 'account.second-factor-asked', subject: { type: 'account', id: accountId } });
    return yes();
  });
  return yes({ to: '/login/code', headers: new Headers({ 'Set-Cookie': stepCookie(token) }) });
}

/** Starts the session, and tells the person where they use a device for the first time in a while. */
export async function finishSignIn(
  request: Request,
  accountId: string,
  how: { method: SessionMethod; next?: string; providerSession?: string | null },
): Promise<Verdict<SignedIn>> {
  const viewer = await loadViewer(accountId);
  if (!viewer) return GONE;
  const headers = await startSession(request, accountId, how);
  const device = deviceOf(request);
  await transact(viewer, async (ctx) => {
    const { tx, now, emit } = ctx;
    await tellOfNewDevice(ctx, viewer, device);
    await tx.update(account).set({ lastSignedInAt: now }).where(eq(account.id, accountId));
    emit({
      type: 'account.signed-in',
      subject: { type: 'account', id: accountId },
      details: { method: how.method, device },
    });
    return yes();
  });
  headers.append('Set-Cookie', stepCookie(null));
  return yes({ to: safePath(how.next), headers });
}

/** Whose sign-in waits for its second factor, and how it began. */
export type OpenStep = {
  id: string;
  accountId: string;
  next: string;
  method: FirstProof['method'];
  providerSession: string | null;
};

/** The sign-in that a browser is in the middle of; null when there is none, or it took too long. */
export async function openStep(request: Request): Promise<OpenStep | null> {
  const token = readStepCookie(request);
  if (!token) return null;
  const [row] = await db()
    .select()
    .from(signInStep)
    .where(
      and(
        eq(signInStep.tokenHash, createHash('sha256').update(token).digest('hex')),
        eq(signInStep.purpose, 'second-factor'),
        isNull(signInStep.usedAt),
        gt(signInStep.expiresAt, clock.now()),
      ),
    );
  if (!row?.accountId) return null;
  const { next, method, providerSession } = row.details;
  return {
    id: row.id,
    accountId: row.accountId,
    next: safePath(next),
    method: method === 'single-sign-on' ? 'single-sign-on' : 'password',
    providerSession: providerSession ?? null,
  };
}

/**
 * Ends the step that was answered rightly and goes on into the service. Of two answers at once, one is too late.
 * @param factor what the second page was shown
 */
export async function closeStep(
  request: Request,
  step: OpenStep,
  factor: 'code' | 'recovery' | 'passkey',
): Promise<Verdict<SignedIn>> {
  const viewer = await loadViewer(step.accountId);
  if (!viewer) return GONE;
  const used = await transact(viewer, async ({ tx, now }) => {
    const rows = await tx
      .update(signInStep)
      .set({ usedAt: now })
      .where(and(eq(signInStep.id, step.id), isNull(signInStep.usedAt)))
      .returning({ id: signInStep.id });
    return rows.length > 0 ? yes() : GONE;
  });
  if (!used.ok) return used;
  return finishSignIn(request, step.accountId, {
    method: `${step.method}+${factor}`,
    next: step.next,
    providerSession: step.providerSession,
  });
}

const GONE = no('sign-in.over', 'This sign-in has taken too long or was finished elsewhere. Sign in again.');

/** A letter where the device has not been seen for three months; none at the first sign-in of all. */
async function tellOfNewDevice(ctx: CommandContext, viewer: Viewer, device: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - DEVICE_DAYS * 24 * 60 * 60 * 1000);
  const before = await ctx.tx
    .select({ payload: domainEvent.payload })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'account'),
        eq(domainEvent.subjectId, viewer.accountId),
        eq(domainEvent.type, 'account.signed-in'),
        gt(domainEvent.at, since),
      ),
    );
  const seen = before.flatMap(({ payload }) => {
    const found: unknown = JSON.parse(payload)?.details?.device;
    return typeof found === 'string' ? [found] : [];
  });
  if (seen.length === 0 || seen.includes(device)) return;
  await enqueue(ctx, { ...newDeviceLetter(device, ctx.now), ...toThem(viewer) });
}

/** @param token null takes it away */
function stepCookie(token: string | null): string {
  const secure = secureCookies() ? '; Secure' : '';
  const age = token === null ? 0 : STEP_MS / 1000;
  return `${cookieName(STEP_COOKIE)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}

function readStepCookie(request: Request): string | null {
  const cookies = request.headers.get('Cookie') ?? '';
  return new RegExp(`(?:^|;\\s*)${cookieName(STEP_COOKIE)}=([\\w-]{20,})(?:;|$)`).exec(cookies)?.[1] ?? null;
}
