import { and, desc, eq } from 'drizzle-orm';
import { rankingWeights } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact, usedForm } from '~/platform/transact.server';
import { FACTOR_KEYS, readWeights, USUAL_WEIGHTS, type Weights, weightsProblems } from './domain/model';
import { weightsInForce } from './weights.server';
import { sumWords } from './weights-forms';

/**
 * Puts other weights in force for the authority, as the next version: the lead's decision, with a reason. Rankings made
 * before keep the weights they were made with.
 * @param input.id the form's id: sent twice, it is one version
 * @param input.from the version the form showed, 0 for the usual weights
 * @returns the version made; `stale`, with the weights that stand now, when another has been made since;
 *   `weights.invalid`, `weights.no-change`, `weights.forbidden`
 */
export async function changeWeights(
  viewer: Viewer,
  input: { id: string; from: number; weights: Weights; reason: string },
): Promise<Verdict<{ version: number }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'lead'))
      return no('weights.forbidden', 'Only the head of service can change the weights.');
    if (!isFormId(input.id)) return usedForm();
    const current = await weightsInForce(ctx.tx, viewer.authorityId);
    const now = current?.weights ?? USUAL_WEIGHTS;
    const last = await lastVersion(ctx, viewer.authorityId);
    const made = await versionOf(ctx, viewer.authorityId, input.id);
    // The same form sent twice makes one version; other weights sent from the same form are a later thought, and stale.
    if (made)
      return same(made.weights, input.weights) ? yes({ version: made.version }) : stale({ weights: now });
    if (same(now, input.weights)) {
      return no(
        'weights.no-change',
        'These are the weights in force already, so there is nothing to change.',
      );
    }
    if (last !== input.from) return stale({ weights: now });
    const problems = weightsProblems(input.weights);
    if (problems.length > 0) {
      const message = sumWords(input.weights) ?? 'Enter a whole number from 0 to 100 for every factor.';
      return no('weights.invalid', message, { field: 'weights' });
    }
    const version = last + 1;
    await ctx.tx
      .update(rankingWeights)
      .set({ inForce: false })
      .where(and(eq(rankingWeights.authorityId, viewer.authorityId), eq(rankingWeights.inForce, true)));
    await ctx.tx.insert(rankingWeights).values({
      id: input.id,
      authorityId: viewer.authorityId,
      version,
      weights: { ...input.weights },
      reason: input.reason,
      byId: viewer.accountId,
      at: ctx.now,
      inForce: true,
    });
    ctx.emit({
      type: 'weights.changed',
      subject: { type: 'ranking-weights', id: input.id },
      before: { version: current?.version ?? 0, weights: now },
      after: { version, weights: input.weights },
      reason: input.reason,
    });
    return yes({ version });
  });
}

async function lastVersion({ tx }: CommandContext, authorityId: string): Promise<number> {
  const [row] = await tx
    .select({ version: rankingWeights.version })
    .from(rankingWeights)
    .where(eq(rankingWeights.authorityId, authorityId))
    .orderBy(desc(rankingWeights.version))
    .limit(1);
  return row?.version ?? 0;
}

async function versionOf({ tx }: CommandContext, authorityId: string, id: string) {
  const [row] = await tx
    .select()
    .from(rankingWeights)
    .where(and(eq(rankingWeights.authorityId, authorityId), eq(rankingWeights.id, id)));
  const weights = row && readWeights(row.weights);
  return row && weights ? { version: row.version, weights } : null;
}

function same(a: Weights, b: Weights): boolean {
  return FACTOR_KEYS.every((key) => a[key] === b[key]);
}
