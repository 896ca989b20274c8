import { and, eq } from 'drizzle-orm';
import { offer, provider } from '#drizzle/schema';
import { freshness, qaUntil } from '~/directory/domain/standing';
import { termDates, termOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { always, type Collecting, type OpenMatter } from '../matter';

/** One that ended longer ago than this is no longer news: whoever wanted to renew it has. */
const LAPSED_DAYS = 120;

const columns = {
  id: provider.id,
  designationExpires: provider.designationExpires,
  qaState: provider.qaState,
  qaOn: provider.qaOn,
};
type ProviderRow = Pick<typeof provider.$inferSelect, keyof typeof columns>;

/** What lapses in the register: offers not confirmed this term, designations, quality assurance. */
export async function registerMatters(handle: Db, by: Collecting): Promise<OpenMatter[]> {
  const providers = await handle
    .select(columns)
    .from(provider)
    .where(and(eq(provider.authorityId, by.authorityId), eq(provider.active, true)));
  const offers = await handle
    .select({ providerId: offer.providerId, lastConfirmedAt: offer.lastConfirmedAt })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .where(
      and(eq(provider.authorityId, by.authorityId), eq(provider.active, true), eq(offer.state, 'published')),
    );
  const old = new Set(
    offers
      .filter(({ lastConfirmedAt }) => freshness(lastConfirmedAt, by.today) !== 'this-term')
      .map(({ providerId }) => providerId),
  );
  return providers.flatMap((row) => [
    ...(old.has(row.id) ? [unconfirmed(row, by.today)] : []),
    ...lapsing(row, by.today),
  ]);
}

const common = ({ id }: ProviderRow) => ({
  subject: { type: 'provider', id },
  event: { subject: { type: 'provider', id } },
});

/** Since the term began: offers are confirmed once a term. */
function unconfirmed(row: ProviderRow, today: CalendarDate): OpenMatter {
  const since = termDates(termOf(today)).from;
  return { ...common(row), kind: 'offer-unconfirmed', due: null, since, whom: always('provider') };
}

function lapsing(row: ProviderRow, today: CalendarDate): OpenMatter[] {
  const recent = (date: CalendarDate | null): date is CalendarDate =>
    date !== null && date >= addDays(today, -LAPSED_DAYS);
  const { designationExpires } = row;
  const until = row.qaState === 'lapsed' || row.qaState === 'not-yet' ? null : qaUntil(row.qaOn);
  return [
    ...(recent(designationExpires)
      ? [
          {
            ...common(row),
            kind: 'designation-lapsing' as const,
            due: designationExpires,
            since: null,
            whom: always('provider', 'broker'),
          },
        ]
      : []),
    ...(recent(until)
      ? [
          {
            ...common(row),
            kind: 'quality-assurance-lapsing' as const,
            due: until,
            since: null,
            whom: always('broker'),
          },
        ]
      : []),
  ];
}
