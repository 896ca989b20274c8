import { and, eq, gt, isNull } from 'drizzle-orm';
import {
  account,
  accountGrant,
  accountToken,
  authority,
  keptAnswers,
  provider,
  school,
} from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { hashPassword, verifyPassword } from '~/platform/password.server';
import { lastDoneBy } from '~/platform/sent-twice.server';
import { endAllSessions } from '~/platform/session.server';
import { type CommandContext, type Tx, transact } from '~/platform/transact.server';
import { has, type Role, type Viewer } from './domain/roles';
import { lastOfTheirKind } from './lifecycle/leave.server';
import { mayChooseFor } from './sign-in/new-password.server';
import { sendLink, useUpLinks, warnOfNewPassword } from './tokens.server';

type GrantInput = { role: Role; urn: number | null; providerId: string | null };

const ADMIN_ONLY = no('account.forbidden', 'Only an administrator can change accounts.');

async function loadAccount(tx: Tx, viewer: Viewer, id: string) {
  const [row] = await tx
    .select()
    .from(account)
    .where(and(eq(account.id, id), eq(account.authorityId, viewer.authorityId)));
  return row ?? null;
}

/**
 * Makes an account with one role and sends the invitation. Sending the same form twice makes one.
 * @param input.id identifier from the form
 */
export async function createAccount(
  viewer: Viewer,
  input: { id: string; name: string; email: string } & GrantInput,
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    if (await loadAccount(ctx.tx, viewer, input.id)) return yes({ id: input.id });
    const [taken] = await ctx.tx
      .select({ id: account.id })
      .from(account)
      .where(eq(account.email, input.email));
    if (taken)
      return no('account.email-taken', 'There is an account with this email address already', {
        field: 'email',
      });
    const placed = await checkPlace(ctx.tx, viewer, input);
    if (!placed.ok) return placed;
    await ctx.tx.insert(account).values({
      id: input.id,
      authorityId: viewer.authorityId,
      email: input.email,
      name: input.name,
      passwordHash: null,
      active: true,
      createdAt: ctx.now,
      lastSignedInAt: null,
      version: 1,
    });
    ctx.emit({
      type: 'account.created',
      subject: { type: 'account', id: input.id },
      after: { role: input.role },
    });
    await insertGrant(ctx, viewer, input.id, input);
    await sendLink(ctx, 'invite', { id: input.id, email: input.email, authorityId: viewer.authorityId });
    return yes({ id: input.id });
  });
}

/** Adds a role to an account. Adding one it has already changes nothing. */
export async function addGrant(viewer: Viewer, accountId: string, input: GrantInput): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const person = await loadAccount(ctx.tx, viewer, accountId);
    if (!person) return no('account.not-found', 'This account could not be found.');
    const placed = await checkPlace(ctx.tx, viewer, input);
    if (!placed.ok) return placed;
    const held = await ctx.tx
      .select()
      .from(accountGrant)
      .where(and(eq(accountGrant.accountId, accountId), isNull(accountGrant.endedAt)));
    const asked = placeOf(input);
    const same = held.some(
      (grant) =>
        grant.role === asked.role && grant.urn === asked.urn && grant.providerId === asked.providerId,
    );
    if (!same) await insertGrant(ctx, viewer, accountId, input);
    return yes();
  });
}

/** Ends a role of an account, and its sessions: what it may see changes at once. */
export async function endGrant(viewer: Viewer, accountId: string, grantId: string): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const person = await loadAccount(tx, viewer, accountId);
    if (!person) return no('account.not-found', 'This account could not be found.');
    const [grant] = await tx
      .select()
      .from(accountGrant)
      .where(and(eq(accountGrant.id, grantId), eq(accountGrant.accountId, accountId)));
    if (!grant) return no('account.not-found', 'This role could not be found.');
    if (grant.endedAt) return yes();
    if (grant.role === 'admin' && accountId === viewer.accountId)
      return no(
        'account.own-admin',
        'You cannot end your own administrator role. Ask another administrator.',
      );
    // Whoever is closed or leaving is counted for nothing already.
    const last = person.active ? await lastOfTheirKind(tx, person, [grant.role]) : null;
    if (last) return last;
    await tx.update(accountGrant).set({ endedAt: now }).where(eq(accountGrant.id, grantId));
    emit({
      type: 'account.role-ended',
      subject: { type: 'account', id: accountId },
      urn: grant.urn,
      before: { role: grant.role, urn: grant.urn, providerId: grant.providerId },
    });
    return yes();
  });
}

/** A link asked for again within this time is the one that is on its way: the form was sent twice. */
const SAME_LINK_MS = 60_000;

/** Sends the invitation again (before the first password) or a reset link (after). */
export async function sendLinkAgain(viewer: Viewer, accountId: string): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const person = await loadAccount(ctx.tx, viewer, accountId);
    if (!person) return no('account.not-found', 'This account could not be found.');
    const purpose = person.passwordHash ? 'reset' : 'invite';
    const [sent] = await ctx.tx
      .select({ id: accountToken.id })
      .from(accountToken)
      .where(
        and(
          eq(accountToken.accountId, person.id),
          eq(accountToken.purpose, purpose),
          isNull(accountToken.usedAt),
          gt(accountToken.createdAt, new Date(ctx.now.getTime() - SAME_LINK_MS)),
        ),
      )
      .limit(1);
    if (sent) return yes();
    await sendLink(ctx, purpose, person);
    ctx.emit({ type: `account.${purpose}-sent`, subject: { type: 'account', id: accountId } });
    return yes();
  });
}

/** Closes an account or opens it again. Closing signs it out everywhere. */
export async function setActive(
  viewer: Viewer,
  input: { id: string; version: number; active: boolean },
): Promise<Verdict> {
  const verdict = await transact(viewer, async ({ tx, emit }) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const person = await loadAccount(tx, viewer, input.id);
    if (!person) return no('account.not-found', 'This account could not be found.');
    if (input.id === viewer.accountId)
      return no('account.own', 'You cannot close your own account. Ask another administrator.');
    const type = input.active ? 'account.reopened' : 'account.closed';
    // The same form sent twice finds the account as it left it.
    if (person.version !== input.version)
      return (await lastDoneBy(tx, viewer, { type: 'account', id: input.id }, type))
        ? yes()
        : stale({ active: person.active });
    const last = input.active || !person.active ? null : await lastOfTheirKind(tx, person);
    if (last) return last;
    await tx
      .update(account)
      .set({ active: input.active, version: person.version + 1, ...(input.active ? { leftAt: null } : {}) })
      .where(eq(account.id, input.id));
    emit({
      type,
      subject: { type: 'account', id: input.id },
      before: { active: person.active },
      after: { active: input.active },
    });
    return yes();
  });
  if (verdict.ok && !input.active) await endAllSessions(input.id);
  return verdict;
}

/** Changes the viewer's own password, and signs out every other device. */
export async function changePassword(
  viewer: Viewer,
  request: Request,
  input: { current: string; password: string },
): Promise<Verdict> {
  const before = await passwordOf(db(), viewer.accountId);
  const known = await verifyPassword(viewer.accountId, input.current);
  if (!known.ok) return { ...known, field: 'current' };
  const may = await mayChooseFor(viewer.accountId, input.password);
  if (!may.ok) return may;
  const passwordHash = await hashPassword(input.password);
  const verdict = await transact(viewer, async (ctx) => {
    const { tx, now, emit } = ctx;
    if ((await passwordOf(tx, viewer.accountId)) !== before)
      return no(
        'account.password-just-changed',
        'Your password has been changed already, a moment ago. Sign in with the new one from now on.',
      );
    // A link to set another password, on its way or read by somebody else, works no longer.
    await useUpLinks(tx, viewer.accountId, now);
    await tx.update(account).set({ passwordHash }).where(eq(account.id, viewer.accountId));
    emit({ type: 'account.password-changed', subject: { type: 'account', id: viewer.accountId } });
    const person = await loadAccount(tx, viewer, viewer.accountId);
    if (person) await warnOfNewPassword(ctx, person);
    return yes();
  });
  await endAllSessions(viewer.accountId, request);
  return verdict;
}

async function passwordOf(handle: Db, accountId: string): Promise<string | null> {
  const [row] = await handle
    .select({ passwordHash: account.passwordHash })
    .from(account)
    .where(eq(account.id, accountId));
  return row?.passwordHash ?? null;
}

/** A head's school and a leader's provider must exist, in the administrator's own authority. */
async function checkPlace(tx: Tx, viewer: Viewer, input: GrantInput): Promise<Verdict> {
  if (input.urn !== null) {
    const [found] = await tx
      .select({ name: school.name, statusGroup: school.statusGroup })
      .from(school)
      .innerJoin(authority, eq(authority.code, school.laCode))
      .where(and(eq(school.urn, input.urn), eq(authority.id, viewer.authorityId)));
    if (!found)
      return no(
        'account.no-school',
        'There is no school of your authority with this URN. Check the six digits',
        {
          field: 'urn',
        },
      );
    if (found.statusGroup === 'closed')
      return no(
        'account.closed-school',
        `${found.name} with this URN has closed. Enter the URN of the school that is there now`,
        { field: 'urn' },
      );
  }
  if (input.providerId !== null) {
    const [found] = await tx
      .select({ id: provider.id })
      .from(provider)
      .where(and(eq(provider.id, input.providerId), eq(provider.authorityId, viewer.authorityId)));
    if (!found)
      return no('account.no-provider', 'Choose a leader or teaching school from the list', {
        field: 'providerId',
      });
  }
  return yes();
}

/** A role with the place it is held at: one that is held everywhere has none, whatever else the form held. */
const placeOf = ({ role, urn, providerId }: GrantInput) => ({
  role,
  urn: role === 'head' || role === 'chair' ? urn : null,
  providerId: role === 'leader' ? providerId : null,
});

async function insertGrant(ctx: CommandContext, viewer: Viewer, accountId: string, input: GrantInput) {
  const placed = placeOf(input);
  await ctx.tx.insert(accountGrant).values({
    id: ctx.newId(),
    accountId,
    authorityId: viewer.authorityId,
    ...placed,
    createdAt: ctx.now,
    endedAt: null,
  });
  ctx.emit({
    type: 'account.role-given',
    subject: { type: 'account', id: accountId },
    urn: placed.urn,
    after: placed,
  });
}

/** Throws away answers kept for the viewer. */
export async function discardKeptAnswers(viewer: Viewer, id: string): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    await tx
      .update(keptAnswers)
      .set({ restoredAt: now, answers: [] })
      .where(and(eq(keptAnswers.id, id), eq(keptAnswers.accountId, viewer.accountId)));
    emit({ type: 'account.kept-answers-discarded', subject: { type: 'account', id: viewer.accountId } });
    return yes();
  });
}
