import { and, asc, eq, inArray } from 'drizzle-orm';
import { school, schoolLink } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type Following, type Lines, linesOf } from './domain';

const columns = {
  urn: school.urn,
  name: school.name,
  town: school.town,
  phaseName: school.phaseName,
  pupils: school.pupils,
  statusGroup: school.statusGroup,
  openDate: school.openDate,
  closeDate: school.closeDate,
  closeReason: school.closeReason,
  ofstedRating: school.ofstedRating,
  ofstedLastInspection: school.ofstedLastInspection,
};
export type AuthoritySchool = { [K in keyof typeof columns]: (typeof school.$inferSelect)[K] };

/**
 * Every school of an authority, open, closed and proposed, by name, and how they follow one another.
 * @param code the authority's code in the register
 */
export async function schoolsOfAuthority(
  handle: Db,
  code: string,
): Promise<{ schools: AuthoritySchool[]; lines: Lines; followings: Following[] }> {
  const schools = await handle
    .select(columns)
    .from(school)
    .where(eq(school.laCode, code))
    .orderBy(asc(school.sortName), asc(school.urn));
  const links = await handle
    .select({
      urn: schoolLink.urn,
      linkUrn: schoolLink.linkUrn,
      kind: schoolLink.kind,
      on: schoolLink.establishedOn,
    })
    .from(schoolLink)
    .innerJoin(school, eq(school.urn, schoolLink.urn))
    .where(and(eq(school.laCode, code), inArray(schoolLink.kind, ['successor', 'predecessor'])))
    .orderBy(asc(schoolLink.urn), asc(schoolLink.linkUrn));
  const followings = links.map(({ urn, linkUrn, kind, on }) =>
    kind === 'successor'
      ? { predecessor: urn, successor: linkUrn, on }
      : { predecessor: linkUrn, successor: urn, on },
  );
  return { schools, lines: linesOf(followings), followings };
}
