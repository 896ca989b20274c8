import { and, eq, inArray } from 'drizzle-orm';
import { school, stripeParty } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { env } from '~/platform/env.server';
import { transact } from '~/platform/transact.server';
import { moneyReachOf } from '../domain/standing';
import { failureOf, type Gate, isStripeOn, stripeGate } from './gate.server';
import { lookAtAccount } from './parties.server';

export type OnboardingView = {
  urn: number;
  schoolName: string;
  state: 'none' | 'begun' | 'ready';
  /** Other schools the viewer is head of. */
  others: { urn: number; name: string }[];
};

/**
 * How far a school has come to be paid through Stripe, for its head.
 * @param urn the school; the first of the viewer's where not given
 * @returns null where it is not the viewer's, or payments do not go through Stripe here
 */
export async function onboardingFor(viewer: Viewer, urn: number | null): Promise<OnboardingView | null> {
  const { headOf } = moneyReachOf(viewer);
  const mine = urn ?? headOf[0];
  if (!isStripeOn() || mine === undefined || !headOf.includes(mine)) return null;
  const schools = await db()
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(inArray(school.urn, [...headOf]));
  const party = await partyOf(mine);
  return {
    urn: mine,
    schoolName: schools.find((one) => one.urn === mine)?.name ?? String(mine),
    state: party?.transfers ? 'ready' : party?.connectedId ? 'begun' : 'none',
    others: schools.filter((one) => one.urn !== mine),
  };
}

async function partyOf(urn: number) {
  const rows = await db().select().from(stripeParty).where(eq(stripeParty.urn, urn));
  return rows.find((row) => row.transfers) ?? rows.find((row) => row.connectedId !== null) ?? null;
}

/**
 * Begins at Stripe, or goes on: an account for the school where it has none, and a link that works once and for minutes.
 * Nothing of this is asked inside a transaction.
 * @param origin where this service is, where the environment does not say
 * @returns refusals `stripe.not-found`, `stripe.unavailable` with what to do
 */
export async function beginOnboarding(
  viewer: Viewer,
  urn: number,
  origin: string,
  gate: Gate | null = stripeGate(),
): Promise<Verdict<{ url: string }>> {
  const view = await onboardingFor(viewer, urn);
  if (!view || !gate) return no('stripe.not-found', 'This could not be found.');
  try {
    const account = (await partyOf(urn))?.connectedId ?? (await makeAccount(gate, viewer, view));
    if (typeof account !== 'string') return account;
    const page = `${env().APP_URL ?? origin}/recompense/stripe/onboarding?urn=${urn}`;
    const { url } = await gate.client.accountLinks.create({
      account,
      type: 'account_onboarding',
      return_url: `${page}&back=1`,
      refresh_url: `${page}&again=1`,
    });
    return yes({ url });
  } catch (error) {
    return unavailable(error);
  }
}

async function makeAccount(
  gate: Gate,
  viewer: Viewer,
  { urn, schoolName }: OnboardingView,
): Promise<string | ReturnType<typeof no>> {
  // The hour is part of the key: pressing twice makes one account, and a fault at Stripe is not given back for a day.
  const hour = clock.now().toISOString().slice(0, 13);
  const { id } = await gate.client.accounts.create(
    {
      country: 'GB',
      controller: {
        fees: { payer: 'application' },
        losses: { payments: 'application' },
        stripe_dashboard: { type: 'express' },
      },
      capabilities: { transfers: { requested: true } },
      business_profile: { name: schoolName },
      metadata: { alongside_school: String(urn) },
    },
    { idempotencyKey: `account:${viewer.authorityId}:${urn}:${hour}` },
  );
  gate.after('account-created');
  const kept = await transact(viewer, async (ctx) => {
    const where = and(eq(stripeParty.authorityId, viewer.authorityId), eq(stripeParty.urn, urn));
    const [row] = await ctx.tx.select().from(stripeParty).where(where);
    if (row?.connectedId) return yes(row.connectedId);
    const values = { connectedId: id, updatedAt: ctx.now };
    if (row) await ctx.tx.update(stripeParty).set(values).where(eq(stripeParty.id, row.id));
    else
      await ctx.tx.insert(stripeParty).values({
        id: `${viewer.authorityId}-${urn}`,
        authorityId: viewer.authorityId,
        urn,
        transfers: false,
        ...values,
      });
    ctx.emit({
      type: 'school.stripe-begun',
      subject: { type: 'school', id: String(urn) },
      urn,
      details: { accountId: id },
    });
    return yes(id);
  });
  return kept.ok ? kept.value : kept;
}

/** Asks Stripe how far the school has come. */
export async function checkOnboarding(
  viewer: Viewer,
  urn: number,
  gate: Gate | null = stripeGate(),
): Promise<Verdict<{ ready: boolean }>> {
  const view = await onboardingFor(viewer, urn);
  if (!view || !gate) return no('stripe.not-found', 'This could not be found.');
  const account = (await partyOf(urn))?.connectedId;
  if (!account) return yes({ ready: false });
  try {
    await lookAtAccount(gate, account);
  } catch (error) {
    return unavailable(error);
  }
  return yes({ ready: (await partyOf(urn))?.transfers ?? false });
}

function unavailable(error: unknown) {
  if (!failureOf(error)) throw error;
  return no(
    'stripe.unavailable',
    'Stripe did not answer as it should. Nothing was changed: try again in a few minutes, and tell your authority if it stays so.',
  );
}
