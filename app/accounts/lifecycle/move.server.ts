import { and, desc, eq, isNotNull, lte } from 'drizzle-orm';
import { account, accountGrant, authority, domainEvent, school } from '#drizzle/schema';
import { type CalendarDate, calendarDate, startOfDay } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { begun, grantState, plannedFor, takenBack } from '../domain/planned-grant';
import { has, type Viewer } from '../domain/roles';
import {
  endGrantNow,
  type GrantRow,
  grantsInForce,
  type LeftBehind,
  leftBehind,
  othersAt,
  roleGiven,
} from './places.server';

/** A year and a bit: further ahead nobody knows. */
const MOST_AHEAD_MS = 400 * 24 * 60 * 60 * 1000;

type Move = { id: string; accountId: string; version: number; grantId: string; to: number; on: CalendarDate };

const ADMIN_ONLY = no('account.forbidden', 'Only an administrator can change accounts.');
const NOT_FOUND = no('account.not-found', 'This account could not be found.');

/** What a move would do, looked at before it is settled. */
export type MovePreview = {
  from: LeftBehind;
  to: { urn: number; name: string; others: string[] };
  on: CalendarDate;
  today: boolean;
};

/**
 * Looks a move over: what it leaves behind and who is there to take it up. Nothing is changed.
 * @returns a refusal beside the field for what cannot be
 */
export async function previewMove(
  viewer: Viewer,
  input: Pick<Move, 'accountId' | 'grantId' | 'to' | 'on'>,
): Promise<Verdict<MovePreview>> {
  const sound = await checkMove(db(), viewer, input, clock.now());
  if (!sound.ok) return sound;
  const { grant, name } = sound.value;
  const [from] = await leftBehind(db(), input.accountId, [grant]);
  if (!from) return NOT_FOUND;
  const others = await othersAt(db(), { role: grant.role, urn: input.to, providerId: null }, input.accountId);
  return yes({
    from,
    to: { urn: input.to, name, others },
    on: input.on,
    today: input.on <= calendarDate(clock.now()),
  });
}

/**
 * Settles a move from one school to another: at once where the day has come, else on its morning. Sent twice with the same
 * form's id it is settled once.
 */
export async function settleMove(viewer: Viewer, input: Move): Promise<Verdict<{ today: boolean }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const [there] = await ctx.tx.select().from(accountGrant).where(eq(accountGrant.id, input.id));
    const today = input.on <= ctx.today;
    if (there?.accountId === input.accountId && there.authorityId === viewer.authorityId)
      return yes({ today });
    const sound = await checkMove(ctx.tx, viewer, input, ctx.now);
    if (!sound.ok) return sound;
    const { grant, person } = sound.value;
    if (person.version !== input.version) return stale({});
    await ctx.tx
      .update(account)
      .set({ version: person.version + 1 })
      .where(eq(account.id, person.id));
    const next = {
      ...grant,
      id: input.id,
      urn: input.to,
      ...(today ? begun(ctx.now) : plannedFor(startOfDay(input.on))),
    };
    await ctx.tx.insert(accountGrant).values(next);
    if (today) {
      roleGiven(ctx, next);
      await endGrantNow(ctx, grant);
    } else {
      ctx.emit({
        type: 'account.move-planned',
        subject: { type: 'account', id: person.id },
        urn: grant.urn,
        details: { moveId: input.id, ends: grant.id, on: input.on, to: input.to },
      });
    }
    return yes({ today });
  });
}

/** Takes a settled move back before its day. */
export async function withdrawMove(viewer: Viewer, accountId: string, moveId: string): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin')) return ADMIN_ONLY;
    const [row] = await ctx.tx
      .select()
      .from(accountGrant)
      .where(
        and(
          eq(accountGrant.id, moveId),
          eq(accountGrant.accountId, accountId),
          eq(accountGrant.authorityId, viewer.authorityId),
        ),
      );
    if (!row) return no('account.not-found', 'This move could not be found.');
    if (grantState(row) === 'taken-back') return yes();
    if (grantState(row) !== 'planned') return no('move.made', 'This move has been made already.');
    await takeBack(ctx, row);
    return yes();
  });
}

/** Takes back what was planned for somebody: on withdrawal, and when they leave. */
export async function takeBack(ctx: CommandContext, row: GrantRow): Promise<void> {
  await ctx.tx.update(accountGrant).set(takenBack(row)).where(eq(accountGrant.id, row.id));
  ctx.emit({
    type: 'account.move-withdrawn',
    subject: { type: 'account', id: row.accountId },
    details: { moveId: row.id },
  });
}

/** Grants of an account that have not begun. */
export async function plannedGrants(handle: Db, accountId: string): Promise<GrantRow[]> {
  const rows = await handle
    .select()
    .from(accountGrant)
    .where(and(eq(accountGrant.accountId, accountId), isNotNull(accountGrant.endedAt)));
  // One given and ended in the same instant looks alike, but its day is not to come.
  return rows.filter((row) => grantState(row) === 'planned' && row.createdAt > clock.now());
}

/** Makes the moves whose day has come. @returns how many */
export async function makeDueMoves(): Promise<number> {
  const rows = await db()
    .select()
    .from(accountGrant)
    .where(and(eq(accountGrant.createdAt, accountGrant.endedAt), lte(accountGrant.createdAt, clock.now())));
  let made = 0;
  for (const { id, authorityId } of rows) {
    const verdict = await transact(systemActor('job', authorityId), async (ctx) => {
      const [row] = await ctx.tx.select().from(accountGrant).where(eq(accountGrant.id, id));
      if (!row || grantState(row) !== 'planned' || row.createdAt > ctx.now)
        return no('move.not-due', 'Not due.');
      const [person] = await ctx.tx.select().from(account).where(eq(account.id, row.accountId));
      if (!person?.active) {
        await takeBack(ctx, row);
        return yes();
      }
      const plan = await planOf(ctx.tx, row);
      if (!plan) return no('move.not-planned', 'Given and ended in the same instant: nothing was planned.');
      await ctx.tx.update(accountGrant).set(begun(ctx.now)).where(eq(accountGrant.id, row.id));
      roleGiven(ctx, row);
      for (const grant of await grantsInForce(ctx.tx, row.accountId))
        if (grant.id === plan.ends) await endGrantNow(ctx, grant);
      ctx.emit({
        type: 'account.moved',
        subject: { type: 'account', id: row.accountId },
        urn: row.urn,
        details: { moveId: row.id },
      });
      return yes();
    });
    if (verdict.ok) made += 1;
  }
  return made;
}

/** What was settled for a grant that has not begun: which one ends with it. Null where none was settled. */
async function planOf(handle: Db, row: GrantRow): Promise<{ ends: string } | null> {
  const events = await handle
    .select({ payload: domainEvent.payload })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'account'),
        eq(domainEvent.subjectId, row.accountId),
        eq(domainEvent.type, 'account.move-planned'),
      ),
    )
    .orderBy(desc(domainEvent.seq));
  for (const { payload } of events) {
    const { details } = JSON.parse(payload) as { details?: { moveId?: string; ends?: string } }; // written by `settleMove`
    if (details?.moveId === row.id) return { ends: details.ends ?? '' };
  }
  return null;
}

async function checkMove(
  handle: Db,
  viewer: Viewer,
  input: Pick<Move, 'accountId' | 'grantId' | 'to' | 'on'>,
  now: Date,
): Promise<Verdict<{ grant: GrantRow; person: typeof account.$inferSelect; name: string }>> {
  if (!has(viewer, 'admin')) return ADMIN_ONLY;
  const [person] = await handle
    .select()
    .from(account)
    .where(
      and(
        eq(account.id, input.accountId),
        eq(account.authorityId, viewer.authorityId),
        eq(account.active, true),
      ),
    );
  if (!person) return NOT_FOUND;
  const grant = (await grantsInForce(handle, person.id)).find(({ id }) => id === input.grantId);
  if (!grant || (grant.role !== 'head' && grant.role !== 'chair'))
    return no('move.no-grant', 'Choose what they move from', { field: 'grantId' });
  if (input.on < calendarDate(now))
    return no(
      'move.past',
      'Enter today, or a day to come: what they did until today stays with the old school',
      {
        field: 'on',
      },
    );
  if (startOfDay(input.on).getTime() > now.getTime() + MOST_AHEAD_MS)
    return no('move.too-far', 'Enter a day within the next thirteen months', { field: 'on' });
  const [place] = await handle
    .select({ name: school.name, statusGroup: school.statusGroup })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(and(eq(school.urn, input.to), eq(authority.id, viewer.authorityId)));
  if (!place || place.statusGroup === 'closed')
    return no(
      'move.no-school',
      'There is no open school of your authority with this URN. Check the six digits',
      { field: 'to' },
    );
  const held = await grantsInForce(handle, person.id);
  const planned = await plannedGrants(handle, person.id);
  if ([...held, ...planned].some(({ role, urn }) => role === grant.role && urn === input.to))
    return no('move.there', 'They hold this role at that school already, or a move there is settled', {
      field: 'to',
    });
  return yes({ grant, person, name: place.name });
}
