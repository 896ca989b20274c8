import { and, asc, eq, inArray } from 'drizzle-orm';
import { account, agreementExit, measurePoint } from '#drizzle/schema';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import type { Outcome } from '../domain';
import { kindsIn, problemsWith, type Reading } from '../domain/impact/readings';
import type { ReadingOn } from '../domain/impact/sustained';
import {
  expectedAt,
  type Pace,
  progressShare,
  standingAt,
  type Trajectory,
  type TrajectoryGap,
  trajectoryOf,
} from '../domain/impact/trajectory';
import type { PointKind } from '../domain/impact/vocabulary';
import { type AgreementRecord, type AgreementRow, eventOf } from '../record.server';

/** One reading of an outcome's measure. */
export type PointView = {
  id: string;
  outcomeId: string;
  kind: PointKind;
  on: CalendarDate;
  value: number;
  source: string;
  note: string | null;
  visitId: string | null;
  reviewId: string | null;
  /** Who entered it, and when. */
  by: string;
  at: Date;
  /** The reading it corrects. */
  replacesId: string | null;
};

/** An outcome with its readings, for pages, evidence packs, evaluations and documents. */
export type OutcomeImpact = {
  outcome: Outcome;
  /** Readings that count, the earliest first. */
  points: (PointView & { expected: number | null; pace: Pace | null; better: number | null })[];
  latest: PointView | null;
  /** The line from baseline to target, or what it is missing. */
  trajectory: Trajectory | null;
  gaps: TrajectoryGap[];
  /** Where the measure should be on the day asked for; null without a trajectory. */
  expectedNow: number | null;
  /** Part of the way from baseline to target that the latest reading has come; null without either. */
  share: number | null;
};

const columns = {
  id: measurePoint.id,
  outcomeId: measurePoint.outcomeId,
  kind: measurePoint.kind,
  on: measurePoint.on,
  value: measurePoint.value,
  source: measurePoint.source,
  note: measurePoint.note,
  visitId: measurePoint.visitId,
  reviewId: measurePoint.reviewId,
  by: account.name,
  at: measurePoint.at,
  replacesId: measurePoint.replacesId,
};

/** Readings of an agreement that count, the earliest first. The caller has found that the viewer may know of it. */
export async function pointsOf(handle: Db, agreementId: string): Promise<PointView[]> {
  const rows = await handle
    .select(columns)
    .from(measurePoint)
    .leftJoin(account, eq(account.id, measurePoint.byId))
    .where(and(eq(measurePoint.agreementId, agreementId), eq(measurePoint.current, true)))
    .orderBy(asc(measurePoint.on), asc(measurePoint.at), asc(measurePoint.id));
  return rows.map((row) => ({ ...row, by: row.by ?? 'Alongside' }));
}

/**
 * Every outcome of an agreement with its readings, and where it should be.
 * @param on the day it is looked at; today unless given
 */
export async function impactOf(
  handle: Db,
  { row, content }: Pick<AgreementRecord, 'row' | 'content'>,
  on: CalendarDate = today(),
): Promise<OutcomeImpact[]> {
  const points = await pointsOf(handle, row.id);
  return content.outcomes.map((outcome) =>
    impactOfOutcome(
      outcome,
      points.filter(({ outcomeId }) => outcomeId === outcome.id),
      on,
    ),
  );
}

/** One outcome with its readings, the earliest first. */
export function impactOfOutcome(outcome: Outcome, points: PointView[], on: CalendarDate): OutcomeImpact {
  const line = trajectoryOf(outcome);
  const trajectory = line.ok ? line.value : null;
  const latest = points.at(-1) ?? null;
  return {
    outcome,
    points: points.map((point) => ({
      ...point,
      ...(trajectory
        ? standingAt(trajectory, point.on, point.value)
        : { pace: null, expected: null, better: null }),
    })),
    latest,
    trajectory,
    gaps: line.ok ? [] : line.gaps,
    expectedNow: trajectory && expectedAt(trajectory, on),
    share: trajectory && latest && progressShare(trajectory, latest.value),
  };
}

/** Whether an agreement was ever in force. */
export const wasInForce = ({ activeAt }: Pick<AgreementRow, 'activeAt'>): boolean => activeAt !== null;

/** The day the support ended: as said when closing began, else the day the agreement did; null while it has not. */
export async function supportEndedOn(
  handle: Db,
  { id, endedAt }: Pick<AgreementRow, 'id' | 'endedAt'>,
): Promise<CalendarDate | null> {
  const [exit] = await handle
    .select({ endedOn: agreementExit.endedOn })
    .from(agreementExit)
    .where(eq(agreementExit.agreementId, id));
  return exit?.endedOn ?? (endedAt ? calendarDate(endedAt) : null);
}

export type NewPoint = Reading & { note?: string | null };

/**
 * Records readings of one date and kind, inside the caller's transaction; whether the actor may is the caller's to check.
 * @param input.firstId id of the first row, where a form brings one
 * @param input.ask whether unlikely values are refused until somebody has looked at them again
 * @returns ids of the readings; a refusal whose `details.fields` names the fields `on`, `kind` and
 *   `readings.<outcome>.value` with what is wrong
 */
export async function recordPoints(
  ctx: CommandContext,
  input: {
    record: AgreementRecord;
    kind: PointKind;
    on: CalendarDate;
    points: readonly NewPoint[];
    visitId?: string | null;
    reviewId?: string | null;
    firstId?: string;
    ask?: boolean;
  },
): Promise<Verdict<{ ids: string[] }>> {
  const { record, kind, on, points, ask = false } = input;
  const { row, content } = record;
  if (points.length === 0) return yes({ ids: [] });
  if (!kindsIn(row.state, wasInForce(row)).includes(kind)) {
    return no('measure.not-now', 'Readings of this kind cannot be recorded now', { field: 'kind' });
  }
  const problems = problemsWith(
    { kind, on, readings: points },
    {
      outcomes: content.outcomes,
      known: await pointsOf(ctx.tx, row.id),
      today: ctx.today,
      endedOn: await supportEndedOn(ctx.tx, row),
    },
  );
  const refused = refusalOf(problems, ask);
  if (refused) return refused;
  const rows = points.map(({ outcomeId, value, source, note }, index) => ({
    id: (index === 0 && input.firstId) || ctx.newId(),
    agreementId: row.id,
    outcomeId,
    kind,
    on,
    value,
    source: source.trim(),
    note: note?.trim() || null,
    visitId: input.visitId ?? null,
    reviewId: input.reviewId ?? null,
    byId: isSystem(ctx.actor) ? null : ctx.actor.accountId,
    at: ctx.now,
    current: true,
    replacesId: null,
    withdrawnAt: null,
    withdrawnById: null,
    withdrawnReason: null,
  }));
  await ctx.tx.insert(measurePoint).values(rows);
  ctx.emit({
    ...eventOf(row, 'measure.recorded'),
    details: { kind, on, points: rows.map(({ id, outcomeId }) => ({ id, outcomeId })) },
  });
  return yes({ ids: rows.map(({ id }) => id) });
}

/** What is wrong, as a refusal that names each field; null where it can be recorded. */
export function refusalOf(problems: ReturnType<typeof problemsWith>, ask: boolean) {
  const firm = problems.filter(({ confirm }) => !confirm);
  const shown = firm.length > 0 ? firm : ask ? problems : [];
  const [first] = shown;
  if (!first) return null;
  const fields: Record<string, string> = {};
  for (const { outcomeId, field, message } of shown) {
    const name = outcomeId && field !== 'on' && field !== 'kind' ? `readings.${outcomeId}.${field}` : field;
    fields[name] ??= message;
  }
  if (firm.length === 0) {
    fields.confirmed = 'Check the figures marked above, and tick the box if they are right';
  }
  return no(firm.length > 0 ? 'measure.implausible' : 'measure.confirm', first.message, {
    field: Object.keys(fields)[0],
    details: { fields, problems: shown },
  });
}

/** Takes readings of a visit or review that was recorded by mistake out of count, inside the caller's transaction. */
export async function withdrawPointsOf(
  ctx: CommandContext,
  {
    record: { row },
    reason,
    ...of
  }: { record: AgreementRecord; reason: string } & ({ visitId: string } | { reviewId: string }),
): Promise<number> {
  const whose =
    'visitId' in of ? eq(measurePoint.visitId, of.visitId) : eq(measurePoint.reviewId, of.reviewId);
  const found = await ctx.tx
    .select({ id: measurePoint.id, outcomeId: measurePoint.outcomeId })
    .from(measurePoint)
    .where(and(eq(measurePoint.agreementId, row.id), whose, eq(measurePoint.current, true)));
  for (const point of found) await takeOut(ctx, row, point, 'measure.withdrawn', reason);
  return found.length;
}

/** Takes one reading out of count, with the reason kept on its row. */
export async function takeOut(
  ctx: CommandContext,
  row: AgreementRow,
  point: { id: string; outcomeId: string },
  type: 'measure.withdrawn' | 'measure.corrected',
  reason: string,
  more: { by?: string } = {},
): Promise<void> {
  await ctx.tx
    .update(measurePoint)
    .set({
      current: false,
      withdrawnAt: ctx.now,
      withdrawnById: isSystem(ctx.actor) ? null : ctx.actor.accountId,
      withdrawnReason: reason,
    })
    .where(eq(measurePoint.id, point.id));
  ctx.emit({
    ...eventOf(row, type),
    details: { pointId: point.id, outcomeId: point.outcomeId, ...more },
    reason,
  });
}

/** Readings of several agreements that count, as far as their place in time matters, by agreement. */
export async function readingDates(
  handle: Db,
  agreementIds: readonly string[],
): Promise<(agreementId: string) => readonly ReadingOn[]> {
  if (agreementIds.length === 0) return () => [];
  const rows = await handle
    .select({
      agreementId: measurePoint.agreementId,
      outcomeId: measurePoint.outcomeId,
      kind: measurePoint.kind,
      on: measurePoint.on,
    })
    .from(measurePoint)
    .where(and(inArray(measurePoint.agreementId, [...agreementIds]), eq(measurePoint.current, true)));
  const byAgreement = new Map<string, ReadingOn[]>();
  for (const { agreementId, ...reading } of rows) {
    const own = byAgreement.get(agreementId);
    if (own) own.push(reading);
    else byAgreement.set(agreementId, [reading]);
  }
  return (agreementId) => byAgreement.get(agreementId) ?? [];
}
