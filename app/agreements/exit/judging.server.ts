import { and, eq, inArray } from 'drizzle-orm';
import { agreementExit, exitCriterionResult, outcomeJudgement } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { mayDo } from '../domain';
import type { OutcomeResult } from '../domain/exit/vocabulary';
import { type AgreementRecord, agreementNotFound, eventOf, loadAgreement } from '../record.server';
import { openExit } from './commands.server';
import { criterionAnswers, type ExitRow, exitOf, judgementsOf } from './record.server';
import { writeTrackRecord } from './track.server';
import { RESULTS } from './wording';

export type CriterionInput = { id: string; met: 'yes' | 'no' | null; evidence: string };
export type OutcomeInput = { id: string; result: OutcomeResult | null; basis: string };

/**
 * Says of exit criteria whether they are met, and what shows it. What was not answered is left for later; a changed answer
 * is a new row, and the old one is kept.
 * @param input.exitVersion version of the exit the form was opened on
 */
export async function answerCriteria(
  viewer: Viewer,
  input: { id: string; exitVersion: number; criteria: readonly CriterionInput[] },
): Promise<Verdict<{ answered: number }>> {
  return transact<{ answered: number }>(viewer, async (ctx) => {
    const opened = await openExit(ctx, viewer, input.id);
    if (!opened.ok) return opened;
    const { record, exit } = opened.value;
    const known = await criterionAnswers(ctx.tx, input.id);
    const criteria = record.content.exit.criteria;
    const changed = input.criteria.flatMap(({ id, met, evidence }) => {
      if (met === null || !criteria.some((one) => one.id === id)) return [];
      const before = known.get(id);
      const now = { id, met: met === 'yes', evidence };
      return before?.met === now.met && before.evidence === evidence ? [] : [now];
    });
    if (changed.length === 0) return yes({ answered: 0 });
    if (exit.version !== input.exitVersion) {
      return stale(
        changed.map(({ id, met, evidence }) => {
          const theirs = known.get(id);
          return {
            label: criteria.find((one) => one.id === id)?.text ?? 'Exit criterion',
            yours: `${met ? 'Met' : 'Not met'}. ${evidence}`,
            theirs: theirs ? `${theirs.met ? 'Met' : 'Not met'}. ${theirs.evidence}` : 'Not answered',
          };
        }),
      );
    }
    await ctx.tx
      .update(exitCriterionResult)
      .set({ current: false })
      .where(
        and(
          eq(exitCriterionResult.agreementId, input.id),
          eq(exitCriterionResult.current, true),
          inArray(
            exitCriterionResult.criterionId,
            changed.map(({ id }) => id),
          ),
        ),
      );
    await ctx.tx.insert(exitCriterionResult).values(
      changed.map(({ id, met, evidence }) => ({
        id: ctx.newId(),
        agreementId: input.id,
        criterionId: id,
        met,
        evidence,
        byId: viewer.accountId,
        at: ctx.now,
        current: true,
      })),
    );
    await nextVersion(ctx, exit);
    ctx.emit({
      ...eventOf(record.row, 'agreement.criteria-answered'),
      after: { criteria: changed.map(({ id, met }) => ({ id, met })) },
      details: { answered: changed.length },
    });
    return yes({ answered: changed.length });
  });
}

/**
 * Judges what became of outcomes, with what each judgement rests on. After closing a judgement may be corrected, with a
 * reason: the provider's track record is written anew, and the provider has its time to answer again.
 * @returns `exit.reason-missing` beside the reason where a closed agreement is corrected without one
 */
export async function judgeOutcomes(
  viewer: Viewer,
  input: { id: string; exitVersion: number; outcomes: readonly OutcomeInput[]; reason: string },
): Promise<Verdict<{ judged: number }>> {
  return transact<{ judged: number }>(viewer, async (ctx) => {
    const opened = await openForJudging(ctx, viewer, input.id);
    if (!opened.ok) return opened;
    const { record, exit } = opened.value;
    const closed = record.row.state === 'closed';
    const known = await judgementsOf(ctx.tx, input.id);
    const { outcomes } = record.content;
    const changed = input.outcomes.flatMap(({ id, result, basis }) => {
      if (result === null || !outcomes.some((one) => one.id === id)) return [];
      const before = known.get(id);
      return before?.result === result && before.basis === basis ? [] : [{ id, result, basis }];
    });
    if (changed.length === 0) return yes({ judged: 0 });
    if (exit.version !== input.exitVersion) {
      return stale(
        changed.map(({ id, result, basis }) => {
          const theirs = known.get(id);
          return {
            label: outcomes.find((one) => one.id === id)?.outcome ?? 'Outcome',
            yours: `${RESULTS[result].label}. ${basis}`,
            theirs: theirs ? `${RESULTS[theirs.result].label}. ${theirs.basis}` : 'Not judged',
          };
        }),
      );
    }
    if (closed && input.reason === '') {
      return no('exit.reason-missing', 'Say why the judgement is corrected', { field: 'reason' });
    }
    await ctx.tx
      .update(outcomeJudgement)
      .set({ current: false })
      .where(
        and(
          eq(outcomeJudgement.agreementId, input.id),
          eq(outcomeJudgement.current, true),
          inArray(
            outcomeJudgement.outcomeId,
            changed.map(({ id }) => id),
          ),
        ),
      );
    await ctx.tx.insert(outcomeJudgement).values(
      changed.map(({ id, result, basis }) => ({
        id: ctx.newId(),
        agreementId: input.id,
        outcomeId: id,
        result,
        basis,
        byId: viewer.accountId,
        at: ctx.now,
        current: true,
      })),
    );
    await nextVersion(ctx, exit);
    ctx.emit({
      ...eventOf(record.row, closed ? 'agreement.judgement-corrected' : 'agreement.outcomes-judged'),
      before: { outcomes: changed.map(({ id }) => ({ id, result: known.get(id)?.result ?? null })) },
      after: { outcomes: changed.map(({ id, result }) => ({ id, result })) },
      details: { judged: changed.length },
      reason: closed ? input.reason : null,
    });
    if (closed) {
      const written = await writeTrackRecord(ctx, record, exit);
      if (!written.ok) return written;
    }
    return yes({ judged: changed.length });
  });
}

/** A closing agreement, or a closed one whose judgement may be corrected. */
async function openForJudging(
  ctx: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<Verdict<{ record: AgreementRecord; exit: ExitRow }>> {
  const record = await loadAgreement(ctx.tx, viewer, id);
  if (!record) return agreementNotFound();
  if (!mayDo('correct-judgement', record.standings, record.row.state)) return openExit(ctx, viewer, id);
  const exit = await exitOf(ctx.tx, id);
  return exit ? yes({ record, exit }) : agreementNotFound();
}

async function nextVersion(ctx: CommandContext, exit: ExitRow): Promise<void> {
  await ctx.tx
    .update(agreementExit)
    .set({ version: exit.version + 1 })
    .where(eq(agreementExit.agreementId, exit.agreementId));
}
