import { desc, eq } from 'drizzle-orm';
import { agreement, potCommitment } from '#drizzle/schema';
import { recompenseOf } from '~/agreements/domain';
import type { SigningGate } from '~/agreements/gates.server';
import { moneyWords, type Pence } from '~/kernel/money';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { CommandContext } from '~/platform/transact.server';
import { coverOf, leftOf, spread } from '../domain/budgets/commitments';
import { decideCover, decideTerms } from '../domain/budgets/gate';
import { type CommitmentEvent, commitmentMachine } from '../domain/budgets/states';
import type { Entry } from '../domain/ledger/posting';
import { potSpent, potUnspent } from '../domain/ledger/postings';
import { authorityPart, type CommitmentRow, claimedSoFar, commitmentsOf, hasPots } from './read.server';

/** Where money is asked for. */
export const fundPath = (agreementId: string) => `/agreements/${agreementId}/recompense/fund`;

/**
 * The condition of the authority's signature: its part of the text is covered by approved commitments, and terms leave
 * room for what was approved on claims already. Where an authority has no pots, its money is kept elsewhere and only the
 * second is asked.
 */
export const fundsGate: SigningGate = async ({ tx }, { row, content }) => {
  const terms = recompenseOf(content.recompense);
  if (row.activeAt !== null) {
    const claimed = await claimedSoFar(tx, row.id);
    const agreed = {
      work: terms.total - terms.expenses,
      expenses: terms.expenses,
      authority: terms.authorityPays,
      school: terms.schoolPays,
    };
    const roomy = decideTerms(agreed, claimed);
    if (!roomy.ok) return roomy;
  }
  const needPence = authorityPart(content);
  if (needPence === 0 || !(await hasPots(tx, row.authorityId))) return yes();
  return decideCover(needPence, coverOf(await commitmentsOf(tx, row.id)), fundPath(row.id));
};

/**
 * Draws on an agreement's commitments for an approved claim, the oldest first, inside the caller's transaction.
 * @param input.amountPence the authority's part of the claim
 * @param input.subject what draws, for the audit trail
 * @returns the pot's entries for the caller's posting (committed → spent), none where the authority has no pots;
 *   `funds.short` with the sum missing
 */
export async function spendCommitted(
  ctx: CommandContext,
  input: { agreementId: string; amountPence: Pence; subject: { type: string; id: string } },
): Promise<Verdict<Entry[]>> {
  const { agreementId, amountPence } = input;
  if (amountPence === 0) return yes([]);
  const all = await commitmentsOf(ctx.tx, agreementId);
  const { shares, shortPence } = spread(amountPence, all, leftOf);
  if (shortPence > 0) {
    if (all.length === 0 && !(await hasPots(ctx.tx, await authorityOf(ctx, agreementId)))) return yes([]);
    return no(
      'funds.short',
      `The authority’s part is ${moneyWords(amountPence)}, and ${moneyWords(amountPence - shortPence)} is approved from the budget and not spent: ${moneyWords(shortPence)} is missing. Ask for it on the agreement’s page “Money for this agreement”, then come back.`,
      { details: { missingPence: shortPence, where: fundPath(agreementId) } },
    );
  }
  const entries: Entry[] = [];
  for (const share of shares) {
    const row = all.find(({ id }) => id === share.id);
    if (row) await move(ctx, row, 'spend', { spentPence: row.spentPence + share.amountPence });
    entries.push(...potSpent(share.amountPence, { potId: share.potId, agreementId }));
  }
  return yes(entries);
}

async function authorityOf({ tx }: CommandContext, agreementId: string): Promise<string> {
  const [row] = await tx
    .select({ authorityId: agreement.authorityId })
    .from(agreement)
    .where(eq(agreement.id, agreementId));
  return row?.authorityId ?? '';
}

/**
 * Gives back what an approved claim drew (claw-back), the newest commitment first, inside the caller's transaction. What
 * goes back to a commitment that stands may be drawn again; to one that was released, straight to its pot.
 * @returns the pot's entries for the caller's posting; of no more than was drawn
 */
export async function unspend(
  ctx: CommandContext,
  input: { agreementId: string; amountPence: Pence },
): Promise<Entry[]> {
  const { agreementId, amountPence } = input;
  const all = await ctx.tx
    .select()
    .from(potCommitment)
    .where(eq(potCommitment.agreementId, agreementId))
    .orderBy(desc(potCommitment.createdAt), desc(potCommitment.id));
  const { shares } = spread(amountPence, all, ({ spentPence }) => spentPence);
  const entries: Entry[] = [];
  for (const { id, potId, amountPence: part } of shares) {
    const row = all.find((one) => one.id === id);
    if (!row) continue;
    const gone = row.state === 'released';
    await move(ctx, row, 'unspend', {
      spentPence: row.spentPence - part,
      ...(gone ? { releasedPence: row.releasedPence + part } : {}),
    });
    entries.push(...potUnspent(part, { potId, agreementId }, gone ? 'pot.free' : 'pot.committed'));
  }
  return entries;
}

/** Moves a commitment by one event of its table. @throws Error where the table does not know it: a fault of the program */
export async function move(
  ctx: CommandContext,
  row: CommitmentRow,
  event: CommitmentEvent,
  change: Partial<CommitmentRow>,
): Promise<void> {
  const to = next(commitmentMachine, row.state, event);
  if (!to.ok) throw new Error(to.message);
  await ctx.tx
    .update(potCommitment)
    .set({ ...change, state: to.value, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(potCommitment.id, row.id));
}
