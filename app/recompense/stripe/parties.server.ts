import { and, eq, isNotNull } from 'drizzle-orm';
import { claim, invoice, payable, stripeParty } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { type Gate, isMissing } from './gate.server';
import { wantTransfers } from './write-calls.server';

/**
 * Asks Stripe whether a school's account takes transfers, and writes it down. Once it does, what came in through Stripe
 * and is still owed to the school is sent on.
 * @returns whether the account is one of ours
 */
export async function lookAtAccount(gate: Gate, accountId: string): Promise<boolean> {
  const parties = await db().select().from(stripeParty).where(eq(stripeParty.connectedId, accountId));
  if (parties.length === 0) return false;
  const account = await gate.client.accounts.retrieve(accountId).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  const transfers = account?.capabilities?.transfers === 'active';
  for (const party of parties) {
    await transact(systemActor('job', party.authorityId), async (ctx) => {
      if (party.transfers === transfers) return yes();
      await ctx.tx
        .update(stripeParty)
        .set({ transfers, updatedAt: ctx.now })
        .where(eq(stripeParty.id, party.id));
      ctx.emit({
        type: transfers ? 'school.stripe-ready' : 'school.stripe-stopped',
        subject: { type: 'school', id: String(party.urn) },
        urn: party.urn,
        details: { accountId },
      });
      return yes();
    });
  }
  for (const urn of new Set(parties.map((party) => party.urn))) if (transfers) await sendOwed(urn);
  return true;
}

/** What is owed to a school for claims whose invoices were paid through Stripe. */
async function sendOwed(homeUrn: number): Promise<void> {
  const owed = await db()
    .select({ id: invoice.id, authorityId: invoice.authorityId })
    .from(payable)
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .innerJoin(invoice, eq(invoice.claimId, claim.id))
    .where(eq(payable.homeUrn, homeUrn));
  for (const { id, authorityId } of owed)
    await transact(systemActor('job', authorityId), async (ctx) => {
      await wantTransfers(ctx, id);
      return yes();
    });
}

/** Asks of every school's account: what a webhook did not tell. */
export async function lookAtAccounts(gate: Gate): Promise<number> {
  const parties = await db()
    .select({ id: stripeParty.connectedId })
    .from(stripeParty)
    .where(and(isNotNull(stripeParty.connectedId)));
  const ids = new Set(parties.flatMap(({ id }) => (id ? [id] : [])));
  for (const id of ids) await lookAtAccount(gate, id);
  return ids.size;
}
