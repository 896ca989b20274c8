import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { allocationPlan } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { singleton } from '~/platform/singleton.server';
import { type CommandContext, isFormId, systemActor, transact, usedForm } from '~/platform/transact.server';
import { planStatusNow } from '../domain/plan/plan-states';
import type { PlanSettings } from '../domain/plan/settings';
import { planInputs } from './read.server';
import { startThread } from './thread.server';

export type PlanRowRecord = typeof allocationPlan.$inferSelect;

/** Plans being made in this process, so that none is worked on twice and all can be waited for. */
const going = () => singleton('plans-going', () => new Map<string, Promise<void>>());
/** How often a plan says that it is alive, and looks whether it is to stop. */
const BEAT_MS = 1000;

/**
 * Starts a plan of all open requests of the viewer's authority, made in a thread of its own. The same form sent twice
 * starts one plan.
 * @param input.fromPlanId the plan it is a change of
 * @returns a refusal where another plan of the authority is being made
 */
export async function startPlan(
  viewer: Viewer,
  input: { id: string; name: string; settings: PlanSettings; fromPlanId: string | null },
): Promise<Verdict<{ id: string }>> {
  const verdict = await transact<{ id: string; go: boolean }>(viewer, async (ctx) => {
    if (!isService(viewer))
      return no('allocation.forbidden', 'Plans are made by the school improvement service.');
    if (!isFormId(input.id)) return usedForm();
    const [same] = await ctx.tx.select().from(allocationPlan).where(eq(allocationPlan.id, input.id));
    if (same) return same.authorityId === viewer.authorityId ? yes({ id: same.id, go: false }) : usedForm();
    if (input.fromPlanId !== null && !(await readPlanRow(ctx, viewer, input.fromPlanId)))
      return no('allocation.not-found', 'The plan this one would change could not be found.');
    const running = await ctx.tx
      .select()
      .from(allocationPlan)
      .where(and(eq(allocationPlan.authorityId, viewer.authorityId), eq(allocationPlan.status, 'running')));
    if (running.some((one) => planStatusNow(one, ctx.now) === 'running'))
      return no(
        'allocation.going-on',
        'Another plan is being made. Wait until it is ready, or stop it first.',
      );
    await ctx.tx.insert(allocationPlan).values({
      id: input.id,
      authorityId: viewer.authorityId,
      name: input.name,
      status: 'running',
      settings: { ...input.settings },
      cancelAsked: false,
      fromPlanId: input.fromPlanId,
      byId: viewer.accountId,
      startedAt: ctx.now,
      heartbeatAt: ctx.now,
      version: 1,
    });
    ctx.emit({
      type: 'allocation.started',
      subject: { type: 'allocation-plan', id: input.id },
      details: { name: input.name, settings: input.settings, fromPlanId: input.fromPlanId },
    });
    return yes({ id: input.id, go: true });
  });
  if (!verdict.ok) return verdict;
  if (verdict.value.go) begin(viewer, verdict.value.id, input.settings);
  return yes({ id: verdict.value.id });
}

/** Asks a plan that is being made to stop; whichever process makes it sees it within a second or so. */
export async function stopPlan(viewer: Viewer, input: { id: string }): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const found = await readPlanRow(ctx, viewer, input.id);
    if (!found) return no('allocation.not-found', 'This plan could not be found.');
    if (found.status !== 'running' || found.cancelAsked) return yes();
    await ctx.tx.update(allocationPlan).set({ cancelAsked: true }).where(eq(allocationPlan.id, found.id));
    ctx.emit({ type: 'allocation.stop-asked', subject: { type: 'allocation-plan', id: found.id } });
    return yes();
  });
}

async function readPlanRow(
  { tx }: Pick<CommandContext, 'tx'>,
  viewer: Viewer,
  id: string,
): Promise<PlanRowRecord | null> {
  if (!isService(viewer)) return null;
  const [found] = await tx
    .select()
    .from(allocationPlan)
    .where(and(eq(allocationPlan.id, id), eq(allocationPlan.authorityId, viewer.authorityId)));
  return found ?? null;
}

/** Waits until no plan is being made: for tests and for the command line. */
export async function plansAtRest(): Promise<void> {
  while (going().size > 0) await Promise.all(going().values());
}

function begin(viewer: Viewer, id: string, settings: PlanSettings): void {
  const done = work(viewer, id, settings)
    .catch((error: unknown) => log().error({ plan: id, problem: String(error) }, 'a plan stopped'))
    .finally(() => going().delete(id));
  going().set(id, done);
}

async function work(viewer: Viewer, id: string, settings: PlanSettings): Promise<void> {
  try {
    const inputs = canonicalJson(await planInputs(db(), viewer.authorityId, calendarDate(clock.now())));
    const inputsHash = createHash('sha256').update(inputs).digest('hex');
    await beat(viewer, id, { inputs, inputsHash });
    const progress: Record<string, number> = { stage: 0, share: 0 };
    const thread = startThread(inputs, settings, (said) => {
      if (said.kind === 'stage') progress.stage = said.stage;
      if (said.kind === 'progress') Object.assign(progress, finite(said));
    });
    const timer = setInterval(() => {
      beat(viewer, id, { progress }).then(
        (stop) => stop && thread.stop(),
        (error: unknown) =>
          log().warn({ plan: id, problem: String(error) }, 'a plan could not say how it is'),
      );
    }, BEAT_MS);
    const done = await thread.done.finally(() => clearInterval(timer));
    if (done === null) await end(viewer, id, 'allocation.stopped', { status: 'cancelled' });
    else {
      const { result, objective, bound } = done;
      await end(viewer, id, 'allocation.finished', { status: 'done', result, objective, bound });
    }
  } catch (error) {
    const problem = 'The plan stopped because of a fault in the service. It is safe to start it again.';
    await end(viewer, id, 'allocation.failed', { status: 'failed', problem });
    throw error;
  }
}

/** Figures a database can keep. */
function finite(said: { share: number; objective: number; bound: number }): Record<string, number> {
  const { share, objective, bound } = said;
  return Object.fromEntries(
    Object.entries({ share, objective, bound }).filter(([, n]) => Number.isFinite(n)),
  );
}

/** Says that a plan is alive, with what there is to keep. @returns whether somebody has asked it to stop */
async function beat(viewer: Viewer, id: string, change: Partial<PlanRowRecord>): Promise<boolean> {
  const said = await transact(systemActor('job', viewer.authorityId), async ({ tx, now }) => {
    await tx
      .update(allocationPlan)
      .set({ ...change, heartbeatAt: now })
      .where(and(eq(allocationPlan.id, id), eq(allocationPlan.status, 'running')));
    const [row] = await tx
      .select({ cancelAsked: allocationPlan.cancelAsked })
      .from(allocationPlan)
      .where(eq(allocationPlan.id, id));
    return yes(row?.cancelAsked ?? true);
  });
  return said.ok && said.value;
}

async function end(
  viewer: Viewer,
  id: string,
  type: string,
  change: Partial<PlanRowRecord> & Pick<PlanRowRecord, 'status'>,
): Promise<void> {
  await transact(viewer, async (ctx) => {
    const [row] = await ctx.tx.select().from(allocationPlan).where(eq(allocationPlan.id, id));
    if (row?.status !== 'running') return yes();
    await ctx.tx
      .update(allocationPlan)
      .set({ ...change, finishedAt: ctx.now, heartbeatAt: ctx.now, version: row.version + 1 })
      .where(eq(allocationPlan.id, id));
    ctx.emit({
      type,
      subject: { type: 'allocation-plan', id },
      reason: change.problem ?? null,
      details: change.result ? { objective: change.objective, bound: change.bound } : undefined,
    });
    return yes();
  });
}
