import { eq } from 'drizzle-orm';
import { conflictOfInterest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { isFormId, transact, usedForm } from '~/platform/transact.server';
import { loadEditableProvider, loadOpenSchool } from '../load.server';

/**
 * Declares a conflict of interest between a provider and a school, which keeps them from being matched.
 * The same form sent twice makes one.
 * @returns `provider.school-unknown` beside the URN, `conflict.declared-already`
 */
export async function declareConflict(
  viewer: Viewer,
  input: { formId: string; providerId: string; urn: number; reason: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableProvider(ctx.tx, viewer, input.providerId);
    if (!found) return no('provider.not-found', 'This provider could not be found.');
    if (!isFormId(input.formId)) return usedForm();
    const declared = await ctx.tx
      .select()
      .from(conflictOfInterest)
      .where(eq(conflictOfInterest.providerId, found.id));
    if (declared.some((one) => one.id === input.formId)) return yes({ id: input.formId });
    if (declared.some((one) => one.urn === input.urn && one.endedAt === null)) {
      return no('conflict.declared-already', 'A conflict of interest with this school is declared already.', {
        field: 'urn',
      });
    }
    if (!(await loadOpenSchool(ctx.tx, input.urn))) {
      return no(
        'provider.school-unknown',
        'No open school has this URN. Check it on the schools page and enter it again.',
        {
          field: 'urn',
        },
      );
    }
    await ctx.tx.insert(conflictOfInterest).values({
      id: input.formId,
      authorityId: found.authorityId,
      providerId: found.id,
      urn: input.urn,
      reason: input.reason,
      declaredById: viewer.accountId,
      declaredAt: ctx.now,
      endedAt: null,
    });
    ctx.emit({
      type: 'conflict.declared',
      subject: { type: 'provider', id: found.id },
      details: { conflictId: input.formId, schoolUrn: input.urn },
      reason: input.reason,
      authorityId: found.authorityId,
    });
    return yes({ id: input.formId });
  });
}

/** Ends a declared conflict of interest: it no longer keeps the two apart. The declaration is kept. */
export async function endConflict(
  viewer: Viewer,
  input: { providerId: string; conflictId: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableProvider(ctx.tx, viewer, input.providerId);
    const [row] = await ctx.tx
      .select()
      .from(conflictOfInterest)
      .where(eq(conflictOfInterest.id, input.conflictId));
    if (!found || row?.providerId !== found.id) {
      return no('conflict.not-found', 'This declaration could not be found.');
    }
    if (row.endedAt !== null) return yes({ id: row.id });
    await ctx.tx
      .update(conflictOfInterest)
      .set({ endedAt: ctx.now })
      .where(eq(conflictOfInterest.id, row.id));
    ctx.emit({
      type: 'conflict.ended',
      subject: { type: 'provider', id: found.id },
      details: { conflictId: row.id, schoolUrn: row.urn },
      authorityId: found.authorityId,
    });
    return yes({ id: row.id });
  });
}
