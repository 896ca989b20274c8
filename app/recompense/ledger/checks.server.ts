import { count, eq, isNull, max, min, ne, sql, sum } from 'drizzle-orm';
import {
  authority,
  claim,
  invoice,
  invoiceEntry,
  moneyEntry,
  moneyPosting,
  numberSeries,
  payment,
} from '#drizzle/schema';
import { moneyWords } from '~/kernel/money';
import type { Db } from '~/platform/db.server';
import { type CheckResult, onVerify, type RecordCheck } from '~/platform/record-checks.server';
import { NUMBER_SERIES, type NumberSeries } from '../domain/ledger/vocabulary';

/** More of one kind than this are counted, not named one by one. */
const MOST = 50;

/**
 * Registers a check of the ledger, run by `verify`: every part hands in its own (`invoices`, `payables`, `pots` …).
 * @param check how many records it looked at, and what is wrong with each in words that name it
 */
export function registerLedgerCheck(name: string, check: RecordCheck): void {
  onVerify(`ledger.${name}`, check);
}

/** The ledger's own checks: every posting makes zero, nothing belongs to nothing, no number is missing. */
export function wireLedger(): void {
  registerLedgerCheck('postings', checkPostings);
  registerLedgerCheck('numbers', checkNumbers);
}

/** Problems, the first by name, and how many more there are. */
export function named(problems: readonly string[]): string[] {
  if (problems.length <= MOST) return [...problems];
  return [...problems.slice(0, MOST), `and ${problems.length - MOST} more of the same kind`];
}

/** Every posting has two sides or more, of its own authority, that make zero; every side belongs to a posting. */
export async function checkPostings(handle: Db): Promise<CheckResult> {
  const [postings] = await handle.select({ n: count() }).from(moneyPosting);
  const sides = await handle
    .select({
      id: moneyPosting.id,
      number: moneyPosting.number,
      sum: sum(moneyEntry.amountPence),
      sides: count(moneyEntry.id),
    })
    .from(moneyPosting)
    .leftJoin(moneyEntry, eq(moneyEntry.postingId, moneyPosting.id))
    .groupBy(moneyPosting.id, moneyPosting.number)
    .having(sql`coalesce(sum(${moneyEntry.amountPence}), 0) <> 0 or count(${moneyEntry.id}) < 2`);
  const orphans = await handle
    .select({ id: moneyEntry.id })
    .from(moneyEntry)
    .leftJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .where(isNull(moneyPosting.id));
  const elsewhere = await handle
    .select({ id: moneyEntry.id, number: moneyPosting.number })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .where(ne(moneyEntry.authorityId, moneyPosting.authorityId));
  return {
    checked: postings?.n ?? 0,
    problems: [
      ...named(
        sides.map((one) =>
          Number(one.sides) < 2
            ? `Posting ${one.number} (${one.id}) has fewer than two sides`
            : `Posting ${one.number} (${one.id}) makes ${moneyWords(Number(one.sum))}, not zero`,
        ),
      ),
      ...named(orphans.map(({ id }) => `Entry ${id} belongs to no posting`)),
      ...named(
        elsewhere.map(({ id, number }) => `Entry ${id} of posting ${number} is of another authority than it`),
      ),
    ],
  };
}

/** In every series of every authority the numbers run from 1 without a gap to the last one taken. */
export async function checkNumbers(handle: Db): Promise<CheckResult> {
  const names = new Map(
    (await handle.select({ id: authority.id, name: authority.name }).from(authority)).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const taken = new Map((await handle.select().from(numberSeries)).map(({ id, next }) => [id, next - 1]));
  const problems: string[] = [];
  let checked = 0;
  for (const series of NUMBER_SERIES) {
    for (const used of await usedNumbers(handle, series)) {
      const last = taken.get(`${used.authorityId}:${series}`) ?? 0;
      const n = Number(used.n);
      checked += n;
      taken.delete(`${used.authorityId}:${series}`);
      const whole = Number(used.first) === 1 && Number(used.last) === last && n === last;
      if (!whole)
        problems.push(
          `Numbers of ${series} in ${names.get(used.authorityId) ?? used.authorityId}: ${n} from ${used.first} to ${used.last}, where ${last} were taken`,
        );
    }
  }
  for (const [id, last] of taken)
    if (last > 0) problems.push(`Numbers ${id}: ${last} were taken, and none is used`);
  return { checked, problems: named(problems) };
}

type Used = { authorityId: string; n: number; first: number | null; last: number | null };

/** How many numbers of a series each authority uses, the first and the last. */
function usedNumbers(handle: Db, series: NumberSeries): Promise<Used[]> {
  const from = (
    table: typeof moneyPosting | typeof claim | typeof invoice | typeof invoiceEntry | typeof payment,
  ) =>
    handle
      .select({
        authorityId: table.authorityId,
        n: sql<number>`count(distinct ${table.number})`.mapWith(Number),
        first: min(table.number),
        last: max(table.number),
      })
      .from(table)
      .where(sql`${table.number} is not null`)
      .groupBy(table.authorityId);
  switch (series) {
    case 'posting':
      return from(moneyPosting);
    case 'claim':
      return from(claim);
    case 'invoice':
      return from(invoice);
    case 'credit-note':
      return from(invoiceEntry);
    case 'payment':
      return from(payment);
  }
}
