import { and, asc, count, desc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { account, moneyEntry, moneyPosting, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, isCalendarDate } from '~/kernel/clock';
import { type AskedPlace, listPlace } from '~/kernel/list-place';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { type KeyedPage, keyedPage } from '~/platform/keyed-page.server';
import { LEDGER_ACCOUNTS, type LedgerAccount, type PostingKind } from '../domain/ledger/vocabulary';

export const POSTINGS_A_PAGE = 25;

/** Which postings are shown: of an account, from a day to a day. */
export type LedgerFilter = {
  account: LedgerAccount | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
} & AskedPlace;

/** Reads the filters of the ledger from its address; what makes no sense there is left out. */
export function readLedgerFilter(params: URLSearchParams): LedgerFilter {
  return {
    account: LEDGER_ACCOUNTS.find((one) => one === params.get('account')) ?? null,
    from: dateOf(params, 'from'),
    to: dateOf(params, 'to'),
    ...listPlace(params),
  };
}

/** A date as one text, or as the three boxes of a form. */
function dateOf(params: URLSearchParams, name: string): CalendarDate | null {
  const two = (part: string) => (params.get(`${name}.${part}`) ?? '').trim().padStart(2, '0');
  const text =
    params.get(name) ?? `${(params.get(`${name}.year`) ?? '').trim()}-${two('month')}-${two('day')}`;
  return isCalendarDate(text) ? text : null;
}

/** An account's line of the trial balance. */
export type AccountLine = {
  account: LedgerAccount;
  debitPence: Pence;
  creditPence: Pence;
  balancePence: Pence;
};

export type PostingLine = {
  id: string;
  number: number;
  kind: PostingKind;
  on: CalendarDate;
  memo: string;
  by: string;
  subject: { type: string; id: string };
  entries: { id: string; account: LedgerAccount; amountPence: Pence; schoolName: string | null }[];
};

export type LedgerPage = {
  accounts: AccountLine[];
  /** What debits and credits make together: nothing, in a sound ledger. */
  debitPence: Pence;
  creditPence: Pence;
  postings: PostingLine[];
  total: number;
  older: string | null;
  newer: string | null;
};

/** The trial balance of the viewer's authority in a period, and its postings, the latest first. */
export async function ledgerPage(
  viewer: Viewer,
  filter: LedgerFilter,
  perPage = POSTINGS_A_PAGE,
): Promise<LedgerPage> {
  const period = and(
    eq(moneyPosting.authorityId, viewer.authorityId),
    filter.from ? gte(moneyPosting.on, filter.from) : undefined,
    filter.to ? lte(moneyPosting.on, filter.to) : undefined,
  );
  const accounts = await trialBalance(period);
  const shown =
    filter.account === null
      ? period
      : and(period, inArray(moneyPosting.id, touching(viewer.authorityId, filter.account)));
  const [counted] = await db().select({ n: count() }).from(moneyPosting).where(shown);
  const total = Number(counted?.n ?? 0);
  const { rows: postings, ...beside } = await postingsOf(shown, filter, perPage);
  return {
    accounts,
    debitPence: accounts.reduce((sum, { debitPence }) => sum + debitPence, 0),
    creditPence: accounts.reduce((sum, { creditPence }) => sum + creditPence, 0),
    postings,
    total,
    ...beside,
  };
}

const touching = (authorityId: string, of: LedgerAccount) =>
  db()
    .select({ id: moneyEntry.postingId })
    .from(moneyEntry)
    .where(and(eq(moneyEntry.authorityId, authorityId), eq(moneyEntry.account, of)));

/** Debits, credits and balance of every account that has any, in the order of the vocabulary. */
async function trialBalance(period: SQL | undefined): Promise<AccountLine[]> {
  const amount = moneyEntry.amountPence;
  const rows = await db()
    .select({
      account: moneyEntry.account,
      debit: sql<string>`sum(case when ${amount} > 0 then ${amount} else 0 end)`,
      credit: sql<string>`sum(case when ${amount} < 0 then -${amount} else 0 end)`,
    })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .where(period)
    .groupBy(moneyEntry.account);
  return LEDGER_ACCOUNTS.flatMap((name) => {
    const row = rows.find((one) => one.account === name);
    if (!row) return [];
    const debitPence = Number(row.debit);
    const creditPence = Number(row.credit);
    return [{ account: name, debitPence, creditPence, balancePence: debitPence - creditPence }];
  });
}

async function postingsOf(
  where: SQL | undefined,
  place: AskedPlace,
  perPage: number,
): Promise<KeyedPage<PostingLine>> {
  const { rows, ...beside } = await keyedPage(place, perPage, [moneyPosting.number], {
    read: (part) =>
      db()
        .select({ posting: moneyPosting, by: account.name })
        .from(moneyPosting)
        .leftJoin(account, eq(account.id, moneyPosting.byId))
        .where(and(where, part.where))
        .orderBy(...part.orderBy)
        .limit(part.limit)
        .offset(part.offset),
    keyOf: ({ posting }) => [posting.number],
  });
  if (rows.length === 0) return { rows: [], ...beside };
  const entries = await db()
    .select({ entry: moneyEntry, schoolName: school.name })
    .from(moneyEntry)
    .leftJoin(school, eq(school.urn, moneyEntry.urn))
    .where(
      inArray(
        moneyEntry.postingId,
        rows.map(({ posting }) => posting.id),
      ),
    )
    .orderBy(desc(moneyEntry.amountPence), asc(moneyEntry.id));
  const lines = rows.map(({ posting, by }) => ({
    id: posting.id,
    number: posting.number,
    kind: posting.kind,
    on: posting.on,
    memo: posting.memo,
    by: by ?? 'Alongside',
    subject: { type: posting.subjectType, id: posting.subjectId },
    entries: entries
      .filter(({ entry }) => entry.postingId === posting.id)
      .map(({ entry, schoolName }) => ({
        id: entry.id,
        account: entry.account,
        amountPence: entry.amountPence,
        schoolName,
      })),
  }));
  return { rows: lines, ...beside };
}
