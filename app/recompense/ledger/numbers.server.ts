import { eq, sql } from 'drizzle-orm';
import { authority, numberSeries } from '#drizzle/schema';
import { refPrefix } from '~/diagnosis/domain';
import type { Db } from '~/platform/db.server';
import type { NumberSeries } from '../domain/ledger/vocabulary';

/**
 * The next number of a series of an authority, from 1. Taken in the transaction that uses it, so that a refusal gives it
 * back: an authority's numbers have no gap, and none is used twice.
 */
export async function takeNumber(tx: Db, authorityId: string, series: NumberSeries): Promise<number> {
  const id = `${authorityId}:${series}`;
  const [row] = await tx
    .insert(numberSeries)
    .values({ id, authorityId, next: 2 })
    .onConflictDoUpdate({ target: numberSeries.id, set: { next: sql`${numberSeries.next} + 1` } })
    .returning({ next: numberSeries.next });
  if (!row) throw new Error(`No number of ${series} could be taken`);
  return row.next - 1;
}

const LETTERS: Readonly<Record<Exclude<NumberSeries, 'posting'>, string>> = {
  claim: 'CLM',
  invoice: 'INV',
  'credit-note': 'CRN',
  payment: 'PAY',
};

/** A numbered document's reference, e.g. `MAR-INV-00012`: the authority's prefix, the series, the number. */
export async function takeReference(
  tx: Db,
  authorityId: string,
  series: keyof typeof LETTERS,
): Promise<{ number: number; ref: string }> {
  const number = await takeNumber(tx, authorityId, series);
  const [of] = await tx.select().from(authority).where(eq(authority.id, authorityId));
  const prefix = refPrefix(of?.name ?? '', of?.settings.refPrefix);
  return { number, ref: `${prefix}-${LETTERS[series]}-${String(number).padStart(5, '0')}` };
}
