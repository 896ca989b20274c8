import { and, asc, desc, eq, isNotNull, lte } from 'drizzle-orm';
import { account, authority, reminder } from '#drizzle/schema';
import { addDays, calendarDate, daysBetween, startOfDay } from '~/kernel/clock';
import { no, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { letter } from '~/platform/mail/letter';
import { enqueue } from '~/platform/outbox.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { ASKED_AFTER_DAYS, CLOSED_AFTER_DAYS, dormancy } from '../domain/dormancy';
import { endWaysIn, lastOfTheirKind } from './leave.server';

/** Its name among the reminders that have been given. */
const KIND = 'dormant-account';
/** In one run: a mail server takes no thousands at once, and tomorrow is another day. */
const MOST_AT_ONCE = 200;

type Person = typeof account.$inferSelect;

/**
 * Asks people who have not signed in for long, and closes the accounts of those who do not come back. Never the last
 * administrator's or head of service's, and nobody's of a demonstration.
 * @returns how many were asked, and how many accounts closed
 */
export async function lookForDormant(): Promise<{ asked: number; closed: number }> {
  const now = clock.now();
  const since = startOfDay(addDays(calendarDate(now), -ASKED_AFTER_DAYS + 1));
  const quiet = await db()
    .select({ id: account.id, authorityId: account.authorityId })
    .from(account)
    .innerJoin(authority, eq(authority.id, account.authorityId))
    .where(
      and(
        eq(account.active, true),
        eq(authority.demo, false),
        isNotNull(account.lastSignedInAt),
        lte(account.lastSignedInAt, since),
      ),
    )
    .orderBy(asc(account.lastSignedInAt))
    .limit(MOST_AT_ONCE * 5);
  let [asked, closed] = [0, 0];
  for (const { id, authorityId } of quiet) {
    if (asked + closed >= MOST_AT_ONCE) break;
    let did: 'ask' | 'close' | null = null;
    await transact(systemActor('job', authorityId), async (ctx) => {
      did = null;
      const [person] = await ctx.tx.select().from(account).where(eq(account.id, id));
      const due = person?.active ? await dueFor(ctx, person) : null;
      if (!person || !due) return no('dormant.nothing', 'Nothing is due.');
      if (due === 'close' && (await lastOfTheirKind(ctx.tx, person)))
        return no('dormant.last', 'The last of their kind stays.');
      await (due === 'ask' ? ask(ctx, person) : close(ctx, person));
      did = due;
      return yes();
    });
    if (did === 'ask') asked += 1;
    if (did === 'close') closed += 1;
  }
  return { asked, closed };
}

/** Read inside: whoever has signed in meanwhile is not asked, and each sign-in is followed by one question. */
async function dueFor({ tx, today }: CommandContext, person: Person): Promise<'ask' | 'close' | null> {
  if (!person.lastSignedInAt) return null;
  const basis = calendarDate(person.lastSignedInAt);
  const askedAt = await askedSince(tx, person.id, basis);
  return dormancy(daysBetween(basis, today), askedAt ? daysBetween(calendarDate(askedAt), today) : null);
}

async function askedSince(tx: Db, accountId: string, basis: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: reminder.at })
    .from(reminder)
    .where(and(eq(reminder.kind, KIND), eq(reminder.subjectId, accountId), eq(reminder.basis, basis)))
    .orderBy(desc(reminder.at))
    .limit(1);
  return row?.at ?? null;
}

async function ask(ctx: CommandContext, person: Person): Promise<void> {
  await ctx.tx
    .insert(reminder)
    .values({
      id: ctx.newId(),
      authorityId: person.authorityId,
      kind: KIND,
      subjectType: 'account',
      subjectId: person.id,
      basis: calendarDate(person.lastSignedInAt ?? ctx.now),
      stage: 'asked',
      at: ctx.now,
    })
    .onConflictDoNothing();
  ctx.emit({ type: 'account.dormant-asked', subject: { type: 'account', id: person.id } });
  await enqueue(ctx, {
    template: 'account-dormant',
    subject: 'Do you still need your Alongside account?',
    ...letter({
      lines: [
        `You have not signed in to Alongside for ${ASKED_AFTER_DAYS} days or more.`,
        `If you still need your account, sign in once. Otherwise it is closed after ${CLOSED_AFTER_DAYS} days without a sign-in, and a month after this message at the earliest. What you did stays on record.`,
      ],
      links: [{ label: 'Sign in', path: '/login' }],
      footer: { text: 'You get this because it concerns your Alongside account. It cannot be switched off.' },
    }),
    to: person.email,
    accountId: person.id,
    authorityId: person.authorityId,
  });
}

/** The account is closed; its roles stay, so that opening it again gives back what it was. */
async function close(ctx: CommandContext, person: Person): Promise<void> {
  await ctx.tx
    .update(account)
    .set({ active: false, version: person.version + 1 })
    .where(eq(account.id, person.id));
  await endWaysIn(ctx, person.id);
  ctx.emit({ type: 'account.closed', subject: { type: 'account', id: person.id }, after: { active: false } });
  ctx.emit({ type: 'account.dormant-closed', subject: { type: 'account', id: person.id } });
}
