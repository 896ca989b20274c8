import { and, desc, eq } from 'drizzle-orm';
import { allocationPlan, domainEvent, matchRun } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { daysWords } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { type CommandContext, isFormId, transact, usedForm } from '~/platform/transact.server';
import { putForwardWithin } from '../commands/shortlist.server';
import type { PlanResult, PlanRow } from '../domain/plan/plan';
import { windowTerms } from '../domain/rules';
import { freeByTerm } from '../inputs.server';
import { loadForService, rankWithin } from '../runs.server';

/** What became of one row of a plan that was put forward. */
export type ForwardOutcome = {
  requestId: string;
  offerId: string;
  outcome: 'put-forward' | 'already' | 'not-possible';
  /** Why it could not be, for the broker. */
  message: string | null;
};

/**
 * Puts rows of a plan forward: each becomes an entry of its request's shortlist, in a transaction of its own, looked at
 * again as things stand now. Nothing is promised and nobody outside the service is told: the school still chooses, and
 * the provider and their home school still answer. Sent twice, or by two brokers at once, a row is put forward once.
 * @param input.id the form's id, under which the report is kept
 * @returns what became of each row
 */
export async function putPlanForward(
  viewer: Viewer,
  input: { id: string; planId: string; requests: readonly string[] },
): Promise<Verdict<ForwardOutcome[]>> {
  if (!isService(viewer))
    return no('allocation.forbidden', 'Plans are put forward by the school improvement service.');
  if (!isFormId(input.id)) return usedForm();
  const [plan] = await db()
    .select()
    .from(allocationPlan)
    .where(and(eq(allocationPlan.id, input.planId), eq(allocationPlan.authorityId, viewer.authorityId)));
  if (!plan) return no('allocation.not-found', 'This plan could not be found.');
  if (plan.status !== 'done' || plan.result === null)
    return no('allocation.not-ready', 'This plan is not ready. Wait until it is, or make another.');
  const told = await forwardReport(viewer, plan.id, input.id);
  if (told) return yes(told);
  // Text of our own making, kept by the run.
  const { rows } = JSON.parse(plan.result) as PlanResult;
  const chosen = rows.filter(({ request, planned }) => planned && input.requests.includes(request));
  if (chosen.length === 0)
    return no('allocation.none-chosen', 'Choose at least one row to put forward.', { field: 'requests' });
  const outcomes: ForwardOutcome[] = [];
  for (const row of chosen) outcomes.push(await putRowForward(viewer, plan, row));
  await transact(viewer, async (ctx) => {
    if (await reportOf(ctx.tx, plan.id, input.id)) return yes();
    ctx.emit({
      type: 'allocation.put-forward',
      subject: { type: 'allocation-plan', id: plan.id },
      details: { form: input.id, rows: outcomes },
    });
    return yes();
  });
  return yes(outcomes);
}

async function putRowForward(
  viewer: Viewer,
  plan: { id: string; startedAt: Date },
  row: PlanRow,
): Promise<ForwardOutcome> {
  const requestId = row.request;
  const offerId = row.planned?.offer ?? '';
  const put = await transact(viewer, async (ctx) => {
    const still = await stillPossible(ctx, viewer, row);
    if (!still.ok) return still;
    const [run] = await ctx.tx
      .select({ at: matchRun.at })
      .from(matchRun)
      .where(eq(matchRun.requestId, requestId))
      .orderBy(desc(matchRun.at))
      .limit(1);
    // The school reads the reasons of a ranking: one at least as new as the plan.
    if (!run || run.at < plan.startedAt) {
      const ranked = await rankWithin(ctx, viewer, { id: ctx.newId(), requestId });
      if (!ranked.ok) return ranked;
    }
    return putForwardWithin(ctx, viewer, {
      id: ctx.newId(),
      requestId,
      offerId,
      reason: null,
      planId: plan.id,
    });
  });
  if (put.ok)
    return { requestId, offerId, outcome: put.value.already ? 'already' : 'put-forward', message: null };
  const message =
    put.code === 'shortlist.reason-needed'
      ? 'The offer is no longer suggested for this request. The request’s possible partners say why.'
      : put.message;
  return { requestId, offerId, outcome: 'not-possible', message };
}

/** Whether the request still looks for a partner, and the days it was planned with are still free. */
async function stillPossible(ctx: CommandContext, viewer: Viewer, row: PlanRow): Promise<Verdict> {
  const request = await loadForService(ctx.tx, viewer, row.request);
  if (!request || !row.planned) return no('request.not-found', 'This request could not be found.');
  if (request.state !== 'submitted' && request.state !== 'matching')
    return no('request.not-open', 'No partner is being looked for on this request any more.');
  const { offer: offerId, provider: providerId } = row.planned;
  const terms = windowTerms(request.startFrom, request.finishBy, ctx.today);
  const free = (await freeByTerm(ctx.tx, { offerId, providerId }, terms)).reduce(
    (sum, term) => sum + Math.max(0, term.free),
    0,
  );
  if (free >= row.halfDays) return yes();
  return no(
    'allocation.days-gone',
    `Only ${daysWords(free)} of the ${daysWords(row.halfDays)} planned are still free. Plan again to find another partner.`,
  );
}

/** What became of rows put forward with a form, or null where none was. */
export async function forwardReport(
  viewer: Viewer,
  planId: string,
  formId: string,
): Promise<ForwardOutcome[] | null> {
  if (!isService(viewer)) return null;
  return reportOf(db(), planId, formId);
}

async function reportOf(
  handle: CommandContext['tx'],
  planId: string,
  formId: string,
): Promise<ForwardOutcome[] | null> {
  const rows = await handle
    .select({ payload: domainEvent.payload })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'allocation-plan'),
        eq(domainEvent.subjectId, planId),
        eq(domainEvent.type, 'allocation.put-forward'),
      ),
    );
  for (const { payload } of rows) {
    const kept = readPayload(payload);
    if (kept?.form === formId) return kept.rows;
  }
  return null;
}

/** The details of an event as this file writes them. */
function readPayload(payload: string): { form: string; rows: ForwardOutcome[] } | null {
  // Only `putPlanForward` writes events of this type, and this is what it writes.
  const { details } = JSON.parse(payload) as { details?: { form: string; rows: ForwardOutcome[] } };
  return details ?? null;
}
