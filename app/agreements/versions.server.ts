import { and, asc, eq } from 'drizzle-orm';
import { account, agreementAmendment, agreementRevision } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { AgreementContent } from './domain';
import { type VersionStanding, versionStanding } from './domain/amendments/versions';
import { type AgreementRecord, readContent, type SignatureRow, signaturesEver } from './record.server';

/** One version of the text, and whether it was in force. */
export type VersionView = {
  number: number;
  content: AgreementContent;
  hash: string;
  at: Date;
  by: string;
  note: string | null;
  standing: VersionStanding;
  /** Since when and until when it was in force; null where it never was, or still is. */
  from: Date | null;
  to: Date | null;
  /** The amendment that made it; null for the versions of the draft. */
  amendment: { id: string; number: number } | null;
  /** Every signature of the agreement: `countedSignatures` says which count for this version. */
  signatures: SignatureRow[];
};

/** Every version an agreement has had, the first first. */
export async function versionsOf(handle: Db, { row }: Pick<AgreementRecord, 'row'>): Promise<VersionView[]> {
  const revisions = await handle
    .select({ revision: agreementRevision, by: account.name })
    .from(agreementRevision)
    .leftJoin(account, eq(account.id, agreementRevision.byId))
    .where(eq(agreementRevision.agreementId, row.id))
    .orderBy(asc(agreementRevision.number));
  const amendments = await handle
    .select()
    .from(agreementAmendment)
    .where(and(eq(agreementAmendment.agreementId, row.id), eq(agreementAmendment.state, 'in-force')));
  const signatures = await signaturesEver(handle, row.id);
  const facts = {
    revision: row.revision,
    signing: row.state === 'signing',
    activeAt: row.activeAt,
    endedAt: row.endedAt,
    amended: amendments.flatMap(({ baseRevision, inForceAt }) =>
      inForceAt ? [{ revision: baseRevision + 1, at: inForceAt }] : [],
    ),
  };
  return revisions.map(({ revision: { number, content, hash, at, note }, by }) => {
    const amendment = amendments.find(({ baseRevision }) => baseRevision + 1 === number);
    const { standing, from, to } = versionStanding(number, facts);
    return {
      number,
      content: readContent(content),
      hash,
      at,
      by: by ?? 'Alongside',
      note,
      standing,
      from,
      to,
      amendment: amendment ? { id: amendment.id, number: amendment.number } : null,
      signatures,
    };
  });
}
