import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { claim } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { onDaysPence, recompenseOf } from '~/agreements/domain';
import { loadAgreement } from '~/agreements/record.server';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { isClaimableState } from '../domain/claims/claimable';
import { isClaimant } from '../domain/claims/permissions';
import type { ClaimLineKind, ClaimState } from '../domain/claims/vocabulary';
import { claimableNow, claimStandings, countedLines } from './load.server';

/** What was agreed of a kind, and what has become of it, in pence without VAT. */
export type KindFigures = {
  kind: ClaimLineKind;
  agreedPence: Pence;
  /** Claimed and not decided. */
  claimedPence: Pence;
  /** Approved, less what was taken back. */
  approvedPence: Pence;
  /** Not claimed yet. */
  leftPence: Pence;
};

export type AgreementClaim = {
  id: string;
  ref: string | null;
  state: ClaimState;
  totalPence: Pence;
  submittedAt: Date | null;
};

/** Claims of an agreement for its page of recompense. */
export type AgreementClaims = {
  agreementId: string;
  /** Whether it is, or was, in force: before that nothing is claimed. */
  began: boolean;
  /** Whether the viewer makes claims of it. */
  claims: boolean;
  /** What they could claim now, and whether a draft is kept. */
  readyPence: Pence;
  draft: boolean;
  kinds: KindFigures[];
  rows: AgreementClaim[];
  /** Claims in all; the latest are in `rows`. */
  total: number;
  /** The claim that waits for the viewer: to answer or to approve. */
  waiting: { id: string; ref: string; step: 'answer' | 'approve' | 'reply' } | null;
};

/** The latest claims, as many as a page of something else can bear. */
const MOST = 10;

/**
 * What has been claimed under an agreement, and what comes next, for its page of recompense.
 * @returns null where the agreement is not the viewer's to know of
 */
export async function recompenseOfAgreement(
  viewer: Viewer,
  agreementId: string,
): Promise<AgreementClaims | null> {
  const record = await loadAgreement(db(), viewer, agreementId);
  if (!record) return null;
  const { row, content } = record;
  const standings = claimStandings(viewer, record.standings);
  const claimant = isClaimant(standings);
  const began = isClaimableState(row.state, row.activeAt ? today() : null);
  const [open, counted, rows] = await Promise.all([
    claimant && began ? claimableNow(db(), record, today()) : null,
    countedLines(db(), agreementId),
    db()
      .select()
      .from(claim)
      .where(and(eq(claim.agreementId, agreementId), claimant ? undefined : isNotNull(claim.submittedAt)))
      .orderBy(desc(claim.createdAt), desc(claim.id)),
  ]);
  const terms = content.recompense;
  const { work, expenses } = recompenseOf(terms);
  const ofDays = onDaysPence(terms);
  const agreed: [ClaimLineKind, Pence][] = [
    ['days', ofDays],
    ['instalment', work - ofDays],
    ['expense', expenses],
  ];
  const seen = counted.filter(({ state }) => claimant || state !== 'draft');
  const sum = (kind: ClaimLineKind, approved: boolean) =>
    seen
      .filter((line) => line.kind === kind && (line.state === 'approved') === approved)
      .reduce((all, line) => all + line.amountPence - line.clawedBackPence, 0);
  const step = (state: ClaimState) => {
    if (state === 'queried' && claimant) return 'reply' as const;
    if (claimant) return null;
    if (state === 'submitted' && standings.some((one) => one.startsWith('client'))) return 'answer' as const;
    return state === 'confirmed' && standings.includes('service') ? ('approve' as const) : null;
  };
  const waiting = [...rows].reverse().find(({ state }) => step(state) !== null);
  const next = waiting && step(waiting.state);
  return {
    agreementId,
    began,
    claims: claimant && began,
    readyPence: open
      ? [...open.days, ...open.instalments].reduce((all, { amountPence }) => all + amountPence, 0)
      : 0,
    draft: rows.some(({ state }) => state === 'draft'),
    kinds: agreed
      .filter(([kind, pence]) => pence > 0 || seen.some((line) => line.kind === kind))
      .map(([kind, agreedPence]) => {
        const [claimedPence, approvedPence] = [sum(kind, false), sum(kind, true)];
        const leftPence = Math.max(0, agreedPence - claimedPence - approvedPence);
        return { kind, agreedPence, claimedPence, approvedPence, leftPence };
      }),
    rows: rows.slice(0, MOST).map(({ id, ref, state, totalPence, submittedAt }) => ({
      ...{ id, ref, state, totalPence, submittedAt },
    })),
    total: rows.length,
    waiting: waiting && next ? { id: waiting.id, ref: waiting.ref ?? '', step: next } : null,
  };
}
