import { createHash } from 'node:crypto';
import { and, asc, eq, gt, isNotNull, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { agreement, agreementRevision, proposal, signature, supportRequest } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, onVerify } from '~/platform/record-checks.server';
import { checkAmendments } from './amendments/checks.server';
import { endReasonOf } from './domain/life/stop';
import { checkEscalations } from './escalation/checks.server';
import { checkEndings } from './exit/checks.server';
import { checkReviews } from './reviews/checks.server';
import { checkAgreedDays, checkVisits } from './visits/checks.server';

const BATCH = 500;

/**
 * What `verify` looks at of agreements: every text has the hash that was taken of it, every signature that counts is of a
 * text that is there, and what is in force has been signed by every party that was asked, each once.
 */
export async function checkTexts(handle: Db): Promise<CheckResult> {
  const problems: string[] = [];
  let checked = 0;
  for (let after = ''; ; ) {
    const batch = await handle
      .select({ id: agreementRevision.id, content: agreementRevision.content, hash: agreementRevision.hash })
      .from(agreementRevision)
      .where(gt(agreementRevision.id, after))
      .orderBy(asc(agreementRevision.id))
      .limit(BATCH);
    for (const { id, content, hash } of batch)
      if (createHash('sha256').update(content).digest('hex') !== hash)
        problems.push(`The text of revision ${id} is not the one that was written.`);
    checked += batch.length;
    after = batch.at(-1)?.id ?? '';
    if (batch.length < BATCH) break;
  }
  const other = await handle
    .select({ ref: agreement.ref, party: signature.party })
    .from(signature)
    .innerJoin(agreement, eq(agreement.id, signature.agreementId))
    .innerJoin(
      agreementRevision,
      and(
        eq(agreementRevision.agreementId, signature.agreementId),
        eq(agreementRevision.number, signature.revision),
      ),
    )
    .where(and(isNull(signature.amendmentId), ne(signature.textHash, agreementRevision.hash)));
  const twice = await handle
    .select({ ref: agreement.ref, party: signature.party })
    .from(signature)
    .innerJoin(agreement, eq(agreement.id, signature.agreementId))
    .where(and(eq(signature.superseded, false), isNull(signature.amendmentId)))
    .groupBy(agreement.id, agreement.ref, signature.party, signature.revision)
    .having(gt(sql`count(*)`, 1));
  return {
    checked,
    problems: [
      ...problems,
      ...other.map(({ ref, party }) => `The signature of ${party} on ${ref} is of another text.`),
      ...twice.map(({ ref, party }) => `${ref} is signed more than once by ${party}.`),
    ],
  };
}

/**
 * A request with a partner has exactly one approved proposal whose agreement, if there is one yet, was not ended before its
 * time, or was ended because the support is no longer needed: then nobody searches again. One without a partner has none.
 */
export async function checkPartners(handle: Db): Promise<CheckResult> {
  const approved = and(eq(proposal.requestId, supportRequest.id), eq(proposal.state, 'approved'));
  const ended = eq(agreement.state, 'terminated');
  const notNeeded = sql`${agreement.endReason} like ${`${endReasonOf('no-longer-needed', '')}%`}`;
  const some = (which: SQL | undefined) =>
    sql<number>`sum(case when ${which} then 1 else 0 end)`.mapWith(Number);
  const rows = await handle
    .select({
      ref: supportRequest.ref,
      state: supportRequest.state,
      live: some(and(isNotNull(proposal.id), or(isNull(agreement.id), not(ended)))),
      over: some(and(ended, notNeeded)),
    })
    .from(supportRequest)
    .leftJoin(proposal, approved)
    .leftJoin(agreement, eq(agreement.proposalId, proposal.id))
    .groupBy(supportRequest.id, supportRequest.ref, supportRequest.state);
  const sound = ({ state, live, over }: (typeof rows)[number]) =>
    state === 'partnered' ? live === 1 || (live === 0 && over > 0) : live === 0;
  return {
    checked: rows.length,
    problems: rows
      .filter((row) => !sound(row))
      .map((row) => `Request ${row.ref} is ${row.state}, with ${row.live} approved proposals.`),
  };
}

/** Has `verify` look at agreements: their texts and signatures, who has a partner, and what is lived of them. */
export function wireAgreements(): void {
  onVerify('agreements', checkTexts);
  onVerify('partners', checkPartners);
  onVerify('agreed days', checkAgreedDays);
  onVerify('visits', checkVisits);
  onVerify('reviews', checkReviews);
  onVerify('amendments', checkAmendments);
  onVerify('escalations', checkEscalations);
  onVerify('endings', checkEndings);
}
