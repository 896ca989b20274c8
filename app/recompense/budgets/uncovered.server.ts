import { and, asc, eq, inArray } from 'drizzle-orm';
import { agreement, agreementRevision, school } from '#drizzle/schema';
import type { AgreementState } from '~/agreements/domain';
import { readContent } from '~/agreements/record.server';
import type { Pence } from '~/kernel/money';
import type { Db } from '~/platform/db.server';
import { authorityPart, coversOf } from './read.server';

/** An agreement of which more is due from the authority than the budget covers. */
export type Uncovered = {
  id: string;
  ref: string;
  state: AgreementState;
  schoolName: string;
  needPence: Pence;
  approvedPence: Pence;
  askedPence: Pence;
  missingPence: Pence;
};

/** Texts read at once; an authority with more such agreements works through them by pages of agreements. */
const MOST_TEXTS = 300;

/**
 * Agreements being signed or in force whose authority's part is not covered by approved commitments: those that began before the
 * authority kept pots, and those that wait for their money. Those that lack most come first.
 */
export async function uncoveredAgreements(handle: Db, authorityId: string): Promise<Uncovered[]> {
  const texts = await handle
    .select({ row: agreement, content: agreementRevision.content, schoolName: school.name })
    .from(agreement)
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(
      and(
        eq(agreement.authorityId, authorityId),
        inArray(agreement.state, ['signing', 'active', 'paused', 'closing']),
      ),
    )
    .orderBy(asc(agreement.ref))
    .limit(MOST_TEXTS);
  const coverFor = await coversOf(
    handle,
    texts.map(({ row }) => row.id),
  );
  return texts
    .map(({ row, content, schoolName }) => {
      const needPence = authorityPart(readContent(content));
      const cover = coverFor(row.id);
      return {
        id: row.id,
        ref: row.ref,
        state: row.state,
        schoolName,
        needPence,
        approvedPence: cover.approved,
        askedPence: cover.asked,
        missingPence: Math.max(0, needPence - cover.approved),
      };
    })
    .filter(({ missingPence }) => missingPence > 0)
    .sort((a, b) => b.missingPence - a.missingPence);
}
