import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { diagnosis, inspection, school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import { type AuthoritySchool, schoolsOfAuthority } from './authority-schools.server';
import {
  type Calibration,
  type Comparison,
  type CrossTable,
  calibrationOf,
  crossTables,
  type Expectation,
  expectationOf,
  type Found,
  foundBy,
  groupedBy,
  type InspectionRecord,
  inspectionsOfLine,
  type Lines,
  type Prediction,
  registerGrade,
  setAgainst,
} from './domain';
import type { PredictionFilter } from './prediction-forms';

export const PREDICTIONS_PER_PAGE = 50;
/** Comparisons shown in full; more are counted, and in the cross-table. */
export const COMPARISONS_SHOWN = 100;

export type ComparisonRow = Comparison & { school: string; predictedAs: string | null };

/** A school's judgement now beside what its last diagnosis predicts. */
export type OutlookRow = {
  urn: number;
  school: string;
  phaseName: string;
  now: Found | null;
  /** Where the judgement comes from: an inspection that is held, the register, or none. */
  from: 'inspection' | 'register' | 'none';
  inspectedOn: string | null;
  prediction: Prediction | null;
  expectation: Expectation;
};

export type PredictionsPageView = {
  calibration: Calibration;
  tables: CrossTable[];
  comparisons: ComparisonRow[];
  predictions: number;
  outlook: { rows: OutlookRow[]; total: number; page: number; counts: Record<Expectation, number> };
};

/**
 * What the service predicted beside what inspections found, for its own schools; null for those who do not work for it.
 */
export async function predictionsPage(
  viewer: Viewer,
  filter: PredictionFilter,
  perPage = PREDICTIONS_PER_PAGE,
): Promise<PredictionsPageView | null> {
  if (!isService(viewer)) return null;
  const { code } = await ownAuthority(db(), viewer);
  const { schools, lines } = await schoolsOfAuthority(db(), code);
  const predictions = await predictionsOf(db(), viewer.authorityId);
  const urns = new Set([...schools.map(({ urn }) => urn), ...predictions.map(({ urn }) => urn)]);
  const inspections = await inspectionsOfSchools(db(), [...urns]);
  const compared = setAgainst(predictions, inspections, lines);
  const names = await namesOf(db(), [...urns]);
  const outlook = outlookOf(schools, predictions, inspections, lines);
  outlook.sort((a, b) => ORDER[a.expectation] - ORDER[b.expectation]);
  const wanted = filter.show ? outlook.filter((row) => row.expectation === filter.show) : outlook;
  const page = Math.min(filter.page, Math.max(1, Math.ceil(wanted.length / perPage)));
  return {
    calibration: calibrationOf(compared),
    tables: crossTables(compared),
    comparisons: compared.slice(0, COMPARISONS_SHOWN).map((one) => ({
      ...one,
      school: names.get(one.inspection.urn) ?? `URN ${one.inspection.urn}`,
      predictedAs: one.prediction.urn === one.inspection.urn ? null : (names.get(one.prediction.urn) ?? null),
    })),
    predictions: predictions.length,
    outlook: {
      rows: wanted.slice((page - 1) * perPage, page * perPage),
      total: wanted.length,
      page,
      counts: countsOf(outlook),
    },
  };
}

/** What is expected to change comes first; within each, schools stay in order of name. */
const ORDER: Record<Expectation, number> = {
  fall: 0,
  rise: 1,
  hold: 2,
  'not-comparable': 3,
  inspected: 4,
  none: 5,
};

/** Predictions an authority has shared with its schools, in order of time. */
export async function predictionsOf(handle: Db, authorityId: string): Promise<Prediction[]> {
  const rows = await handle
    .select({
      diagnosisId: diagnosis.id,
      urn: diagnosis.urn,
      term: diagnosis.term,
      sharedAt: diagnosis.sharedAt,
      outcome: diagnosis.predictedOutcome,
    })
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.authorityId, authorityId),
        isNotNull(diagnosis.sharedAt),
        isNotNull(diagnosis.predictedOutcome),
      ),
    )
    .orderBy(asc(diagnosis.sharedAt), asc(diagnosis.id));
  return rows.flatMap(({ sharedAt, outcome, ...row }) =>
    sharedAt && outcome ? [{ ...row, outcome, on: calendarDate(sharedAt) }] : [],
  );
}

/** So many schools to a question: below every database's limit of parameters. */
const PART = 1500;

async function inspectionsOfSchools(handle: Db, urns: readonly number[]): Promise<InspectionRecord[]> {
  const found: InspectionRecord[] = [];
  for (let at = 0; at < urns.length; at += PART)
    found.push(
      ...(await handle
        .select({
          id: inspection.id,
          urn: inspection.urn,
          number: inspection.number,
          form: inspection.form,
          startedOn: inspection.startedOn,
          overall: inspection.overall,
          judgements: inspection.judgements,
        })
        .from(inspection)
        .where(
          and(
            inArray(inspection.urn, urns.slice(at, at + PART)),
            inArray(inspection.form, ['graded', 'report-card']),
          ),
        )
        .orderBy(asc(inspection.startedOn), asc(inspection.id))),
    );
  return found;
}

async function namesOf(handle: Db, urns: readonly number[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (let at = 0; at < urns.length; at += PART)
    for (const { urn, name } of await handle
      .select({ urn: school.urn, name: school.name })
      .from(school)
      .where(inArray(school.urn, urns.slice(at, at + PART))))
      names.set(urn, name);
  return names;
}

function outlookOf(
  schools: readonly AuthoritySchool[],
  predictions: readonly Prediction[],
  inspections: readonly InspectionRecord[],
  lines: Lines,
): OutlookRow[] {
  const line = ({ urn }: { urn: number }) => lines.standsFor(urn);
  const predicted = groupedBy(predictions, line);
  const inspected = groupedBy(inspections, line);
  return schools
    .filter(({ statusGroup }) => statusGroup === 'open')
    .map((row) => {
      const prediction = predicted.get(line(row))?.at(-1) ?? null;
      const judged = judgementNow(row, inspected.get(line(row)) ?? []);
      return {
        urn: row.urn,
        school: row.name,
        phaseName: row.phaseName,
        ...judged,
        prediction,
        expectation: expectationOf(prediction, judged.now, judged.inspectedOn),
      };
    });
}

/** The last inspection that gave grades; where none is held, what the register says, and that it is the register. */
function judgementNow(
  row: AuthoritySchool,
  inspections: readonly InspectionRecord[],
): Pick<OutlookRow, 'now' | 'from' | 'inspectedOn'> {
  const last = inspectionsOfLine(inspections).at(-1);
  if (last) return { now: foundBy(last), from: 'inspection', inspectedOn: last.startedOn };
  const grade = registerGrade(row.ofstedRating);
  if (grade === null) return { now: null, from: 'none', inspectedOn: null };
  const now: Found = { kind: 'grade', scale: 'overall', grade, areas: [], safeguardingNotMet: false };
  return { now, from: 'register', inspectedOn: row.ofstedLastInspection };
}

function countsOf(rows: readonly OutlookRow[]): Record<Expectation, number> {
  const counts = { rise: 0, hold: 0, fall: 0, 'not-comparable': 0, inspected: 0, none: 0 };
  for (const { expectation } of rows) counts[expectation]++;
  return counts;
}
