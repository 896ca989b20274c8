import { and, asc, count, desc, eq, inArray, isNotNull, like, or, type SQL, sql } from 'drizzle-orm';
import { agreement, claim, claimSample, provider, school } from '#drizzle/schema';
import { providersOf, type Viewer } from '~/accounts/domain/roles';
import type { Reach } from '~/agreements/domain';
import { reachOf } from '~/agreements/record.server';
import { pageNumber } from '~/kernel/page-number';
import { db } from '~/platform/db.server';
import { CLAIM_STATES, type ClaimState } from '../domain/claims/vocabulary';

export const CLAIMS_PER_PAGE = 25;

/** What the list can be narrowed to besides a state. */
export const EVIDENCE_FILTERS = ['asked', 'given'] as const;
export type EvidenceFilter = (typeof EVIDENCE_FILTERS)[number];

export type ClaimFilter = {
  state: ClaimState | null;
  evidence: EvidenceFilter | null;
  text: string;
  page: number;
};

export type ClaimListRow = {
  id: string;
  ref: string | null;
  state: ClaimState;
  agreementRef: string;
  schoolName: string;
  providerName: string;
  totalPence: number;
  submittedAt: Date | null;
  updatedAt: Date;
  evidence: EvidenceFilter | null;
};

export type ClaimList = {
  rows: ClaimListRow[];
  total: number;
  page: number;
  /** Whether the viewer is of a provider's side, and may make claims. */
  claims: boolean;
};

/** Filters of the list, from its address; what makes no sense is left out. */
export function readClaimFilter(query: URLSearchParams): ClaimFilter {
  const state = query.get('state');
  const evidence = query.get('evidence');
  return {
    state: CLAIM_STATES.find((one) => one === state) ?? null,
    evidence: EVIDENCE_FILTERS.find((one) => one === evidence) ?? null,
    text: (query.get('q') ?? '').trim().slice(0, 100),
    page: pageNumber(query.get('page')),
  };
}

/** Claims a viewer may know of; drafts, and claims that were never sent, only on the side that makes them. */
export function claimScope(reach: Reach): SQL | null {
  const urns = [...reach.headOf, ...reach.chairOf];
  const sent = isNotNull(claim.submittedAt);
  const ways = [
    reach.providers.length > 0 ? inArray(claim.providerId, [...reach.providers]) : undefined,
    reach.headOf.length > 0 ? inArray(claim.homeUrn, [...reach.headOf]) : undefined,
    urns.length > 0 ? and(inArray(claim.urn, urns), sent) : undefined,
    reach.serviceOf === null ? undefined : and(eq(claim.authorityId, reach.serviceOf), sent),
  ].filter((way) => way !== undefined);
  return or(...ways) ?? null;
}

const evidenceOf = (state: EvidenceFilter) => sql`exists (
  select 1 from ${claimSample} where ${claimSample.claimId} = ${claim.id} and ${eq(claimSample.state, state)}
)`;

/** Claims of the viewer, what is not decided first, the latest first. */
export async function listClaims(
  viewer: Viewer,
  filter: ClaimFilter,
  perPage = CLAIMS_PER_PAGE,
): Promise<ClaimList> {
  const reach = await reachOf(db(), viewer);
  const scope = claimScope(reach);
  const claims = providersOf(viewer).length > 0;
  if (!scope) return { rows: [], total: 0, page: 1, claims };
  const where = and(
    scope,
    filter.state ? eq(claim.state, filter.state) : undefined,
    filter.evidence ? evidenceOf(filter.evidence) : undefined,
    matching(filter.text),
  );
  const [counted] = await db()
    .select({ n: count() })
    .from(claim)
    .innerJoin(agreement, eq(agreement.id, claim.agreementId))
    .innerJoin(school, eq(school.urn, claim.urn))
    .innerJoin(provider, eq(provider.id, claim.providerId))
    .where(where);
  const total = counted?.n ?? 0;
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await db()
    .select({
      id: claim.id,
      ref: claim.ref,
      state: claim.state,
      agreementRef: agreement.ref,
      schoolName: school.name,
      providerName: provider.name,
      totalPence: claim.totalPence,
      submittedAt: claim.submittedAt,
      updatedAt: claim.updatedAt,
      asked: sql<number>`case when ${evidenceOf('asked')} then 1 else 0 end`.mapWith(Number),
      given: sql<number>`case when ${evidenceOf('given')} then 1 else 0 end`.mapWith(Number),
    })
    .from(claim)
    .innerJoin(agreement, eq(agreement.id, claim.agreementId))
    .innerJoin(school, eq(school.urn, claim.urn))
    .innerJoin(provider, eq(provider.id, claim.providerId))
    .where(where)
    .orderBy(asc(lifeOrder), desc(claim.updatedAt), asc(claim.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  return {
    total,
    page,
    claims,
    rows: rows.map(({ asked, given, ...row }) => ({
      ...row,
      evidence: asked === 1 ? 'asked' : given === 1 ? 'given' : null,
    })),
  };
}

const lifeOrder = sql`case ${claim.state} ${sql.join(
  CLAIM_STATES.map((state, place) => sql`when ${state} then ${place}`),
  sql` `,
)} else 99 end`;

/** Reference, school or provider containing each of the words typed. */
function matching(text: string): SQL | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '')}%`;
      return or(
        like(sql`lower(${claim.ref})`, pattern),
        like(sql`lower(${agreement.ref})`, pattern),
        like(school.sortName, pattern),
        like(sql`lower(${provider.name})`, pattern),
      );
    }),
  );
}
