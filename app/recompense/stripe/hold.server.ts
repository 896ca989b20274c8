import { stripeHeld } from '#drizzle/schema';
import type { CommandContext } from '~/platform/transact.server';
import type { HeldKind } from '../domain/stripe/vocabulary';

/** What is held for a person. */
export type NewHeld = {
  authorityId: string | null;
  kind: HeldKind;
  /** Stripe's id of what it is about: the same is held once, however often Stripe tells of it. */
  stripeId: string;
  invoiceId?: string | null;
  payableId?: string | null;
  details: HeldDetails;
};

/** What is known of it, as fetched from Stripe. */
export type HeldDetails = {
  /** Why it was not taken, in words. */
  why: string;
  /** Pence that came or went; null where it is not in pounds or nothing came through Stripe. */
  pence: number | null;
  /** Fees of the payment, posted if it is taken. */
  fees?: { id: string; pence: number }[];
};

/**
 * Holds what disagrees until a person has decided.
 * @returns whether it was not held before
 */
export async function hold(ctx: CommandContext, held: NewHeld): Promise<boolean> {
  const id = ctx.newId();
  const [made] = await ctx.tx
    .insert(stripeHeld)
    .values({
      id,
      authorityId: held.authorityId,
      kind: held.kind,
      state: 'open',
      stripeId: held.stripeId,
      invoiceId: held.invoiceId ?? null,
      payableId: held.payableId ?? null,
      details: held.details,
      createdAt: ctx.now,
      version: 1,
    })
    .onConflictDoNothing()
    .returning({ id: stripeHeld.id });
  if (!made) return false;
  ctx.emit({
    type: held.payableId ? 'payable.stripe-held' : 'invoice.stripe-held',
    subject: held.payableId
      ? { type: 'payable', id: held.payableId }
      : held.invoiceId
        ? { type: 'invoice', id: held.invoiceId }
        : { type: 'stripe', id },
    ...(held.authorityId ? { authorityId: held.authorityId } : {}),
    details: { heldId: id, kind: held.kind, why: held.details.why, pence: held.details.pence },
  });
  return true;
}
