import { and, eq, inArray, ne } from 'drizzle-orm';
import { diagnosis, schoolStanding } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { changedByOthers } from './changes.server';
import { loadFor, move, textOf } from './diagnosis-commands.server';
import {
  bandPutForward,
  type DiagnosisRow,
  type FrameworkRow,
  loadDiagnosis,
  standingInForce,
} from './diagnosis-load.server';
import type { DiagnosisState } from './domain';

type Ended = Verdict<{ id: string; urn: number }>;

/**
 * The head agrees or contests. Agreeing puts the band put forward in force, in the same transaction; a contested
 * diagnosis may still be agreed, as it was or with another band.
 * @param input.version the version the head has read: a band changed since is refused as stale
 */
export async function answerDiagnosis(
  viewer: Viewer,
  input: { id: string; version: number; answer: 'agree' | 'contest'; response: string | null },
): Promise<Ended> {
  const action = input.answer;
  return transact(viewer, async (ctx) => {
    const done = action === 'agree' ? 'agreed' : 'contested';
    const again = await alreadyDone(ctx, viewer, input, done);
    if (again) return again;
    const found = await loadFor(ctx, viewer, input.id, action);
    if (!found.ok) return found;
    const { row, framework } = found.value;
    if (await changedByOthers(ctx, { type: 'diagnosis', id: row.id }, input.version, row.version))
      return stale({ ...textOf(row), response: row.response });
    if (action === 'contest' && !input.response)
      return no('diagnosis.no-response', 'Say what you see differently, and why.', { field: 'response' });
    const answered = {
      respondedAt: ctx.now,
      respondedById: viewer.accountId,
      // Agreeing later keeps what was said when it was contested, unless something is added.
      response: input.response ?? row.response,
    };
    if (action === 'contest') {
      const moved = await move(ctx, row, 'contest', answered, { reason: input.response ?? undefined });
      return moved.ok ? yes({ id: row.id, urn: row.urn }) : moved;
    }
    const band = bandPutForward(row);
    if (band === null) return no('diagnosis.no-band', 'No band has been put forward yet.');
    return settle(ctx, row, framework, {
      event: 'agree',
      band,
      change: { ...answered, decidedBand: band, decidedAt: ctx.now },
      rationale: row.brokerReason ?? row.narrative,
    });
  });
}

/** The lead decides what stays contested, with reasons; the band is in force from then. */
export async function decideDiagnosis(
  viewer: Viewer,
  input: { id: string; version: number; band: string; reason: string },
): Promise<Ended> {
  return transact(viewer, async (ctx) => {
    const again = await alreadyDone(ctx, viewer, input, 'decided');
    if (again) return again;
    const found = await loadFor(ctx, viewer, input.id, 'decide');
    if (!found.ok) return found;
    const { row, framework } = found.value;
    if (await changedByOthers(ctx, { type: 'diagnosis', id: row.id }, input.version, row.version))
      return stale({ ...textOf(row), response: row.response });
    return settle(ctx, row, framework, {
      event: 'decide',
      band: input.band,
      change: {
        decidedBand: input.band,
        decidedAt: ctx.now,
        decidedById: viewer.accountId,
        decisionReason: input.reason,
      },
      rationale: input.reason,
      reason: input.reason,
    });
  });
}

/** The answer to a form sent twice: done already, by the same person, from the same page. */
async function alreadyDone(
  ctx: CommandContext,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  state: DiagnosisState,
): Promise<Ended | null> {
  const found = await loadDiagnosis(ctx.tx, viewer, id);
  if (!found || found.row.state !== state || found.row.version !== version + 1) return null;
  const by = state === 'decided' ? found.row.decidedById : found.row.respondedById;
  return by === viewer.accountId ? yes({ id, urn: found.row.urn }) : null;
}

/** Ends the conversation and puts the band in force; earlier ones stay as history. */
async function settle(
  ctx: CommandContext,
  row: DiagnosisRow,
  framework: FrameworkRow,
  end: {
    event: 'agree' | 'decide';
    band: string;
    change: Partial<DiagnosisRow>;
    rationale: string;
    reason?: string;
  },
): Promise<Ended> {
  const band = framework.bands.find(({ key }) => key === end.band);
  if (!band) return no('diagnosis.no-band', 'Choose a band of the framework.', { field: 'band' });
  const moved = await move(ctx, row, end.event, end.change, { reason: end.reason });
  if (!moved.ok) return moved;
  const earlier = await ctx.tx
    .select()
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.authorityId, row.authorityId),
        eq(diagnosis.urn, row.urn),
        ne(diagnosis.id, row.id),
        inArray(diagnosis.state, ['agreed', 'decided']),
      ),
    );
  for (const other of earlier) {
    const ended = await move(ctx, other, 'supersede', {});
    if (!ended.ok) return ended;
  }
  const before = await standingInForce(ctx.tx, row.authorityId, row.urn);
  await ctx.tx
    .update(schoolStanding)
    .set({ current: false })
    .where(
      and(
        eq(schoolStanding.authorityId, row.authorityId),
        eq(schoolStanding.urn, row.urn),
        eq(schoolStanding.current, true),
      ),
    );
  await ctx.tx.insert(schoolStanding).values({
    id: ctx.newId(),
    authorityId: row.authorityId,
    urn: row.urn,
    frameworkId: framework.id,
    band: band.key,
    priority: band.priority,
    rationale: end.rationale,
    decidedOn: ctx.today,
    brokerId: before?.brokerId ?? null,
    diagnosisId: row.id,
    current: true,
    version: 1,
  });
  ctx.emit({
    type: 'standing.set',
    subject: { type: 'school', id: String(row.urn) },
    urn: row.urn,
    before: before ? { band: before.band, frameworkId: before.frameworkId } : undefined,
    after: { band: band.key, frameworkId: framework.id, diagnosisId: row.id },
    reason: end.rationale,
  });
  return yes({ id: row.id, urn: row.urn });
}
