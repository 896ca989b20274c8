import { and, asc, eq, inArray } from 'drizzle-orm';
import {
  agreement,
  agreementRevision,
  bandingFramework,
  measurePoint,
  school,
  schoolStanding,
} from '#drizzle/schema';
import { schoolsOf, type Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import type { AgreementState } from '~/agreements/domain';
import type { OutcomeResult } from '~/agreements/domain/exit/vocabulary';
import { daysByTerm, type TermUse } from '~/agreements/domain/life/days';
import { impactOfOutcome, type OutcomeImpact, type PointView } from '~/agreements/impact/points.server';
import { readContent } from '~/agreements/record.server';
import type { CalendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { schoolFamily } from '~/schools/family.server';
import { type AgreementFact, agreementsOf, type CaseFact } from '../domain/facts/cases';
import { byKey } from '../facts/by-key';
import { ownCaseFacts } from '../facts/cases.server';

/** A band a school has had, from a day on. */
export type BandSince = { on: CalendarDate; name: string; letter: string; priority: number };

/** One measure of support a school has had or has. */
export type SchoolOutcome = {
  key: string;
  agreementId: string;
  ref: string;
  impact: OutcomeImpact;
  result: OutcomeResult | null;
};

/** What head and chair see of their school: nothing of any other. */
export type SchoolInsight = {
  urn: number;
  name: string;
  today: CalendarDate;
  /** Bands, the first first; the last is in force. */
  bands: BandSince[];
  cases: CaseFact[];
  /** Agreements that were in force, with what they cost and whom. */
  agreements: AgreementFact[];
  days: TermUse[];
  notes: { onTime: number; late: number; waiting: number };
  outcomes: SchoolOutcome[];
};

/** The viewer's schools, each with those it came from; none for somebody who is neither head nor chair. */
export async function schoolInsights(viewer: Viewer): Promise<SchoolInsight[]> {
  const own = schoolsOf(viewer);
  if (own.length === 0) return [];
  const handle = db();
  const now = today();
  const calendar = await schoolCalendarOf(handle, viewer.authorityId);
  const cases = await ownCaseFacts({ viewer, handle, today: now, calendar });
  const names = await namesOf(handle, own);
  const found: SchoolInsight[] = [];
  for (const urn of own) {
    const line = [urn, ...(await schoolFamily(handle, urn)).predecessors];
    const ofLine = cases.filter((one) => line.includes(one.school.urn));
    const agreements = agreementsOf(ofLine)
      .map(({ agreement: one }) => one)
      .filter(({ signedOn }) => signedOn !== null);
    found.push({
      urn,
      name: names.get(urn) ?? `School ${urn}`,
      today: now,
      bands: await bandsOfLine(handle, viewer, line),
      cases: ofLine.filter(({ submittedOn }) => submittedOn !== null).reverse(),
      agreements,
      days: daysOf(agreements),
      notes: notesOf(agreements),
      outcomes: await outcomesOf(handle, agreements, now),
    });
  }
  return found;
}

async function namesOf(handle: Db, urns: readonly number[]): Promise<Map<number, string>> {
  const rows = await handle
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(inArray(school.urn, [...urns]));
  return new Map(rows.map(({ urn, name }) => [urn, name]));
}

/** Bands of a school and of those it came from, in the authority that settled them. */
async function bandsOfLine(handle: Db, viewer: Viewer, line: readonly number[]): Promise<BandSince[]> {
  const rows = await handle
    .select({
      on: schoolStanding.decidedOn,
      key: schoolStanding.band,
      priority: schoolStanding.priority,
      bands: bandingFramework.bands,
    })
    .from(schoolStanding)
    .innerJoin(bandingFramework, eq(bandingFramework.id, schoolStanding.frameworkId))
    .where(and(eq(schoolStanding.authorityId, viewer.authorityId), inArray(schoolStanding.urn, [...line])))
    .orderBy(asc(schoolStanding.decidedOn), asc(schoolStanding.current), asc(schoolStanding.id));
  return rows.map(({ on, key, priority, bands }) => {
    const band = bands.find((one) => one.key === key);
    return { on, name: band?.name ?? key, letter: band?.letter ?? '', priority };
  });
}

/** Days of all agreements by term: nothing is planned here that the ledger does not have. */
function daysOf(agreements: readonly AgreementFact[]): TermUse[] {
  return daysByTerm(
    [],
    agreements.flatMap(({ days }) => days),
  ).filter(({ used, left }) => used + left > 0);
}

function notesOf(agreements: readonly AgreementFact[]): SchoolInsight['notes'] {
  const notes = agreements.flatMap(({ visits }) => visits.map(({ note }) => note));
  const count = (...kinds: string[]) => notes.filter((note) => kinds.includes(note)).length;
  return { onTime: count('on-time'), late: count('late'), waiting: count('due', 'overdue') };
}

/** Pictures for so many measures at most: the newest agreements first. */
const MOST_OUTCOMES = 12;

async function outcomesOf(
  handle: Db,
  agreements: readonly AgreementFact[],
  now: CalendarDate,
): Promise<SchoolOutcome[]> {
  const shown = agreements.filter(({ state }) => PICTURED.has(state)).reverse();
  if (shown.length === 0) return [];
  const ids = shown.map(({ id }) => id);
  const texts = await handle
    .select({ id: agreement.id, content: agreementRevision.content })
    .from(agreement)
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(inArray(agreement.id, ids));
  const contents = new Map(texts.map(({ id, content }) => [id, readContent(content)]));
  const points = await handle
    .select()
    .from(measurePoint)
    .where(and(inArray(measurePoint.agreementId, ids), eq(measurePoint.current, true)))
    .orderBy(asc(measurePoint.on), asc(measurePoint.at), asc(measurePoint.id));
  // Who entered a reading is on the agreement's own page; a small picture does not name them.
  const readings = byKey(
    points.map((point): PointView & { of: string } => ({ ...point, of: point.agreementId, by: '' })),
    ({ of, outcomeId }) => `${of} ${outcomeId}`,
  );
  return shown
    .flatMap(({ id, ref, outcomes }) =>
      (contents.get(id)?.outcomes ?? []).map(
        (outcome): SchoolOutcome => ({
          key: `${id} ${outcome.id}`,
          agreementId: id,
          ref,
          impact: impactOfOutcome(outcome, readings.get(`${id} ${outcome.id}`) ?? [], now),
          result: outcomes.find((one) => one.id === outcome.id)?.result ?? null,
        }),
      ),
    )
    .slice(0, MOST_OUTCOMES);
}

const PICTURED: ReadonlySet<AgreementState> = new Set(['active', 'paused', 'closing', 'closed']);
