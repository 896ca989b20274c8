import { eq } from 'drizzle-orm';
import { supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { moveRequest } from '~/diagnosis/requests.server';
import { freeDays, releaseDays } from '~/directory/ledger.server';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import type { AgreementState } from '../domain';
import { endReasonOf, groundsFor, type StopGround, searchesAgain } from '../domain/life/stop';
import { moveAgreement, openForStep } from '../record.server';

const BEFORE_ACTIVE: readonly AgreementState[] = ['draft', 'signing'];

/**
 * Ends an agreement before its work is done. Days held or committed and not used return to the provider; the search for
 * a partner opens again with the same request and all its history, unless the support is no longer needed.
 * @param input.ground one of those the viewer may give (`groundsFor`)
 */
export async function terminateAgreement(
  viewer: Viewer,
  input: { id: string; version: number; ground: StopGround; reason: string },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const opened = await openForStep(ctx.tx, viewer, input, {
      action: 'terminate',
      to: 'terminated',
      why: 'You cannot end this agreement. Ask the headteacher or the broker, who can.',
    });
    if (!opened.ok) return opened;
    const { row, standings } = opened.value.record;
    if (opened.value.done) return yes(row.state);
    if (!groundsFor(standings, row.state).includes(input.ground)) {
      return no('agreement.ground', 'Choose one of the reasons offered', { field: 'ground' });
    }
    const moved = await moveAgreement(ctx, row, 'terminate', 'agreement.terminated', {
      reason: input.reason,
      change: {
        endedAt: ctx.now,
        endReason: endReasonOf(input.ground, input.reason),
        pausedAt: null,
        resumeBy: null,
      },
      details: { ground: input.ground },
    });
    if (!moved.ok) return moved;
    const given = BEFORE_ACTIVE.includes(row.state)
      ? await freeDays(ctx, { proposalId: row.proposalId })
      : await releaseDays(ctx, { providerId: row.providerId, agreementId: row.id });
    if (!given.ok) return given;
    if (!searchesAgain(input.ground)) return moved;
    const reopened = await reopenRequest(ctx, row);
    return reopened.ok ? moved : reopened;
  });
}

/** The school needs a partner again. A provider of another authority may cause this, so the right is the agreement's. */
async function reopenRequest(
  ctx: CommandContext,
  row: { id: string; ref: string; requestId: string; authorityId: string },
): Promise<Verdict> {
  const [request] = await ctx.tx
    .select({ state: supportRequest.state })
    .from(supportRequest)
    .where(eq(supportRequest.id, row.requestId));
  if (request?.state !== 'partnered') return yes();
  const asService = { ...ctx, actor: systemActor('job', row.authorityId) };
  const moved = await moveRequest(asService, row.requestId, 'reopen', `Agreement ${row.ref} was ended.`, {
    agreementId: row.id,
  });
  return moved.ok ? yes() : moved;
}
