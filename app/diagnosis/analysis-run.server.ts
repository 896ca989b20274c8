import { and, asc, eq, inArray } from 'drizzle-orm';
import { analysisRun, authority, bandingFramework, diagnosis, school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { isTermKey } from '~/kernel/academic-year';
import { canonicalJson } from '~/kernel/canonical-json';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { singleton } from '~/platform/singleton.server';
import { isFormId, transact } from '~/platform/transact.server';
import { type AnalysisGround, readGround, readInputs } from './analysis-facts.server';
import { blankDiagnosis } from './diagnosis-commands.server';
import { frameworkInForce } from './diagnosis-load.server';
import { type Analysis, analyse, runStatusNow } from './domain';

/** Schools to a transaction: other people's work goes on between, and a stop loses at most one batch. */
const BATCH = 200;

type RunRow = typeof analysisRun.$inferSelect;

/** Runs going on in this process, so that none is worked on twice at once. */
const going = () => singleton('analysis-going', () => new Map<string, Promise<void>>());

/**
 * Starts the analysis of every open school of the viewer's authority for a term, in the background. A second call with
 * the same id returns the first run; one that was interrupted is taken up where it stopped.
 * @returns a refusal where another run is going on or no framework is adopted
 */
export async function startAnalysis(
  viewer: Viewer,
  input: { id: string; term: string },
): Promise<Verdict<{ id: string }>> {
  const verdict = await transact<{ id: string; go: boolean }>(viewer, async (ctx) => {
    if (!isService(viewer))
      return no('analysis.forbidden', 'The school improvement service runs the analysis.');
    const runs = await ctx.tx
      .select()
      .from(analysisRun)
      .where(eq(analysisRun.authorityId, viewer.authorityId));
    const same = runs.find(({ id }) => id === input.id);
    const status = same && runStatusNow(same, ctx.now);
    if (same && status !== 'interrupted' && status !== 'failed') return yes({ id: same.id, go: false });
    const other = runs.find((run) => run.id !== input.id && runStatusNow(run, ctx.now) === 'running');
    if (other) return no('analysis.going-on', 'An analysis is going on already. Wait until it has ended.');
    if (same) {
      await ctx.tx
        .update(analysisRun)
        .set({ status: 'running', heartbeatAt: ctx.now, problem: null })
        .where(eq(analysisRun.id, same.id));
      ctx.emit({ type: 'analysis.resumed', subject: { type: 'analysis', id: same.id } });
      return yes({ id: same.id, go: true });
    }
    if (!isFormId(input.id) || !isTermKey(input.term))
      return no('analysis.bad-form', 'Open the page again and send the form from there.');
    const framework = await frameworkInForce(ctx.tx, viewer.authorityId);
    if (!framework) return no('analysis.no-framework', 'Adopt a banding framework first.');
    const urns = await schoolsOfAuthority(viewer.authorityId);
    await ctx.tx.insert(analysisRun).values({
      id: input.id,
      authorityId: viewer.authorityId,
      frameworkId: framework.id,
      term: input.term,
      status: 'running',
      schools: urns.length,
      done: 0,
      startedAt: ctx.now,
      heartbeatAt: ctx.now,
      byId: viewer.accountId,
    });
    ctx.emit({
      type: 'analysis.started',
      subject: { type: 'analysis', id: input.id },
      after: { term: input.term, frameworkId: framework.id, schools: urns.length },
    });
    return yes({ id: input.id, go: true });
  });
  if (!verdict.ok) return verdict;
  if (verdict.value.go) begin(viewer, verdict.value.id);
  return yes({ id: verdict.value.id });
}

/** Waits until nothing is being worked on: for tests and for an orderly stop. */
export async function analysisAtRest(): Promise<void> {
  while (going().size > 0) await Promise.all(going().values());
}

function begin(viewer: Viewer, runId: string): void {
  if (going().has(runId)) return;
  const done = work(viewer, runId)
    .catch((error: unknown) => log().error({ analysis: runId, problem: String(error) }, 'analysis stopped'))
    .finally(() => going().delete(runId));
  going().set(runId, done);
}

async function work(viewer: Viewer, runId: string): Promise<void> {
  try {
    const [found] = await db()
      .select({ run: analysisRun, framework: bandingFramework })
      .from(analysisRun)
      .innerJoin(bandingFramework, eq(bandingFramework.id, analysisRun.frameworkId))
      .where(eq(analysisRun.id, runId));
    if (!found) return;
    const ground = await readGround(db(), viewer.authorityId, found.framework);
    const urns = await schoolsOfAuthority(viewer.authorityId);
    // What an interrupted run wrote is found by its mark on the drafts, so starting from the front repeats nothing.
    for (let from = 0; from < urns.length; from += BATCH)
      await draftBatch(viewer, found.run, ground, urns.slice(from, from + BATCH), from);
    await end(viewer, runId, { status: 'done' });
  } catch (error) {
    await end(viewer, runId, {
      status: 'failed',
      problem: 'The analysis stopped because of a fault in the service. It is safe to take it up again.',
    });
    throw error;
  }
}

async function draftBatch(
  viewer: Viewer,
  run: RunRow,
  ground: AnalysisGround,
  urns: readonly number[],
  from: number,
): Promise<void> {
  const inputs = await readInputs(db(), ground, urns, calendarDate(clock.now()));
  const analysed = new Map<number, Analysis>([...inputs].map(([urn, input]) => [urn, analyse(input)]));
  await transact(viewer, async (ctx) => {
    const there = await ctx.tx
      .select({
        id: diagnosis.id,
        urn: diagnosis.urn,
        state: diagnosis.state,
        version: diagnosis.version,
        run: diagnosis.analysisRunId,
      })
      .from(diagnosis)
      .where(
        and(
          eq(diagnosis.authorityId, run.authorityId),
          eq(diagnosis.term, run.term),
          inArray(diagnosis.urn, [...urns]),
        ),
      );
    // What this run has drafted stays; what has been shared with the school this term is not replaced by a run.
    const keep = new Set(
      there
        .filter(({ state, run: by }) => by === run.id || (state !== 'draft' && state !== 'superseded'))
        .map(({ urn }) => urn),
    );
    const replaced = there.filter(({ urn, state }) => state === 'draft' && !keep.has(urn));
    for (const draft of replaced)
      await ctx.tx
        .update(diagnosis)
        .set({ state: 'superseded', version: draft.version + 1, updatedAt: ctx.now })
        .where(eq(diagnosis.id, draft.id));
    const rows = [...analysed].flatMap(([urn, analysis]) =>
      keep.has(urn)
        ? []
        : [
            {
              ...blankDiagnosis(
                run.frameworkId,
                { id: ctx.newId(), urn, term: run.term, authorityId: run.authorityId },
                ctx.now,
              ),
              analysisRunId: run.id,
              analysis: canonicalJson(analysis),
              proposedBand: analysis.proposal.band,
              createdById: viewer.accountId,
            },
          ],
    );
    for (let at = 0; at < rows.length; at += 50)
      await ctx.tx.insert(diagnosis).values(rows.slice(at, at + 50));
    await ctx.tx
      .update(analysisRun)
      .set({ done: from + urns.length, heartbeatAt: ctx.now })
      .where(eq(analysisRun.id, run.id));
    if (rows.length > 0)
      ctx.emit({
        type: 'analysis.drafted',
        subject: { type: 'analysis', id: run.id },
        details: { drafted: rows.map(({ id }) => id), replaced: replaced.map(({ id }) => id) },
      });
    return yes();
  });
}

async function end(
  viewer: Viewer,
  runId: string,
  change: Pick<RunRow, 'status'> & { problem?: string },
): Promise<void> {
  await transact(viewer, async (ctx) => {
    await ctx.tx
      .update(analysisRun)
      .set({ ...change, finishedAt: ctx.now, heartbeatAt: ctx.now })
      .where(eq(analysisRun.id, runId));
    ctx.emit({
      type: change.status === 'done' ? 'analysis.finished' : 'analysis.failed',
      subject: { type: 'analysis', id: runId },
      reason: change.problem,
    });
    return yes();
  });
}

async function schoolsOfAuthority(authorityId: string): Promise<number[]> {
  const rows = await db()
    .select({ urn: school.urn })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(and(eq(authority.id, authorityId), eq(school.statusGroup, 'open')))
    .orderBy(asc(school.urn));
  return rows.map(({ urn }) => urn);
}
