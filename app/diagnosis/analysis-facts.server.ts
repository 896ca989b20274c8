import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { authority, indicatorValue, school } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { gridPoint } from '~/kernel/geo';
import type { Db } from '~/platform/db.server';
import type { FrameworkRow } from './diagnosis-load.server';
import {
  type AnalysisInput,
  type ComparatorPoint,
  codedLabel,
  type IndicatorPoint,
  type IndicatorUnit,
  indicatorOf,
  nearestAmong,
  phasesOfSchool,
  type SchoolTraits,
} from './domain';
import { comparatorsOf, indicatorsOf } from './indicator-values.server';

/** So many like schools make the figure a school is compared with. */
export const SIMILAR_SCHOOLS = 12;
/** Fewer than this are no comparison. */
const FEWEST_SIMILAR = 5;
/** The result schools are likened by. */
const HEADLINE = 'ks2-rwm-expected';

const UNIT_WORDS: Record<IndicatorUnit, string> = {
  'per-cent': '%',
  'percentage-points': 'percentage points',
  score: '',
  rate: 'for each 100 pupils',
  years: 'years',
  coded: '',
};

/** Everything an analysis needs that is the same for all schools of a run. */
export type AnalysisGround = {
  framework: FrameworkRow;
  authorityId: string;
  comparators: ReadonlyMap<string, readonly ComparatorPoint[]>;
  similarTo: (urn: number, indicator: string, period: string) => ComparatorPoint | null;
};

/** Reads what all schools of an authority are analysed against, once for a run. */
export async function readGround(
  handle: Db,
  authorityId: string,
  framework: FrameworkRow,
): Promise<AnalysisGround> {
  const [own] = await handle
    .select({ code: authority.code })
    .from(authority)
    .where(eq(authority.id, authorityId));
  const published = await comparatorsOf(handle, own?.code ?? '');
  const comparators = new Map(
    [...published].map(([indicator, rows]) => [
      indicator,
      rows.map(({ area, period, value, source }) => ({ kind: area, period, value, source })),
    ]),
  );
  const similar = framework.criteria.flatMap(({ test }) =>
    test && 'comparator' in test.than && test.than.comparator === 'similar' ? [test.indicator] : [],
  );
  return {
    framework,
    authorityId,
    comparators,
    similarTo:
      similar.length === 0 ? () => null : await similarFigures(handle, authorityId, [...new Set(similar)]),
  };
}

/** Inputs of the analysis for some schools, by URN. */
export async function readInputs(
  handle: Db,
  ground: AnalysisGround,
  urns: readonly number[],
  today: string,
): Promise<Map<number, AnalysisInput>> {
  const values = await indicatorsOf(handle, urns, ground.authorityId, today);
  const schools = await handle
    .select({ urn: school.urn, phaseName: school.phaseName })
    .from(school)
    .where(inArray(school.urn, [...urns]));
  return new Map(
    schools.map(({ urn, phaseName }) => {
      const points = new Map<string, IndicatorPoint[]>();
      for (const { indicator, period, value, text, source, at } of values.get(urn) ?? []) {
        const list = points.get(indicator) ?? [];
        list.push({ period, value, text, source, on: calendarDate(at) });
        points.set(indicator, list);
      }
      return [urn, { ...common(ground, urn, points), phases: phasesOfSchool(phaseName), values: points }];
    }),
  );
}

function common(
  { framework, comparators, similarTo }: AnalysisGround,
  urn: number,
  points: ReadonlyMap<string, readonly IndicatorPoint[]>,
): Omit<AnalysisInput, 'phases' | 'values'> {
  const own = new Map(comparators);
  for (const { test } of framework.criteria) {
    if (!test || !('comparator' in test.than) || test.than.comparator !== 'similar') continue;
    const periods =
      points
        .get(test.indicator)
        ?.map(({ period }) => period)
        .sort() ?? [];
    const figure = similarTo(urn, test.indicator, periods.at(-1) ?? '');
    if (figure) own.set(test.indicator, [...(own.get(test.indicator) ?? []), figure]);
  }
  return { bands: framework.bands, criteria: framework.criteria, comparators: own, describe };
}

/** An indicator in the words of its definition. */
export function describe(key: string) {
  const indicator = indicatorOf(key);
  if (!indicator) return null;
  return {
    name: indicator.label,
    unit: UNIT_WORDS[indicator.unit],
    say: (code: string) => codedLabel(indicator, code),
  };
}

/** Traits of every open school of the installation, for finding like ones. */
export async function readTraits(handle: Db): Promise<SchoolTraits[]> {
  const rows = await handle
    .select({
      urn: school.urn,
      phaseName: school.phaseName,
      typeGroup: school.typeGroup,
      pupils: school.pupils,
      fsmPercent: school.fsmPercent,
      urbanRural: school.urbanRural,
      easting: school.easting,
      northing: school.northing,
    })
    .from(school)
    .where(eq(school.statusGroup, 'open'));
  const headline = new Map<number, { period: string; value: number }>();
  const results = await handle
    .select({ urn: indicatorValue.urn, period: indicatorValue.period, value: indicatorValue.value })
    .from(indicatorValue)
    .where(
      and(
        eq(indicatorValue.indicator, HEADLINE),
        eq(indicatorValue.current, true),
        isNull(indicatorValue.authorityId),
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

async function similarFigures(handle: Db, authorityId: string, indicators: readonly string[]) {
  const traits = await readTraits(handle);
  const byUrn = new Map(traits.map((one) => [one.urn, one]));
  const figures = new Map<string, Map<number, number>>();
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
        eq(indicatorValue.current, true),
        or(isNull(indicatorValue.authorityId), eq(indicatorValue.authorityId, authorityId)),
      ),
    );
  for (const { urn, indicator, period, value } of rows) {
    if (value === null) continue;
    const key = `${indicator} ${period}`;
    const held = figures.get(key) ?? new Map<number, number>();
    figures.set(key, held.set(urn, value));
  }
  // Only schools that have the figure are found, so each figure has an index of its own, made when it is first asked for.
  const indexes = new Map<string, ReturnType<typeof nearestAmong>>();
  return (urn: number, indicator: string, period: string): ComparatorPoint | null => {
    const to = byUrn.get(urn);
    const key = `${indicator} ${period}`;
    const held = figures.get(key);
    if (!to || !held) return null;
    const nearest = indexes.get(key) ?? nearestAmong(traits.filter((one) => held.has(one.urn)));
    indexes.set(key, nearest);
    const like = nearest(to, SIMILAR_SCHOOLS);
    if (like.length < FEWEST_SIMILAR) return null;
    const sum = like.reduce((all, one) => all + (held.get(one.school.urn) ?? 0), 0);
    return {
      kind: 'similar',
      period,
      value: Math.round((sum / like.length) * 10) / 10,
      source: `Average of the ${like.length} most similar schools that have a figure`,
    };
  };
}
