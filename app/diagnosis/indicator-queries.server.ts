import { and, desc, eq, inArray } from 'drizzle-orm';
import { account, indicatorValue, inspection } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { schoolFamily } from '~/schools/family.server';
import { INDICATORS, type Indicator, indicatorOf, phasesOfSchool } from './domain';
import { isForPhases } from './domain/indicator-entry';
import {
  type ComparatorValue,
  comparatorsOf,
  type IndicatorValue,
  indicatorsOf,
} from './indicator-values.server';
import { reachSchool, type SchoolReach } from './reach.server';

export type InspectionView = {
  id: string;
  urn: number;
  kind: string;
  form: string;
  startedOn: string | null;
  publishedOn: string | null;
  overall: number | null;
  category: string | null;
  judgements: Record<string, string>;
  source: string;
};

/** An indicator of a school: its latest value, what it can be compared with, and the values before. */
export type IndicatorLine = {
  indicator: Indicator;
  latest: IndicatorValue;
  /** For the period of the latest value. */
  comparators: ComparatorValue[];
  /** All periods, the latest first. */
  values: IndicatorValue[];
};

/** A value entered by hand that is in force no longer: a later entry has replaced it, or it was withdrawn. */
export type CorrectedValue = {
  id: string;
  indicator: string;
  period: string;
  value: number | null;
  text: string | null;
  source: string;
  at: Date;
  by: string;
  /** When and why it was taken back, for one that was. */
  withdrawn: { at: Date; by: string; reason: string } | null;
};

export type SchoolDataView = {
  reach: SchoolReach;
  /** Whether the viewer enters values here. */
  mayEnter: boolean;
  lines: IndicatorLine[];
  /** Indicators for the school's phase of which nothing is held yet. */
  missing: Indicator[];
  inspections: InspectionView[];
  corrected: CorrectedValue[];
};

const CORRECTED_SHOWN = 50;

/**
 * What is held of a school: the indicators with their values, and its inspections.
 * @param today for what is counted up to now
 * @returns null for a school whose data the viewer may not know: then it is not found
 */
export async function schoolData(viewer: Viewer, urn: number, today: string): Promise<SchoolDataView | null> {
  const reach = await reachSchool(db(), viewer, urn);
  if (!reach) return null;
  const found = await indicatorsOf(db(), [urn], viewer.authorityId, today);
  const comparators = await comparatorsOf(db(), reach.school.laCode);
  const byIndicator = new Map<string, IndicatorValue[]>();
  for (const one of found.get(urn) ?? []) {
    byIndicator.set(one.indicator, [...(byIndicator.get(one.indicator) ?? []), one]);
  }
  const lines = INDICATORS.flatMap((indicator): IndicatorLine[] => {
    const values = byIndicator.get(indicator.key) ?? [];
    const [latest] = values;
    if (!latest) return [];
    const same = (comparators.get(indicator.key) ?? []).filter(({ period }) => period === latest.period);
    return [{ indicator, latest, comparators: same, values }];
  });
  const phases = phasesOfSchool(reach.school.phaseName);
  return {
    reach,
    mayEnter: reach.asService && reach.mayWrite,
    lines,
    missing: INDICATORS.filter((one) => !byIndicator.has(one.key) && isForPhases(one, phases)),
    inspections: await inspectionsOf(urn),
    corrected: await correctedOf(viewer, urn),
  };
}

/** Inspections of the school and of those it came from, the latest first. */
async function inspectionsOf(urn: number): Promise<InspectionView[]> {
  const { predecessors } = await schoolFamily(db(), urn);
  const rows = await db()
    .select()
    .from(inspection)
    .where(inArray(inspection.urn, [urn, ...predecessors]))
    .orderBy(desc(inspection.startedOn), desc(inspection.number))
    .limit(40);
  return rows.map(({ number: _n, importRunId: _r, at: _a, ...row }) => row);
}

async function correctedOf(viewer: Viewer, urn: number): Promise<CorrectedValue[]> {
  const rows = await db()
    .select({
      id: indicatorValue.id,
      indicator: indicatorValue.indicator,
      period: indicatorValue.period,
      value: indicatorValue.value,
      text: indicatorValue.text,
      source: indicatorValue.source,
      at: indicatorValue.at,
      by: account.name,
      withdrawnAt: indicatorValue.withdrawnAt,
      withdrawnReason: indicatorValue.withdrawnReason,
      withdrawnById: indicatorValue.withdrawnById,
    })
    .from(indicatorValue)
    .innerJoin(account, eq(account.id, indicatorValue.enteredById))
    .where(
      and(
        eq(indicatorValue.urn, urn),
        eq(indicatorValue.authorityId, viewer.authorityId),
        eq(indicatorValue.current, false),
      ),
    )
    .orderBy(desc(indicatorValue.at))
    .limit(CORRECTED_SHOWN);
  const takers = await namesOf(rows.flatMap(({ withdrawnById }) => withdrawnById ?? []));
  return rows.map(({ withdrawnAt, withdrawnReason, withdrawnById, ...row }) => ({
    ...row,
    withdrawn: withdrawnAt
      ? { at: withdrawnAt, by: takers.get(withdrawnById ?? '') ?? '', reason: withdrawnReason ?? '' }
      : null,
  }));
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type EntryView = {
  reach: SchoolReach;
  /** Null until one has been chosen. */
  indicator: Indicator | null;
  /** Indicators entered by hand that are for the school's phase. */
  choices: Indicator[];
  /** The value that is corrected, when one is. */
  current: IndicatorValue | null;
};

/**
 * What the form to enter a value needs.
 * @param key the indicator chosen, or null
 * @param period of the value to correct, or null for a new one
 * @returns null for a school that is not the viewer's, or an indicator that is not entered by hand
 */
export async function entryPage(
  viewer: Viewer,
  urn: number,
  key: string | null,
  period: string | null,
): Promise<EntryView | null> {
  const reach = await reachSchool(db(), viewer, urn);
  if (!reach) return null;
  const indicator = key === null || key === '' ? null : (indicatorOf(key) ?? null);
  if (key && indicator?.from !== 'hand') return null;
  const phases = phasesOfSchool(reach.school.phaseName);
  const choices = INDICATORS.filter((one) => one.from === 'hand' && isForPhases(one, phases));
  const found = indicator && period ? await indicatorsOf(db(), [urn], viewer.authorityId) : null;
  const current =
    found
      ?.get(urn)
      ?.find((one) => one.urn === urn && one.indicator === indicator?.key && one.period === period) ?? null;
  if (period && !current) return null;
  return { reach, indicator, choices, current };
}
