import { and, asc, desc, eq } from 'drizzle-orm';
import { agreement, budgetPot, potCommitment } from '#drizzle/schema';
import type { StoredEvent } from '~/platform/audit.server';
import { type CommandContext, systemActor } from '~/platform/transact.server';
import { coverOf, leftOf, spread } from '../domain/budgets/commitments';
import { type CommitmentRecord, release, withdraw } from './decide.server';
import { commitmentsOf, needOf, spareNow } from './read.server';

const ENDS = ['agreement.terminated', 'agreement.closed'];

/**
 * What money does when an agreement changes, in the same transaction: an amendment that lowers the authority's part gives
 * the excess back to the pots, the newest promise first; what is still asked when an agreement ends is withdrawn. What
 * an ended agreement has left is for a person to release, as claims may still come.
 * Registered with `onEvents`.
 */
export async function followAgreement(ctx: CommandContext, events: readonly StoredEvent[]): Promise<void> {
  for (const event of events) {
    if (event.subjectType !== 'agreement') continue;
    if (event.type === 'agreement.amended') await releaseExcess(ctx, event.subjectId);
    if (ENDS.includes(event.type)) await withdrawAsked(ctx, event.subjectId);
  }
}

/** The service itself moves the money: whoever signed last may be of another authority. */
const asService = (ctx: CommandContext, authorityId: string): CommandContext => ({
  ...ctx,
  actor: systemActor('job', authorityId),
});

async function releaseExcess(ctx: CommandContext, agreementId: string): Promise<void> {
  const [of] = await ctx.tx.select().from(agreement).where(eq(agreement.id, agreementId));
  const need = of && (await needOf(ctx.tx, of));
  if (!of || !need) return;
  const commitments = await commitmentsOf(ctx.tx, of.id);
  const { sparePence } = await spareNow(ctx.tx, of, need, coverOf(commitments));
  const { shares } = spread(sparePence, [...commitments].reverse(), leftOf);
  for (const share of shares) {
    const record = await recordOf(ctx, share.id);
    if (record) {
      const reason = `Amendment of agreement ${of.ref} lowers the authority’s part`;
      await release(asService(ctx, of.authorityId), record, share.amountPence, reason);
    }
  }
}

async function withdrawAsked(ctx: CommandContext, agreementId: string): Promise<void> {
  const asked = await ctx.tx
    .select({ id: potCommitment.id })
    .from(potCommitment)
    .where(and(eq(potCommitment.agreementId, agreementId), eq(potCommitment.state, 'asked')))
    .orderBy(asc(potCommitment.createdAt), desc(potCommitment.id));
  for (const { id } of asked) {
    const record = await recordOf(ctx, id);
    if (record) {
      const reason = `Agreement ${record.of.ref} has ended`;
      await withdraw(asService(ctx, record.of.authorityId), record, reason);
    }
  }
}

async function recordOf(ctx: CommandContext, id: string): Promise<CommitmentRecord | null> {
  const [found] = await ctx.tx
    .select({ row: potCommitment, pot: budgetPot, of: agreement })
    .from(potCommitment)
    .innerJoin(budgetPot, eq(budgetPot.id, potCommitment.potId))
    .innerJoin(agreement, eq(agreement.id, potCommitment.agreementId))
    .where(eq(potCommitment.id, id));
  return found ?? null;
}
