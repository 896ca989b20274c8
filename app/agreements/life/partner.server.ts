import { and, eq, inArray } from 'drizzle-orm';
import { account, accountGrant, agreement, domainEvent, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { systemActor, transact } from '~/platform/transact.server';
import { carriedFrom } from '../carried.server';
import type { AgreementState, Carried } from '../domain';
import { type LossSign, looksLost, lossSigns, type PartnerFacts } from '../domain/life/partner-loss';
import { type AgreementHead, headOf } from '../queries.server';
import { eventOf, loadAgreement } from '../record.server';

/** States in which a partner who leaves is missed. */
const STILL_NEEDED: readonly AgreementState[] = ['draft', 'signing', 'active', 'paused'];

export type LostPartner = {
  id: string;
  ref: string;
  state: AgreementState;
  authorityId: string;
  urn: number;
  requestId: string;
  schoolName: string;
  providerName: string;
  signs: LossSign[];
  /** Whether they are gone as far as the record tells, and not only to be asked. */
  lost: boolean;
};

const agreementColumns = {
  id: agreement.id,
  ref: agreement.ref,
  state: agreement.state,
  authorityId: agreement.authorityId,
  urn: agreement.urn,
  requestId: agreement.requestId,
  providerId: agreement.providerId,
  createdAt: agreement.createdAt,
};

const providerColumns = {
  id: provider.id,
  name: provider.name,
  active: provider.active,
  designatedOn: provider.designatedOn,
  designationExpires: provider.designationExpires,
  appetite: provider.appetite,
  /** One account that signs, or signed, in for them; null where there is none. */
  signsIn: account.active,
  until: accountGrant.endedAt,
};

/**
 * Agreements whose partner shows signs of having left, of one authority or of all. Partners are looked at first: of
 * hundreds of agreements few have one that shows any.
 * @param only those of these ids
 */
export async function lostPartners(
  handle: Db,
  on: CalendarDate,
  { authorityId, only }: { authorityId?: string; only?: readonly string[] } = {},
): Promise<LostPartner[]> {
  const wanted = and(
    inArray(agreement.state, [...STILL_NEEDED]),
    authorityId === undefined ? undefined : eq(agreement.authorityId, authorityId),
    only === undefined ? undefined : inArray(agreement.id, [...only]),
  );
  const partners = await handle
    .select(providerColumns)
    .from(provider)
    .leftJoin(accountGrant, and(eq(accountGrant.providerId, provider.id), eq(accountGrant.role, 'leader')))
    .leftJoin(account, eq(account.id, accountGrant.accountId))
    .where(inArray(provider.id, handle.select({ id: agreement.providerId }).from(agreement).where(wanted)));
  const factsOf = new Map<string, Omit<PartnerFacts, 'saidSince'> & { id: string; name: string }>();
  for (const { signsIn, until, ...who } of partners) {
    const open = signsIn === true && until === null;
    if (open || !factsOf.has(who.id))
      factsOf.set(who.id, { ...who, account: open ? 'open' : signsIn === null ? 'never' : 'closed' });
  }
  // Whether they said "not now" before or after an agreement can only take a sign away.
  const suspects = [...factsOf.values()].filter(
    (facts) => lossSigns({ ...facts, saidSince: true }, on).length > 0,
  );
  if (suspects.length === 0) return [];
  const rows = await handle
    .select({ row: agreementColumns, schoolName: school.name })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(
      and(
        wanted,
        inArray(
          agreement.providerId,
          suspects.map(({ id }) => id),
        ),
      ),
    );
  const closed = suspects.filter(({ appetite }) => appetite === 'not-now').map(({ id }) => id);
  const said = await appetiteSaid(handle, closed);
  return rows.flatMap(({ row, schoolName }): LostPartner[] => {
    const who = factsOf.get(row.providerId);
    if (!who) return [];
    const facts: PartnerFacts = { ...who, saidSince: (said.get(who.id) ?? 0) > row.createdAt.getTime() };
    const signs = lossSigns(facts, on);
    const { id, ref, state, urn, requestId } = row;
    const about = { id, ref, state, urn, requestId, authorityId: row.authorityId };
    return signs.length === 0
      ? []
      : [{ ...about, schoolName, providerName: who.name, signs, lost: looksLost(signs) }];
  });
}

/** When each provider last said whether they want work, as an instant. */
async function appetiteSaid(handle: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const events = await handle
    .select({ id: domainEvent.subjectId, at: domainEvent.at })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.type, 'provider.appetite-set'),
        eq(domainEvent.subjectType, 'provider'),
        inArray(domainEvent.subjectId, [...ids]),
      ),
    );
  const last = new Map<string, number>();
  for (const { id, at } of events) last.set(id, Math.max(last.get(id) ?? 0, at.getTime()));
  return last;
}

/** The signs of one agreement, for the service; null where there are none or it is not theirs to end. */
export async function partnerNotice(viewer: Viewer, id: string): Promise<LostPartner | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record?.standings.includes('service')) return null;
  const [found] = await lostPartners(db(), today(), { only: [id] });
  return found ?? null;
}

/** What the page that finds another partner needs; null where it is not the service's to do. */
export type PartnerPage = AgreementHead & {
  signs: LossSign[];
  /** What a new agreement would take up; null where this one was never in force. */
  carried: Carried | null;
  requestId: string;
  /** Whether it can be done now. */
  open: boolean;
};

export async function partnerPage(viewer: Viewer, id: string): Promise<PartnerPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record?.standings.includes('service')) return null;
  const { row } = record;
  const [found] = await lostPartners(db(), today(), { only: [id] });
  return {
    ...headOf(record),
    signs: found?.signs ?? [],
    carried: row.activeAt ? await carriedFrom(db(), row, today()) : null,
    requestId: row.requestId,
    open: STILL_NEEDED.includes(row.state),
  };
}

/** The other end of a chain: an agreement that was ended, and the one that took it up. */
export type Chain = { id: string; ref: string };

/** What this agreement takes up, and what took it up, as far as they are the viewer's to know of. */
export async function chainOf(
  viewer: Viewer,
  id: string,
): Promise<{ before: Chain | null; after: Chain | null }> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return { before: null, after: null };
  const [later] = await db()
    .select({ id: agreement.id })
    .from(agreement)
    .where(eq(agreement.replacesId, id))
    .limit(1);
  const known = async (other: string | null | undefined): Promise<Chain | null> => {
    const found = other ? await loadAgreement(db(), viewer, other) : null;
    return found && { id: found.row.id, ref: found.row.ref };
  };
  return { before: await known(record.row.replacesId), after: await known(later?.id) };
}

/**
 * Tells brokers of partners who look lost: one event for each agreement and set of signs, so that nobody is told twice
 * of the same. A scheduled job.
 * @returns how many were told of
 */
export async function noteLostPartners(): Promise<number> {
  const found = await lostPartners(db(), today());
  let told = 0;
  for (const one of found) {
    const verdict = await transact(systemActor('job', one.authorityId), async (ctx) => {
      const earlier = await ctx.tx
        .select({ payload: domainEvent.payload })
        .from(domainEvent)
        .where(and(eq(domainEvent.type, 'agreement.partner-lost'), eq(domainEvent.subjectId, one.id)));
      const signs = one.signs.join();
      if (earlier.some(({ payload }) => payload.includes(`"${signs}"`))) return yes(false);
      ctx.emit({ ...eventOf(one, 'agreement.partner-lost'), details: { signs } });
      return yes(true);
    });
    if (verdict.ok && verdict.value) told++;
  }
  return told;
}
