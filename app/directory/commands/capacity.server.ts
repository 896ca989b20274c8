import { eq } from 'drizzle-orm';
import { capacityTerm } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { mayCapAt } from '../domain/ledger';
import { daysAsTyped } from '../forms';
import { loadCapacity } from '../ledger.server';
import { capsVersion, loadEditableProvider } from '../load.server';

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
    const asked = Object.entries(input.caps);
    const same = asked.every(([term, halfDays]) => (capacity.caps[term] ?? null) === halfDays);
    // The same form sent twice finds its own limits, and one sent as it came changes none.
    if (same) return yes({ id: found.id });
    if ((await capsVersion(ctx.tx, found.id)) !== input.version)
      return stale({ caps: daysAsTyped(capacity.caps, { zero: '0' }) });
    const caps: [TermKey, HalfDays][] = [];
    for (const [term, halfDays] of asked) {
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
