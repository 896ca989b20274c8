import { eq } from 'drizzle-orm';
import { provider } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { isFormId, transact, usedForm } from '~/platform/transact.server';
import { isProvider, mayAddProvider, maySetStanding } from '../domain/rights';
import type { Appetite } from '../domain/vocabulary';
import { type EntryFields, type StandingFields, standingAsTyped } from '../forms';
import { entryOf, loadEditableProvider, loadOpenSchool, type ProviderRow, standingOf } from '../load.server';
import { justDone } from '../repeats.server';
import { NOT_NOW_NEEDS_REASON } from '../wording';

const NOT_FOUND = () => no('provider.not-found', 'This provider could not be found.');
const NO_SCHOOL = () =>
  no(
    'provider.school-unknown',
    'No open school has this URN. Check it on the schools page and enter it again.',
    {
      field: 'homeUrn',
    },
  );

/**
 * Adds a system leader or teaching school to the directory of the viewer's authority. The same form sent twice
 * makes one.
 * @returns the provider's id; `provider.forbidden` for anybody but the service, `provider.school-unknown`
 */
export async function createProvider(
  viewer: Viewer,
  input: { formId: string; entry: EntryFields; standing: StandingFields },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    if (!mayAddProvider(viewer)) {
      return no('provider.forbidden', 'Only the authority can add a provider to its directory.');
    }
    if (!isFormId(input.formId)) return usedForm();
    const [same] = await ctx.tx.select().from(provider).where(eq(provider.id, input.formId));
    if (same) return same.authorityId === viewer.authorityId ? yes({ id: same.id }) : NOT_FOUND();
    if (!(await loadOpenSchool(ctx.tx, input.standing.homeUrn))) return NO_SCHOOL();
    await ctx.tx.insert(provider).values({
      ...input.entry,
      ...input.standing,
      id: input.formId,
      authorityId: viewer.authorityId,
      appetite: 'open',
      appetiteReason: null,
      lastConfirmedAt: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
    ctx.emit({
      type: 'provider.created',
      subject: { type: 'provider', id: input.formId },
      urn: input.standing.homeUrn,
      after: { ...input.entry, ...input.standing },
    });
    return yes({ id: input.formId });
  });
}

/** Changes what a provider says about themself: name, job, strengths, how to reach them. */
export async function editEntry(
  viewer: Viewer,
  input: { id: string; version: number; entry: EntryFields },
): Promise<Verdict<{ id: string }>> {
  return change(viewer, input, 'provider.edited', entryOf, (found, now) => ({
    ...input.entry,
    lastConfirmedAt: isProvider(viewer, found) ? now : found.lastConfirmedAt,
  }));
}

/**
 * Sets what the authority says about a provider: designation and its dates, home school, quality
 * assurance, and whether they are in the directory.
 * @returns `provider.forbidden` for anybody but the service, `provider.school-unknown`, `stale`
 */
export async function setStanding(
  viewer: Viewer,
  input: { id: string; version: number; standing: StandingFields; reason: string | null },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableProvider(ctx.tx, viewer, input.id);
    if (!found) return NOT_FOUND();
    if (!maySetStanding(viewer, found)) {
      return no('provider.forbidden', 'Only the authority can change designation and quality assurance.');
    }
    if (found.version !== input.version) {
      const theirs = standingOf(found);
      // The same form sent twice finds what it said.
      const same = canonicalJson(theirs) === canonicalJson(input.standing);
      return same ? yes({ id: found.id }) : stale(standingAsTyped(theirs));
    }
    const moved = input.standing.homeUrn !== found.homeUrn;
    if (moved && !(await loadOpenSchool(ctx.tx, input.standing.homeUrn))) return NO_SCHOOL();
    await ctx.tx
      .update(provider)
      .set({ ...input.standing, updatedAt: ctx.now, version: found.version + 1 })
      .where(eq(provider.id, found.id));
    ctx.emit({
      type: 'provider.standing-set',
      subject: { type: 'provider', id: found.id },
      urn: input.standing.homeUrn,
      before: standingOf(found),
      after: input.standing,
      reason: input.reason,
    });
    return yes({ id: found.id });
  });
}

/** Says whether a provider wants work now, with what the authority should know; required for "not now". */
export async function setAppetite(
  viewer: Viewer,
  input: { id: string; version: number; appetite: Appetite; reason: string | null },
): Promise<Verdict<{ id: string }>> {
  if (input.appetite === 'not-now' && !input.reason) {
    return no('provider.reason-missing', NOT_NOW_NEEDS_REASON, { field: 'reason' });
  }
  return change(viewer, input, 'provider.appetite-set', appetiteOf, () => ({
    appetite: input.appetite,
    appetiteReason: input.reason,
  }));
}

/** Says that a provider's entry is right as it stands: one click, once a term. */
export async function confirmEntry(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<{ id: string }>> {
  return change(
    viewer,
    input,
    'provider.confirmed',
    (row) => ({ lastConfirmedAt: row.lastConfirmedAt }),
    (_, now) => ({ lastConfirmedAt: now }),
  );
}

/** The common course of a change to an entry: found and the viewer's to change, not stale, written, told. */
async function change(
  viewer: Viewer,
  input: { id: string; version: number },
  type: string,
  shown: (row: ProviderRow) => Record<string, unknown>,
  set: (found: ProviderRow, now: Date) => Partial<ProviderRow>,
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableProvider(ctx.tx, viewer, input.id);
    if (!found) return NOT_FOUND();
    const changed = { ...set(found, ctx.now), updatedAt: ctx.now, version: found.version + 1 };
    if (found.version !== input.version) {
      // The same form sent twice finds what it said.
      const said = shown({ ...found, ...set(found, found.updatedAt) });
      const same = canonicalJson(said) === canonicalJson(shown(found));
      const again = same && (await justDone(ctx.tx, viewer, { type: 'provider', id: found.id }, type));
      return again ? yes({ id: found.id }) : stale(shown(found));
    }
    await ctx.tx.update(provider).set(changed).where(eq(provider.id, found.id));
    ctx.emit({
      type,
      subject: { type: 'provider', id: found.id },
      before: shown(found),
      after: shown({ ...found, ...changed }),
      authorityId: found.authorityId,
    });
    return yes({ id: found.id });
  });
}

function appetiteOf(row: ProviderRow) {
  return { appetite: row.appetite, reason: row.appetiteReason };
}
