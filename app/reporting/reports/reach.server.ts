import { and, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import { savedReport } from '#drizzle/schema';
import { has, isService, providersOf, schoolsOf, type Viewer } from '~/accounts/domain/roles';

/**
 * The reports somebody may know of, as a condition of a query: the rule of `readingRight`, for lists.
 * @returns null where there can be none
 */
export function reportsFor(viewer: Viewer): SQL | null {
  const here = eq(savedReport.authorityId, viewer.authorityId);
  if (isService(viewer)) return here;
  const published = isNotNull(savedReport.publishedAt);
  const schools = schoolsOf(viewer);
  const providers = providersOf(viewer);
  const ways = [
    has(viewer, 'member') ? and(eq(savedReport.kind, 'scrutiny'), published) : undefined,
    schools.length > 0
      ? and(eq(savedReport.kind, 'school'), inArray(savedReport.urn, schools), published)
      : undefined,
    providers.length > 0
      ? and(
          eq(savedReport.kind, 'provider'),
          inArray(savedReport.providerId, providers),
          or(published, eq(savedReport.madeById, viewer.accountId)),
        )
      : undefined,
  ].filter((way) => way !== undefined);
  return ways.length > 0 ? (and(here, or(...ways)) ?? null) : null;
}
