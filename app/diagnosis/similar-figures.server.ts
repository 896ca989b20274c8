import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { indicatorValue, school } from '#drizzle/schema';
import { gridPoint } from '~/kernel/geo';
import type { Db } from '~/platform/db.server';
import { type ComparatorPoint, nearestAmong, type SchoolTraits } from './domain';
import { averageOfSimilar, SIMILAR_SCHOOLS } from './domain/similar-comparison';

/** The result schools are likened by. */
const HEADLINE = 'ks2-rwm-expected';

/**
 * Traits of schools of the installation, for finding like ones: all that are open, or those of a condition on the
 * school's record.
 */
export async function readTraits(
  handle: Db,
  where: SQL | undefined = eq(school.statusGroup, 'open'),
): Promise<SchoolTraits[]> {
  const rows = await handle
    .select({
      urn: school.urn,
      phaseName: school.phaseName,
      lowAge: school.lowAge,
      highAge: school.highAge,
      typeGroup: school.typeGroup,
      pupils: school.pupils,
      fsmPercent: school.fsmPercent,
      urbanRural: school.urbanRural,
      easting: school.easting,
      northing: school.northing,
    })
    .from(school)
    .where(where);
  const headline = new Map<number, { period: string; value: number }>();
  const results = await handle
    .select({ urn: indicatorValue.urn, period: indicatorValue.period, value: indicatorValue.value })
    .from(indicatorValue)
    .innerJoin(school, eq(school.urn, indicatorValue.urn))
    .where(
      and(
        eq(indicatorValue.indicator, HEADLINE),
        eq(indicatorValue.current, true),
        isNull(indicatorValue.authorityId),
        where,
      ),
    );
  for (const { urn, period, value } of results) {
    const held = headline.get(urn);
    if (value !== null && (!held || held.period < period)) headline.set(urn, { period, value });
  }
  return rows.map(({ easting, northing, ...row }) => ({
    ...row,
    place: gridPoint(easting, northing),
    attainment: headline.get(row.urn)?.value ?? null,
  }));
}

/**
 * Figures in force of some indicators, by indicator and period, then by URN.
 * @param authorityId whose entries by hand count beside what is published; null for none
 */
export async function figuresByYear(
  handle: Db,
  authorityId: string | null,
  indicators: readonly string[],
  period?: string,
): Promise<Map<string, Map<number, number>>> {
  const published = isNull(indicatorValue.authorityId);
  const rows = await handle
    .select({
      urn: indicatorValue.urn,
      indicator: indicatorValue.indicator,
      period: indicatorValue.period,
      value: indicatorValue.value,
    })
    .from(indicatorValue)
    .where(
      and(
        inArray(indicatorValue.indicator, [...indicators]),
        period === undefined ? undefined : eq(indicatorValue.period, period),
        eq(indicatorValue.current, true),
        authorityId === null ? published : or(published, eq(indicatorValue.authorityId, authorityId)),
      ),
    );
  const figures = new Map<string, Map<number, number>>();
  for (const { urn, indicator, period: year, value } of rows) {
    if (value === null) continue;
    const key = figureKey(indicator, year);
    const held = figures.get(key) ?? new Map<number, number>();
    figures.set(key, held.set(urn, value));
  }
  return figures;
}

/** Names a figure of a year among those of `figuresByYear`. */
export function figureKey(indicator: string, period: string): string {
  return `${indicator} ${period}`;
}

/** The figure that each school is compared with: the average of those most like it that have one for the year. */
export async function similarFigures(
  handle: Db,
  authorityId: string,
  indicators: readonly string[],
): Promise<(urn: number, indicator: string, period: string) => ComparatorPoint | null> {
  const traits = await readTraits(handle);
  const byUrn = new Map(traits.map((one) => [one.urn, one]));
  const figures = await figuresByYear(handle, authorityId, indicators);
  // Only schools that have the figure are found, so each figure has an index of its own, made when it is first asked for.
  const indexes = new Map<string, ReturnType<typeof nearestAmong>>();
  return (urn, indicator, period) => {
    const to = byUrn.get(urn);
    const key = figureKey(indicator, period);
    const held = figures.get(key);
    if (!to || !held) return null;
    const nearest = indexes.get(key) ?? nearestAmong(traits.filter((one) => held.has(one.urn)));
    indexes.set(key, nearest);
    const like = nearest(to, SIMILAR_SCHOOLS);
    const value = averageOfSimilar(like.map(({ school: { urn: of } }) => held.get(of) ?? 0));
    if (value === null) return null;
    const source = `Average of the ${like.length} most similar schools that have a figure`;
    return { kind: 'similar', period, source, value };
  };
}
