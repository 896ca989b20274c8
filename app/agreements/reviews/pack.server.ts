import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { diagnosis, escalation, ledgerEntry, milestoneMark } from '#drizzle/schema';
import { DIAGNOSIS_STATE_WORDS } from '~/diagnosis/diagnosis-wording';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { heldInOrder } from '../domain/reviews/calendar';
import {
  milestoneState,
  type Pack,
  type PackConfidential,
  type PackDays,
  type PackMilestone,
  type PackOutcome,
} from '../domain/reviews/pack';
import { impactOf, type OutcomeImpact } from '../impact/points.server';
import { paceSentence, roundedTo } from '../impact/wording';
import type { AgreementRecord } from '../record.server';
import { actionsOf } from '../visits/actions.server';
import { packVisits } from './pack-visits.server';
import { bandOfAgreement, type ReviewSummary, reviewsOf } from './read.server';
import { STEP_WORDS } from './wording';

/**
 * The evidence for a review, made from the record as it stands now. Unscoped: it holds the band, the diagnosis and an
 * escalation, which `packFor` takes out for those to whom they are confidential.
 * @param reviewId the review it is for: the last one before it is what it looks back on
 * @param on the day it is made
 */
export async function makePack(
  handle: Db,
  record: AgreementRecord,
  reviewId: string,
  on: CalendarDate,
): Promise<Pack> {
  const { row, content, schoolName, providerName } = record;
  const reviews = await reviewsOf(handle, row.id);
  const last = heldInOrder(reviews.filter(({ id }) => id !== reviewId)).at(-1) ?? null;
  const impact = await impactOf(handle, record, on);
  const actions = await actionsOf(handle, row.id);
  return {
    format: 1,
    asOf: on,
    revision: row.revision,
    school: schoolName,
    provider: providerName,
    confidential: await confidentialOf(handle, record),
    outcomes: impact.map((each) => packOutcome(each, last)),
    milestones: await milestonesOf(handle, record, on),
    visits: await packVisits(handle, row.id, on),
    actions: actions
      .filter(({ state }) => state === 'open')
      .map(({ id, text, whose, dueOn }) => ({ id, text, owner: whose, dueOn, overdue: dueOn < on })),
    days: await daysOf(handle, row.id, content.resources.days),
    lastReview: last && {
      number: last.number,
      heldOn: last.heldOn ?? last.plannedFor,
      frequency: last.frequency,
      summary: last.summary,
    },
  };
}

function packOutcome(
  { outcome, points, latest, trajectory }: OutcomeImpact,
  last: ReviewSummary | null,
): PackOutcome {
  const { id, measure, unit, baseline, baselineOn, target, byDate } = outcome;
  const newest = points.at(-1);
  const found = last?.outcomes.find(({ outcomeId }) => outcomeId === id);
  const judged = trajectory && newest && newest.pace !== null && newest.better !== null;
  return {
    ...{ id, outcome: outcome.outcome, measure, unit, baseline, baselineOn, target, byDate },
    points: points.map(({ on, value, source }) => ({ on, value, source })).reverse(),
    expected:
      trajectory && latest && newest?.expected != null ? roundedTo(newest.expected, trajectory) : null,
    against: judged ? paceSentence(newest.pace ?? 'on', newest.better ?? 0, unit, trajectory) : null,
    lastRag: found?.rag ?? null,
    lastNarrative: found?.narrative ?? null,
  };
}

/** What stays between school and service: the band in force, the diagnosis last settled, an open escalation. */
async function confidentialOf(handle: Db, { row }: AgreementRecord): Promise<PackConfidential> {
  const { authorityId, urn } = row;
  const band = await bandOfAgreement(handle, row);
  const [settled] = await handle
    .select()
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.authorityId, authorityId),
        eq(diagnosis.urn, urn),
        inArray(diagnosis.state, ['agreed', 'decided']),
        isNotNull(diagnosis.sharedAt),
      ),
    )
    .orderBy(desc(diagnosis.term), desc(diagnosis.createdAt))
    .limit(1);
  const [open] = await handle
    .select()
    .from(escalation)
    .where(and(eq(escalation.agreementId, row.id), eq(escalation.state, 'open')))
    .orderBy(desc(escalation.openedAt))
    .limit(1);
  return {
    band: band && {
      name: band.name,
      letter: band.letter,
      priority: band.priority,
      since: band.since,
      rationale: band.rationale,
    },
    diagnosis: settled
      ? {
          term: settled.term,
          state: DIAGNOSIS_STATE_WORDS[settled.state].name,
          narrative: settled.narrative,
          priorities: settled.priorities,
        }
      : null,
    escalation: open
      ? { step: STEP_WORDS[open.step], since: calendarDate(open.openedAt), route: open.route }
      : null,
  };
}

/** Milestones with what was last said of each. */
async function milestonesOf(
  handle: Db,
  { row, content }: AgreementRecord,
  on: CalendarDate,
): Promise<PackMilestone[]> {
  const marks = await handle
    .select()
    .from(milestoneMark)
    .where(eq(milestoneMark.agreementId, row.id))
    .orderBy(asc(milestoneMark.number));
  const latest = new Map(marks.map((mark) => [mark.milestoneId, mark]));
  return content.milestones.map(({ id, text, date }) => {
    const mark = latest.get(id);
    const reached = mark?.reached === true;
    return {
      ...{ id, text, date },
      state: milestoneState(date, reached, on),
      reachedOn: reached ? mark.on : null,
      note: mark?.note ?? null,
    };
  });
}

/** Days agreed and used by term; a term in which days were used without being agreed is listed too. */
async function daysOf(
  handle: Db,
  agreementId: string,
  agreed: readonly { term: string; halfDays: number }[],
): Promise<PackDays[]> {
  const entries = await handle
    .select({ term: ledgerEntry.term, used: ledgerEntry.used })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.agreementId, agreementId));
  const days = new Map(agreed.map(({ term, halfDays }) => [term, { term, planned: halfDays, used: 0 }]));
  for (const { term, used } of entries) {
    if (used === 0) continue;
    const held = days.get(term) ?? { term, planned: 0, used: 0 };
    days.set(term, { ...held, used: held.used + used });
  }
  return [...days.values()].sort((a, b) => (a.term < b.term ? -1 : 1));
}
