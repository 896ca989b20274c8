import { and, asc, eq, isNull } from 'drizzle-orm';
import { account, passkey, signOnIdentity, signOnProvider } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { enqueue } from '~/platform/outbox.server';
import { type CommandContext, systemActor, type Tx, transact } from '~/platform/transact.server';
import type { Viewer } from '../domain/roles';
import { isWithinDomains, verifiedEmail } from '../domain/single-sign-on';
import { useUpLinks } from '../tokens.server';
import { type Answer, type Fault, fault } from './answer.server';
import { joinedLetter, partedLetter } from './letters.server';

type Person = typeof account.$inferSelect;

/**
 * Whose account somebody is who has signed in at a provider. One that is not joined yet is joined here to the account with
 * the address the provider vouches for, within its domains; no account and no role is ever made.
 * @returns the account, which is open and of the provider's authority; else why not
 */
export async function accountFor(
  answer: Answer,
): Promise<Verdict<{ accountId: string; joined: boolean }> | Fault> {
  const { provider, issuer, claims } = answer;
  let why = 'no account';
  const verdict = await transact(systemActor('job', provider.authorityId), async (ctx) => {
    const held = await identityOf(ctx.tx, answer);
    if (held) {
      const [person] = await ctx.tx.select().from(account).where(eq(account.id, held.accountId));
      if (!person?.active || person.authorityId !== provider.authorityId) {
        why = 'account is closed';
        return no('sign-on.failed', why);
      }
      await ctx.tx.update(signOnIdentity).set({ lastUsedAt: ctx.now }).where(eq(signOnIdentity.id, held.id));
      return yes({ accountId: person.id, joined: false });
    }
    const email = verifiedEmail(provider.kind, claims);
    if (email === null || !isWithinDomains(email, provider.domains)) {
      why = email === null ? 'no verified address' : 'address of another domain';
      return no('sign-on.failed', why);
    }
    const [person] = await ctx.tx.select().from(account).where(eq(account.email, email));
    if (!person?.active || person.authorityId !== provider.authorityId) {
      why = person ? 'account is closed or of another authority' : 'no account with this address';
      return no('sign-on.failed', why);
    }
    // An address that is given to somebody else later on must not give them the account with it.
    if (await isJoined(ctx.tx, person.id, provider.id)) {
      why = 'account is joined to another identity';
      return no('sign-on.failed', why);
    }
    await join(ctx, person, { providerId: provider.id, name: provider.name, issuer, subject: claims.sub });
    return yes({ accountId: person.id, joined: true });
  });
  return verdict.ok ? verdict : fault(why);
}

/** Joins who somebody is at a provider to the viewer's own account. One that is another's stays theirs. */
export async function joinOwn(viewer: Viewer, answer: Answer): Promise<Verdict> {
  const { provider, issuer, claims } = answer;
  return transact(viewer, async (ctx) => {
    if (provider.authorityId !== viewer.authorityId) return TAKEN;
    const held = await identityOf(ctx.tx, answer);
    if (held) return held.accountId === viewer.accountId ? yes() : TAKEN;
    const [person] = await ctx.tx.select().from(account).where(eq(account.id, viewer.accountId));
    if (!person?.active || (await isJoined(ctx.tx, viewer.accountId, provider.id))) return TAKEN;
    await join(ctx, person, { providerId: provider.id, name: provider.name, issuer, subject: claims.sub });
    return yes();
  });
}

const TAKEN = no(
  'sign-on.taken',
  'Nothing has changed: this account at work is joined already, or yours here is joined to another one there. Part from that one first.',
);

/** Whether who has signed in at a provider is the viewer. */
export async function isOwn(viewer: Viewer, answer: Answer): Promise<boolean> {
  return (await identityOf(db(), answer))?.accountId === viewer.accountId;
}

async function identityOf(tx: Tx, { provider, issuer, claims }: Answer) {
  const [row] = await tx
    .select()
    .from(signOnIdentity)
    .where(
      and(
        eq(signOnIdentity.issuer, issuer),
        eq(signOnIdentity.subject, claims.sub),
        eq(signOnIdentity.providerId, provider.id),
        isNull(signOnIdentity.endedAt),
      ),
    );
  return row;
}

async function isJoined(tx: Tx, accountId: string, providerId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: signOnIdentity.id })
    .from(signOnIdentity)
    .where(
      and(
        eq(signOnIdentity.accountId, accountId),
        eq(signOnIdentity.providerId, providerId),
        isNull(signOnIdentity.endedAt),
      ),
    );
  return rows.length > 0;
}

async function join(
  ctx: CommandContext,
  person: Person,
  to: { providerId: string; name: string; issuer: string; subject: string },
): Promise<void> {
  await ctx.tx.insert(signOnIdentity).values({
    id: ctx.newId(),
    accountId: person.id,
    providerId: to.providerId,
    issuer: to.issuer,
    subject: to.subject,
    createdAt: ctx.now,
    lastUsedAt: ctx.now,
    endedAt: null,
  });
  // An invitation on its way has been taken up by this.
  if (person.passwordHash === null) await useUpLinks(ctx.tx, person.id, ctx.now, 'invite');
  ctx.emit({
    type: 'account.sign-on-joined',
    subject: { type: 'account', id: person.id },
    details: { provider: to.name },
  });
  await enqueue(ctx, {
    ...joinedLetter(to.name),
    to: person.email,
    accountId: person.id,
    authorityId: person.authorityId,
  });
}

/**
 * Parts the viewer's account from who they are at a provider. Not from the only way in they have: somebody without a
 * password sets one first.
 */
export async function partFrom(viewer: Viewer, identityId: string): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const [row] = await ctx.tx
      .select({
        id: signOnIdentity.id,
        endedAt: signOnIdentity.endedAt,
        name: signOnProvider.name,
        person: account,
      })
      .from(signOnIdentity)
      .innerJoin(signOnProvider, eq(signOnProvider.id, signOnIdentity.providerId))
      .innerJoin(account, eq(account.id, signOnIdentity.accountId))
      .where(and(eq(signOnIdentity.id, identityId), eq(signOnIdentity.accountId, viewer.accountId)));
    if (!row) return no('sign-on.not-found', 'This could not be found.');
    if (row.endedAt) return yes();
    if (row.person.passwordHash === null && !(await hasPasskey(ctx.tx, viewer.accountId)))
      return no(
        'sign-on.only-way',
        'This is the only way you can sign in. Set a password first: ask for a link at “Set a new password” on the sign-in page.',
      );
    await ctx.tx.update(signOnIdentity).set({ endedAt: ctx.now }).where(eq(signOnIdentity.id, row.id));
    ctx.emit({
      type: 'account.sign-on-parted',
      subject: { type: 'account', id: viewer.accountId },
      details: { provider: row.name },
    });
    await enqueue(ctx, {
      ...partedLetter(row.name),
      to: row.person.email,
      accountId: row.person.id,
      authorityId: row.person.authorityId,
    });
    return yes();
  });
}

async function hasPasskey(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: passkey.id })
    .from(passkey)
    .where(and(eq(passkey.accountId, accountId), isNull(passkey.endedAt)));
  return rows.length > 0;
}

export type IdentityView = {
  id: string;
  providerId: string;
  name: string;
  joinedAt: Date;
  lastUsedAt: Date | null;
};

/** What the viewer's account is joined to, and the providers of their authority it could be joined to. */
export async function ownIdentities(
  viewer: Viewer,
): Promise<{ joined: IdentityView[]; open: { id: string; name: string }[] }> {
  const joined = await db()
    .select({
      id: signOnIdentity.id,
      providerId: signOnIdentity.providerId,
      name: signOnProvider.name,
      joinedAt: signOnIdentity.createdAt,
      lastUsedAt: signOnIdentity.lastUsedAt,
    })
    .from(signOnIdentity)
    .innerJoin(signOnProvider, eq(signOnProvider.id, signOnIdentity.providerId))
    .where(and(eq(signOnIdentity.accountId, viewer.accountId), isNull(signOnIdentity.endedAt)))
    .orderBy(asc(signOnIdentity.createdAt));
  const providers = await db()
    .select({ id: signOnProvider.id, name: signOnProvider.name })
    .from(signOnProvider)
    .where(and(eq(signOnProvider.authorityId, viewer.authorityId), eq(signOnProvider.enabled, true)))
    .orderBy(asc(signOnProvider.name));
  return { joined, open: providers.filter(({ id }) => !joined.some(({ providerId }) => providerId === id)) };
}
