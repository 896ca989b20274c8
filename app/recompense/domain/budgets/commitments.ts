import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { meets, type Span } from './pots';
import type { ApprovalGround, CommitmentState } from './vocabulary';

/** What of a commitment counts in sums. */
export type Committed = {
  id: string;
  potId: string;
  state: CommitmentState;
  amountPence: Pence;
  releasedPence: Pence;
  spentPence: Pence;
};

/** Still promised: approved, and neither given back nor spent. */
export function leftOf(
  one: Pick<Committed, 'state' | 'amountPence' | 'releasedPence' | 'spentPence'>,
): Pence {
  return one.state === 'approved' ? one.amountPence - one.releasedPence - one.spentPence : 0;
}

/** How an agreement's commitments stand together, in pence. */
export type Cover = {
  /** Approved, less what was given back: what the authority's part of the agreement may rest on. */
  approved: Pence;
  /** Waiting for the lead. */
  asked: Pence;
  spent: Pence;
  /** Approved and neither spent nor given back. */
  left: Pence;
};

/** The cover an agreement's commitments make. */
export function coverOf(commitments: readonly Committed[]): Cover {
  const sum = (of: (one: Committed) => Pence) => commitments.reduce((total, one) => total + of(one), 0);
  return {
    approved: sum((one) =>
      one.state === 'approved' || one.state === 'released' ? one.amountPence - one.releasedPence : 0,
    ),
    asked: sum((one) => (one.state === 'asked' ? one.amountPence : 0)),
    spent: sum((one) => one.spentPence),
    left: sum(leftOf),
  };
}

/**
 * Why a commitment needs the lead's approval; none where it goes through at once.
 *
 * - `beyond-pot`: the pot has less free than is asked.
 * - `above-threshold`: with all else approved or asked for the same agreement it comes to more than the threshold. All of
 *   an agreement's commitments count together, so that nothing is gained by asking in parts, or of several pots.
 * - `other-dates`: no day of the agreement is in the pot's dates.
 */
export function groundsFor(asked: {
  amountPence: Pence;
  freePence: Pence;
  /** Approved less released and asked, of the agreement, before this one. */
  othersPence: Pence;
  thresholdPence: Pence;
  pot: Span;
  agreement: Span;
}): ApprovalGround[] {
  const grounds: ApprovalGround[] = [];
  if (asked.amountPence > asked.freePence) grounds.push('beyond-pot');
  if (asked.othersPence + asked.amountPence > asked.thresholdPence) grounds.push('above-threshold');
  if (!meets(asked.pot, asked.agreement)) grounds.push('other-dates');
  return grounds;
}

/**
 * Whether so much may be asked for an agreement: no more than its authority's part leaves uncovered.
 * @param needPence the authority's part, of the text or of an amendment being made, whichever is more
 */
export function decideAmount(askedPence: Pence, needPence: Pence, cover: Cover): Verdict {
  const room = Math.max(0, needPence - cover.approved - cover.asked);
  if (askedPence <= room) return yes();
  const already = cover.approved + cover.asked;
  return no(
    'commitment.more-than-needed',
    room === 0
      ? `The authority’s part of this agreement is ${moneyWords(needPence)}, and ${moneyWords(already)} is approved or asked for already, so no more is needed.`
      : `The authority’s part of this agreement is ${moneyWords(needPence)}${already > 0 ? `, and ${moneyWords(already)} is approved or asked for already` : ''}. Ask for ${moneyWords(room)} or less.`,
    { details: { roomPence: room } },
  );
}

/** One commitment's share of a sum. */
export type Share = { id: string; potId: string; amountPence: Pence };

/**
 * Spreads a sum over commitments in the order given, as far as each reaches.
 * @returns the shares, and what none of them could take
 */
export function spread(
  amountPence: Pence,
  commitments: readonly Committed[],
  reach: (one: Committed) => Pence,
): { shares: Share[]; shortPence: Pence } {
  let rest = amountPence;
  const shares: Share[] = [];
  for (const one of commitments) {
    const part = Math.min(rest, Math.max(0, reach(one)));
    if (part > 0) shares.push({ id: one.id, potId: one.potId, amountPence: part });
    rest -= part;
  }
  return { shares, shortPence: rest };
}

/**
 * What of an agreement's commitments is not needed, in pence, and may go back to the pots.
 *
 * - While it may still be signed, is in force or closing: what covers more than the authority's part as written, whichever
 *   is more of the text and of an amendment out for signing. Whoever signed relies on the rest.
 * - Once it has ended: all that is not spent, but for what claims sent in and not decided may still draw.
 * @param openClaimsPence the authority's part of claims sent in and not decided
 */
export function spareOf(stands: {
  ended: boolean;
  needPence: Pence;
  cover: Cover;
  openClaimsPence: Pence;
}): Pence {
  const { cover } = stands;
  const kept = stands.ended ? cover.spent + stands.openClaimsPence : stands.needPence;
  return Math.max(0, Math.min(cover.left, cover.approved - kept));
}

/** Whether so much of a commitment may be given back. */
export function decideRelease(askedPence: Pence, one: Committed, sparePence: Pence): Verdict {
  const most = Math.min(leftOf(one), sparePence);
  if (askedPence > 0 && askedPence <= most) return yes();
  const why =
    most === 0
      ? 'None of this can be released now: all that is not spent is still needed.'
      : `At most ${moneyWords(most)} of this can be released: the rest is spent or still needed. Enter ${moneyWords(most)} or less`;
  return no('commitment.needed', why, { field: 'amount', details: { mostPence: most } });
}
