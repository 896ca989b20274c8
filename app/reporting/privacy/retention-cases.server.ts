import { and, eq, exists, inArray, isNull, like, lt, not, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import {
  agreedAction,
  agreement,
  agreementExit,
  claim,
  claimLine,
  improvementReview,
  invoice,
  matchRun,
  moneyEntry,
  need,
  payable,
  potCommitment,
  practiceNote,
  proposal,
  shortlist,
  supportRequest,
  visit,
} from '#drizzle/schema';
import { db } from '~/platform/db.server';
import type { Tx } from '~/platform/transact.server';
import { columnOf } from '../transfer/own-rows.server';
import { shapeOf } from '../transfer/shapes.server';
import type { Cut, Part, RetentionLine } from './retention-lines.server';
import { type Gone, keysIn, removeTree } from './retention-tree.server';

/** What stands in the place of a request's own words once their time is over. */
const WORDS_GONE = 'Removed when its time was over.';

const AGREEMENT_OVER = ['closed', 'terminated'] as const;
const REQUEST_OVER = ['partnered', 'withdrawn', 'declined'] as const;

const is = (table: SQLiteTable, where: SQL | undefined) =>
  exists(db().select({ one: sql`1` }).from(table).where(where));
const ofRequest = eq(agreement.requestId, supportRequest.id);

/**
 * A request with all that came of it is over when its last agreement ended before the cut; one without an agreement when it
 * was withdrawn or declined before it.
 */
function caseIsOver(cut: Cut): SQL | undefined {
  return and(
    inArray(supportRequest.state, [...REQUEST_OVER]),
    or(lt(supportRequest.endedAt, cut.at), and(isNull(supportRequest.endedAt), is(agreement, ofRequest))),
    not(
      is(
        agreement,
        and(
          ofRequest,
          or(
            not(inArray(agreement.state, [...AGREEMENT_OVER])),
            isNull(agreement.endedAt),
            sql`not (${lt(agreement.endedAt, cut.at)})`,
          ),
        ),
      ),
    ),
    or(isNull(supportRequest.context), not(like(supportRequest.context, WORDS_GONE))),
  );
}

/** Support, case by case: a line like the others for counting, whose rows go by `removeCases`. */
export const CASE_LINE: RetentionLine = {
  category: 'support',
  table: 'support_request',
  dated: supportRequest.updatedAt,
  ofSchools: (urns) => inArray(supportRequest.urn, [...urns]),
  due: caseIsOver,
};

/** What was written down while support was given: goes in any case. */
const WORKING: readonly Part[] = [
  {
    table: 'improvement_review',
    column: 'agreement_id',
    parts: [
      { table: 'review_minutes', column: 'review_id' },
      { table: 'review_member', column: 'review_id' },
    ],
  },
  { table: 'measure_point', column: 'agreement_id' },
  { table: 'milestone_mark', column: 'agreement_id' },
  {
    table: 'escalation',
    column: 'agreement_id',
    parts: [
      { table: 'escalation_step', column: 'escalation_id' },
      { table: 'escalation_answer', column: 'escalation_id' },
    ],
  },
  { table: 'exit_criterion_result', column: 'agreement_id' },
  { table: 'evaluation', column: 'agreement_id' },
];
const OF_VISIT: readonly Part[] = [
  { table: 'visit_note', column: 'visit_id' },
  { table: 'visit_check', column: 'visit_id' },
  { table: 'governor_feedback', column: 'visit_id' },
];
const OF_AGREEMENT: readonly Part[] = [
  { table: 'signature', column: 'agreement_id' },
  { table: 'agreement_amendment', column: 'agreement_id' },
  { table: 'agreement_revision', column: 'agreement_id' },
  { table: 'outcome_judgement', column: 'agreement_id' },
  { table: 'agreement_exit', column: 'agreement_id' },
  { table: 'support_outcome', column: 'agreement_id', unlink: true },
];
const OF_REQUEST: readonly Part[] = [
  { table: 'proposal', column: 'request_id' },
  { table: 'shortlist', column: 'request_id' },
  { table: 'match_run', column: 'request_id' },
  { table: 'need', column: 'request_id' },
  {
    table: 'cluster_request',
    column: 'request_id',
    parts: [{ table: 'cluster_request_school', column: 'cluster_request_id' }],
  },
];

/**
 * Takes cases away. Where money moved or a practice note rests on an agreement, its signed text, signatures and outcomes stay
 * with those accounts, and the words around them go.
 */
export async function removeCases(tx: Tx, requestIds: readonly string[], gone: Gone): Promise<void> {
  for (const requestId of requestIds) {
    const agreements = (
      await tx.select({ id: agreement.id }).from(agreement).where(eq(agreement.requestId, requestId))
    ).map(({ id }) => id);
    await removeWorking(tx, agreements, gone);
    if (await somethingRestsOn(tx, agreements)) await emptyCase(tx, requestId, agreements, gone);
    else {
      await removeTree(tx, { table: 'agreement', parts: OF_AGREEMENT }, agreements, gone);
      await removeTree(tx, { table: 'support_request', parts: OF_REQUEST }, [requestId], gone);
    }
  }
}

async function removeWorking(tx: Tx, agreements: readonly string[], gone: Gone): Promise<void> {
  if (agreements.length === 0) return;
  const ids = [...agreements];
  // Actions were agreed at a visit or a review: they go before either.
  const actions = await tx
    .select({ key: agreedAction.id })
    .from(agreedAction)
    .where(
      or(
        inArray(agreedAction.agreementId, ids),
        inArray(
          agreedAction.reviewId,
          tx
            .select({ id: improvementReview.id })
            .from(improvementReview)
            .where(inArray(improvementReview.agreementId, ids)),
        ),
      ),
    );
  await removeTree(tx, { table: 'agreed_action' }, keysIn(actions), gone);
  for (const part of WORKING) await removeParts(tx, part, ids, gone);
  const visits = await tx
    .select({ id: visit.id, claimed: claimLine.id })
    .from(visit)
    .leftJoin(claimLine, eq(claimLine.visitId, visit.id))
    .where(inArray(visit.agreementId, ids));
  const claimed = new Set(visits.flatMap(({ id, claimed }) => (claimed === null ? [] : [id])));
  const all = [...new Set(visits.map(({ id }) => id))];
  for (const part of OF_VISIT) await removeParts(tx, part, all, gone);
  await removeTree(
    tx,
    { table: 'visit' },
    all.filter((id) => !claimed.has(id)),
    gone,
  );
  // A visit that was claimed for stays as a day that was paid.
  if (claimed.size > 0)
    await tx
      .update(visit)
      .set({ focus: WORDS_GONE, noteNumber: 0, calledOffReason: null })
      .where(inArray(visit.id, [...claimed]));
}

async function removeParts(tx: Tx, part: Part, keys: readonly string[], gone: Gone): Promise<void> {
  const shape = shapeOf(part.table);
  const rows = await tx
    .select({ key: shape.key.column })
    .from(shape.table)
    .where(inArray(columnOf(shape, part.column), [...keys]));
  await removeTree(tx, part, keysIn(rows), gone);
}

/** Whether accounts, or a note that others read, refer to one of the agreements. */
async function somethingRestsOn(tx: Tx, agreements: readonly string[]): Promise<boolean> {
  if (agreements.length === 0) return false;
  const ids = [...agreements];
  const [found] = await tx
    .select({ id: agreement.id })
    .from(agreement)
    .where(
      and(
        inArray(agreement.id, ids),
        or(
          is(claim, eq(claim.agreementId, agreement.id)),
          is(invoice, eq(invoice.agreementId, agreement.id)),
          is(payable, eq(payable.agreementId, agreement.id)),
          is(potCommitment, eq(potCommitment.agreementId, agreement.id)),
          is(moneyEntry, eq(moneyEntry.agreementId, agreement.id)),
          is(practiceNote, eq(practiceNote.agreementId, agreement.id)),
        ),
      ),
    )
    .limit(1);
  return found !== undefined;
}

async function emptyCase(
  tx: Tx,
  requestId: string,
  agreements: readonly string[],
  gone: Gone,
): Promise<void> {
  await tx
    .update(supportRequest)
    .set({ context: WORDS_GONE, endReason: null })
    .where(eq(supportRequest.id, requestId));
  await tx
    .update(proposal)
    .set({
      ...{ matchRunId: null, shortlistReason: null, choiceReason: null, message: null },
      ...{ declineNote: null, overrideReason: null },
    })
    .where(eq(proposal.requestId, requestId));
  await tx.update(shortlist).set({ note: null, askedReason: null }).where(eq(shortlist.requestId, requestId));
  await tx.update(need).set({ evidence: WORDS_GONE }).where(eq(need.requestId, requestId));
  if (agreements.length > 0)
    await tx
      .update(agreementExit)
      .set({ reason: WORDS_GONE })
      .where(inArray(agreementExit.agreementId, [...agreements]));
  const runs = await tx.select({ key: matchRun.id }).from(matchRun).where(eq(matchRun.requestId, requestId));
  await removeTree(tx, { table: 'match_run' }, keysIn(runs), gone);
  gone.rows.support_request = (gone.rows.support_request ?? 0) + 1;
}
