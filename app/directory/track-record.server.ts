import { and, eq, inArray, sql } from 'drizzle-orm';
import { provider, supportOutcome } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';

/**
 * What came of support that has ended, by provider. It feeds the ranking of offers, drawn towards the average of all;
 * it is never listed or ordered by person. Which schools it was given to stays with the service.
 */
export type TrackRecord = {
  /** Pieces of support that have ended and been evaluated. */
  cases: number;
  /** Outcomes agreed on, and how many of them were met. */
  outcomes: number;
  met: number;
};

/**
 * Records what came of a piece of support, inside the caller's transaction; the caller has decided that the viewer may
 * evaluate it. Recorded again for the same agreement, the newer one counts; the same figures again change nothing.
 * @param input.authorityId the client school's authority
 * @param input.outcomes how many outcomes were agreed on; `outcomesMet` how many of them were met
 * @returns the record's id, `track-record.invalid` where more are met than were agreed on, `provider.not-found`
 */
export async function recordSupportOutcome(
  ctx: CommandContext,
  input: {
    authorityId: string;
    providerId: string;
    offerId: string | null;
    agreementId: string | null;
    urn: number;
    focusAreas: readonly string[];
    outcomes: number;
    outcomesMet: number;
    endedOn: CalendarDate;
  },
): Promise<Verdict<{ id: string }>> {
  const { tx } = ctx;
  const { outcomes, outcomesMet } = input;
  if (
    !Number.isInteger(outcomes) ||
    !Number.isInteger(outcomesMet) ||
    outcomesMet < 0 ||
    outcomesMet > outcomes
  )
    return no('track-record.invalid', 'No more outcomes can have been met than were agreed on.');
  const [known] = await tx
    .select({ id: provider.id })
    .from(provider)
    .where(eq(provider.id, input.providerId));
  if (!known) return no('provider.not-found', 'This provider could not be found.');
  const before = input.agreementId === null ? null : await outcomeOf(tx, input.agreementId);
  if (before && before.outcomes === outcomes && before.outcomesMet === outcomesMet)
    return yes({ id: before.id });
  if (before) await tx.update(supportOutcome).set({ current: false }).where(eq(supportOutcome.id, before.id));
  const id = ctx.newId();
  await tx
    .insert(supportOutcome)
    .values({ ...input, id, focusAreas: [...input.focusAreas], at: ctx.now, current: true });
  ctx.emit({
    type: 'track-record.recorded',
    subject: { type: 'provider', id: input.providerId },
    urn: input.urn,
    authorityId: input.authorityId,
    before: before ? { outcomes: before.outcomes, outcomesMet: before.outcomesMet } : undefined,
    after: { outcomes, outcomesMet },
    details: { agreementId: input.agreementId },
  });
  return yes({ id });
}

async function outcomeOf(handle: Db, agreementId: string) {
  const [row] = await handle
    .select()
    .from(supportOutcome)
    .where(and(eq(supportOutcome.agreementId, agreementId), eq(supportOutcome.current, true)));
  return row ?? null;
}

/** Well below what either database allows as parameters of one statement. */
const CHUNK = 500;

/** Track records by provider id; a provider without finished support is not in it. */
export async function trackRecordsOf(
  handle: Db,
  providerIds: readonly string[],
): Promise<Map<string, TrackRecord>> {
  const found = new Map<string, TrackRecord>();
  for (let at = 0; at < providerIds.length; at += CHUNK) {
    const rows = await handle
      .select({
        providerId: supportOutcome.providerId,
        cases: sql<number>`count(*)`.mapWith(Number),
        outcomes: sql<number>`sum(${supportOutcome.outcomes})`.mapWith(Number),
        met: sql<number>`sum(${supportOutcome.outcomesMet})`.mapWith(Number),
      })
      .from(supportOutcome)
      .where(
        and(
          inArray(supportOutcome.providerId, providerIds.slice(at, at + CHUNK)),
          eq(supportOutcome.current, true),
        ),
      )
      .groupBy(supportOutcome.providerId);
    for (const { providerId, ...record } of rows) found.set(providerId, record);
  }
  return found;
}
