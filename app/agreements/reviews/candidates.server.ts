import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { account, accountGrant, school } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { Candidate } from '../domain/reviews/members';
import type { ReviewRole } from '../domain/reviews/vocabulary';
import type { AgreementRecord } from '../record.server';
import { bandOfAgreement } from './read.server';

/**
 * People by role as the record has them: those who hold the office now, else who is named in the agreement. The school's
 * own adviser comes before other brokers; the lead chairs; a diocese or trust is there where the register names one.
 */
export async function candidatesFor(handle: Db, { row, content }: AgreementRecord): Promise<Candidate[]> {
  const holders = await handle
    .selectDistinct({
      id: account.id,
      name: account.name,
      role: accountGrant.role,
      urn: accountGrant.urn,
      providerId: accountGrant.providerId,
    })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        isNull(accountGrant.endedAt),
        eq(account.active, true),
        or(
          and(eq(accountGrant.urn, row.urn), inArray(accountGrant.role, ['head', 'chair'])),
          and(eq(accountGrant.providerId, row.providerId), eq(accountGrant.role, 'leader')),
          and(eq(accountGrant.authorityId, row.authorityId), inArray(accountGrant.role, ['broker', 'lead'])),
        ),
      ),
    )
    .orderBy(asc(account.name));
  const named = (role: ReviewRole, grant: string): Candidate[] =>
    holders.filter((holder) => holder.role === grant).map(({ id, name }) => ({ role, name, accountId: id }));
  const brokerId = (await bandOfAgreement(handle, row))?.brokerId ?? null;
  const advisers = named('adviser', 'broker').sort(
    (a, b) => Number(b.accountId === brokerId) - Number(a.accountId === brokerId),
  );
  const { client, provider } = content.parties;
  return [
    ...named('chair-of-review', 'lead'),
    ...named('assistant-director', 'lead'),
    ...orElse('head', named('head', 'head'), client.head),
    ...orElse('chair-of-governors', named('chair-of-governors', 'chair'), client.chair),
    ...advisers,
    ...orElse('provider', named('provider', 'leader'), provider.name),
    ...(await dioceseOrTrust(handle, row.urn)),
  ];
}

function orElse(role: ReviewRole, found: Candidate[], name: string): Candidate[] {
  if (found.length > 0 || name === '') return found;
  return [{ role, name, accountId: null }];
}

async function dioceseOrTrust(handle: Db, urn: number): Promise<Candidate[]> {
  const [found] = await handle
    .select({ trust: school.trustName, diocese: school.diocese })
    .from(school)
    .where(eq(school.urn, urn));
  const diocese = found?.diocese && found.diocese !== 'Not applicable' ? found.diocese : null;
  const body = found?.trust ?? diocese;
  return body ? [{ role: 'diocese-or-trust', name: `A representative of ${body}`, accountId: null }] : [];
}
