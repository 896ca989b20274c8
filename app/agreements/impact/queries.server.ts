import { aliasedTable, and, asc, eq } from 'drizzle-orm';
import { account, agreementRevision, measurePoint } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import type { CalendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import type { Outcome } from '../domain';
import { kindsIn, mayMeasure } from '../domain/impact/readings';
import { sustainedStates, unreadAtExit } from '../domain/impact/sustained';
import { spanOf } from '../domain/impact/trajectory';
import type { PointKind } from '../domain/impact/vocabulary';
import { type AgreementHead, headOf } from '../queries.server';
import { type AgreementRecord, loadAgreement, readContent } from '../record.server';
import {
  impactOf,
  impactOfOutcome,
  type OutcomeImpact,
  type PointView,
  pointsOf,
  supportEndedOn,
  wasInForce,
} from './points.server';

/** A reading that no longer counts: corrected by another, or withdrawn; who did so, when and why. */
export type PastPoint = PointView & {
  fate: 'corrected' | 'withdrawn';
  endedBy: string;
  endedAt: Date | null;
  reason: string;
};

export type ImpactPage = AgreementHead & {
  today: CalendarDate;
  /** The days every chart shows. */
  span: { from: CalendarDate; to: CalendarDate };
  /** Outcomes of the agreement, then those it no longer has that were read. */
  outcomes: (OutcomeImpact & { past: PastPoint[]; dropped: boolean })[];
  wasInForce: boolean;
  mayMeasure: boolean;
  /** Measures not read at exit yet, while it is closing. */
  exitUnread: string[];
  endedOn: CalendarDate | null;
  /** The readings after the end; empty until the support has ended. */
  slots: (ReturnType<typeof sustainedStates>[number] & { unreadMeasures: string[] })[];
};

/** The measures of an agreement over time; null where it is not the viewer's to know of. */
export async function impactPage(viewer: Viewer, id: string): Promise<ImpactPage | null> {
  const handle = db();
  const record = await loadAgreement(handle, viewer, id);
  if (!record) return null;
  const { row, content } = record;
  const now = today();
  const kept = await impactOf(handle, record, now);
  const points = await pointsOf(handle, row.id);
  const past = await pastPoints(handle, row.id);
  const outcomes = [
    ...kept.map((each) => ({ ...each, dropped: false })),
    ...(await droppedOutcomes(handle, record, [...points, ...past])).map((outcome) => ({
      ...impactOfOutcome(
        outcome,
        points.filter(({ outcomeId }) => outcomeId === outcome.id),
        now,
      ),
      dropped: true,
    })),
  ];
  const ids = content.outcomes.map((outcome) => outcome.id);
  const measures = (unread: readonly string[]) =>
    content.outcomes.flatMap((outcome) => (unread.includes(outcome.id) ? [outcome.measure] : []));
  const over = row.state === 'closed' || row.state === 'terminated';
  const calendar = await schoolCalendarOf(handle, row.authorityId);
  const endedOn = wasInForce(row) && over ? await supportEndedOn(handle, row) : null;
  return {
    ...headOf(record),
    today: now,
    span: spanOf(
      outcomes.map(({ outcome }) => outcome),
      points.map(({ on }) => on),
      now,
    ),
    outcomes: outcomes.map((each) => ({
      ...each,
      past: past.filter(({ outcomeId }) => outcomeId === each.outcome.id),
    })),
    wasInForce: wasInForce(row),
    mayMeasure: mayMeasure(record.standings, row.state, wasInForce(row)),
    exitUnread: row.state === 'closing' ? measures(unreadAtExit(ids, points)) : [],
    endedOn,
    slots: endedOn
      ? sustainedStates(endedOn, ids, points, now, calendar).map((slot) => ({
          ...slot,
          unreadMeasures: measures(slot.unread),
        }))
      : [],
  };
}

export type NewReadingsPage = AgreementHead & {
  today: CalendarDate;
  outcomes: OutcomeImpact[];
  kinds: readonly PointKind[];
  mayMeasure: boolean;
};

/** What the form for new readings needs; null where the agreement is not the viewer's to know of. */
export async function newReadingsPage(viewer: Viewer, id: string): Promise<NewReadingsPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { row, standings } = record;
  return {
    ...headOf(record),
    today: today(),
    outcomes: await impactOf(db(), record),
    kinds: kindsIn(row.state, wasInForce(row)),
    mayMeasure: mayMeasure(standings, row.state, wasInForce(row)),
  };
}

export type ReadingPage = AgreementHead & {
  /** The reading as it counts now, whichever of its corrections the address names. */
  point: PointView;
  outcome: Outcome;
  /** Whether it counts still; and whether its outcome is part of the agreement still. */
  current: boolean;
  dropped: boolean;
  mayMeasure: boolean;
};

/** One reading to correct or withdraw; null where it is not the viewer's to know of, or of another agreement. */
export async function readingPage(viewer: Viewer, id: string, pointId: string): Promise<ReadingPage | null> {
  const handle = db();
  const record = await loadAgreement(handle, viewer, id);
  const found = record && (await latestOf(handle, id, pointId));
  if (!record || !found) return null;
  const { row, standings, content } = record;
  const kept = content.outcomes.find(({ id }) => id === found.outcomeId);
  const outcome = kept ?? (await droppedOutcomes(handle, record, [found]))[0];
  if (!outcome) return null;
  const { current, ...point } = found;
  return {
    ...headOf(record),
    point,
    outcome,
    current,
    dropped: kept === undefined,
    mayMeasure: mayMeasure(standings, row.state, wasInForce(row)),
  };
}

const entered = aliasedTable(account, 'entered');
const ended = aliasedTable(account, 'ended');

async function everyPoint(handle: Db, agreementId: string) {
  return handle
    .select({ point: measurePoint, by: entered.name, endedBy: ended.name })
    .from(measurePoint)
    .leftJoin(entered, eq(entered.id, measurePoint.byId))
    .leftJoin(ended, eq(ended.id, measurePoint.withdrawnById))
    .where(eq(measurePoint.agreementId, agreementId))
    .orderBy(asc(measurePoint.on), asc(measurePoint.at), asc(measurePoint.id));
}

const viewOf = ({ point, by }: Awaited<ReturnType<typeof everyPoint>>[number]): PointView => ({
  id: point.id,
  outcomeId: point.outcomeId,
  kind: point.kind,
  on: point.on,
  value: point.value,
  source: point.source,
  note: point.note,
  visitId: point.visitId,
  reviewId: point.reviewId,
  by: by ?? 'Alongside',
  at: point.at,
  replacesId: point.replacesId,
});

async function pastPoints(handle: Db, agreementId: string): Promise<PastPoint[]> {
  const rows = await everyPoint(handle, agreementId);
  const replaced = new Set(rows.map(({ point }) => point.replacesId));
  return rows
    .filter(({ point }) => !point.current)
    .map((row) => ({
      ...viewOf(row),
      fate: replaced.has(row.point.id) ? ('corrected' as const) : ('withdrawn' as const),
      endedBy: row.endedBy ?? 'Alongside',
      endedAt: row.point.withdrawnAt,
      reason: row.point.withdrawnReason ?? '',
    }));
}

/**
 * A reading of an agreement as it stands after all its corrections.
 * @returns null where the agreement has no such reading
 */
export async function latestOf(
  handle: Db,
  agreementId: string,
  pointId: string,
): Promise<(PointView & { current: boolean }) | null> {
  const rows = await everyPoint(handle, agreementId);
  let found = rows.find(({ point }) => point.id === pointId);
  for (let next = found; next; next = rows.find(({ point }) => point.replacesId === found?.point.id)) {
    found = next;
  }
  return found ? { ...viewOf(found), current: found.point.current } : null;
}

/** Outcomes with readings that an amendment has taken out, as they last stood in the agreement. */
async function droppedOutcomes(
  handle: Db,
  { row, content }: AgreementRecord,
  points: readonly { outcomeId: string }[],
): Promise<Outcome[]> {
  const kept = new Set(content.outcomes.map(({ id }) => id));
  const gone = new Set(points.map(({ outcomeId }) => outcomeId).filter((id) => !kept.has(id)));
  if (gone.size === 0) return [];
  const revisions = await handle
    .select({ content: agreementRevision.content })
    .from(agreementRevision)
    .where(and(eq(agreementRevision.agreementId, row.id)))
    .orderBy(asc(agreementRevision.number));
  const last = new Map<string, Outcome>();
  for (const revision of revisions) {
    for (const outcome of readContent(revision.content).outcomes) {
      if (gone.has(outcome.id)) last.set(outcome.id, outcome);
    }
  }
  return [...last.values()];
}
