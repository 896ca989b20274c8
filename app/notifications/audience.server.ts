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
import { AUDIENCES, type Audience } from './domain/template';
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
  /** The person, where the event is about an account. */
  accountId: string | null;
  personName: string;
  /** Whom the event's details name: audiences or ids of accounts; and who is left out. */
  whom: readonly string[];
  except: readonly string[];
};

/**
 * Finds the school, provider and reference an event is about: from its subject, else from what its details name
 * (`agreementId`, `providerId`).
 */
export async function aboutOf(tx: Tx, event: StoredEvent): Promise<About> {
  const said = detailsOf(event);
  const money = await moneySubjectOf(tx, event);
  const agreementId =
    event.subjectType === 'agreement'
      ? event.subjectId
      : (money?.agreementId ?? text(said.agreementId) ?? undefined);
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
        text(said.providerId));
  const [who] = providerId ? await tx.select().from(provider).where(eq(provider.id, providerId)) : [];
  const accountId = event.subjectType === 'account' ? event.subjectId : null;
  const [person] = accountId
    ? await tx
        .select({ name: account.name, authorityId: account.authorityId })
        .from(account)
        .where(eq(account.id, accountId))
    : [];
  return {
    authorityId: money?.authorityId ?? request?.authorityId ?? person?.authorityId ?? event.chain,
    urn,
    schoolName: place?.name ?? 'A school',
    providerId,
    providerName: who?.name ?? 'The provider',
    homeUrn: who?.homeUrn ?? null,
    ref: money?.ref ?? subjectAgreement?.ref ?? request?.ref ?? '',
    accountId,
    personName: person?.name ?? 'Somebody',
    whom: texts(said.whom),
    except: texts(said.except),
  };
}

/** What an event's details say, by name. */
export function detailsOf({ payload }: Pick<StoredEvent, 'payload'>): Record<string, unknown> {
  const { details } = JSON.parse(payload) as { details?: unknown }; // Written by `appendEvents` alone.
  return Object.fromEntries(Object.entries(details ?? {}));
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const isAudience = (word: string): word is Audience => AUDIENCES.some((audience) => audience === word);

/** Roles at the school that each audience of it has. */
const AT_SCHOOL = {
  school: ['head', 'chair'],
  'school-head': ['head'],
  'school-chair': ['chair'],
} satisfies Partial<Record<Audience, ('head' | 'chair')[]>>;

/** Accounts in an audience, the active ones; those the event leaves out are still among them. */
export async function accountsIn(tx: Tx, audience: Audience, about: About): Promise<string[]> {
  switch (audience) {
    case 'school':
    case 'school-head':
    case 'school-chair':
      return about.urn === null ? [] : holders(tx, atSchool(about.urn, AT_SCHOOL[audience]));
    case 'home-school':
      return about.homeUrn === null ? [] : holders(tx, atSchool(about.homeUrn, ['head']));
    case 'provider':
      if (about.providerId === null) return [];
      return holders(tx, and(eq(accountGrant.role, 'leader'), eq(accountGrant.providerId, about.providerId)));
    case 'broker':
      return brokersOf(tx, about.authorityId, about.urn === null ? [] : [about.urn]);
    case 'lead':
    case 'admin':
      return holders(tx, inAuthority(audience, about.authorityId));
    case 'account':
      return about.accountId === null ? [] : holders(tx, eq(account.id, about.accountId));
    case 'account-broker':
      return about.accountId === null
        ? []
        : brokersOf(tx, about.authorityId, await placesOf(tx, about.accountId));
    case 'whom':
      return named(tx, about);
  }
}

/** Accounts that the event's details name, by audience or by id; those who have left are not told. */
async function named(tx: Tx, about: About): Promise<string[]> {
  const found = new Set<string>();
  const ids: string[] = [];
  for (const word of about.whom) {
    if (!isAudience(word)) ids.push(word);
    // An event that names its names would never end.
    else if (word !== 'whom') for (const id of await accountsIn(tx, word, about)) found.add(id);
  }
  for (const id of ids.length > 0 ? await holders(tx, inArray(account.id, ids)) : []) found.add(id);
  return [...found];
}

const atSchool = (urn: number, roles: ('head' | 'chair')[]) =>
  and(eq(accountGrant.urn, urn), inArray(accountGrant.role, roles));
const inAuthority = (role: 'broker' | 'lead' | 'admin', authorityId: string) =>
  and(eq(accountGrant.role, role), eq(accountGrant.authorityId, authorityId));

/** The schools' own brokers; where none of the schools has one, every broker of the authority. */
async function brokersOf(tx: Tx, authorityId: string, urns: readonly number[]): Promise<string[]> {
  const own = new Set<string>();
  for (const urn of urns) {
    const broker = await brokerOf(tx, { authorityId, urn });
    if (broker) own.add(broker);
  }
  return own.size > 0 ? [...own] : holders(tx, inAuthority('broker', authorityId));
}

/** URNs of the schools an account acts at, and of the home schools of providers it acts for. */
async function placesOf(tx: Tx, accountId: string): Promise<number[]> {
  const rows = await tx
    .select({ urn: accountGrant.urn, homeUrn: provider.homeUrn })
    .from(accountGrant)
    .leftJoin(provider, eq(provider.id, accountGrant.providerId))
    .where(and(eq(accountGrant.accountId, accountId), isNull(accountGrant.endedAt)));
  const urns = rows.flatMap(({ urn, homeUrn }) => [urn, homeUrn]).filter((urn) => urn !== null);
  return [...new Set(urns)].sort((a, b) => a - b);
}

async function brokerOf(tx: Tx, about: { authorityId: string; urn: number }): Promise<string | null> {
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
