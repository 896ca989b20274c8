import { and, eq, inArray, type SQL, sum } from 'drizzle-orm';
import { agreement, moneyEntry, moneyPosting } from '#drizzle/schema';
import { SPEND_ACCOUNTS, SPEND_KINDS, type SpendEntry } from '../domain/support/spend';
import { byKey } from './by-key';
import type { FactSource } from './source';

/** What support has cost by agreement, as the money ledger has it. One query. */
export async function spentOf(
  { handle }: FactSource,
  where: SQL | undefined,
): Promise<Map<string, SpendEntry[]>> {
  const rows = await handle
    .select({
      agreementId: agreement.id,
      account: moneyEntry.account,
      urn: moneyEntry.urn,
      amountPence: sum(moneyEntry.amountPence),
    })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .innerJoin(agreement, eq(agreement.id, moneyEntry.agreementId))
    .where(
      and(
        where,
        // The agreement's authority keeps its ledger: the index of accounts begins with it.
        eq(moneyEntry.authorityId, agreement.authorityId),
        inArray(moneyEntry.account, [...SPEND_ACCOUNTS]),
        inArray(moneyPosting.kind, [...SPEND_KINDS]),
      ),
    )
    .groupBy(agreement.id, moneyEntry.account, moneyEntry.urn);
  const entries = rows.map(({ amountPence, ...row }) => ({ ...row, amountPence: Number(amountPence ?? 0) }));
  return byKey(entries, ({ agreementId }) => agreementId);
}
