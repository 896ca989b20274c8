import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { account, accountGrant } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import {
  countedSignatures,
  partiesOf,
  SIGNING_PARTIES,
  SIGNING_PARTY_NAMES,
  type SigningParty,
  shortHash,
} from './domain';
import type { AgreementRecord, SignatureRow } from './record.server';
import { stillStandsWords } from './wording';

/** A party's place on the list of signatures. */
export type SignatoryView = {
  party: SigningParty;
  role: string;
  /**
   * Who signed, when and which version; null until then. `standsFor` says in words why the signature of an earlier
   * version still counts; null where it is of this one.
   */
  signed: { as: string; at: Date; shortHash: string; revision: number; standsFor: string | null } | null;
  /** Who could sign, by name; empty when nobody has an account for it. */
  could: string[];
  /** Whether the viewer could. */
  mine: boolean;
};

/** The list of signatures of the version in force, or of another. */
export async function signatoriesOf(
  record: AgreementRecord,
  of: { revision: number; signatures: readonly SignatureRow[] } = {
    revision: record.row.revision,
    signatures: record.signatures,
  },
): Promise<SignatoryView[]> {
  const could = await whoCouldSign(record);
  const mine = partiesOf(record.standings);
  const counted = countedSignatures(of.signatures, of.revision);
  return SIGNING_PARTIES.map((party) => {
    const found = counted.find((signature) => signature.party === party);
    return {
      party,
      role: SIGNING_PARTY_NAMES[party],
      signed: found
        ? {
            as: found.signedAs,
            at: found.at,
            shortHash: shortHash(found.textHash),
            revision: found.revision,
            standsFor: stillStandsWords(found.revision, of.revision),
          }
        : null,
      could: could[party],
      mine: mine.includes(party),
    };
  });
}

/** Who could sign for each party now, by name. */
export async function whoCouldSign({
  row,
  homeUrn,
  authorityName,
}: Pick<AgreementRecord, 'row' | 'homeUrn' | 'authorityName'>): Promise<Record<SigningParty, string[]>> {
  const holders = await db()
    .select({ name: account.name, role: accountGrant.role, urn: accountGrant.urn })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        inArray(accountGrant.urn, [row.urn, homeUrn]),
        or(eq(accountGrant.role, 'head'), eq(accountGrant.role, 'chair')),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    )
    .orderBy(asc(account.name));
  const named = (role: 'head' | 'chair', urn: number) => [
    ...new Set(
      holders.filter((holder) => holder.role === role && holder.urn === urn).map(({ name }) => name),
    ),
  ];
  return {
    'client-head': named('head', row.urn),
    'client-chair': named('chair', row.urn),
    'provider-head': named('head', homeUrn),
    authority: [`a broker of ${authorityName}`],
  };
}
