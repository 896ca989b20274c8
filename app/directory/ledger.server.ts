import { and, asc, eq, inArray } from 'drizzle-orm';
import { capacityTerm, ledgerEntry, offer, offerTerm, provider } from '#drizzle/schema';
import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import {
  type Balance,
  type Capacity,
  freeFor,
  freeOverall,
  type Movement,
  offerBalance,
  overallBalance,
} from './domain/balance';
import {
  type DaysByTerm,
  planCommit,
  planFree,
  planHold,
  planRecommit,
  planRelease,
  planReturn,
  planUse,
} from './domain/ledger';

/**
 * The capacity ledger as other areas use it. Every function here runs inside the caller's transaction and
 * reads caps and movements there: SQLite has one writer, PostgreSQL runs serializable with retry, so two
 * callers can never both take the last days. A refusal is returned for the caller to return in turn,
 * which rolls its transaction back.
 */

/** A provider's days in one term: overall, and for each of their offers. */
export type TermCapacity = {
  term: TermKey;
  overall: Balance;
  /** Half-days free for anybody, over all published offers. */
  free: HalfDays;
  offers: {
    offerId: string;
    own: Balance;
    /** Half-days of this offer that can be asked for: the overall cap and its own days both bind. */
    free: HalfDays;
  }[];
};

/**
 * Holds an offer's days for a proposal, when the provider is invited.
 * @param input.days half-days by term
 * @returns `capacity.short` with `details { term, shortfallHalfDays }` where too few are free,
 *   `offer.not-published` where the offer cannot be asked for now
 */
export async function holdDays(
  ctx: CommandContext,
  input: { offerId: string; providerId: string; proposalId: string; days: DaysByTerm },
): Promise<Verdict> {
  const capacity = await loadCapacity(ctx.tx, input.providerId);
  const asked = capacity.offers.find((one) => one.id === input.offerId);
  if (!asked?.published) {
    return no('offer.not-published', 'This offer is not open to requests now. Choose another offer.');
  }
  return write(ctx, input.providerId, planHold(capacity, input), 'held');
}

/** Lets go of the days held for a proposal (declined, expired, withdrawn, stood down). Safe to repeat. */
export async function freeDays(ctx: CommandContext, input: { proposalId: string }): Promise<Verdict> {
  const providerId = await providerOfProposal(ctx.tx, input.proposalId);
  if (providerId === null) return yes();
  return write(ctx, providerId, planFree(await loadCapacity(ctx.tx, providerId), input), 'freed');
}

/**
 * Makes the days held for a proposal firm, when the broker approves it.
 * @returns `capacity.not-held` where they are no longer held
 */
export async function commitDays(
  ctx: CommandContext,
  input: { proposalId: string; agreementId: string },
): Promise<Verdict> {
  const providerId = await providerOfProposal(ctx.tx, input.proposalId);
  const capacity = providerId === null ? NOTHING : await loadCapacity(ctx.tx, providerId);
  return write(ctx, providerId ?? '', planCommit(capacity, input), 'committed');
}

/**
 * Sets the days an agreement has committed by term (not counting those used), when its draft or an
 * amendment changes them.
 * @returns `capacity.short` where more are asked for than are free
 */
export async function recommitDays(
  ctx: CommandContext,
  input: { providerId: string; offerId: string; agreementId: string; days: DaysByTerm },
): Promise<Verdict> {
  return write(
    ctx,
    input.providerId,
    planRecommit(await loadCapacity(ctx.tx, input.providerId), input),
    'recommitted',
  );
}

/**
 * Spends committed days of an agreement, when support has been given.
 * @returns `capacity.short` where fewer are committed in that term
 */
export async function spendDays(
  ctx: CommandContext,
  input: { providerId: string; agreementId: string; term: TermKey; halfDays: HalfDays },
): Promise<Verdict> {
  return write(ctx, input.providerId, planUse(await loadCapacity(ctx.tx, input.providerId), input), 'used');
}

/**
 * Takes back days written down as used, when the record is corrected: they are committed again.
 * @returns `capacity.not-used` where fewer were used in that term
 */
export async function returnDays(
  ctx: CommandContext,
  input: { providerId: string; agreementId: string; term: TermKey; halfDays: HalfDays },
): Promise<Verdict> {
  return write(
    ctx,
    input.providerId,
    planReturn(await loadCapacity(ctx.tx, input.providerId), input),
    'returned',
  );
}

/** Gives committed days of an agreement back: some of a term, or all that are left when it ends. */
export async function releaseDays(
  ctx: CommandContext,
  input: { providerId: string; agreementId: string; term?: TermKey; halfDays?: HalfDays },
): Promise<Verdict> {
  return write(
    ctx,
    input.providerId,
    planRelease(await loadCapacity(ctx.tx, input.providerId), input),
    'released',
  );
}

/** A provider's days in the terms asked for, in their order. */
export async function capacityOf(
  handle: Db,
  providerId: string,
  terms: readonly TermKey[],
): Promise<TermCapacity[]> {
  return inTerms(await loadCapacity(handle, providerId), terms);
}

/** The same for many providers at once, by provider id: for lists and for ranking. */
export async function capacityOfMany(
  handle: Db,
  providerIds: readonly string[],
  terms: readonly TermKey[],
): Promise<Map<string, TermCapacity[]>> {
  const capacities = await loadCapacities(handle, providerIds, terms);
  return new Map([...capacities].map(([id, capacity]) => [id, inTerms(capacity, terms)]));
}

/** Everything the ledger's rules read about one provider. */
export async function loadCapacity(handle: Db, providerId: string): Promise<Capacity> {
  return (await loadCapacities(handle, [providerId])).get(providerId) ?? NOTHING;
}

const NOTHING: Capacity = { caps: {}, offers: [], movements: [] };
/** Well below what either database allows as parameters of one statement. */
const CHUNK = 500;

/** @param inTerms only these terms, for readers of many providers; otherwise all */
async function loadCapacities(
  handle: Db,
  providerIds: readonly string[],
  inTerms?: readonly TermKey[],
): Promise<Map<string, Capacity>> {
  const within = (column: typeof capacityTerm.term | typeof offerTerm.term | typeof ledgerEntry.term) =>
    inTerms && inArray(column, [...inTerms]);
  type Building = {
    caps: Record<TermKey, HalfDays>;
    offers: { id: string; published: boolean; days: Record<TermKey, HalfDays> }[];
    movements: Movement[];
  };
  const found = new Map<string, Building>(
    providerIds.map((id) => [id, { caps: {}, offers: [], movements: [] }]),
  );
  for (let from = 0; from < providerIds.length; from += CHUNK) {
    const ids = providerIds.slice(from, from + CHUNK);
    const caps = await handle
      .select({
        providerId: capacityTerm.providerId,
        term: capacityTerm.term,
        halfDays: capacityTerm.halfDays,
      })
      .from(capacityTerm)
      .where(and(inArray(capacityTerm.providerId, ids), within(capacityTerm.term)));
    for (const row of caps) {
      const one = found.get(row.providerId);
      if (one) one.caps[row.term] = row.halfDays;
    }
    const offers = await handle
      .select({ id: offer.id, providerId: offer.providerId, state: offer.state, active: provider.active })
      .from(offer)
      .innerJoin(provider, eq(provider.id, offer.providerId))
      .where(inArray(offer.providerId, ids))
      .orderBy(asc(offer.id));
    const days = new Map<string, Record<TermKey, HalfDays>>(offers.map((row) => [row.id, {}]));
    for (const row of offers) {
      found.get(row.providerId)?.offers.push({
        id: row.id,
        published: row.active && row.state === 'published',
        days: days.get(row.id) ?? {},
      });
    }
    const terms = await handle
      .select({ offerId: offerTerm.offerId, term: offerTerm.term, halfDays: offerTerm.halfDays })
      .from(offerTerm)
      .innerJoin(offer, eq(offer.id, offerTerm.offerId))
      .where(and(inArray(offer.providerId, ids), within(offerTerm.term)));
    for (const row of terms) {
      const own = days.get(row.offerId);
      if (own) own[row.term] = row.halfDays;
    }
    const movements = await handle
      .select({
        providerId: ledgerEntry.providerId,
        kind: ledgerEntry.kind,
        offerId: ledgerEntry.offerId,
        term: ledgerEntry.term,
        held: ledgerEntry.held,
        committed: ledgerEntry.committed,
        used: ledgerEntry.used,
        proposalId: ledgerEntry.proposalId,
        agreementId: ledgerEntry.agreementId,
      })
      .from(ledgerEntry)
      .where(and(inArray(ledgerEntry.providerId, ids), within(ledgerEntry.term)))
      .orderBy(asc(ledgerEntry.at), asc(ledgerEntry.id));
    for (const row of movements) found.get(row.providerId)?.movements.push(row);
  }
  return found;
}

function inTerms(capacity: Capacity, terms: readonly TermKey[]): TermCapacity[] {
  return terms.map((term) => ({
    term,
    overall: overallBalance(capacity, term),
    free: freeOverall(capacity, term),
    offers: capacity.offers.map((one) => ({
      offerId: one.id,
      own: offerBalance(capacity, one.id, term),
      free: freeFor(capacity, one.id, term),
    })),
  }));
}

/** The provider whose ledger holds movements of a proposal. */
async function providerOfProposal(handle: Db, proposalId: string): Promise<string | null> {
  const [row] = await handle
    .select({ providerId: ledgerEntry.providerId })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.proposalId, proposalId))
    .limit(1);
  return row?.providerId ?? null;
}

async function write(
  ctx: CommandContext,
  providerId: string,
  plan: Verdict<Movement[]>,
  what: 'held' | 'freed' | 'committed' | 'recommitted' | 'used' | 'returned' | 'released',
): Promise<Verdict> {
  if (!plan.ok) return plan;
  if (plan.value.length === 0) return yes();
  const [owner] = await ctx.tx
    .select({ authorityId: provider.authorityId })
    .from(provider)
    .where(eq(provider.id, providerId));
  if (!owner) return no('provider.not-found', 'This provider could not be found.');
  await ctx.tx.insert(ledgerEntry).values(
    plan.value.map((movement) => ({
      ...movement,
      id: ctx.newId(),
      authorityId: owner.authorityId,
      providerId,
      at: ctx.now,
      byId: isSystem(ctx.actor) ? null : ctx.actor.accountId,
      note: null,
    })),
  );
  ctx.emit({
    type: `capacity.${what}`,
    subject: { type: 'provider', id: providerId },
    authorityId: owner.authorityId,
    details: { movements: plan.value },
  });
  return yes();
}
