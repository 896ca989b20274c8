import { and, asc, count, desc, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import { agreement, agreementAmendment, provider, school, signature } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { ofHomeSchools } from '~/directory/home-providers.server';
import { db } from '~/platform/db.server';
import { searchWords } from '~/schools/domain';
import { AGREEMENT_STATES, type AgreementState, type Reach, type SigningParty } from './domain';
import { reachOf } from './record.server';

export const AGREEMENTS_PER_PAGE = 20;

export type AgreementListFilter = { state: AgreementState | null; text: string; page: number };

export type AgreementListRow = {
  id: string;
  ref: string;
  state: AgreementState;
  schoolName: string;
  providerName: string;
  startsOn: string | null;
  endsOn: string | null;
  updatedAt: Date;
  /** Whether it waits for the viewer. */
  waiting: boolean;
  signatures: number;
};

const mine = (column: typeof agreement.urn | typeof provider.homeUrn, urns: readonly number[]) =>
  urns.length > 0 ? inArray(column, [...urns]) : undefined;

/** Agreements the viewer may know of; null when there can be none. */
export function scopeOf(reach: Reach): SQL | null {
  const ways = [
    mine(agreement.urn, [...reach.headOf, ...reach.chairOf]),
    reach.headOf.length > 0 ? ofHomeSchools(agreement.providerId, reach.headOf) : undefined,
    reach.providers.length > 0 ? inArray(agreement.providerId, [...reach.providers]) : undefined,
    reach.serviceOf === null ? undefined : eq(agreement.authorityId, reach.serviceOf),
  ].filter((way) => way !== undefined);
  return or(...ways) ?? null;
}

/** Parties whose signature counts for the version in force: of it, or of an earlier one that still stands. */
const signedBy = (party?: SigningParty) => sql`(
  select count(distinct ${signature.party}) from ${signature}
  where ${signature.agreementId} = ${agreement.id} and ${signature.revision} <= ${agreement.revision}
    and ${eq(signature.superseded, false)} ${party ? sql`and ${eq(signature.party, party)}` : sql``}
)`;

/** Whether an amendment that is out asks a party to sign that has not. */
const asksToAmend = (party: SigningParty) => sql`exists (
  select 1 from ${agreementAmendment}
  where ${agreementAmendment.agreementId} = ${agreement.id} and ${eq(agreementAmendment.state, 'signing')}
    and cast(${agreementAmendment.parties} as text) like ${`%"${party}"%`}
    and not exists (
      select 1 from ${signature} where ${signature.amendmentId} = ${agreementAmendment.id}
        and ${eq(signature.party, party)} and ${eq(signature.superseded, false)}
    )
)`;

/** Those that wait for the viewer's signature, of the agreement or an amendment, or for the viewer to finish the draft. */
export function waitingFor(reach: Reach): SQL {
  const unsigned = (party: SigningParty, whose: SQL | undefined) =>
    whose && and(eq(agreement.state, 'signing'), whose, sql`${signedBy(party)} = 0`);
  const unsignedOrAmended = (party: SigningParty, whose: SQL | undefined) =>
    whose && or(unsigned(party, whose), and(whose, asksToAmend(party)));
  const service = reach.serviceOf === null ? undefined : eq(agreement.authorityId, reach.serviceOf);
  const drafting = or(
    mine(agreement.urn, reach.headOf),
    reach.providers.length > 0 ? inArray(agreement.providerId, [...reach.providers]) : undefined,
    service,
  );
  return (
    or(
      unsignedOrAmended('client-head', mine(agreement.urn, reach.headOf)),
      unsignedOrAmended('client-chair', mine(agreement.urn, reach.chairOf)),
      unsignedOrAmended('provider-head', mine(provider.homeUrn, reach.headOf)),
      unsignedOrAmended('authority', service),
      drafting && and(eq(agreement.state, 'draft'), drafting),
    ) ?? sql`1 = 0`
  );
}

/** Columns of a list of agreements, for one who may act in `reach`. */
export function listColumns(reach: Reach) {
  return {
    id: agreement.id,
    ref: agreement.ref,
    state: agreement.state,
    schoolName: school.name,
    providerName: provider.name,
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    updatedAt: agreement.updatedAt,
    waiting: sql<number>`case when ${waitingFor(reach)} then 1 else 0 end`.mapWith(Number),
    signatures: sql<number>`${signedBy()}`.mapWith(Number),
  };
}

/**
 * Agreements of the viewer: what waits for them first, then by state in the order of their life, the latest first.
 */
export async function listAgreements(
  viewer: Viewer,
  filter: AgreementListFilter,
  perPage = AGREEMENTS_PER_PAGE,
): Promise<{ rows: AgreementListRow[]; total: number; page: number }> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return { rows: [], total: 0, page: 1 };
  const where = and(
    scope,
    filter.state ? eq(agreement.state, filter.state) : undefined,
    matching(filter.text),
  );
  const [counted] = await db()
    .select({ n: count() })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .where(where);
  const total = counted?.n ?? 0;
  // A page past the end, from an old link or a longer list, is the last one.
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const columns = listColumns(reach);
  const rows = await db()
    .select(columns)
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .where(where)
    .orderBy(desc(columns.waiting), asc(lifeOrder), desc(agreement.updatedAt), asc(agreement.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  return { total, page, rows: rows.map((row) => ({ ...row, waiting: row.waiting === 1 })) };
}

const lifeOrder = sql`case ${agreement.state} ${sql.join(
  AGREEMENT_STATES.map((state, place) => sql`when ${state} then ${place}`),
  sql` `,
)} else 99 end`;

/** Reference, school or provider containing each of the words typed. */
function matching(text: string): SQL | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '')}%`;
      const folded = searchWords(word);
      return or(
        like(sql`lower(${agreement.ref})`, pattern),
        // Names of schools are found as in the list of schools: whatever the case, with or without apostrophes.
        folded.length > 0 ? and(...folded.map((part) => like(school.searchText, `%${part}%`))) : undefined,
        like(sql`lower(${provider.name})`, pattern),
      );
    }),
  );
}
