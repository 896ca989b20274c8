import { and, asc, eq, inArray } from 'drizzle-orm';
import { inspection, school } from '#drizzle/schema';
import { type BandRecord, bandRecordOf } from '~/diagnosis/band-record.server';
import { boardSchools } from '~/diagnosis/board-queries.server';
import {
  type Comparison,
  endOfLastTerm,
  expectationOf,
  type Found,
  foundBy,
  groupedBy,
  inspectionsOfLine,
  type Prediction,
  registerGrade,
  setAgainst,
} from '~/diagnosis/domain';
import { predictionsOf } from '~/diagnosis/prediction-queries.server';
import type { CalendarDate } from '~/kernel/clock';
import { isAcademy } from '~/schools/domain/kinds';
import { judgementOn, type PublishedInspection } from '../domain/facts/judgements';
import { kindOf, NOT_RECORDED, type SchoolFact, settingOf, sizeOf } from '../domain/facts/schools';
import type { Reading } from '../figures/reading';

const columns = {
  urn: school.urn,
  typeGroup: school.typeGroup,
  maintained: school.maintained,
  district: school.district,
  urbanRural: school.urbanRural,
  trustName: school.trustName,
  easting: school.easting,
  northing: school.northing,
};
export type RegisterRow = { [K in keyof typeof columns]: (typeof school.$inferSelect)[K] };

/** The authority's schools with everything that says how they stood on any day. */
export type SchoolRecord = {
  bands: BandRecord;
  register: ReadonlyMap<number, RegisterRow>;
  /** Inspections of each school and of those it alone came from, monitoring left out. */
  inspectionsOf(urn: number): PublishedInspection[];
  predictions: Prediction[];
  /** Predictions set against what inspections found. */
  comparisons: Comparison[];
};

/** Reads the record of the viewer's authority, once for a reading. */
export function schoolRecord(reading: Reading): Promise<SchoolRecord> {
  return reading.once('school record', async () => {
    const bands = await bandRecordOf(reading.handle, reading.viewer);
    const rows = await reading.handle
      .select(columns)
      .from(school)
      .where(eq(school.laCode, bands.authority.code));
    const predictions = await predictionsOf(reading.handle, reading.viewer.authorityId);
    const urns = [...bands.schools.map(({ urn }) => urn), ...predictions.map(({ urn }) => urn)];
    const inspections = await inspectionsOfSchools(reading, [...new Set(urns)]);
    const byUrn = groupedBy(inspections, ({ urn }) => urn);
    return {
      bands,
      register: new Map(rows.map((row) => [row.urn, row])),
      inspectionsOf(urn) {
        const seen = new Set<number>();
        const found: PublishedInspection[] = [];
        for (let at: number | null = urn; at !== null && !seen.has(at); at = bands.lines.cameFrom(at)) {
          seen.add(at);
          found.push(...(byUrn.get(at) ?? []));
        }
        return found;
      },
      predictions,
      comparisons: setAgainst(predictions, inspections, bands.lines),
    };
  });
}

/** Schools on the roll today with what dashboards count them by. */
export async function schoolFacts(reading: Reading): Promise<SchoolFact[]> {
  const record = await schoolRecord(reading);
  const { viewer, handle, today } = reading;
  const onBoard = await boardSchools(handle, viewer, record.bands, endOfLastTerm(today), today);
  const facts = new Map(record.bands.schools.map((row) => [row.urn, row]));
  const predicted = groupedBy(record.predictions, ({ urn }) => record.bands.lines.standsFor(urn));
  return onBoard.map((one) => {
    const row = record.register.get(one.urn);
    const rating = facts.get(one.urn)?.ofstedRating ?? null;
    const inspectedOn = facts.get(one.urn)?.ofstedLastInspection ?? null;
    const inspections = record.inspectionsOf(one.urn);
    const typeGroup = row?.typeGroup ?? 'other';
    return {
      urn: one.urn,
      name: one.name,
      phase: one.phaseName,
      place: row?.district ?? NOT_RECORDED,
      town: one.town,
      size: sizeOf(one.pupils),
      setting: settingOf(row?.urbanRural ?? null),
      kind: kindOf(typeGroup),
      maintained: row?.maintained ?? false,
      stateFunded: isStateFunded(typeGroup),
      trust: row?.trustName ?? null,
      pupils: one.pupils,
      easting: row?.easting ?? null,
      northing: row?.northing ?? null,
      band: one.band,
      bandBefore: one.before,
      movement: one.movement,
      due: one.due.state,
      lastLookOn: one.lastOn,
      brokerId: one.adviser?.id ?? null,
      judgement: judgementOn(inspections, { rating, inspectedOn }, today),
      inspectedOn: lastOf(inspections, today) ?? inspectedOn,
      expectation: expectation(
        predicted.get(record.bands.lines.standsFor(one.urn))?.at(-1) ?? null,
        inspections,
        { rating, inspectedOn },
      ),
    };
  });
}

/** Whether a school is paid for by the state: those whose judgements Ofsted counts together. */
export function isStateFunded(typeGroup: string): boolean {
  return typeGroup === 'maintained' || isAcademy(typeGroup);
}

function lastOf(inspections: readonly PublishedInspection[], today: CalendarDate): CalendarDate | null {
  const days = inspections.flatMap(({ startedOn }) => (startedOn && startedOn <= today ? [startedOn] : []));
  return days.sort().at(-1) ?? null;
}

/** The last prediction beside the judgement now, by the same rule as the page of predictions. */
function expectation(
  prediction: Prediction | null,
  inspections: readonly PublishedInspection[],
  register: { rating: string | null; inspectedOn: CalendarDate | null },
) {
  const last = inspectionsOfLine(inspections).at(-1);
  if (last) return expectationOf(prediction, foundBy(last), last.startedOn);
  const grade = registerGrade(register.rating);
  const now: Found | null =
    grade === null ? null : { kind: 'grade', scale: 'overall', grade, areas: [], safeguardingNotMet: false };
  return expectationOf(prediction, now, grade === null ? null : register.inspectedOn);
}

/** So many schools to a question: below every database's limit of parameters. */
const PART = 1500;

async function inspectionsOfSchools(
  { handle }: Reading,
  urns: readonly number[],
): Promise<PublishedInspection[]> {
  const found: PublishedInspection[] = [];
  for (let at = 0; at < urns.length; at += PART)
    found.push(
      ...(await handle
        .select({
          id: inspection.id,
          urn: inspection.urn,
          number: inspection.number,
          form: inspection.form,
          startedOn: inspection.startedOn,
          publishedOn: inspection.publishedOn,
          overall: inspection.overall,
          judgements: inspection.judgements,
        })
        .from(inspection)
        .where(
          and(
            inArray(inspection.urn, urns.slice(at, at + PART)),
            inArray(inspection.form, ['graded', 'ungraded', 'report-card']),
          ),
        )
        .orderBy(asc(inspection.startedOn), asc(inspection.id))),
    );
  return found;
}
