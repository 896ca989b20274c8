import { and, eq, inArray, isNull } from 'drizzle-orm';
import { comparator, indicatorValue, inspection, school } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type Counts, NO_COUNTS } from './domain/counts';
import type { FigureComparator, FigureRow, FigureValue, InspectionFacts } from './domain/figures';
import { changedInspection, type HeldInspection, matchInspection } from './domain/inspections';
import type { FigureBatch } from './figure-file.server';
import type { Finding } from './gias-file.server';

/** A value to be written; `instead` is the record of the older one that it supersedes. */
export type ValueToWrite = FigureValue & { urn: number; instead: string | null };
export type ComparatorToWrite = FigureComparator & { instead: string | null };
export type InspectionToWrite = {
  urn: number;
  facts: InspectionFacts;
  /** The record to bring up to date, or null for a new one. */
  held: HeldInspection | null;
};

/** What one row would change. */
export type RowChange = {
  urn: number | null;
  name: string;
  isNew: boolean;
  changes: { indicator: string; period: string; before: string | null; after: string }[];
};

/** What a batch would do. */
export type FigureWeighing = {
  counts: Counts;
  /** Schools that the register kept here does not have yet: their figures wait for it. */
  notInRegister: number;
  findings: Finding[];
  rows: RowChange[];
  values: ValueToWrite[];
  comparators: ComparatorToWrite[];
  inspections: InspectionToWrite[];
};

type HeldValue = Pick<FigureValue, 'value' | 'text' | 'cohort'> & { id: string | null };

/** Compares a batch with what is held: what is the same is not written again. */
export async function weighFigures(handle: Db, batch: FigureBatch): Promise<FigureWeighing> {
  const placed = await placeRows(handle, batch);
  const urns = [...new Set(placed.rows.flatMap(({ urn }) => urn ?? []))];
  const held = await heldValues(handle, urns);
  const heldInspections = await inspectionsOf(handle, batch, urns);
  const heldComparators = await comparatorsHeld(handle, batch);
  const out: FigureWeighing = {
    counts: NO_COUNTS,
    notInRegister: placed.notInRegister,
    findings: placed.findings,
    rows: [],
    values: [],
    comparators: [],
    inspections: [],
  };
  const tally = { created: 0, updated: 0, unchanged: 0 };
  for (const { urn, row } of placed.rows) {
    const change: RowChange = { urn, name: row.name, isNew: true, changes: [] };
    if (urn !== null) {
      for (const value of row.values) weighValue(out, change, held, urn, value);
      for (const facts of row.inspections) weighInspection(out, change, heldInspections, urn, facts);
    }
    for (const one of row.comparators) weighComparator(out, change, heldComparators, one);
    if (change.changes.length === 0) tally.unchanged++;
    else {
      if (change.isNew) tally.created++;
      else tally.updated++;
      out.rows.push(change);
    }
  }
  const findings = [...batch.findings, ...placed.findings];
  out.counts = {
    ...NO_COUNTS,
    ...tally,
    read: batch.read,
    skipped: batch.skipped,
    rejected: findings.filter(({ kind }) => kind === 'row').length,
    valuesLeftOut: findings.filter(({ kind }) => kind === 'value').length,
  };
  return out;
}

type Placed = {
  rows: { urn: number | null; row: FigureRow }[];
  findings: Finding[];
  notInRegister: number;
};

/** Finds each row's school: by URN; where the register does not know it, by authority and number there. */
async function placeRows(handle: Db, { rows }: FigureBatch): Promise<Placed> {
  const urns = rows.flatMap(({ row }) => row.school?.urn ?? []);
  const known = new Set(
    urns.length === 0
      ? []
      : (await handle.select({ urn: school.urn }).from(school).where(inArray(school.urn, urns))).map(
          ({ urn }) => urn,
        ),
  );
  const numbered = await schoolsByNumber(
    handle,
    rows.flatMap(({ row }) => (row.school && !known.has(row.school.urn ?? 0) ? [row.school] : [])),
  );
  const placed: Placed = { rows: [], findings: [], notInRegister: 0 };
  for (const { line, row } of rows) {
    if (row.school === null) {
      placed.rows.push({ urn: null, row });
      continue;
    }
    const { urn, laCode, number } = row.school;
    const found = urn !== null && known.has(urn) ? urn : (numbered.get(`${laCode}/${number}`) ?? urn);
    if (found === null) {
      const reason = `No school with this number is in the register kept here. Import the register’s file first.`;
      placed.findings.push({ kind: 'row', line, column: 'ESTAB', value: `${laCode}/${number}`, reason });
      continue;
    }
    if (!known.has(found) && found === urn) placed.notInRegister++;
    placed.rows.push({ urn: found, row });
  }
  return placed;
}

async function schoolsByNumber(
  handle: Db,
  keys: readonly { laCode: string | null; number: number | null }[],
): Promise<Map<string, number>> {
  const laCodes = [...new Set(keys.flatMap(({ laCode }) => laCode ?? []))];
  const numbers = [...new Set(keys.flatMap(({ number }) => number ?? []))];
  if (laCodes.length === 0 || numbers.length === 0) return new Map();
  const found = await handle
    .select({
      urn: school.urn,
      laCode: school.laCode,
      number: school.establishmentNumber,
      status: school.statusGroup,
    })
    .from(school)
    .where(and(inArray(school.laCode, laCodes), inArray(school.establishmentNumber, numbers)));
  // A number is used again by the academy a school becomes: the open one, then the one of the highest URN.
  found.sort((a, b) => Number(a.status === 'open') - Number(b.status === 'open') || a.urn - b.urn);
  return new Map(found.map(({ urn, laCode, number }) => [`${laCode}/${number}`, urn]));
}

const keyOf = (owner: number | string, indicator: string, period: string) =>
  `${owner} ${indicator} ${period}`;

async function heldValues(handle: Db, urns: readonly number[]): Promise<Map<string, HeldValue>> {
  if (urns.length === 0) return new Map();
  const rows = await handle
    .select()
    .from(indicatorValue)
    .where(
      and(
        inArray(indicatorValue.urn, [...urns]),
        isNull(indicatorValue.authorityId),
        eq(indicatorValue.current, true),
      ),
    );
  return new Map(rows.map((row) => [keyOf(row.urn, row.indicator, row.period), row]));
}

async function inspectionsOf(
  handle: Db,
  batch: FigureBatch,
  urns: readonly number[],
): Promise<Map<number, HeldInspection[]>> {
  if (urns.length === 0 || batch.rows.every(({ row }) => row.inspections.length === 0)) return new Map();
  const rows = await handle
    .select()
    .from(inspection)
    .where(inArray(inspection.urn, [...urns]));
  const byUrn = new Map<number, HeldInspection[]>();
  for (const row of rows) byUrn.set(row.urn, [...(byUrn.get(row.urn) ?? []), row]);
  return byUrn;
}

async function comparatorsHeld(
  handle: Db,
  batch: FigureBatch,
): Promise<Map<string, { id: string | null; value: number }>> {
  const areas = [...new Set(batch.rows.flatMap(({ row }) => row.comparators.map(({ area }) => area)))];
  if (areas.length === 0) return new Map();
  const rows = await handle.select().from(comparator).where(inArray(comparator.area, areas));
  return new Map(rows.map((row) => [keyOf(row.area, row.indicator, row.period), row]));
}

function weighValue(
  out: FigureWeighing,
  change: RowChange,
  held: Map<string, HeldValue>,
  urn: number,
  value: FigureValue,
): void {
  const key = keyOf(urn, value.indicator, value.period);
  const before = held.get(key);
  if (before) change.isNew = false;
  const same = before?.value === value.value && before.text === value.text && before.cohort === value.cohort;
  // A year repeated in a later file says less than that year's own.
  // Two rows of a batch may lead to one school by its number: the first counts.
  if (same || (before && (value.repeated || before.id === null))) return;
  out.values.push({ ...value, urn, instead: before?.id ?? null });
  held.set(key, { ...value, id: null });
  const { indicator, period } = value;
  change.changes.push({ indicator, period, before: before ? shown(before) : null, after: shown(value) });
}

function weighComparator(
  out: FigureWeighing,
  change: RowChange,
  held: Map<string, { id: string | null; value: number }>,
  one: FigureComparator,
): void {
  const key = keyOf(one.area, one.indicator, one.period);
  const before = held.get(key);
  if (before) change.isNew = false;
  if (before?.value === one.value || (before && one.repeated)) return;
  // Of two totals in one batch the later takes the place of the earlier, which has not been written yet.
  out.comparators = out.comparators.filter(
    (other) => keyOf(other.area, other.indicator, other.period) !== key,
  );
  out.comparators.push({ ...one, instead: before?.id ?? null });
  held.set(key, { id: before?.id ?? null, value: one.value });
  const { indicator, period, value } = one;
  change.changes.push({
    indicator,
    period,
    before: before ? String(before.value) : null,
    after: String(value),
  });
}

function weighInspection(
  out: FigureWeighing,
  change: RowChange,
  held: Map<number, HeldInspection[]>,
  urn: number,
  facts: InspectionFacts,
): void {
  const found = matchInspection(held.get(urn) ?? [], facts);
  if (found) change.isNew = false;
  if (found && !changedInspection(found, facts)) return;
  out.inspections.push({ urn, facts, held: found });
  change.changes.push({
    indicator: 'inspection',
    period: facts.startedOn,
    before: found ? found.kind : null,
    after: facts.kind,
  });
}

const shown = ({ value, text }: Pick<FigureValue, 'value' | 'text'>) => text ?? String(value ?? '');
