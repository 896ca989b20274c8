import { and, eq } from 'drizzle-orm';
import { offer, offerTerm } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type TermKey, termOf } from '~/kernel/academic-year';
import { canonicalJson } from '~/kernel/canonical-json';
import type { HalfDays } from '~/kernel/days';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact, usedForm } from '~/platform/transact.server';
import { type DaysByTerm, mayOffer } from '../domain/ledger';
import { isOutcome, type OfferEvent, offerMachine } from '../domain/offer-states';
import { isProvider } from '../domain/rights';
import { type OfferFields, offerAsTyped } from '../forms';
import { loadCapacity } from '../ledger.server';
import {
  daysOfOffers,
  fieldsOf,
  loadEditableOffer,
  loadEditableProvider,
  type ProviderRow,
} from '../load.server';
import { justDone } from '../repeats.server';

const NOT_FOUND = () => no('offer.not-found', 'This offer could not be found.');

/**
 * Adds an offer to a provider, as a draft or published at once. The same form sent twice makes one offer.
 * @returns the offer's id; `provider.not-found` where it is not the viewer's to add to, `offer.no-days` where
 *   it is to be published without days in a term to come
 */
export async function createOffer(
  viewer: Viewer,
  input: { formId: string; providerId: string; publish: boolean; fields: OfferFields; days: DaysByTerm },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const owner = await loadEditableProvider(ctx.tx, viewer, input.providerId);
    if (!owner) return no('provider.not-found', 'This provider could not be found.');
    if (!isFormId(input.formId)) return usedForm();
    const [same] = await ctx.tx.select().from(offer).where(eq(offer.id, input.formId));
    if (same) return same.providerId === owner.id ? yes({ id: same.id }) : NOT_FOUND();
    if (input.publish && !hasDaysAhead(input.days, ctx.today)) return noDays();
    const row = {
      ...input.fields,
      id: input.formId,
      authorityId: owner.authorityId,
      providerId: owner.id,
      state: input.publish ? ('published' as const) : offerMachine.initial,
      lastConfirmedAt: confirmedBy(viewer, owner, ctx.now, null),
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    await ctx.tx.insert(offer).values(row);
    await writeDays(ctx, row.id, {}, input.days);
    const after = { ...input.fields, days: input.days };
    ctx.emit({ type: 'offer.created', subject: { type: 'offer', id: row.id }, after, details: of(owner) });
    if (input.publish) {
      ctx.emit({ type: 'offer.published', subject: { type: 'offer', id: row.id }, details: of(owner) });
    }
    return yes({ id: row.id });
  });
}

/**
 * Changes what an offer says and its days by term.
 * @returns `stale` where it has changed since `version`; `capacity.short`, beside the term's field, where the
 *   days are set below what is held, committed or used
 */
export async function editOffer(
  viewer: Viewer,
  input: { id: string; version: number; fields: OfferFields; days: DaysByTerm },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableOffer(ctx.tx, viewer, input.id);
    if (!found) return NOT_FOUND();
    const days = (await daysOfOffers(ctx.tx, [input.id])).get(input.id) ?? {};
    const theirs = offerAsTyped(fieldsOf(found.offer), days);
    if (found.offer.version !== input.version) {
      // The same form sent twice finds its own words.
      const yours = offerAsTyped(input.fields, { ...days, ...input.days });
      return canonicalJson(yours) === canonicalJson(theirs) ? yes({ id: input.id }) : stale(theirs);
    }
    const capacity = await loadCapacity(ctx.tx, found.provider.id);
    for (const [term, halfDays] of Object.entries(input.days)) {
      const verdict = mayOffer(capacity, input.id, term, halfDays);
      if (!verdict.ok) return { ...verdict, field: `days.${term}` };
    }
    const merged = { ...days, ...input.days };
    if (found.offer.state === 'published' && !hasDaysAhead(merged, ctx.today)) return noDays();
    await ctx.tx
      .update(offer)
      .set({
        ...input.fields,
        lastConfirmedAt: confirmedBy(viewer, found.provider, ctx.now, found.offer.lastConfirmedAt),
        updatedAt: ctx.now,
        version: found.offer.version + 1,
      })
      .where(eq(offer.id, input.id));
    await writeDays(ctx, input.id, days, input.days);
    ctx.emit({
      type: 'offer.edited',
      subject: { type: 'offer', id: input.id },
      before: { ...fieldsOf(found.offer), days },
      after: { ...input.fields, days: merged },
      details: of(found.provider),
      authorityId: found.provider.authorityId,
    });
    return yes({ id: input.id });
  });
}

/**
 * Publishes an offer: anybody can read it, and it can be matched with requests.
 * @returns `offer.no-days` where it has no days in this term or one to come, `stale`, `offer.not-allowed`
 */
export async function publishOffer(viewer: Viewer, input: { id: string; version: number }) {
  return changeState(viewer, input, 'publish');
}

/** Closes an offer to new requests. Days already held or committed on it stand. */
export async function withdrawOffer(
  viewer: Viewer,
  input: { id: string; version: number; reason: string | null },
) {
  return changeState(viewer, input, 'withdraw', input.reason);
}

async function changeState(
  viewer: Viewer,
  input: { id: string; version: number },
  event: OfferEvent,
  reason: string | null = null,
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableOffer(ctx.tx, viewer, input.id);
    if (!found) return NOT_FOUND();
    // The button pressed twice finds its step taken.
    const done = found.offer.version === input.version + 1 && isOutcome(event, found.offer.state);
    if (done) return yes({ id: input.id });
    if (found.offer.version !== input.version) return stale();
    const state = next(offerMachine, found.offer.state, event);
    if (!state.ok) return state;
    if (state.value === 'published') {
      const days = (await daysOfOffers(ctx.tx, [input.id])).get(input.id) ?? {};
      if (!hasDaysAhead(days, ctx.today)) return noDays();
    }
    const lastConfirmedAt =
      event === 'publish'
        ? confirmedBy(viewer, found.provider, ctx.now, found.offer.lastConfirmedAt)
        : found.offer.lastConfirmedAt;
    await ctx.tx
      .update(offer)
      .set({
        state: state.value,
        lastConfirmedAt,
        updatedAt: ctx.now,
        version: found.offer.version + 1,
      })
      .where(eq(offer.id, input.id));
    ctx.emit({
      type: event === 'publish' ? 'offer.published' : 'offer.withdrawn',
      subject: { type: 'offer', id: input.id },
      before: { state: found.offer.state },
      after: { state: state.value },
      details: of(found.provider),
      reason,
      authorityId: found.provider.authorityId,
    });
    return yes({ id: input.id });
  });
}

/**
 * Says that an offer is right as it stands: one click, once a term.
 * @returns `stale` where it has changed since it was read, so that nobody confirms what they have not seen
 */
export async function confirmOffer(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await loadEditableOffer(ctx.tx, viewer, input.id);
    if (!found) return NOT_FOUND();
    if (found.offer.version !== input.version) {
      const again = await justDone(ctx.tx, viewer, { type: 'offer', id: input.id }, 'offer.confirmed');
      return again && found.offer.version === input.version + 1 ? yes({ id: input.id }) : stale();
    }
    await ctx.tx
      .update(offer)
      .set({ lastConfirmedAt: ctx.now, updatedAt: ctx.now, version: found.offer.version + 1 })
      .where(and(eq(offer.id, input.id), eq(offer.version, input.version)));
    ctx.emit({
      type: 'offer.confirmed',
      subject: { type: 'offer', id: input.id },
      before: { lastConfirmedAt: found.offer.lastConfirmedAt },
      after: { lastConfirmedAt: ctx.now },
      details: of(found.provider),
      authorityId: found.provider.authorityId,
    });
    return yes({ id: input.id });
  });
}

/** What a provider themself has just written is confirmed by that; what the service writes for them is not. */
function confirmedBy(viewer: Viewer, owner: ProviderRow, now: Date, before: Date | null): Date | null {
  return isProvider(viewer, owner) ? now : before;
}

function of(owner: ProviderRow) {
  return { providerId: owner.id, providerName: owner.name };
}

function hasDaysAhead(days: DaysByTerm, today: string): boolean {
  return Object.entries(days).some(([term, halfDays]) => halfDays > 0 && term >= termOf(today));
}

function noDays() {
  return no('offer.no-days', 'Enter days for at least one term: this one, or one to come.');
}

async function writeDays(
  ctx: CommandContext,
  offerId: string,
  before: Readonly<Record<TermKey, HalfDays>>,
  after: DaysByTerm,
): Promise<void> {
  for (const [term, halfDays] of Object.entries(after)) {
    if ((before[term] ?? 0) === halfDays) continue;
    await ctx.tx
      .insert(offerTerm)
      .values({ id: ctx.newId(), offerId, term, halfDays })
      .onConflictDoUpdate({ target: [offerTerm.offerId, offerTerm.term], set: { halfDays } });
  }
}
