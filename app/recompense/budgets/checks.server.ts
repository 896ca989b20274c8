import { and, eq, isNull, like, sql } from 'drizzle-orm';
import { agreement, budgetPot, moneyEntry, potAllocation, potCommitment } from '#drizzle/schema';
import { moneyWords, type Pence } from '~/kernel/money';
import type { Db } from '~/platform/db.server';
import type { CheckResult } from '~/platform/record-checks.server';
import { leftOf } from '../domain/budgets/commitments';
import { named } from '../ledger/checks.server';

const sumOf = (column: typeof moneyEntry.amountPence | typeof potAllocation.amountPence) =>
  sql<number>`sum(${column})`.mapWith(Number);

/**
 * What the ledger says of every pot is what its allocations and commitments say: allocated, and for each agreement committed
 * and spent. What is free follows from them, as a posting makes zero.
 */
export async function checkPots(handle: Db): Promise<CheckResult> {
  const pots = await handle.select({ id: budgetPot.id, name: budgetPot.name }).from(budgetPot);
  const commitments = await handle
    .select({ row: potCommitment, ref: agreement.ref })
    .from(potCommitment)
    .innerJoin(agreement, eq(agreement.id, potCommitment.agreementId));
  const entries = await handle
    .select({
      potId: moneyEntry.potId,
      account: moneyEntry.account,
      agreementId: moneyEntry.agreementId,
      pence: sumOf(moneyEntry.amountPence),
    })
    .from(moneyEntry)
    .where(like(moneyEntry.account, 'pot.%'))
    .groupBy(moneyEntry.potId, moneyEntry.account, moneyEntry.agreementId);
  const given = await handle
    .select({ potId: potAllocation.potId, pence: sumOf(potAllocation.amountPence) })
    .from(potAllocation)
    .groupBy(potAllocation.potId);
  const [stray] = await handle
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(moneyEntry)
    .where(and(like(moneyEntry.account, 'pot.%'), isNull(moneyEntry.potId)));

  const problems: string[] = [];
  const differs = (what: string, ledger: Pence, record: Pence) => {
    if (ledger === record) return;
    problems.push(`${what} is ${moneyWords(ledger)} in the ledger and ${moneyWords(record)} in the record`);
  };
  for (const { id, name } of pots) {
    const of = entries.filter(({ potId }) => potId === id);
    const sum = (account: string, agreementId?: string) =>
      of.reduce(
        (total, entry) =>
          entry.account === account && (agreementId === undefined || entry.agreementId === agreementId)
            ? total + entry.pence
            : total,
        0,
      );
    const promised = commitments.filter(({ row }) => row.potId === id);
    const record = {
      allocated: given.find(({ potId }) => potId === id)?.pence ?? 0,
      committed: promised.reduce((total, { row }) => total + leftOf(row), 0),
      spent: promised.reduce((total, { row }) => total + row.spentPence, 0),
    };
    differs(`Allocated to ${name} (${id})`, 0 - sum('pot.allocated'), record.allocated);
    differs(`Free in ${name} (${id})`, sum('pot.free'), record.allocated - record.committed - record.spent);
    const ids = new Set([
      ...promised.map(({ row }) => row.agreementId),
      ...of.flatMap(({ agreementId }) => agreementId ?? []),
    ]);
    for (const agreementId of ids) {
      const rows = promised.filter(({ row }) => row.agreementId === agreementId);
      const ref = rows[0]?.ref ?? agreementId;
      const left = rows.reduce((total, { row }) => total + leftOf(row), 0);
      const spent = rows.reduce((total, { row }) => total + row.spentPence, 0);
      differs(`Committed to ${ref} from ${name}`, sum('pot.committed', agreementId), left);
      differs(`Spent on ${ref} from ${name}`, sum('pot.spent', agreementId), spent);
    }
  }
  for (const { row, ref } of commitments) {
    const { amountPence, releasedPence, spentPence } = row;
    if (releasedPence < 0 || spentPence < 0 || releasedPence + spentPence > amountPence) {
      problems.push(`Commitment ${row.id} of ${ref}: released and spent do not fit its amount`);
    }
  }
  if ((stray?.n ?? 0) > 0) problems.push(`${stray?.n} sides of pots belong to no pot`);
  return { checked: pots.length + commitments.length, problems: named(problems) };
}
