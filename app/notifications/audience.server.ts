import { and, eq, inArray, isNull, type or } from 'drizzle-orm';
import {
  account,
  accountGrant,
  agreement,
  offer,
  proposal,
  provider,
  school,
  schoolStanding,
  supportRequest,
} from '#drizzle/schema';
import type { StoredEvent } from '~/platform/audit.server';
import type { Tx } from '~/platform/transact.server';
import type { Audience } from './domain/table';
import { moneySubjectOf } from './money-subjects.server';

/** The record an event is about, as far as messages need it. */
export type About = {
  authorityId: string;
  urn: number | null;
  schoolName: string;
  providerId: string | null;
  providerName: string;
  homeUrn: number | null;
  ref: string;
};

/** Finds the school, provider and reference an event is about. */
export async function aboutOf(tx: Tx, event: StoredEvent): Promise<About> {
  const money = await moneySubjectOf(tx, event);
  const agreementId = event.subjectType === 'agreement' ? event.subjectId : money?.agreementId;
  const [subjectAgreement] = agreementId
    ? await tx.select().from(agreement).where(eq(agreement.id, agreementId))
    : [];
  const [subjectProposal] =
    event.subjectType === 'proposal'
      ? await tx.select().from(proposal).where(eq(proposal.id, event.subjectId))
      : [];
  const [subjectOffer] =
    event.subjectType === 'offer'
      ? await tx.select({ providerId: offer.providerId }).from(offer).where(eq(offer.id, event.subjectId))
      : [];
  const requestId = event.caseId ?? subjectAgreement?.requestId ?? subjectProposal?.requestId;
  const [request] = requestId
    ? await tx.select().from(supportRequest).where(eq(supportRequest.id, requestId))
    : [];
  const urn = event.urn ?? money?.urn ?? request?.urn ?? null;
  const [place] = urn ? await tx.select({ name: school.name }).from(school).where(eq(school.urn, urn)) : [];
  const providerId =
    event.subjectType === 'provider'
      ? event.subjectId
      : (money?.providerId ??
        subjectAgreement?.providerId ??
        subjectProposal?.providerId ??
        subjectOffer?.providerId ??
        null);
  const [who] = providerId ? await tx.select().from(provider).where(eq(provider.id, providerId)) : [];
  return {
    authorityId: money?.authorityId ?? request?.authorityId ?? event.chain,
    urn,
    schoolName: place?.name ?? 'A school',
    providerId,
    providerName: who?.name ?? 'The provider',
    homeUrn: who?.homeUrn ?? null,
    ref: money?.ref ?? subjectAgreement?.ref ?? request?.ref ?? '',
  };
}

/** Roles at the school that each audience of it has. */
const AT_SCHOOL = {
  school: ['head', 'chair'],
  'school-head': ['head'],
  'school-chair': ['chair'],
} satisfies Partial<Record<Audience, ('head' | 'chair')[]>>;

/** Accounts in an audience. */
export async function accountsIn(tx: Tx, audience: Audience, about: About): Promise<string[]> {
  const atSchool = (urn: number, roles: ('head' | 'chair')[]) =>
    and(eq(accountGrant.urn, urn), inArray(accountGrant.role, roles));
  if (audience === 'school' || audience === 'school-head' || audience === 'school-chair') {
    if (about.urn === null) return [];
    return holders(tx, atSchool(about.urn, AT_SCHOOL[audience]));
  }
  if (audience === 'home-school')
    return about.homeUrn === null ? [] : holders(tx, atSchool(about.homeUrn, ['head']));
  if (audience === 'provider') {
    if (about.providerId === null) return [];
    return holders(tx, and(eq(accountGrant.role, 'leader'), eq(accountGrant.providerId, about.providerId)));
  }
  const inService = (role: 'broker' | 'lead') =>
    and(eq(accountGrant.role, role), eq(accountGrant.authorityId, about.authorityId));
  if (audience === 'lead') return holders(tx, inService('lead'));
  const own = await brokerOf(tx, about);
  return own ? [own] : holders(tx, inService('broker'));
}

async function brokerOf(tx: Tx, about: About): Promise<string | null> {
  if (about.urn === null) return null;
  const [standing] = await tx
    .select({ brokerId: schoolStanding.brokerId })
    .from(schoolStanding)
    // One who has left the service is told nothing: its brokers are, all of them.
    .innerJoin(account, eq(account.id, schoolStanding.brokerId))
    .innerJoin(accountGrant, eq(accountGrant.accountId, account.id))
    .where(
      and(
        eq(account.active, true),
        inArray(accountGrant.role, ['broker', 'lead']),
        eq(accountGrant.authorityId, about.authorityId),
        isNull(accountGrant.endedAt),
        eq(schoolStanding.authorityId, about.authorityId),
        eq(schoolStanding.urn, about.urn),
        eq(schoolStanding.current, true),
      ),
    );
  return standing?.brokerId ?? null;
}

async function holders(tx: Tx, held: ReturnType<typeof or>): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: account.id })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(and(held, isNull(accountGrant.endedAt), eq(account.active, true)));
  return rows.map((row) => row.id);
}
