import { eq, inArray } from 'drizzle-orm';
import { authority, school } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { FrameworkRow } from './diagnosis-load.server';
import {
  type AnalysisInput,
  type ComparatorPoint,
  codedLabel,
  type IndicatorPoint,
  type IndicatorUnit,
  indicatorOf,
  phasesOfSchool,
} from './domain';
import { comparatorsOf, indicatorsOf } from './indicator-values.server';
import { similarFigures } from './similar-figures.server';

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
