import { eq } from 'drizzle-orm';
import { claimLine } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import {
  instalmentAmounts,
  onDaysPence,
  percentWords,
  type RecompenseTerms,
  recompenseOf,
} from '~/agreements/domain';
import { type AgreementRecord, loadAgreement } from '~/agreements/record.server';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import type { ClaimableDays, ClaimableInstalment } from '../domain/claims/claimable';
import { isClaimableState } from '../domain/claims/claimable';
import { isClaimant } from '../domain/claims/permissions';
import { tickValue } from './forms';
import { claimableNow, claimStandings, countedLines } from './load.server';
import { draftOf } from './make.server';
import type { NewClaimPage, TickRow } from './view';
import { lineWords } from './wording';

/**
 * The page of a new claim: everything that may be claimed, worked out, and ticked; or the draft there is.
 * @returns null where the agreement is not the viewer's to know of; `claims` is false for somebody who claims nothing of it,
 *   or before it is in force
 */
export async function newClaimPage(
  viewer: Viewer,
  agreementId: string,
): Promise<{ claims: boolean; page: NewClaimPage } | null> {
  const record = await loadAgreement(db(), viewer, agreementId);
  if (!record) return null;
  const claims =
    isClaimant(claimStandings(viewer, record.standings)) &&
    isClaimableState(record.row.state, record.row.activeAt ? today() : null);
  const draft = claims ? await draftOf({ tx: db() }, viewer, agreementId) : null;
  const [open, counted, kept] = await Promise.all([
    claimableNow(db(), record, today(), draft?.id),
    countedLines(db(), agreementId, draft?.id),
    draft
      ? db().select().from(claimLine).where(eq(claimLine.claimId, draft.id)).orderBy(claimLine.position)
      : [],
  ]);
  const terms = record.content.recompense;
  const visits = open.days.map(visitRow);
  const instalments = open.instalments.map((row) => instalmentRow(row));
  const inDraft = (row: TickRow, is: (line: (typeof kept)[number]) => boolean) =>
    draft === null || kept.some(is) ? [row.value] : [];
  const expenses = kept
    .filter(({ kind }) => kind === 'expense')
    .map((line) => ({
      id: line.id,
      description: line.description,
      on: line.on ?? '',
      amount: (line.amountPence / 100).toFixed(2),
    }));
  return {
    claims,
    page: {
      agreement: agreementHead(record),
      draft: draft && { id: draft.id, version: draft.version },
      rows: { visits, instalments },
      later: open.later.map((row) => laterWords(row)),
      beyondHalfDays: open.beyondHalfDays,
      expensesLeftPence: open.expensesLeftPence,
      expensesCapPence: terms.expensesCapPence,
      dayWords: dayWords(terms),
      totalAgreedPence: recompenseOf(terms).total,
      claimedPence: counted.reduce((sum, line) => sum + line.amountPence - line.clawedBackPence, 0),
      start: {
        visits: visits.flatMap((row, n) => inDraft(row, (line) => line.visitId === open.days[n]?.visitId)),
        instalments: instalments.flatMap((row, n) =>
          inDraft(row, (line) => line.instalment === open.instalments[n]?.key),
        ),
        expenses,
        note: draft?.note ?? '',
      },
    },
  };
}

function agreementHead({ row, schoolName, providerName }: AgreementRecord): NewClaimPage['agreement'] {
  return { id: row.id, ref: row.ref, state: row.state, schoolName, providerName };
}

function visitRow({
  visitId,
  on,
  halfDays,
  visitHalfDays,
  claimedHalfDays,
  amountPence,
}: ClaimableDays): TickRow {
  const detail =
    claimedHalfDays > 0
      ? `The visit took ${daysWords(visitHalfDays)} after a correction; ${daysWords(claimedHalfDays)} of it claimed before.`
      : visitHalfDays > halfDays
        ? `The visit took ${daysWords(visitHalfDays)}; ${daysWords(halfDays)} is left of the days agreed.`
        : '';
  return {
    value: tickValue(visitId, halfDays),
    words: lineWords({ kind: 'days', on, halfDays, description: '' }),
    detail,
    amountPence,
  };
}

function instalmentRow({
  key,
  when,
  term,
  basisPoints,
  amountPence,
  dueSince,
}: ClaimableInstalment): TickRow {
  return {
    value: tickValue(key, amountPence),
    words: lineWords({ kind: 'instalment', on: null, halfDays: null, description: '', when, term }),
    detail: `${percentWords(basisPoints)} of the price of the work, due since ${dateWords(dueSince)}.`,
    amountPence,
  };
}

function laterWords({ when, term, amountPence }: ClaimableInstalment): string {
  const words = lineWords({ kind: 'instalment', on: null, halfDays: null, description: '', when, term });
  return `${words}: ${moneyWords(amountPence)}`;
}

/** What a day comes to, and what that is made of. */
function dayWords(terms: RecompenseTerms): string | null {
  const part = onDaysPence(terms);
  if (part === 0 || terms.halfDays === 0) return null;
  const { fee, onCosts, backfill, work } = recompenseOf(terms);
  const made = [
    `fee ${moneyWords(fee)}`,
    ...(onCosts > 0 ? [`on-costs ${moneyWords(onCosts)}`] : []),
    ...(backfill > 0 ? [`cover ${moneyWords(backfill)}`] : []),
  ].join(', ');
  const share = instalmentAmounts(terms)
    .filter(({ when }) => when === 'on-days')
    .reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  const day = Math.round((part * 2) / terms.halfDays);
  const whole = share === 10_000 ? 'all of it' : percentWords(share);
  return `A day comes to ${moneyWords(day)}: the work agreed is ${moneyWords(work)} for ${daysWords(terms.halfDays)} (${made}), and ${whole} is claimed as days are given.`;
}
