import { and, count, eq, inArray, isNull, lte, max, or, sql } from 'drizzle-orm';
import { provider, supportOutcome } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, database } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { estimatePrior, type Judged, type TrackPrior } from './domain/track-record';

/**
 * What came of support that has ended, by provider. It feeds the ranking of offers, drawn towards the average of all;
 * it is never listed or ordered by person. Which schools it was given to stays with the service.
 */
export type TrackRecord = Judged & {
  /** Pieces of support that have ended and been evaluated. */
  cases: number;
};

/**
 * Records what came of a piece of support, inside the caller's transaction; the caller has decided that the viewer may
 * evaluate it. Recorded again for the same agreement, the newer one counts; the same figures again change nothing.
 * @param input.authorityId the client school's authority
 * @param input.outcomes how many outcomes were judged; `outcomesMet` and `outcomesPartly` how many of them were met, and
 *   met in part
 * @param input.countsFrom the day from which it feeds the ranking; until then it is for the provider to read and answer
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
    outcomesPartly: number;
    endedOn: CalendarDate;
    countsFrom: CalendarDate;
  },
): Promise<Verdict<{ id: string }>> {
  const { tx } = ctx;
  const { outcomes, outcomesMet, outcomesPartly } = input;
  const whole = [outcomes, outcomesMet, outcomesPartly].every((n) => Number.isInteger(n) && n >= 0);
  if (!whole || outcomesMet + outcomesPartly > outcomes)
    return no('track-record.invalid', 'No more outcomes can have been met than were agreed on.');
  const [known] = await tx
    .select({ id: provider.id })
    .from(provider)
    .where(eq(provider.id, input.providerId));
  if (!known) return no('provider.not-found', 'This provider could not be found.');
  const before = input.agreementId === null ? null : await outcomeOf(tx, input.agreementId);
  if (
    before?.outcomes === outcomes &&
    before.outcomesMet === outcomesMet &&
    before.outcomesPartly === outcomesPartly
  )
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
    before: before
      ? {
          outcomes: before.outcomes,
          outcomesMet: before.outcomesMet,
          outcomesPartly: before.outcomesPartly,
        }
      : undefined,
    after: { outcomes, outcomesMet, outcomesPartly },
    details: { agreementId: input.agreementId, countsFrom: input.countsFrom },
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

/** Records that count on a day: the newest of each agreement, and not before their provider has had time to answer. */
const counting = (today: CalendarDate) =>
  and(
    eq(supportOutcome.current, true),
    or(isNull(supportOutcome.countsFrom), lte(supportOutcome.countsFrom, today)),
  );

/** A provider's records as one, in a grouped query. */
const sums = {
  providerId: supportOutcome.providerId,
  cases: sql<number>`count(*)`.mapWith(Number),
  outcomes: sql<number>`sum(${supportOutcome.outcomes})`.mapWith(Number),
  met: sql<number>`sum(${supportOutcome.outcomesMet})`.mapWith(Number),
  partly: sql<number>`sum(${supportOutcome.outcomesPartly})`.mapWith(Number),
};

/**
 * Track records by provider id, as they count on a day; a provider without finished support is not in it.
 * @param today records whose provider still has time to answer are left out
 */
export async function trackRecordsOf(
  handle: Db,
  providerIds: readonly string[],
  today: CalendarDate,
): Promise<Map<string, TrackRecord>> {
  const found = new Map<string, TrackRecord>();
  for (let at = 0; at < providerIds.length; at += CHUNK) {
    const rows = await handle
      .select(sums)
      .from(supportOutcome)
      .where(and(inArray(supportOutcome.providerId, providerIds.slice(at, at + CHUNK)), counting(today)))
      .groupBy(supportOutcome.providerId);
    for (const { providerId, ...record } of rows) found.set(providerId, record);
  }
  return found;
}

type Prior = TrackPrior & { estimated: boolean };
/** The average last worked out, of each database, with the records it was worked out from. */
const worked = new WeakMap<object, { from: string; prior: Prior }>();

/**
 * What records are drawn towards on a day, worked out from all of the installation: of one authority there are too few.
 * It holds no figure of anybody. Worked out anew when there is another day or another record: records are added and, when
 * their time is over, removed, and none is changed in what counts but by one that is added.
 */
export async function trackPriorOf(handle: Db, today: CalendarDate): Promise<Prior> {
  const [there] = await handle.select({ n: count(), last: max(supportOutcome.at) }).from(supportOutcome);
  const from = `${today} ${there?.n ?? 0} ${there?.last?.getTime() ?? 0}`;
  const known = worked.get(database());
  if (known?.from === from) return known.prior;
  const prior = await workedOut(handle, today);
  worked.set(database(), { from, prior });
  return prior;
}

async function workedOut(handle: Db, today: CalendarDate): Promise<Prior> {
  // In order of id, so that equal records add up to equal figures on every machine.
  const rows = await handle
    .select(sums)
    .from(supportOutcome)
    .where(counting(today))
    .groupBy(supportOutcome.providerId)
    .orderBy(supportOutcome.providerId);
  return estimatePrior(rows);
}
