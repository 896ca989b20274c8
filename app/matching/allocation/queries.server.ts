import { and, count, desc, eq, inArray } from 'drizzle-orm';
import { account, allocationPlan } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import type { FinishedPlan } from '../domain/plan/compare';
import type { PlanInputs } from '../domain/plan/inputs';
import type { PlanResult } from '../domain/plan/plan';
import { type PlanStatus, planStatusNow } from '../domain/plan/plan-states';
import type { PlanSettings } from '../domain/plan/settings';
import type { PlanRowRecord } from './run.server';
import { readPlanSettings } from './settings-store.server';

export const PLANS_PER_PAGE = 20;

/** A plan as lists and headings show it. */
export type PlanHead = {
  id: string;
  name: string;
  status: PlanStatus;
  by: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  settings: PlanSettings;
  from: { id: string; name: string } | null;
  progress: { stage: number; share: number };
  cancelAsked: boolean;
  problem: string | null;
  /** Figures of one that is ready. */
  figures: PlanFigures | null;
};
export type PlanFigures = Pick<
  PlanResult,
  'met' | 'points' | 'halfDays' | 'pence' | 'objective' | 'bound' | 'gap' | 'proven' | 'seconds'
> & { requests: number };

/** A plan with what it read and what came out. */
export type PlanRecord = { head: PlanHead; finished: FinishedPlan | null };

/** Plans of the viewer's authority, the newest first; null for those who do not see plans. */
export async function listPlans(
  viewer: Viewer,
  filter: { page: number },
): Promise<{ plans: PlanHead[]; total: number; page: number } | null> {
  if (!isService(viewer)) return null;
  const mine = eq(allocationPlan.authorityId, viewer.authorityId);
  const [counted] = await db().select({ n: count() }).from(allocationPlan).where(mine);
  const total = counted?.n ?? 0;
  const page = Math.min(Math.max(1, filter.page), Math.max(1, Math.ceil(total / PLANS_PER_PAGE)));
  const rows = await db()
    .select({ row: allocationPlan, by: account.name })
    .from(allocationPlan)
    .leftJoin(account, eq(account.id, allocationPlan.byId))
    .where(mine)
    .orderBy(desc(allocationPlan.startedAt), desc(allocationPlan.id))
    .limit(PLANS_PER_PAGE)
    .offset((page - 1) * PLANS_PER_PAGE);
  return { plans: await headsOf(db(), rows), total, page };
}

/** A plan of the viewer's authority, or null. */
export async function readPlan(viewer: Viewer, id: string): Promise<PlanRecord | null> {
  if (!isService(viewer)) return null;
  const rows = await db()
    .select({ row: allocationPlan, by: account.name })
    .from(allocationPlan)
    .leftJoin(account, eq(account.id, allocationPlan.byId))
    .where(and(eq(allocationPlan.id, id), eq(allocationPlan.authorityId, viewer.authorityId)));
  const [head] = await headsOf(db(), rows);
  const [found] = rows;
  if (!head || !found) return null;
  return { head, finished: finishedOf(found.row) };
}

function finishedOf(row: PlanRowRecord): FinishedPlan | null {
  if (row.status !== 'done' || row.inputs === null || row.result === null) return null;
  // Canonical JSON of our own making.
  return {
    inputs: JSON.parse(row.inputs) as PlanInputs,
    result: JSON.parse(row.result) as PlanResult,
    settings: readPlanSettings(row.settings),
  };
}

async function headsOf(
  handle: Db,
  rows: readonly { row: PlanRowRecord; by: string | null }[],
): Promise<PlanHead[]> {
  const fromIds = rows.flatMap(({ row }) => row.fromPlanId ?? []);
  const froms =
    fromIds.length === 0
      ? []
      : await handle
          .select({ id: allocationPlan.id, name: allocationPlan.name })
          .from(allocationPlan)
          .where(inArray(allocationPlan.id, fromIds));
  return rows.map(({ row, by }) => ({
    id: row.id,
    name: row.name,
    status: planStatusNow(row, clock.now()),
    by,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    settings: readPlanSettings(row.settings),
    from: froms.find(({ id }) => id === row.fromPlanId) ?? null,
    progress: { stage: row.progress?.stage ?? 0, share: row.progress?.share ?? 0 },
    cancelAsked: row.cancelAsked,
    problem: row.problem,
    figures: figuresOf(row),
  }));
}

function figuresOf(row: PlanRowRecord): PlanFigures | null {
  if (row.status !== 'done' || row.result === null) return null;
  // Canonical JSON of our own making.
  const result = JSON.parse(row.result) as PlanResult;
  const { met, points, halfDays, pence, objective, bound, gap, proven, seconds, rows } = result;
  return { met, points, halfDays, pence, objective, bound, gap, proven, seconds, requests: rows.length };
}
