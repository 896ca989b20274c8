import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { allocationPlan, authority } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { makePlan, type PlanResult } from '../domain/plan/plan';
import { type PlanSettings, USUAL_SETTINGS } from '../domain/plan/settings';
import { planInputs } from './read.server';
import { planSolver } from './solver.server';
import { phaseName } from './wording';

/** What `allocate --authority` prints. */
export type AllocationReport = {
  assignments: { need: string; offer: string }[];
  objective: number;
  bound: number;
  gap: number;
  seconds: number;
};

/**
 * Plans all open requests of an authority here and now, and keeps nothing.
 * @param code the authority's GIAS code
 * @returns null where there is no such authority
 */
export async function allocateAuthority(code: string, seconds: number): Promise<AllocationReport | null> {
  const [found] = await db().select({ id: authority.id }).from(authority).where(eq(authority.code, code));
  if (!found) return null;
  const { result } = await planNow(db(), found.id, { ...USUAL_SETTINGS, seconds }, calendarDate(clock.now()));
  const { rows, objective, bound, gap } = result;
  return {
    assignments: rows.flatMap(({ request, planned }) =>
      planned ? [{ need: request, offer: planned.offer }] : [],
    ),
    objective,
    bound,
    gap,
    seconds: result.seconds,
  };
}

/** Makes a plan in this thread and keeps it as ready: for the demo, which is told before anybody is served. */
export async function keepPlanNow(
  viewer: Viewer,
  input: { id: string; name: string; settings: PlanSettings; fromPlanId: string | null },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const [made] = await ctx.tx.select().from(allocationPlan).where(eq(allocationPlan.id, input.id));
    if (made) return no('allocation.used', 'There is a plan of this id already.');
    const { inputs, result } = await planNow(ctx.tx, viewer.authorityId, input.settings, ctx.today);
    const text = canonicalJson(inputs);
    await ctx.tx.insert(allocationPlan).values({
      id: input.id,
      authorityId: viewer.authorityId,
      name: input.name,
      status: 'done',
      settings: { ...input.settings },
      inputs: text,
      inputsHash: createHash('sha256').update(text).digest('hex'),
      result: canonicalJson(result),
      objective: result.objective,
      bound: result.bound,
      cancelAsked: false,
      fromPlanId: input.fromPlanId,
      byId: viewer.accountId,
      startedAt: ctx.now,
      heartbeatAt: ctx.now,
      finishedAt: ctx.now,
      version: 1,
    });
    const subject = { type: 'allocation-plan', id: input.id };
    ctx.emit({
      type: 'allocation.started',
      subject,
      details: { name: input.name, settings: input.settings },
    });
    ctx.emit({
      type: 'allocation.finished',
      subject,
      details: { objective: result.objective, bound: result.bound },
    });
    return yes({ id: input.id });
  });
}

async function planNow(handle: Db, authorityId: string, settings: PlanSettings, today: CalendarDate) {
  const inputs = await planInputs(handle, authorityId, today);
  const solve = await planSolver();
  const result: PlanResult = await makePlan(inputs, settings, { solve, phaseName });
  return { inputs, result };
}
