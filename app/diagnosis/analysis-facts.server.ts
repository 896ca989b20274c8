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
  latestOf,
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
  /** Indicators that the framework compares with similar schools, each once. */
  similar: readonly string[];
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
      rows.map(({ area, period, value, source }) => ({ kind: area, period, source, value })),
    ]),
  );
  const similar = new Set(
    framework.criteria.flatMap(({ test }) =>
      test && 'comparator' in test.than && test.than.comparator === 'similar' ? [test.indicator] : [],
    ),
  );
  return {
    framework,
    authorityId,
    comparators,
    similar: [...similar],
    similarTo: similar.size === 0 ? () => null : await similarFigures(handle, authorityId, [...similar]),
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
  const dateOf = datesOnce();
  return new Map(
    schools.map(({ urn, phaseName }) => {
      const points = new Map<string, IndicatorPoint[]>();
      for (const { indicator, period, value, text, source, at } of values.get(urn) ?? []) {
        const list = points.get(indicator) ?? [];
        list.push({ period, value, text, source, on: dateOf(at) });
        points.set(indicator, list);
      }
      return [urn, { ...common(ground, urn, points), phases: phasesOfSchool(phaseName), values: points }];
    }),
  );
}

/** Dates of instants, each worked out once: values come in by the thousand at the same instant. */
function datesOnce(): (at: Date) => string {
  const known = new Map<number, string>();
  return (at) => {
    const held = known.get(at.getTime());
    if (held !== undefined) return held;
    const date = calendarDate(at);
    known.set(at.getTime(), date);
    return date;
  };
}

function common(
  { framework, comparators, similar, similarTo }: AnalysisGround,
  urn: number,
  points: ReadonlyMap<string, readonly IndicatorPoint[]>,
): Omit<AnalysisInput, 'phases' | 'values'> {
  const found = similar.flatMap((indicator) => {
    const held = points.get(indicator) ?? [];
    const period = latestOf(held)?.period;
    // What is withheld is compared with nothing, so that like schools need not be looked for.
    const figure = held.some((one) => one.period === period && one.value !== null)
      ? similarTo(urn, indicator, period ?? '')
      : null;
    return figure ? [{ indicator, figure }] : [];
  });
  const { bands, criteria } = framework;
  if (found.length === 0) return { bands, criteria, comparators, describe };
  const own = new Map(comparators);
  for (const { indicator, figure } of found) own.set(indicator, [...(own.get(indicator) ?? []), figure]);
  return { bands, criteria, comparators: own, describe };
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
