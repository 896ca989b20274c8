import { eq } from 'drizzle-orm';
import { capacityTerm, conflictOfInterest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { mayCapAt } from '../domain/ledger';
import { daysAsTyped } from '../forms';
import { loadCapacity } from '../ledger.server';
import { capsVersion, loadEditableProvider, loadOpenSchool } from '../load.server';

const NOT_FOUND = () => no('provider.not-found', 'This provider could not be found.');

/**
 * Sets a provider's overall cap, in half-days, in the terms given; null leaves a term without one.
 * @returns `capacity.short`, beside the term's field, where a cap is set below what is held, committed or
 *   used in that term; `stale`
 */
export async function setCaps(
  viewer: Viewer,
  input: { providerId: string; version: number; caps: Readonly<Record<TermKey, HalfDays | null>> },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableProvider(ctx.tx, viewer, input.providerId);
    if (!found) return NOT_FOUND();
    const capacity = await loadCapacity(ctx.tx, found.id);
    if ((await capsVersion(ctx.tx, found.id)) !== input.version)
      return stale({ caps: daysAsTyped(capacity.caps, { zero: '0' }) });
    const caps: [TermKey, HalfDays][] = [];
    for (const [term, halfDays] of Object.entries(input.caps)) {
      if (halfDays === null && capacity.caps[term] === undefined) continue;
      const verdict = halfDays === null ? noLimitGiven() : mayCapAt(capacity, term, halfDays);
      if (!verdict.ok) return { ...verdict, field: `caps.${term}` };
      if (halfDays !== null) caps.push([term, halfDays]);
    }
    const rows = await ctx.tx.select().from(capacityTerm).where(eq(capacityTerm.providerId, found.id));
    for (const [term, halfDays] of caps) {
      const row = rows.find((one) => one.term === term);
      if (!row) {
        await ctx.tx
          .insert(capacityTerm)
          .values({ id: ctx.newId(), providerId: found.id, term, halfDays, version: 1 });
      } else if (row.halfDays !== halfDays) {
        await ctx.tx
          .update(capacityTerm)
          .set({ halfDays, version: row.version + 1 })
          .where(eq(capacityTerm.id, row.id));
      }
    }
    ctx.emit({
      type: 'capacity.cap-set',
      subject: { type: 'provider', id: found.id },
      before: { caps: capacity.caps },
      after: { caps: { ...capacity.caps, ...Object.fromEntries(caps) } },
      authorityId: found.authorityId,
    });
    return yes({ id: found.id });
  });
}

/** A limit once set stays a figure: an empty field could mean "none at all" or "as many as you like". */
function noLimitGiven() {
  return no('capacity.cap-missing', 'Enter the most days you can give in this term, or 0 for none.');
}

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
    if (!found) return NOT_FOUND();
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
