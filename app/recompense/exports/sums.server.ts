import { and, eq, gte, inArray, isNotNull, lt, lte, type SQL, sum } from 'drizzle-orm';
import { agreement, moneyEntry, moneyPosting } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import type { Period } from '../domain/exports/period';
import type { LedgerSum } from '../domain/exports/year-end';
import type { LedgerAccount } from '../domain/ledger/vocabulary';
import type { SummaryKey } from './groups';

const ACCOUNTS: Readonly<Record<SummaryKey, readonly LedgerAccount[]>> = {
  school: ['receivable'],
  pot: ['pot.allocated', 'pot.free', 'pot.committed', 'pot.spent'],
  provider: ['payable'],
};

/** Which entries of the ledger a row of the summary is made of; the authority's part goes by the agreement's school. */
export function entriesOf(by: SummaryKey, key?: string): SQL | undefined {
  const accounts = inArray(moneyEntry.account, [...ACCOUNTS[by]]);
  if (by === 'school') {
    return and(accounts, key === undefined ? isNotNull(moneyEntry.urn) : eq(moneyEntry.urn, Number(key)));
  }
  const column = by === 'pot' ? moneyEntry.potId : moneyEntry.providerId;
  return and(accounts, key === undefined ? isNotNull(column) : eq(column, key));
}

/** The ledger's sums by school, pot or provider, up to the end of a period. */
export async function ledgerSums(authorityId: string, by: SummaryKey, period: Period): Promise<LedgerSum[]> {
  const column = by === 'school' ? moneyEntry.urn : by === 'pot' ? moneyEntry.potId : moneyEntry.providerId;
  const read = async (before: boolean): Promise<LedgerSum[]> => {
    const rows = await db()
      .select({
        key: column,
        account: moneyEntry.account,
        kind: moneyPosting.kind,
        pence: sum(moneyEntry.amountPence),
      })
      .from(moneyEntry)
      .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
      .where(and(eq(moneyEntry.authorityId, authorityId), entriesOf(by), within(period, before)))
      .groupBy(column, moneyEntry.account, moneyPosting.kind);
    return rows.map((row) => ({ ...row, key: String(row.key), pence: Number(row.pence), before }));
  };
  const part = by === 'school' ? await authorityParts(authorityId, period) : [];
  return [...(await read(true)), ...(await read(false)), ...part];
}

/** What the authority paid itself for the support of each school, within the period. */
async function authorityParts(authorityId: string, period: Period): Promise<LedgerSum[]> {
  const rows = await db()
    .select({ urn: agreement.urn, kind: moneyPosting.kind, pence: sum(moneyEntry.amountPence) })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .innerJoin(agreement, eq(agreement.id, moneyEntry.agreementId))
    .where(
      and(
        eq(moneyEntry.authorityId, authorityId),
        eq(moneyEntry.account, 'support-cost'),
        within(period, false),
      ),
    )
    .groupBy(agreement.urn, moneyPosting.kind);
  return rows.map(({ urn, kind, pence }) => ({
    key: String(urn),
    account: 'support-cost',
    kind,
    before: false,
    pence: Number(pence),
  }));
}

/** Postings of a period, or of the time before it. */
export function within({ from, to }: Period, before: boolean): SQL | undefined {
  return before ? lt(moneyPosting.on, from) : and(gte(moneyPosting.on, from), lte(moneyPosting.on, to));
}
