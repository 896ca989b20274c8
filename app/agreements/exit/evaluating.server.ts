import { evaluation } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { AGREEMENT_STATES, mayDo } from '../domain';
import { decideEvaluation, type EvaluationContent, evaluatorsOf } from '../domain/exit/evaluation';
import type { Evaluator } from '../domain/exit/vocabulary';
import { agreementNotFound, eventOf, loadAgreement } from '../record.server';
import { evaluationsOf } from './record.server';
import { EVALUATES_AS } from './wording';

/**
 * Gives an evaluation, or corrects one with a reason: the number before is kept and shown. What it says is in no event, so
 * that nobody reads it there before it is theirs to read.
 * @param input.opened the number in force when the form was opened, 0 for none
 * @returns the number now in force; `stale` with both texts where somebody else gave it meanwhile;
 *   `evaluation.reason-missing` beside the reason of a correction
 */
export async function giveEvaluation(
  viewer: Viewer,
  input: { id: string; as: Evaluator; opened: number; content: EvaluationContent; reason: string },
): Promise<Verdict<{ number: number }>> {
  return transact<{ number: number }>(viewer, async (ctx) => {
    const record = await loadAgreement(ctx.tx, viewer, input.id);
    if (!record) return agreementNotFound();
    const { row, standings } = record;
    const mine = evaluatorsOf(standings);
    if (!mine.includes(input.as) || !AGREEMENT_STATES.some((state) => mayDo('evaluate', standings, state))) {
      return no(
        'agreement.forbidden',
        'The support is evaluated by the headteacher of the client school, the provider and the broker, each for themselves.',
      );
    }
    if (!mayDo('evaluate', standings, row.state)) {
      return no('agreement.not-now', 'The support is evaluated when the agreement is being closed.');
    }
    const theirs = (await evaluationsOf(ctx.tx, row.id)).filter(({ evaluator }) => evaluator === input.as);
    const current = theirs.at(-1);
    const content = canonicalJson(input.content);
    const decided = decideEvaluation({
      current: current?.number ?? 0,
      opened: input.opened,
      same: current !== undefined && canonicalJson(current.content) === content,
    });
    if (decided === 'same') return yes({ number: current?.number ?? 0 });
    if (decided === 'stale') return stale(current?.content);
    if (decided === 'correction' && input.reason === '') {
      return no('evaluation.reason-missing', 'Say why you are correcting it', { field: 'reason' });
    }
    const number = (current?.number ?? 0) + 1;
    await ctx.tx.insert(evaluation).values({
      id: ctx.newId(),
      agreementId: row.id,
      evaluator: input.as,
      number,
      content,
      accountId: viewer.accountId,
      givenAs: `${viewer.name}, ${EVALUATES_AS[input.as](record.content.parties)}`,
      at: ctx.now,
      reason: decided === 'correction' ? input.reason : null,
    });
    ctx.emit({
      ...eventOf(row, 'agreement.evaluated'),
      after: { evaluator: input.as, number },
      details: { evaluator: input.as, number },
    });
    return yes({ number });
  });
}
