import { and, desc, eq, inArray, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import {
  account,
  accountGrant,
  addressChange,
  calendarFeed,
  domainEvent,
  passkey,
  recoveryCode,
  session,
  signInStep,
  signOnIdentity,
  totpSecret,
} from '#drizzle/schema';
import { type CalendarDate, calendarDate, startOfDay } from '~/kernel/clock';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { advisersAtWork } from '../caseload.server';
import { has, type Viewer } from '../domain/roles';
import { useUpLinks } from '../tokens.server';
import { type Held, handOverAll, heldBy, type Successor } from './holdings.server';
import { plannedGrants, takeBack } from './move.server';
import { endGrantNow, grantsInForce, type LeftBehind, leftBehind } from './places.server';

type Person = typeof account.$inferSelect;

const ADMIN_ONLY = no('account.forbidden', 'Only an administrator can change accounts.');
const NOT_FOUND = no('account.not-found', 'This account could not be found.');
/** A year and a bit: further ahead nobody knows. */
const MOST_AHEAD_MS = 400 * 24 * 60 * 60 * 1000;

export type LeavePreview = {
  id: string;
  name: string;
  version: number;
  /** Their last day, where it is settled already. */
  on: CalendarDate | null;
  held: Held[];
  places: LeftBehind[];
  /** Who could take over what they hold. */
  successors: Successor[];
  /** Why they cannot leave yet; null when they can. */
  hindrance: string | null;
};

/** What somebody's leaving would mean; null for nobody of the viewer's authority, and for those who have left. */
export async function previewLeave(viewer: Viewer, accountId: string): Promise<LeavePreview | null> {
  if (!has(viewer, 'admin')) return null;
  const person = await personOf(db(), viewer, accountId);
  if (!person?.active) return null;
  const grants = await grantsInForce(db(), person.id);
  const advisers = await advisersAtWork(db(), viewer.authorityId);
  return {
    id: person.id,
    name: person.name,
    version: person.version,
    on: person.leftAt ? lastDayBefore(person.leftAt) : null,
    held: await heldBy(db(), viewer.authorityId, person.id),
    places: await leftBehind(db(), person.id, grants),
    successors: advisers.filter(({ id }) => id !== person.id),
    hindrance: (await hindranceOf(db(), viewer, person))?.message ?? null,
  };
}

/**
 * Settles that somebody leaves: at the end of their last day, or at once where that has passed. What they hold goes to whom
 * is named; what waits at a school or provider stays there for whoever holds the role after them.
 * @returns whether they have left already
 */
export async function settleLeave(
  viewer: Viewer,
  input: { accountId: string; version: number; on: CalendarDate; successorId: string | null },
): Promise<Verdict<{ now: boolean }>> {
  return transact(viewer, async (ctx) => {
    const person = await personOf(ctx.tx, viewer, input.accountId);
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    if (!person) return NOT_FOUND;
    if (!person.active) return settled(true);
    if (person.version !== input.version) return stale({});
    const hindrance = await hindranceOf(ctx.tx, viewer, person);
    if (hindrance) return hindrance;
    if (startOfDay(input.on).getTime() > ctx.now.getTime() + MOST_AHEAD_MS)
      return no('leave.too-far', 'Enter a day within the next thirteen months', { field: 'on' });
    const successor = await successorOf(ctx.tx, viewer.authorityId, person.id, input.successorId);
    const held = await heldBy(ctx.tx, viewer.authorityId, person.id);
    if (!successor && (input.successorId || held.some(({ mayWait }) => !mayWait)))
      return no('leave.no-successor', 'Choose who takes over what they hold', { field: 'successorId' });
    if (input.on < ctx.today) {
      await leaveNow(ctx, person, successor);
      return settled(true);
    }
    await ctx.tx
      .update(account)
      .set({ leftAt: endOfDay(input.on), version: person.version + 1 })
      .where(eq(account.id, person.id));
    ctx.emit({
      type: 'account.leave-planned',
      subject: { type: 'account', id: person.id },
      details: { on: input.on, successorId: successor?.id ?? null },
    });
    return settled(false);
  });
}

const settled = (now: boolean) => yes({ now });

/** Takes a settled leaving back before its day. */
export async function withdrawLeave(
  viewer: Viewer,
  input: { accountId: string; version: number },
): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const person = await personOf(ctx.tx, viewer, input.accountId);
    if (!person) return NOT_FOUND;
    if (!person.active) return no('leave.made', 'They have left already.');
    if (person.leftAt === null) return yes();
    if (person.version !== input.version) return stale({});
    await ctx.tx
      .update(account)
      .set({ leftAt: null, version: person.version + 1 })
      .where(eq(account.id, person.id));
    ctx.emit({ type: 'account.leave-withdrawn', subject: { type: 'account', id: person.id } });
    return yes();
  });
}

/**
 * Lets those leave whose last day has passed. Where who was to take over has gone meanwhile, it goes to
 * somebody else of the service; the last administrator and the last head of service stay until somebody else has their role.
 * @returns how many have left
 */
export async function makeDueLeaves(): Promise<number> {
  const due = await db()
    .select({ id: account.id, authorityId: account.authorityId })
    .from(account)
    .where(and(eq(account.active, true), isNotNull(account.leftAt), lte(account.leftAt, clock.now())));
  let left = 0;
  for (const { id, authorityId } of due) {
    const verdict = await transact(systemActor('job', authorityId), async (ctx) => {
      const [person] = await ctx.tx.select().from(account).where(eq(account.id, id));
      if (!person?.active || !person.leftAt || person.leftAt > ctx.now)
        return no('leave.not-due', 'Not due.');
      const last = await lastOfTheirKind(ctx.tx, person);
      if (last) return last;
      const planned = await plannedSuccessor(ctx.tx, person.id);
      const successor =
        (await successorOf(ctx.tx, authorityId, person.id, planned)) ??
        (await advisersAtWork(ctx.tx, authorityId)).find((one) => one.id !== person.id) ??
        null;
      await leaveNow(ctx, person, successor);
      return yes();
    });
    if (verdict.ok) left += 1;
  }
  return left;
}

/** Ends everything an account could be used by, in one transaction: from its end on nobody is signed in with it. */
export async function leaveNow(
  ctx: CommandContext,
  person: Person,
  successor: Successor | null,
): Promise<void> {
  const { tx, now, emit } = ctx;
  await handOverAll(ctx, person.authorityId, person.id, successor);
  await tx
    .update(account)
    .set({ active: false, leftAt: now, version: person.version + 1 })
    .where(eq(account.id, person.id));
  for (const grant of await grantsInForce(tx, person.id)) await endGrantNow(ctx, grant);
  for (const grant of await plannedGrants(tx, person.id)) await takeBack(ctx, grant);
  await endWaysIn(ctx, person.id);
  emit({ type: 'account.closed', subject: { type: 'account', id: person.id }, after: { active: false } });
  emit({
    type: 'account.left',
    subject: { type: 'account', id: person.id },
    details: { successorId: successor?.id ?? null, whom: successor ? ['admin', successor.id] : ['admin'] },
  });
}

/** Sessions, links, second factors, single sign-on and private calendars of an account: all that opens anything. */
export async function endWaysIn({ tx, now }: CommandContext, accountId: string): Promise<void> {
  await tx.delete(session).where(eq(session.accountId, accountId));
  await tx.delete(signInStep).where(eq(signInStep.accountId, accountId));
  await useUpLinks(tx, accountId, now);
  for (const table of [totpSecret, recoveryCode, passkey, signOnIdentity])
    await tx
      .update(table)
      .set({ endedAt: now })
      .where(and(eq(table.accountId, accountId), isNull(table.endedAt)));
  await tx
    .update(calendarFeed)
    .set({ revokedAt: now })
    .where(and(eq(calendarFeed.accountId, accountId), isNull(calendarFeed.revokedAt)));
  await tx
    .update(addressChange)
    .set({ endedAt: now, outcome: 'withdrawn' })
    .where(and(eq(addressChange.accountId, accountId), isNull(addressChange.endedAt)));
}

async function hindranceOf(handle: Db, viewer: Viewer, person: Person): Promise<Refusal | null> {
  if (person.id === viewer.accountId)
    return no('leave.own', 'You cannot let yourself leave. Ask another administrator.');
  return lastOfTheirKind(handle, person);
}

/** Roles of which an authority needs somebody at any time: to keep accounts, and to decide. */
const NEEDED = ['admin', 'lead'] as const;

/**
 * Whether an authority would be left without anybody to keep accounts, or to decide. Asked in the transaction that takes
 * the role away, so that of two who take it from each other one is refused.
 * @param roles those they are to lose
 */
export async function lastOfTheirKind(
  handle: Db,
  person: Pick<Person, 'id' | 'authorityId'>,
  roles: readonly string[] = NEEDED,
): Promise<Refusal | null> {
  const own = await grantsInForce(handle, person.id);
  for (const role of NEEDED.filter((one) => roles.includes(one))) {
    if (!own.some((grant) => grant.role === role)) continue;
    const others = await handle
      .select({ id: account.id })
      .from(accountGrant)
      .innerJoin(account, eq(account.id, accountGrant.accountId))
      .where(
        and(
          inArray(accountGrant.role, [role]),
          eq(accountGrant.authorityId, person.authorityId),
          isNull(accountGrant.endedAt),
          eq(account.active, true),
          // Somebody who is about to leave as well will not be there.
          isNull(account.leftAt),
          ne(account.id, person.id),
        ),
      )
      .limit(1);
    if (others.length === 0)
      return role === 'admin'
        ? no('leave.last-admin', 'They are the last administrator. Give somebody else the role first.')
        : no('leave.last-lead', 'They are the last head of service. Give somebody else the role first.');
  }
  return null;
}

async function successorOf(
  handle: Db,
  authorityId: string,
  leaverId: string,
  id: string | null,
): Promise<Successor | null> {
  if (!id || id === leaverId) return null;
  return (await advisersAtWork(handle, authorityId)).find((one) => one.id === id) ?? null;
}

async function plannedSuccessor(handle: Db, accountId: string): Promise<string | null> {
  const [last] = await handle
    .select({ payload: domainEvent.payload })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'account'),
        eq(domainEvent.subjectId, accountId),
        eq(domainEvent.type, 'account.leave-planned'),
      ),
    )
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  const { details } = JSON.parse(last?.payload ?? '{}') as { details?: { successorId?: string | null } }; // written by `settleLeave`
  return details?.successorId ?? null;
}

async function personOf(handle: Db, viewer: Viewer, id: string): Promise<Person | null> {
  const [row] = await handle
    .select()
    .from(account)
    .where(and(eq(account.id, id), eq(account.authorityId, viewer.authorityId)));
  return row ?? null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The instant after a day's last: half a day further is the next day, whatever the clocks do. */
const endOfDay = (on: CalendarDate) =>
  startOfDay(calendarDate(new Date(startOfDay(on).getTime() + 1.5 * DAY_MS)));
const lastDayBefore = (at: Date) => calendarDate(new Date(at.getTime() - 1));
