import { and, asc, eq, gt, gte, inArray, lte } from 'drizzle-orm';
import { agreement, budgetPot, invoice, moneyEntry, moneyPosting, provider, school } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { type Cell, dateCell } from '../domain/exports/cells';
import type { Period } from '../domain/exports/period';
import type { ExportDate } from '../domain/settings/vocabulary';
import { ACCOUNT_NAMES, POSTING_NAMES } from '../ledger/wording';

/** Postings read at a time; each has a handful of sides. */
const PAGE_POSTINGS = 250;

/** Columns of the ledger's file. They stand as they are: an auditor reads every side of every posting. */
export const LEDGER_COLUMNS = [
  'posting',
  'date',
  'what',
  'description',
  'account',
  'debit',
  'credit',
  'cost-code',
  'school-urn',
  'school-name',
  'provider',
  'agreement',
  'invoice',
] as const;

/**
 * Every side of every posting of a period, in order of their numbers: debits and credits of a posting come to the same.
 * Read in pages.
 */
export async function* ledgerLines(
  authorityId: string,
  { from, to }: Period,
  date: ExportDate,
): AsyncGenerator<Cell[][]> {
  let after = 0;
  for (;;) {
    const postings = await db()
      .select()
      .from(moneyPosting)
      .where(
        and(
          eq(moneyPosting.authorityId, authorityId),
          gte(moneyPosting.on, from),
          lte(moneyPosting.on, to),
          gt(moneyPosting.number, after),
        ),
      )
      .orderBy(asc(moneyPosting.number))
      .limit(PAGE_POSTINGS);
    const last = postings.at(-1);
    if (!last) return;
    const sides = await sidesOf(postings.map(({ id }) => id));
    yield postings.flatMap((posting) =>
      debitsFirst(sides.get(posting.id) ?? []).map((side): Cell[] => [
        String(posting.number),
        dateCell(posting.on, date),
        POSTING_NAMES[posting.kind],
        posting.memo,
        ACCOUNT_NAMES[side.account],
        side.amountPence > 0 ? side.amountPence : '',
        side.amountPence < 0 ? -side.amountPence : '',
        side.costCode ?? '',
        side.urn === null ? '' : String(side.urn),
        side.school ?? '',
        side.provider ?? '',
        side.agreement ?? '',
        side.invoice ?? '',
      ]),
    );
    if (postings.length < PAGE_POSTINGS) return;
    after = last.number;
  }
}

function debitsFirst<Side extends { amountPence: number }>(sides: readonly Side[]): Side[] {
  return [...sides].sort((a, b) => b.amountPence - a.amountPence);
}

async function sidesOf(postingIds: readonly string[]) {
  const rows = await db()
    .select({
      postingId: moneyEntry.postingId,
      account: moneyEntry.account,
      amountPence: moneyEntry.amountPence,
      urn: moneyEntry.urn,
      school: school.name,
      provider: provider.name,
      agreement: agreement.ref,
      invoice: invoice.ref,
      costCode: budgetPot.costCode,
    })
    .from(moneyEntry)
    .leftJoin(school, eq(school.urn, moneyEntry.urn))
    .leftJoin(provider, eq(provider.id, moneyEntry.providerId))
    .leftJoin(agreement, eq(agreement.id, moneyEntry.agreementId))
    .leftJoin(invoice, eq(invoice.id, moneyEntry.invoiceId))
    .leftJoin(budgetPot, eq(budgetPot.id, moneyEntry.potId))
    .where(inArray(moneyEntry.postingId, [...postingIds]))
    .orderBy(asc(moneyEntry.id));
  const byPosting = new Map<string, typeof rows>();
  for (const row of rows) byPosting.set(row.postingId, [...(byPosting.get(row.postingId) ?? []), row]);
  return byPosting;
}
