import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';

/** What an entry in the ledger does: promise days, let them go, make them firm, spend them, give them back. */
export type LedgerKind = 'hold' | 'free' | 'commit' | 'use' | 'release';

/**
 * One movement of half-days, as kept in the append-only ledger. The three figures are changes:
 * a commit of 4 half-days that were held is `held −4, committed +4`.
 */
export type Movement = {
  kind: LedgerKind;
  offerId: string;
  term: TermKey;
  held: HalfDays;
  committed: HalfDays;
  used: HalfDays;
  proposalId: string | null;
  agreementId: string | null;
};

/** Where the half-days of one cap are: promised, firm, spent, and what is left. */
export type Balance = {
  cap: HalfDays;
  held: HalfDays;
  committed: HalfDays;
  used: HalfDays;
  free: HalfDays;
};

/** An offer as the ledger sees it: whether it can be asked for, and its own half-days by term. */
export type OfferDays = { id: string; published: boolean; days: Readonly<Record<TermKey, HalfDays>> };

/** A provider's whole position: every figure that a decision about their days rests on. */
export type Capacity = {
  /** Overall cap by term across all offers; a term with no entry has no overall cap stated. */
  caps: Readonly<Record<TermKey, HalfDays>>;
  offers: readonly OfferDays[];
  movements: readonly Movement[];
};

/** Half-days that are spoken for: held, committed and used. */
export function taken(balance: Pick<Balance, 'held' | 'committed' | 'used'>): HalfDays {
  return balance.held + balance.committed + balance.used;
}

/**
 * The balance of one cap after its movements: free = cap − held − committed − used.
 * @param cap half-days
 * @param movements those that draw on this cap
 */
export function balance(cap: HalfDays, movements: readonly Movement[]): Balance {
  const sums = { held: 0, committed: 0, used: 0 };
  for (const movement of movements) {
    sums.held += movement.held;
    sums.committed += movement.committed;
    sums.used += movement.used;
  }
  return { cap, ...sums, free: Math.max(0, cap - taken(sums)) };
}

/** Balance of one offer's own days in a term. An unknown offer has no days. */
export function offerBalance(capacity: Capacity, offerId: string, term: TermKey): Balance {
  const own = capacity.offers.find((offer) => offer.id === offerId)?.days[term] ?? 0;
  return balance(
    own,
    capacity.movements.filter((movement) => movement.offerId === offerId && movement.term === term),
  );
}

/**
 * The provider's overall cap in a term. Where none is stated, the days of the published offers
 * together are the cap, and what is already taken on an offer since withdrawn still counts.
 */
export function overallCap(capacity: Capacity, term: TermKey): HalfDays {
  const stated = capacity.caps[term];
  if (stated !== undefined) return stated;
  return capacity.offers.reduce(
    (sum, offer) =>
      sum + (offer.published ? (offer.days[term] ?? 0) : taken(offerBalance(capacity, offer.id, term))),
    0,
  );
}

/** Balance of a provider's overall cap in a term, across all offers. */
export function overallBalance(capacity: Capacity, term: TermKey): Balance {
  return balance(
    overallCap(capacity, term),
    capacity.movements.filter((movement) => movement.term === term),
  );
}

/** Half-days of an offer that can still be asked for in a term: the overall cap and the offer's own both bind. */
export function freeFor(capacity: Capacity, offerId: string, term: TermKey): HalfDays {
  return Math.min(overallBalance(capacity, term).free, offerBalance(capacity, offerId, term).free);
}

/**
 * Half-days a provider still has for anybody in a term: what the published offers have left between
 * them, no more than the overall cap leaves.
 */
export function freeOverall(capacity: Capacity, term: TermKey): HalfDays {
  const offered = capacity.offers.reduce(
    (sum, offer) => sum + (offer.published ? offerBalance(capacity, offer.id, term).free : 0),
    0,
  );
  return Math.min(overallBalance(capacity, term).free, offered);
}
