import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { matchRun, shortlist } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { loadRequest, moveRequest, type RequestView } from '~/diagnosis/requests.server';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { type CommandContext, isFormId, transact, usedForm } from '~/platform/transact.server';
import type { RankInput } from './domain/inputs';
import { overrideNeeded } from './domain/rules';
import { type RankResult, rank } from './domain/score';
import { rankInputs } from './inputs.server';
import type { ProposalRow } from './proposals.server';

/** A ranking as it was made, with what it read. */
export type Run = {
  id: string;
  at: Date;
  byId: string | null;
  modelVersion: string;
  inputsHash: string;
  inputs: RankInput;
  result: RankResult;
};

/**
 * Ranks every offer for a request, and keeps the ranking with all it read, so that it can be replayed.
 * The first ranking of a submitted request starts its matching.
 * @param input.id the form's id: sent twice, it is one run
 * @returns the run's id, `request.not-found`, or `request.not-open` where no partner is looked for any more
 */
export async function runMatch(
  viewer: Viewer,
  input: { id: string; requestId: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, (ctx) => rankWithin(ctx, viewer, input));
}

/** The same inside the caller's transaction. */
export async function rankWithin(
  ctx: CommandContext,
  viewer: Viewer,
  input: { id: string; requestId: string },
): Promise<Verdict<{ id: string }>> {
  const { tx, now, today, emit } = ctx;
  const request = await loadForService(tx, viewer, input.requestId);
  if (!request) return no('request.not-found', 'This request could not be found.');
  if (!isFormId(input.id)) return usedForm();
  const [made] = await tx
    .select({ id: matchRun.id })
    .from(matchRun)
    .where(and(eq(matchRun.id, input.id), eq(matchRun.requestId, request.id)));
  if (made) return yes({ id: made.id });
  if (request.state === 'submitted') {
    const moved = await moveRequest(ctx, request.id, 'start-matching');
    if (!moved.ok) return moved;
  } else if (request.state !== 'matching') {
    return no('request.not-open', 'No partner is being looked for on this request now.');
  }
  const inputs = await rankInputs(tx, request, today);
  const result = rank(inputs);
  const text = canonicalJson(inputs);
  const inputsHash = createHash('sha256').update(text).digest('hex');
  await tx.insert(matchRun).values({
    id: input.id,
    authorityId: request.authorityId,
    requestId: request.id,
    at: now,
    byId: viewer.accountId,
    modelVersion: inputs.model.version,
    inputs: text,
    result: canonicalJson(result),
    inputsHash,
  });
  await openShortlist(tx, request, now);
  emit({
    type: 'match.run',
    subject: { type: 'match-run', id: input.id },
    urn: request.urn,
    caseId: request.id,
    authorityId: request.authorityId,
    details: {
      ranked: result.ranked.length,
      excluded: result.excluded.length,
      modelVersion: inputs.model.version,
      inputsHash,
    },
  });
  return yes({ id: input.id });
}

/** A request the viewer brokers, or null. */
export async function loadForService(
  handle: Db,
  viewer: Viewer,
  requestId: string,
): Promise<RequestView | null> {
  if (!isService(viewer)) return null;
  const request = await loadRequest(handle, viewer, requestId);
  return request?.authorityId === viewer.authorityId ? request : null;
}

async function openShortlist(tx: Db, request: RequestView, now: Date) {
  await tx
    .insert(shortlist)
    .values({
      requestId: request.id,
      authorityId: request.authorityId,
      state: 'making',
      note: null,
      updatedAt: now,
      version: 1,
    })
    .onConflictDoNothing();
}

/** The latest ranking of a request; the caller has found the right to read the request. */
export async function latestRun(handle: Db, requestId: string): Promise<Run | null> {
  const [row] = await handle
    .select()
    .from(matchRun)
    .where(eq(matchRun.requestId, requestId))
    .orderBy(desc(matchRun.at), desc(matchRun.id))
    .limit(1);
  return row ? toRun(row) : null;
}

/** A ranking by its id; the caller has found the right to read its request. */
export async function readRun(handle: Db, id: string): Promise<Run | null> {
  const [row] = await handle.select().from(matchRun).where(eq(matchRun.id, id));
  return row ? toRun(row) : null;
}

function toRun(row: typeof matchRun.$inferSelect): Run {
  return {
    id: row.id,
    at: row.at,
    byId: row.byId,
    modelVersion: row.modelVersion,
    inputsHash: row.inputsHash,
    inputs: JSON.parse(row.inputs) as RankInput,
    result: JSON.parse(row.result) as RankResult,
  };
}

/** Whether approving this one passes over an offer that was ranked higher and is still possible. */
export async function passesOver(
  handle: Db,
  row: ProposalRow,
  all: readonly ProposalRow[],
): Promise<boolean> {
  const run = row.matchRunId === null ? null : await readRun(handle, row.matchRunId);
  const place = run?.result.ranked.findIndex(({ offerId }) => offerId === row.offerId) ?? -1;
  const above = run && place >= 0 ? run.result.ranked.slice(0, place).map(({ offerId }) => offerId) : null;
  return overrideNeeded(above, all);
}
