import { and, asc, count, desc, eq, inArray, or, type SQL } from 'drizzle-orm';
import { agreement, moneyEntry, moneyPosting } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import type { LedgerAccount, PostingKind } from '../domain/ledger/vocabulary';
import { subjectHref } from '../ledger/wording';
import type { SummaryKey } from './groups';
import { POSTINGS_PER_PAGE } from './records';
import { entriesOf, within } from './sums.server';
import { askedYear, namesOf } from './year-end.server';

/** Figures of a posting that a row of the summary counts, by what the summary is by; credits count where they are owed. */
const COUNTED: Readonly<
  Record<SummaryKey, readonly { account: LedgerAccount; label: string; sign: 1 | -1 }[]>
> = {
  school: [
    { account: 'receivable', label: 'Owed by the school', sign: 1 },
    { account: 'support-cost', label: 'Paid by the authority', sign: 1 },
  ],
  pot: [
    { account: 'pot.free', label: 'Free', sign: 1 },
    { account: 'pot.committed', label: 'Promised', sign: 1 },
    { account: 'pot.spent', label: 'Spent', sign: 1 },
  ],
  provider: [{ account: 'payable', label: 'Owed to the provider’s school', sign: -1 }],
};

export type PostingLine = {
  id: string;
  number: number;
  on: string;
  kind: PostingKind;
  memo: string;
  /** One for each of the page's `figures`. */
  pence: Pence[];
  href: string | null;
};

export type DrillDown = {
  by: SummaryKey;
  key: string;
  name: string;
  about: string;
  year: string;
  title: string;
  /** Headings of the figures. */
  figures: string[];
  rows: PostingLine[];
  total: number;
  page: number;
};

/**
 * What a row of the summary is made of: the postings of one school, pot or provider in a year, the latest first.
 * @returns null where the authority's ledger holds nothing of this key
 */
export async function yearEndOf(
  viewer: Viewer,
  by: SummaryKey,
  key: string,
  asked: string | null,
  page: number,
): Promise<DrillDown | null> {
  if (by === 'school' && !/^\d{1,9}$/.test(key)) return null;
  const mine = and(eq(moneyEntry.authorityId, viewer.authorityId), whole(by, key));
  const [any] = await db().select({ id: moneyEntry.id }).from(moneyEntry).where(mine).limit(1);
  if (!any) return null;
  const { year, title, period } = askedYear(asked);
  const inYear = db()
    .select({ id: moneyEntry.postingId })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .where(and(mine, within(period, false)));
  const own = and(eq(moneyPosting.authorityId, viewer.authorityId), inArray(moneyPosting.id, inYear));
  const [counted] = await db().select({ n: count() }).from(moneyPosting).where(own);
  const postings = await db()
    .select()
    .from(moneyPosting)
    .where(own)
    .orderBy(desc(moneyPosting.number))
    .limit(POSTINGS_PER_PAGE)
    .offset((page - 1) * POSTINGS_PER_PAGE);
  const sides = await sidesOf(
    postings.map(({ id }) => id),
    mine,
  );
  return {
    by,
    key,
    ...((await namesOf(by, [{ key }])).get(key) ?? { name: key, about: '' }),
    year,
    title,
    figures: COUNTED[by].map(({ label }) => label),
    total: counted?.n ?? 0,
    page,
    rows: postings.map((posting) => ({
      id: posting.id,
      number: posting.number,
      on: posting.on,
      kind: posting.kind,
      memo: posting.memo,
      pence: COUNTED[by].map(({ account, sign }) => sign * (sides.get(`${posting.id}/${account}`) ?? 0) || 0),
      href: subjectHref(posting.subjectType, posting.subjectId),
    })),
  };
}

/** Entries a key's row counts; a school's also what the authority paid for it, which goes by the agreement. */
function whole(by: SummaryKey, key: string): SQL | undefined {
  if (by !== 'school') return entriesOf(by, key);
  const agreements = db()
    .select({ id: agreement.id })
    .from(agreement)
    .where(eq(agreement.urn, Number(key)));
  const part = and(eq(moneyEntry.account, 'support-cost'), inArray(moneyEntry.agreementId, agreements));
  return or(entriesOf(by, key), part);
}

async function sidesOf(ids: readonly string[], mine: SQL | undefined): Promise<Map<string, Pence>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select()
    .from(moneyEntry)
    .where(and(mine, inArray(moneyEntry.postingId, [...ids])))
    .orderBy(asc(moneyEntry.id));
  const sums = new Map<string, Pence>();
  for (const { postingId, account, amountPence } of rows) {
    const at = `${postingId}/${account}`;
    sums.set(at, (sums.get(at) ?? 0) + amountPence);
  }
  return sums;
}
