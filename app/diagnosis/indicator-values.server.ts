import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { comparator, indicatorValue, school, schoolLink } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { latestOf, SENSITIVE_INDICATORS, yearsSince } from './domain';

/** A value in force of one indicator and period. Published ones and those of the asking authority, no other's. */
export type IndicatorValue = {
  /** Empty for values worked out or read from the register, which have no record of their own. */
  id: string;
  /** The school it was measured at: the one asked for, or the only one it came from. */
  urn: number;
  indicator: string;
  /** Year the academic year starts ("2018" for 2018 to 2019), or a date. */
  period: string;
  value: number | null;
  /** A coded value, or a code such as SUPP that stands for a figure. */
  text: string | null;
  cohort: number | null;
  source: string;
  note: string | null;
  at: Date;
  /** Entered by hand by the asking authority. */
  byHand: boolean;
};

/** So many schools to a question: below every database's limit of parameters. */
const PART = 1500;

/**
 * Values in force of schools, the latest period of an indicator first. A school that came from exactly one other has
 * that one's values for periods it has none of, each under the URN it was measured at. All indicators are given, those
 * with a tighter audience too (`SENSITIVE_INDICATORS`): who reads them out has to leave those out.
 * @param authorityId whose entries by hand are given beside what is published
 * @param today when given, `inspection-years-since` is worked out for this day
 * @returns a list for every school asked for that has a value, by URN
 */
export async function indicatorsOf(
  handle: Db,
  urns: readonly number[],
  authorityId: string,
  today?: string,
): Promise<Map<number, IndicatorValue[]>> {
  const found = new Map<number, IndicatorValue[]>();
  for (let at = 0; at < urns.length; at += PART) {
    const part = urns.slice(at, at + PART);
    const from = await onlyPredecessors(handle, part);
    const values = await valuesOf(handle, [...new Set([...part, ...from.values()])], authorityId);
    const register = await registerValues(handle, part);
    for (const urn of part) {
      const own = [...(values.get(urn) ?? []), ...(register.get(urn) ?? [])];
      const all = withEarlier(own, values.get(from.get(urn) ?? 0) ?? []);
      const since = today === undefined ? null : sinceInspection(urn, all, today);
      if (since) all.push(since);
      if (all.length > 0) found.set(urn, all);
    }
  }
  return found;
}

async function valuesOf(
  handle: Db,
  urns: readonly number[],
  authorityId: string,
): Promise<Map<number, IndicatorValue[]>> {
  const byUrn = new Map<number, IndicatorValue[]>();
  for (let at = 0; at < urns.length; at += PART) {
    const rows = await handle
      .select({
        id: indicatorValue.id,
        urn: indicatorValue.urn,
        indicator: indicatorValue.indicator,
        period: indicatorValue.period,
        value: indicatorValue.value,
        text: indicatorValue.text,
        cohort: indicatorValue.cohort,
        source: indicatorValue.source,
        note: indicatorValue.note,
        at: indicatorValue.at,
        authorityId: indicatorValue.authorityId,
      })
      .from(indicatorValue)
      .where(
        and(
          inArray(indicatorValue.urn, urns.slice(at, at + PART)),
          eq(indicatorValue.current, true),
          or(isNull(indicatorValue.authorityId), eq(indicatorValue.authorityId, authorityId)),
        ),
      )
      .orderBy(asc(indicatorValue.urn), asc(indicatorValue.indicator), desc(indicatorValue.period));
    for (const row of rows) {
      const { id, urn, indicator, period, value, text, cohort, source, note, at: since } = row;
      const list = byUrn.get(urn) ?? [];
      // Written out: an analysis of all England reads over half a million, and each spread is a copy.
      const byHand = row.authorityId !== null;
      list.push({ id, urn, indicator, period, value, text, cohort, source, note, at: since, byHand });
      byUrn.set(urn, list);
    }
  }
  return byUrn;
}

/** The school each came from, where that is one alone: of two that were joined neither stands for the whole. */
async function onlyPredecessors(handle: Db, urns: readonly number[]): Promise<Map<number, number>> {
  const links = await handle
    .select({ urn: schoolLink.urn, from: schoolLink.linkUrn })
    .from(schoolLink)
    .where(and(inArray(schoolLink.urn, [...urns]), eq(schoolLink.kind, 'predecessor')));
  const all = new Map<number, number[]>();
  for (const { urn, from } of links) all.set(urn, [...(all.get(urn) ?? []), from]);
  return new Map(
    [...all].flatMap(([urn, [only, ...more]]) => (only && more.length === 0 ? [[urn, only]] : [])),
  );
}

/** What the national register says, as values. */
async function registerValues(handle: Db, urns: readonly number[]): Promise<Map<number, IndicatorValue[]>> {
  const rows = await handle
    .select({ urn: school.urn, fsm: school.fsmPercent, on: school.lastChanged, at: school.lastChangedAt })
    .from(school)
    .where(inArray(school.urn, [...urns]));
  return new Map(
    rows.flatMap(({ urn, fsm, on, at }) =>
      fsm === null
        ? []
        : [
            [
              urn,
              [
                {
                  ...WORKED_OUT,
                  urn,
                  indicator: 'fsm-share',
                  period: on ?? calendarDate(at),
                  value: fsm,
                  at,
                },
              ],
            ],
          ],
    ),
  );
}

const WORKED_OUT = {
  id: '',
  text: null,
  cohort: null,
  source: 'Get Information about Schools',
  note: null,
  byHand: false,
};

/**
 * Own values, and an earlier school's for the indicators and periods that are missing: published and open ones, for
 * what was said of another school's leaders is not this one's to read.
 */
function withEarlier(own: IndicatorValue[], earlier: readonly IndicatorValue[]): IndicatorValue[] {
  if (earlier.length === 0) return own;
  const have = new Set(own.map((one) => `${one.indicator} ${one.period}`));
  const added = earlier.filter(
    (one) => !have.has(`${one.indicator} ${one.period}`) && !SENSITIVE_INDICATORS.has(one.indicator),
  );
  const order = (a: IndicatorValue, b: IndicatorValue) =>
    a.indicator === b.indicator ? (a.period < b.period ? 1 : -1) : a.indicator < b.indicator ? -1 : 1;
  return [...own, ...added].sort(order);
}

function sinceInspection(
  urn: number,
  values: readonly IndicatorValue[],
  today: string,
): IndicatorValue | null {
  const latest = latestOf(
    values.filter(
      (one) => one.indicator === 'inspection-overall' || one.indicator === 'inspection-report-card',
    ),
  );
  const years = latest && yearsSince(latest.period, today);
  if (!latest || years === null) return null;
  const { source, at } = latest;
  return { ...WORKED_OUT, urn, indicator: 'inspection-years-since', period: today, value: years, source, at };
}

/** A figure to compare a school's with. */
export type ComparatorValue = {
  area: 'authority' | 'england';
  indicator: string;
  period: string;
  value: number;
  source: string;
};

/**
 * Comparators of an authority and of England, by indicator, the latest period first. England is all state-funded
 * schools.
 * @param laCode three digits
 */
export async function comparatorsOf(handle: Db, laCode: string): Promise<Map<string, ComparatorValue[]>> {
  const rows = await handle
    .select()
    .from(comparator)
    .where(inArray(comparator.area, [laCode, 'england']))
    .orderBy(asc(comparator.indicator), desc(comparator.period), asc(comparator.area));
  const found = new Map<string, ComparatorValue[]>();
  for (const { area, indicator, period, value, source } of rows) {
    const list = found.get(indicator) ?? [];
    list.push({ area: area === 'england' ? 'england' : 'authority', indicator, period, value, source });
    found.set(indicator, list);
  }
  return found;
}
