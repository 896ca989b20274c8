import { and, eq, inArray, lt } from 'drizzle-orm';
import { proposal, supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { next } from '~/kernel/state-machine';
import { no, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { type ProposalState, proposalMachine } from './domain/proposal-states';
import { LIVE_STATES } from './domain/rules';
import { emitProposal, endProposal, loadProposal, readProposal, standDown } from './proposals.server';

/**
 * States with a date to answer by: the provider's, then the home school's. A released proposal waits for the
 * broker without one, since those who were asked have done their part.
 */
export const DATED: readonly ProposalState[] = ['invited', 'accepted'];

/**
 * Ends one proposal whose date to answer has passed, and frees its days.
 * @returns whether it was this call that ended it
 */
export async function expireProposal(proposalId: string, authorityId: string, now: Date): Promise<boolean> {
  const verdict = await transact(systemActor('job', authorityId), async (ctx) => {
    const record = await readProposal(ctx.tx, proposalId);
    const due =
      record && DATED.includes(record.row.state) && record.row.answerBy && record.row.answerBy < now;
    if (!record || !due) return no('proposal.not-due', 'This proposal has not passed its date.');
    const to = next(proposalMachine, record.row.state, 'expire');
    if (!to.ok) return to;
    const ended = await endProposal(ctx, record, { state: to.value });
    if (!ended.ok) return ended;
    emitProposal(ctx, record, 'proposal.expired', {
      after: to.value,
      details: { waitedFor: record.row.state === 'invited' ? 'provider' : 'home-school' },
    });
    return yes();
  });
  return verdict.ok;
}

/** Ends every proposal whose date to answer has passed by an instant. @returns how many */
export async function expireOverdue(now: Date): Promise<number> {
  const due = await db()
    .select({ id: proposal.id, authorityId: proposal.authorityId })
    .from(proposal)
    .where(and(inArray(proposal.state, [...DATED]), lt(proposal.answerBy, now)));
  let expired = 0;
  for (const one of due) {
    if (await expireProposal(one.id, one.authorityId, now)) expired++;
  }
  return expired;
}

/**
 * Stands down what is left of requests that their school withdrew or the authority declined, and frees the days:
 * those commands belong to an area that does not know proposals.
 * @returns how many
 */
export async function standDownOrphans(): Promise<number> {
  const left = await db()
    .select({ id: proposal.id, authorityId: proposal.authorityId })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .where(
      and(
        inArray(proposal.state, [...LIVE_STATES]),
        inArray(supportRequest.state, ['withdrawn', 'declined']),
      ),
    );
  let stoodDown = 0;
  for (const one of left) {
    const verdict = await transact(systemActor('job', one.authorityId), async (ctx) => {
      const record = await readProposal(ctx.tx, one.id);
      if (!record) return no('proposal.not-found', 'This proposal could not be found.');
      return standDown(ctx, record);
    });
    if (verdict.ok) stoodDown++;
  }
  return stoodDown;
}

/**
 * Before an answer: ends the proposal if its date has passed and the scheduled job has not come round to it, in a
 * transaction of its own, so that the expiry stays although the answer is refused.
 * @returns the date that has passed, or null where the answer is in time or the proposal is not the viewer's to see
 */
export async function expireIfOverdue(
  viewer: Viewer,
  proposalId: string,
): Promise<{ answerBy: Date } | null> {
  const record = await loadProposal(db(), viewer, proposalId);
  if (!record?.row.answerBy) return null;
  const { row } = record;
  const now = clock.now();
  if (row.state === 'expired') return { answerBy: row.answerBy ?? now };
  if (!DATED.includes(row.state) || !row.answerBy || row.answerBy >= now) return null;
  await expireProposal(row.id, row.authorityId, now);
  return { answerBy: row.answerBy };
}
