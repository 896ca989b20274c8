import { asc, eq } from 'drizzle-orm';
import { account, agreementRevision } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type Change, changesBetween, shortHash } from './domain';
import { type AgreementRecord, readContent } from './record.server';

/** A version of the text: who made it, when, why, and what changed from the one before. */
export type RevisionView = {
  number: number;
  at: Date;
  by: string;
  note: string | null;
  shortHash: string;
  changes: Change[];
};

/** Revisions from a number on, each with its changes from the one before; the first read has none. */
export async function revisionsSince(
  handle: Db,
  { row }: AgreementRecord,
  from: number,
): Promise<RevisionView[]> {
  const rows = await handle
    .select({ revision: agreementRevision, by: account.name })
    .from(agreementRevision)
    .leftJoin(account, eq(account.id, agreementRevision.byId))
    .where(eq(agreementRevision.agreementId, row.id))
    .orderBy(asc(agreementRevision.number));
  const wanted = rows.filter(({ revision }) => revision.number >= from);
  return wanted.map(({ revision, by }, index) => {
    const before = wanted[index - 1]?.revision;
    return {
      number: revision.number,
      at: revision.at,
      by: by ?? 'Alongside',
      note: revision.note,
      shortHash: shortHash(revision.hash),
      changes: before ? changesBetween(readContent(before.content), readContent(revision.content)) : [],
    };
  });
}
