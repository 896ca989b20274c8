import { and, eq, inArray } from 'drizzle-orm';
import { agreementAmendment, signature } from '#drizzle/schema';
import type { NewEvent } from '~/platform/audit.server';
import type { CommandContext } from '~/platform/transact.server';
import { OPEN_AMENDMENT } from '../domain/amendments/states';

/** Why an amendment is withdrawn when nobody withdraws it. */
const ENDED = 'The agreement can no longer be amended, as it is ending or has ended.';

/**
 * Withdraws the open amendment of an agreement that can no longer be amended, in the transaction that ends it. Its
 * signatures no longer count.
 * @param event an event of the agreement, whose type is set here
 */
export async function withdrawWithAgreement(
  ctx: CommandContext,
  agreementId: string,
  event: NewEvent,
): Promise<void> {
  const open = await ctx.tx
    .select()
    .from(agreementAmendment)
    .where(
      and(
        eq(agreementAmendment.agreementId, agreementId),
        inArray(agreementAmendment.state, [...OPEN_AMENDMENT]),
      ),
    );
  for (const row of open) {
    await takeBackSignatures(ctx, row.id);
    await ctx.tx
      .update(agreementAmendment)
      .set({ state: 'withdrawn', withdrawnReason: ENDED, version: row.version + 1, updatedAt: ctx.now })
      .where(eq(agreementAmendment.id, row.id));
    ctx.emit({
      ...event,
      type: 'agreement.amendment-lapsed',
      before: { state: row.state },
      after: { state: 'withdrawn', version: row.version + 1 },
      details: { amendmentId: row.id, number: row.number },
      reason: ENDED,
    });
  }
}

/** Signatures of an amendment that is changed again or withdrawn no longer count. */
export async function takeBackSignatures(ctx: CommandContext, amendmentId: string): Promise<void> {
  await ctx.tx
    .update(signature)
    .set({ superseded: true })
    .where(and(eq(signature.amendmentId, amendmentId), eq(signature.superseded, false)));
}
