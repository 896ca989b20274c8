import { and, eq, isNull, lte, notInArray } from 'drizzle-orm';
import { account, addressChange, mailProblem, outbox } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { enqueue, type Message } from '~/platform/outbox.server';
import { publicUrl } from '~/platform/public-url.server';
import { countTry } from '~/platform/rate-limit.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { addressStateOf, endAddressChange, isOpenAddressState } from './domain/address-change';
import { has, type Viewer } from './domain/roles';
import {
  addressChangedLetter,
  newAddressLetter,
  oldAddressLetter,
  takenAddressLetter,
} from './letters.server';
import { proofOf } from './sign-in/proof.server';
import { newToken, sendLink, useUpLinks } from './tokens.server';

/** Three days: long enough for a weekend, short enough that a link forgotten in a mailbox is of no use. */
const LIFETIME_MS = 3 * 24 * 60 * 60 * 1000;

type Person = typeof account.$inferSelect;
export type ChangeRow = typeof addressChange.$inferSelect;

const SAME = no('address.same', 'This is the address of the account already. Enter the new one', {
  field: 'email',
});

/**
 * Asks for a change of the viewer's own address. Both addresses get a link, and nothing changes before both have been used.
 * The answer is the same where another account has the new address: that mailbox is told, nobody else.
 * @param input.id identifier from the form: sent twice, it asks once
 * @param request with the viewer's session, which may be proof enough without the password
 */
export async function askForAddress(
  viewer: Viewer,
  input: { id: string; email: string; current?: string | undefined },
  request: Request | null = null,
): Promise<Verdict> {
  const known = await proofOf(viewer, request, { password: input.current });
  if (!known.ok) return { ...known, field: 'current' };
  const tooMany = await countTry('address-account', viewer.accountId);
  if (tooMany) return tooMany;
  return transact(viewer, async (ctx) => {
    const person = await personOf(ctx, viewer.accountId);
    if (!person) return no('account.not-found', 'This account could not be found.');
    if (await isThere(ctx, input.id, person.id)) return yes();
    if (person.email === input.email) return SAME;
    await begin(ctx, person, { id: input.id, email: input.email, askedById: null });
    return yes();
  });
}

/**
 * Asks for a change of somebody's address, as an administrator of their authority. Before they have ever signed in there
 * is nobody to ask: the address is put right at once, and the invitation goes to the right one.
 * @returns whether it was put right at once
 */
export async function askForAddressOf(
  viewer: Viewer,
  input: { id: string; accountId: string; email: string; version: number },
): Promise<Verdict<{ atOnce: boolean }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return no('account.forbidden', 'Only an administrator can change accounts.');
    const person = await personOf(ctx, input.accountId);
    if (person?.authorityId !== viewer.authorityId)
      return no('account.not-found', 'This account could not be found.');
    if (await isThere(ctx, input.id, person.id)) return asked(false);
    if (person.version !== input.version) return stale({ email: person.email });
    if (person.email === input.email) return SAME;
    if (await isTaken(ctx, input.email))
      return no('account.email-taken', 'There is an account with this email address already', {
        field: 'email',
      });
    if (person.passwordHash === null) {
      await putRight(ctx, person, input.email);
      return asked(true);
    }
    await begin(ctx, person, { id: input.id, email: input.email, askedById: viewer.accountId });
    return asked(false);
  });
}

const asked = (atOnce: boolean) => yes({ atOnce });

/** Takes an open change back: the person their own, an administrator that of anybody in their authority. */
export async function withdrawAddress(viewer: Viewer, accountId: string): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const person = await personOf(ctx, accountId);
    const own = person?.id === viewer.accountId;
    if (!person || !(own || (has(viewer, 'admin') && person.authorityId === viewer.authorityId)))
      return no('account.not-found', 'This account could not be found.');
    for (const change of await openChanges(ctx, person.id)) {
      await end(ctx, change, 'withdraw');
      ctx.emit({
        type: 'account.address-withdrawn',
        subject: { type: 'account', id: person.id },
        details: { to: change.newEmail },
      });
    }
    return yes();
  });
}

/** Writes down which changes have run out, and tells those who asked. @returns how many */
export async function endLapsedAddressChanges(): Promise<number> {
  const due = await db()
    .select({ id: addressChange.id, authorityId: account.authorityId })
    .from(addressChange)
    .innerJoin(account, eq(account.id, addressChange.accountId))
    .where(and(isNull(addressChange.endedAt), lte(addressChange.expiresAt, clock.now())));
  for (const { id, authorityId } of due) {
    await transact(systemActor('job', authorityId), async (ctx) => {
      const [change] = await ctx.tx.select().from(addressChange).where(eq(addressChange.id, id));
      if (!change || change.endedAt) return yes();
      await ctx.tx
        .update(addressChange)
        .set({ endedAt: ctx.now, outcome: 'expired' })
        .where(eq(addressChange.id, id));
      ctx.emit({
        type: 'account.address-lapsed',
        subject: { type: 'account', id: change.accountId },
        details: { to: change.newEmail, whom: [change.accountId, ...asker(change)] },
      });
      return yes();
    });
  }
  return due.length;
}

async function personOf(ctx: CommandContext, id: string): Promise<Person | null> {
  const [row] = await ctx.tx
    .select()
    .from(account)
    .where(and(eq(account.id, id), eq(account.active, true)));
  return row ?? null;
}

async function isThere(ctx: CommandContext, id: string, accountId: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: addressChange.id })
    .from(addressChange)
    .where(and(eq(addressChange.id, id), eq(addressChange.accountId, accountId)));
  return row !== undefined;
}

/** Whether another account has an address. */
export async function isTaken(ctx: CommandContext, email: string): Promise<boolean> {
  const [row] = await ctx.tx.select({ id: account.id }).from(account).where(eq(account.email, email));
  return row !== undefined;
}

const asker = ({ askedById }: Pick<ChangeRow, 'askedById'>) => (askedById ? [askedById] : []);

async function openChanges(ctx: CommandContext, accountId: string): Promise<ChangeRow[]> {
  return ctx.tx
    .select()
    .from(addressChange)
    .where(and(eq(addressChange.accountId, accountId), isNull(addressChange.endedAt)));
}

/** Ends a change; one that has run out meanwhile is written down as that. */
export async function end(ctx: CommandContext, change: ChangeRow, how: 'refuse' | 'withdraw' | 'replace') {
  const state = addressStateOf(change, ctx.now);
  const ended = endAddressChange(state, how);
  const outcome = ended.ok && !isOpenAddressState(ended.value) ? ended.value : 'expired';
  await ctx.tx
    .update(addressChange)
    .set({ endedAt: ctx.now, outcome })
    .where(eq(addressChange.id, change.id));
}

/** Makes the change and its two links; one that was open before is replaced. */
async function begin(
  ctx: CommandContext,
  person: Person,
  input: { id: string; email: string; askedById: string | null },
) {
  for (const change of await openChanges(ctx, person.id)) await end(ctx, change, 'replace');
  const [old, fresh] = [newToken(), newToken()];
  const expiresAt = new Date(ctx.now.getTime() + LIFETIME_MS);
  await ctx.tx.insert(addressChange).values({
    id: input.id,
    accountId: person.id,
    oldEmail: person.email,
    newEmail: input.email,
    oldTokenHash: old.tokenHash,
    newTokenHash: fresh.tokenHash,
    createdAt: ctx.now,
    expiresAt,
    askedById: input.askedById,
  });
  ctx.emit({
    type: 'account.address-asked',
    subject: { type: 'account', id: person.id },
    details: { from: person.email, to: input.email },
  });
  const until = calendarDate(expiresAt);
  const link = (token: string) => publicUrl(`/account/address/${token}`);
  await write(ctx, person, person.email, {
    ...oldAddressLetter({ newEmail: input.email, byAdministrator: input.askedById !== null, until }),
    link: link(old.token),
  });
  await write(
    ctx,
    person,
    input.email,
    (await isTaken(ctx, input.email))
      ? takenAddressLetter()
      : { ...newAddressLetter({ name: person.name, until }), link: link(fresh.token) },
  );
}

type Words = Omit<Message, 'to' | 'accountId' | 'authorityId'>;

async function write(ctx: CommandContext, person: Person, to: string, words: Words) {
  await enqueue(ctx, { ...words, to, accountId: person.id, authorityId: person.authorityId });
}

async function putRight(ctx: CommandContext, person: Person, email: string) {
  await moveTo(ctx, person, email, ctx.actor);
  ctx.emit({
    type: 'account.address-corrected',
    subject: { type: 'account', id: person.id },
    before: { email: person.email },
    after: { email },
  });
  await sendLink(ctx, 'invite', { id: person.id, email, authorityId: person.authorityId });
}

/** Makes the change: tells both addresses, and the administrator who asked. */
export async function makeChange(ctx: CommandContext, person: Person, change: ChangeRow) {
  await moveTo(ctx, person, change.newEmail, change.askedById);
  await ctx.tx
    .update(addressChange)
    .set({ endedAt: ctx.now, outcome: 'changed' })
    .where(eq(addressChange.id, change.id));
  ctx.emit({
    type: 'account.address-changed',
    subject: { type: 'account', id: person.id },
    before: { email: change.oldEmail },
    after: { email: change.newEmail },
    details: { whom: asker(change) },
  });
  await write(ctx, person, change.oldEmail, addressChangedLetter('old', change));
  await write(ctx, person, change.newEmail, addressChangedLetter('new', change));
}

/** Messages that are meant for one address and no other. */
const STAY = ['address-old', 'address-new', 'address-taken', 'address-changed', 'password-changed'];

/**
 * Gives an account its new address. Links sent to the old one work no more, what waits to be sent goes to the new one,
 * and that mail to the old one came back is over.
 */
async function moveTo(
  ctx: CommandContext,
  person: Person,
  email: string,
  by: CommandContext['actor'] | string | null,
) {
  const { tx, now } = ctx;
  await tx
    .update(account)
    .set({ email, version: person.version + 1 })
    .where(eq(account.id, person.id));
  await useUpLinks(tx, person.id, now);
  await tx
    .update(outbox)
    .set({ to: email })
    .where(
      and(
        eq(outbox.accountId, person.id),
        eq(outbox.to, person.email),
        eq(outbox.status, 'waiting'),
        isNull(outbox.leasedUntil),
        isNull(outbox.sealedLink),
        notInArray(outbox.template, STAY),
      ),
    );
  const endedById = typeof by === 'string' ? by : by && 'accountId' in by ? by.accountId : person.id;
  await tx
    .update(mailProblem)
    .set({ endedAt: now, ended: 'address-changed', endedById })
    .where(and(eq(mailProblem.email, person.email), isNull(mailProblem.endedAt)));
}
