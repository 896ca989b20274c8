import { and, eq, gt, lt, or, sql } from 'drizzle-orm';
import { capacityTerm, ledgerEntry, provider } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, onVerify } from '~/platform/record-checks.server';

const sumOf = (column: typeof ledgerEntry.held) => sql<number>`sum(${column})`.mapWith(Number);

/**
 * What `verify` looks at of days: nobody has fewer than none held, committed or used of an offer in a term, and nobody's
 * days are promised twice.
 */
export async function checkDays(handle: Db): Promise<CheckResult> {
  const { held, committed, used, providerId, offerId, term } = ledgerEntry;
  const below = await handle
    .select({ name: provider.name, term })
    .from(ledgerEntry)
    .innerJoin(provider, eq(provider.id, providerId))
    .groupBy(providerId, provider.name, offerId, term)
    .having(or(lt(sumOf(held), 0), lt(sumOf(committed), 0), lt(sumOf(used), 0)));
  const total = sql<number>`sum(${held} + ${committed} + ${used})`.mapWith(Number);
  const beyond = await handle
    .select({ name: provider.name, term, total, cap: capacityTerm.halfDays })
    .from(ledgerEntry)
    .innerJoin(provider, eq(provider.id, providerId))
    .innerJoin(capacityTerm, and(eq(capacityTerm.providerId, providerId), eq(capacityTerm.term, term)))
    .groupBy(providerId, provider.name, term, capacityTerm.halfDays)
    .having(gt(total, capacityTerm.halfDays));
  const [all] = await handle.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(ledgerEntry);
  return {
    checked: all?.n ?? 0,
    problems: [
      ...below.map((row) => `Days of ${row.name} in ${row.term} come to less than none.`),
      ...beyond.map(
        (row) =>
          `Days of ${row.name} in ${row.term} are promised twice: ${row.total} half-days of ${row.cap}.`,
      ),
    ],
  };
}

/** Has `verify` look at the ledger of days. */
export function wireDays(): void {
  onVerify('days', checkDays);
}
