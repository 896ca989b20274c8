import { eq } from 'drizzle-orm';
import { need, supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact } from '~/platform/transact.server';
import { changedByOthers } from './changes.server';
import {
  checkNeed,
  isInProgress,
  type NeedAnswers,
  type NeedEvent,
  type NeedPart,
  needMachine,
  UNANSWERED_NEED,
} from './domain';
import { reachSchool } from './reach.server';
import { loadFor } from './request-edit.server';

type NeedRow = typeof need.$inferSelect;

const notFound = () => no('need.not-found', 'This need could not be found.');
const forbidden = () =>
  no('need.forbidden', 'Only the head of the school, or a broker of its authority, can state its needs.');

/** A need the viewer may change, inside a transaction. */
async function loadOwn(tx: Db, viewer: Viewer, id: string): Promise<Verdict<NeedRow>> {
  const [row] = await tx.select().from(need).where(eq(need.id, id)).limit(1);
  const reach = row ? await reachSchool(tx, viewer, row.urn) : null;
  if (!row || !reach) return notFound();
  return reach.mayWrite ? yes(row) : forbidden();
}

/**
 * States a need of a school; a second call with the same id returns the first need.
 * @param input.answers all of it, or the first part only, when the rest follows a page at a time
 * @param input.requestId the draft request that asks for help with it
 */
export async function stateNeed(
  viewer: Viewer,
  input: {
    id: string;
    urn: number;
    answers: Pick<NeedAnswers, 'focusArea' | 'severity'> & Partial<NeedAnswers>;
    part?: NeedPart;
    requestId?: string;
  },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const { tx, now, today, emit } = ctx;
    const [already] = await tx.select().from(need).where(eq(need.id, input.id)).limit(1);
    if (already) return already.createdById === viewer.accountId ? yes({ id: already.id }) : notFound();
    const reach = await reachSchool(tx, viewer, input.urn);
    if (!reach) return notFound();
    if (!reach.mayWrite) return forbidden();
    if (!isFormId(input.id)) return no('need.bad-id', 'Open the page again and send the form from there.');
    const answers = { ...UNANSWERED_NEED, ...input.answers };
    const checked = checkNeed(answers, today, input.part);
    if (!checked.ok) return checked;
    const requestId = input.requestId ?? null;
    if (requestId !== null) {
      // Looked at again in here: the draft may have been sent, or may never have been theirs.
      const draft = await loadFor(tx, viewer, requestId, 'edit');
      if (!draft.ok) return draft;
      if (draft.value.urn !== input.urn) return notFound();
    }
    await tx.insert(need).values({
      ...answers,
      id: input.id,
      authorityId: viewer.authorityId,
      urn: input.urn,
      requestId,
      state: 'open',
      createdById: viewer.accountId,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    emit({
      type: 'need.stated',
      subject: { type: 'need', id: input.id },
      urn: input.urn,
      caseId: requestId,
      after: { ...answers, version: 1 },
    });
    return yes({ id: input.id });
  });
}

/**
 * Changes a need, or one part of it.
 * @param input.part only this part is judged, when the rest follows a page at a time
 * @returns `stale` when somebody else has changed it since version `input.version`
 */
export async function changeNeed(
  viewer: Viewer,
  input: { id: string; version: number; answers: Partial<NeedAnswers>; part?: NeedPart },
): Promise<Verdict<{ id: string; urn: number }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadOwn(ctx.tx, viewer, input.id);
    if (!found.ok) return found;
    const row = found.value;
    if (row.state !== needMachine.initial)
      return no(
        'need.ended',
        'This need is no longer open, so it cannot be changed. State a new one instead.',
      );
    const after = { ...answersOf(row), ...input.answers };
    if (same(answersOf(row), after)) return yes({ id: row.id, urn: row.urn });
    if (await changedByOthers(ctx, { type: 'need', id: row.id }, input.version, row.version))
      return stale(answersOf(row));
    const checked = checkNeed(after, ctx.today, input.part);
    if (!checked.ok) return checked;
    await writeChange(ctx, row, after);
    return yes({ id: row.id, urn: row.urn });
  });
}

async function writeChange(ctx: CommandContext, row: NeedRow, after: NeedAnswers): Promise<void> {
  const version = row.version + 1;
  await ctx.tx
    .update(need)
    .set({ ...after, version, updatedAt: ctx.now })
    .where(eq(need.id, row.id));
  ctx.emit({
    type: 'need.changed',
    subject: { type: 'need', id: row.id },
    urn: row.urn,
    caseId: row.requestId,
    before: answersOf(row),
    after: { ...after, version },
  });
}

/** Ends a need as met, or superseded by a better statement of it; it is kept. */
export async function endNeed(
  viewer: Viewer,
  input: { id: string; version: number; event: NeedEvent; reason: string },
): Promise<Verdict<{ id: string; urn: number }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadOwn(ctx.tx, viewer, input.id);
    if (!found.ok) return found;
    const row = found.value;
    // The same answer a second time is a double submit, not an error.
    if (row.state === needMachine.transitions.open[input.event]) return yes({ id: row.id, urn: row.urn });
    const to = next(needMachine, row.state, input.event);
    if (!to.ok) return to;
    if (await changedByOthers(ctx, { type: 'need', id: row.id }, input.version, row.version))
      return stale(answersOf(row));
    const inUse = row.requestId ? await requestInProgress(ctx.tx, row.requestId) : null;
    if (inUse)
      return no(
        'need.in-request',
        `Request ${inUse} asks for support with this need. Take it out of the request, or wait until the request has ended.`,
      );
    const version = row.version + 1;
    await ctx.tx
      .update(need)
      .set({ state: to.value, version, updatedAt: ctx.now })
      .where(eq(need.id, row.id));
    ctx.emit({
      type: `need.${to.value}`,
      subject: { type: 'need', id: row.id },
      urn: row.urn,
      caseId: row.requestId,
      before: { state: row.state },
      after: { state: to.value, version },
      reason: input.reason,
    });
    return yes({ id: row.id, urn: row.urn });
  });
}

/** The reference of a request that is being written or matched; null once it is partnered or has ended. */
async function requestInProgress(tx: Db, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ ref: supportRequest.ref, state: supportRequest.state })
    .from(supportRequest)
    .where(eq(supportRequest.id, id))
    .limit(1);
  return row && isInProgress(row.state) ? row.ref : null;
}

/** What a need says, without what the record keeps about it. */
function answersOf(row: NeedRow): NeedAnswers {
  const { focusArea, severity, measure, unit, baseline, baselineOn, baselineSource } = row;
  const { evidence, target, outcome, byDate } = row;
  return {
    focusArea,
    severity,
    measure,
    unit,
    baseline,
    baselineOn,
    baselineSource,
    evidence,
    target,
    outcome,
    byDate,
  };
}

function same(a: NeedAnswers, b: NeedAnswers): boolean {
  return (Object.keys(a) as (keyof NeedAnswers)[]).every((key) => a[key] === b[key]);
}
