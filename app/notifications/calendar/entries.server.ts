import { and, eq, gte, inArray, or } from 'drizzle-orm';
import { calendarEntry, calendarInvite, improvementReview, visit } from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays } from '~/kernel/clock';
import type { StoredEvent } from '~/platform/audit.server';
import type { CommandContext, Tx } from '~/platform/transact.server';
import { type Entry, nextEntry, toSend } from '../domain/calendar/changes';
import { type EntryKind, type Shown, stemOf, uidOf } from '../domain/calendar/shown';
import { recipients } from '../preferences.server';
import { type EntryFacts, factsOf, type Subject } from './facts.server';
import { carry, sendEntry } from './send.server';

/** What may change what stands in calendars; other events of visits and reviews cannot. */
const OF_VISITS = ['planned', 'moved', 'called-off', 'held', 'held-for-governors', 'recorded', 'corrected'];
const OF_REVIEWS = ['planned', 'changed', 'called-off', 'held', 'corrected', 'withdrawn'];
const CHANGING = new Set([
  ...OF_VISITS.flatMap((what) => [`visit.${what}`, `adviser-visit.${what}`]),
  ...OF_REVIEWS.map((what) => `review.${what}`),
]);
/** The end of an agreement takes what was still planned under it out of calendars. */
const ENDING = new Set(['agreement.terminated', 'agreement.closed']);
/** Who holds an office, and so who is asked. */
const OF_OFFICE = new Set(['account.role-given', 'account.role-ended', 'account.closed', 'account.reopened']);

/**
 * Keeps calendars as the record has it, in the transaction in which it changed: who is concerned by a visit or review is
 * sent an invitation, what changed, or that it is called off. Registered with `onEvents` before the notices, which are not
 * mailed again to those who get them with an invitation (`carriedBy`).
 */
export async function keepCalendars(ctx: CommandContext, events: readonly StoredEvent[]): Promise<void> {
  const causes = new Map<string, { subject: Subject; eventIds: string[] }>();
  for (const event of events) {
    for (const subject of await subjectsOf(ctx, event)) {
      const key = `${subject.kind} ${subject.id}`;
      const cause = causes.get(key) ?? { subject, eventIds: [] };
      cause.eventIds.push(event.id);
      causes.set(key, cause);
    }
  }
  for (const { subject, eventIds } of causes.values()) await keepEntry(ctx, subject, eventIds);
}

async function subjectsOf(ctx: CommandContext, event: StoredEvent): Promise<Subject[]> {
  if (CHANGING.has(event.type)) {
    const { visitId, reviewId } = payloadOf(event).details ?? {};
    if (typeof visitId === 'string') return [{ kind: 'visit', id: visitId }];
    return typeof reviewId === 'string' ? [{ kind: 'review', id: reviewId }] : [];
  }
  if (ENDING.has(event.type)) return plannedUnder(ctx.tx, event.subjectId);
  if (OF_OFFICE.has(event.type)) return comingOf(ctx, event);
  return [];
}

type Payload = { details?: Record<string, unknown>; before?: unknown; after?: unknown };
/** Written by `appendEvents` alone. */
const payloadOf = (event: StoredEvent): Payload => JSON.parse(event.payload) as Payload;

async function plannedUnder(tx: Tx, agreementId: string): Promise<Subject[]> {
  const visits = await tx
    .select({ id: visit.id })
    .from(visit)
    .where(and(eq(visit.agreementId, agreementId), eq(visit.state, 'planned')));
  const reviews = await tx
    .select({ id: improvementReview.id })
    .from(improvementReview)
    .where(and(eq(improvementReview.agreementId, agreementId), eq(improvementReview.state, 'planned')));
  return [...ofKind('visit', visits), ...ofKind('review', reviews)];
}

const ofKind = (kind: EntryKind, rows: readonly { id: string }[]): Subject[] =>
  rows.map(({ id }) => ({ kind, id }));

/** What is still to come at a school whose head or chair changes, and what somebody was invited to. */
async function comingOf(ctx: CommandContext, event: StoredEvent): Promise<Subject[]> {
  const { tx, today } = ctx;
  const held = await tx
    .select({ kind: calendarEntry.subjectType, id: calendarEntry.subjectId })
    .from(calendarInvite)
    .innerJoin(calendarEntry, eq(calendarEntry.id, calendarInvite.entryId))
    .where(and(eq(calendarInvite.accountId, event.subjectId), eq(calendarInvite.method, 'REQUEST')));
  const at = event.urn === null ? undefined : eq(visit.urn, event.urn);
  const visits = await tx
    .select({ id: visit.id })
    .from(visit)
    .where(
      and(
        eq(visit.state, 'planned'),
        gte(visit.plannedFor, today),
        or(at, eq(visit.visitorId, event.subjectId), inArray(visit.id, idsOf(held, 'visit'))),
      ),
    );
  const reviews = await tx
    .select({ id: improvementReview.id })
    .from(improvementReview)
    .where(
      and(
        eq(improvementReview.state, 'planned'),
        gte(improvementReview.plannedFor, today),
        inArray(improvementReview.id, idsOf(held, 'review')),
      ),
    );
  return [...ofKind('visit', visits), ...ofKind('review', reviews)];
}

const idsOf = (subjects: readonly Subject[], kind: EntryKind) =>
  subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);

async function keepEntry(ctx: CommandContext, subject: Subject, eventIds: readonly string[]) {
  const facts = await factsOf(ctx.tx, subject);
  if (!facts) return;
  const entryId = entryIdOf(subject);
  const before = await entryOf(ctx.tx, entryId);
  // What was never in a calendar and is over or off is not put into one.
  if (!before && (facts.cancelled || facts.shown.on < ctx.today)) return;
  const after = nextEntry(before, facts.shown, facts.cancelled);
  if (after === before) return;
  await storeEntry(ctx, { entryId, subject, facts, before, after });
  const invited = await ctx.tx.select().from(calendarInvite).where(eq(calendarInvite.entryId, entryId));
  const sends = toSend(before, after, invited, facts.held ? addDays(ctx.today, 1) : ctx.today);
  const people = await recipients(
    ctx.tx,
    sends.map(({ accountId }) => accountId),
  );
  for (const send of sends) {
    const person = people.get(send.accountId);
    if (!person) continue;
    const uid = uidOf(subject.kind, subject.id);
    const outboxId = await sendEntry(ctx, {
      uid,
      kind: subject.kind,
      authorityId: facts.authorityId,
      person,
      send,
    });
    if (outboxId === null) continue;
    await noteInvite(ctx, entryId, send);
    carry(ctx, eventIds, send.accountId, outboxId);
  }
}

/** The id of an entry: of its subject, so that a record from before there were entries has the same UID in feeds. */
export function entryIdOf({ kind, id }: Subject): string {
  return stemOf(kind, id);
}

async function entryOf(tx: Tx, entryId: string): Promise<Entry | null> {
  const [row] = await tx.select().from(calendarEntry).where(eq(calendarEntry.id, entryId));
  return row ? { sequence: row.sequence, cancelled: row.cancelled, shown: readShown(row.shown) } : null;
}

/** What stands in calendars as stored: only the canonical JSON of a `Shown` is ever written. */
function readShown(stored: string): Shown {
  return JSON.parse(stored) as Shown;
}

type Stored = {
  entryId: string;
  subject: Subject;
  facts: EntryFacts;
  before: Entry | null;
  after: Entry;
};

async function storeEntry({ tx, now }: CommandContext, { entryId, subject, facts, before, after }: Stored) {
  const values = {
    sequence: after.sequence,
    shown: canonicalJson(after.shown),
    cancelled: after.cancelled,
    updatedAt: now,
  };
  if (before) {
    await tx.update(calendarEntry).set(values).where(eq(calendarEntry.id, entryId));
    return;
  }
  await tx.insert(calendarEntry).values({
    id: entryId,
    authorityId: facts.authorityId,
    subjectType: subject.kind,
    subjectId: subject.id,
    ...values,
    createdAt: now,
  });
}

async function noteInvite(
  { tx, now, newId }: CommandContext,
  entryId: string,
  { accountId, sequence, method }: { accountId: string; sequence: number; method: 'REQUEST' | 'CANCEL' },
) {
  await tx
    .insert(calendarInvite)
    .values({ id: newId(), entryId, accountId, sequence, method, at: now })
    .onConflictDoUpdate({
      target: [calendarInvite.entryId, calendarInvite.accountId],
      set: { sequence, method, at: now },
    });
}
