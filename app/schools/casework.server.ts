import { desc, eq, inArray } from 'drizzle-orm';
import { agreement, provider, school, supportRequest } from '#drizzle/schema';
import { has, isAt, isService, type Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import type { Family } from './domain';

export type CaseItem = {
  kind: 'request' | 'agreement';
  id: string;
  ref: string;
  state: string;
  updatedAt: Date;
  /** Who gives the support, for an agreement. */
  partner: string | null;
  /** The school it was made for. */
  urn: number;
  schoolName: string;
};

export type Casework = { items: CaseItem[]; more: boolean };

const SHOWN = 50;

/**
 * Requests and agreements of a school and of its family, as far as the viewer may read them: the service
 * those of its authority; a head or chair those of their own school and of the schools it came from. A draft a
 * school has not sent is its own.
 * @param own whether the school belongs to the viewer's authority
 * @returns null for viewers who read no casework here, so that the page does not even say that there is none
 */
export async function caseworkOf(
  handle: Db,
  viewer: Viewer,
  urn: number,
  family: Family,
  own: boolean,
): Promise<Casework | null> {
  const all = [urn, ...family.predecessors, ...family.successors];
  // Someone at the school it became answers for what was begun before: they read back along the line.
  const inherits = isAt(viewer, urn) || family.successors.some((successor) => isAt(viewer, successor));
  const readable = inherits
    ? [urn, ...family.predecessors]
    : all.filter((one) => isAt(viewer, one) && one !== urn);
  if (!isService(viewer) && readable.length === 0) return null;

  // What a school has not sent is the head's own, also once it is withdrawn unsent.
  const maySee = (row: { authorityId: string; urn: number; unsent: boolean }) =>
    (isService(viewer) && row.authorityId === viewer.authorityId && !row.unsent) ||
    (readable.includes(row.urn) && (!row.unsent || has(viewer, 'head')));

  const requests = await handle
    .select({
      id: supportRequest.id,
      ref: supportRequest.ref,
      state: supportRequest.state,
      updatedAt: supportRequest.updatedAt,
      urn: supportRequest.urn,
      authorityId: supportRequest.authorityId,
      bySchool: supportRequest.raisedBySchool,
      submittedAt: supportRequest.submittedAt,
      schoolName: school.name,
    })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .where(inArray(supportRequest.urn, all))
    .orderBy(desc(supportRequest.updatedAt))
    .limit(SHOWN + 1);
  const agreements = await handle
    .select({
      id: agreement.id,
      ref: agreement.ref,
      state: agreement.state,
      updatedAt: agreement.updatedAt,
      urn: agreement.urn,
      authorityId: agreement.authorityId,
      partner: provider.name,
      schoolName: school.name,
    })
    .from(agreement)
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(inArray(agreement.urn, all))
    .orderBy(desc(agreement.updatedAt))
    .limit(SHOWN + 1);

  const items: CaseItem[] = [
    ...requests
      .map((row) => ({ ...row, unsent: row.bySchool && row.submittedAt === null }))
      .filter(maySee)
      .map(({ authorityId: _a, bySchool: _b, submittedAt: _s, unsent: _u, ...row }) => ({
        kind: 'request' as const,
        partner: null,
        ...row,
      })),
    ...agreements
      .filter((row) => maySee({ ...row, unsent: false }))
      .map(({ authorityId: _a, ...row }) => ({ kind: 'agreement' as const, ...row })),
  ];
  // Of another authority's school the service is told what is theirs there, and otherwise nothing.
  if (items.length === 0 && !own && readable.length === 0) return null;
  items.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  return { items: items.slice(0, SHOWN), more: items.length > SHOWN };
}
