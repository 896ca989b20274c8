/**
 * An authority whose invoices are paid through the local Stripe: the real client, the real worker, invoices of the real
 * commands. One database and one server serve many invoices; each test looks at its own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterEach, vi } from 'vitest';
import * as schema from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { onEvents, systemActor, transact } from '~/platform/transact.server';
import { chargeApproved, claimApproved } from '~/recompense/domain/ledger/postings';
import { recordReceipt } from '~/recompense/invoices/commands.server';
import { issueSeveral } from '~/recompense/invoices/issue.server';
import { makeInvoice } from '~/recompense/invoices/make.server';
import { post } from '~/recompense/ledger/post.server';
import { makePayable } from '~/recompense/payments/make.server';
import { workCalls } from '~/recompense/stripe/calls.server';
import { storeEvent, workEvents } from '~/recompense/stripe/events.server';
import { type Gate, openGate } from '~/recompense/stripe/gate.server';
import { reconcile } from '~/recompense/stripe/reconcile.server';
import { billOnEvents } from '~/recompense/stripe/write-calls.server';
import { CLIENT, HOME, newAgreementWorld } from './agreement-world';
import { books, must } from './recompense-world';
import type { Made } from './stripe-books';
import { STRIPE_KEY, STRIPE_SECRET, startStripe } from './stripe-server';

/** The process ended here. */
export class Crash extends Error {}

export type StripeWorld = Awaited<ReturnType<typeof newStripeWorld>>;

let stop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stop?.();
  stop = null;
  vi.unstubAllEnvs();
  forgetEnv();
});

/** Testshire with Stripe switched on, an agreement in draft for claims to belong to, a broker and a lead. */
export async function newStripeWorld() {
  vi.stubEnv('STRIPE_SECRET_KEY', STRIPE_KEY);
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', STRIPE_SECRET);
  forgetEnv();
  onEvents('stripe-bills', billOnEvents);
  const stripe = await startStripe();
  stop = stripe.close;
  const w = await newAgreementWorld();
  const lead = await w.world.person('lead', { role: 'lead' });
  const broker2 = w.people.broker;
  await w.world.open.write((tx) =>
    tx.insert(schema.recompenseSettings).values({
      authorityId: 'testshire',
      settings: {
        approvalThresholdPence: 100_000_000,
        invoiceFrom: { name: 'Testshire', address: '1 High Street', vatNumber: '', email: '' },
        bank: { accountName: 'Testshire', sortCode: '112233', accountNumber: '12345678' },
      },
      updatedAt: new Date(),
      version: 1,
    }),
  );
  let crashAt: ((step: string) => boolean) | null = null;
  let forgetful = false;
  const steps: string[] = [];
  const gate: Gate = openGate({
    key: STRIPE_KEY,
    base: stripe.base,
    // Long enough for a machine that is busy with other tests.
    timeout: 10_000,
    after(step) {
      steps.push(step);
      if (crashAt?.(step)) throw new Crash(step);
    },
  });

  /** An invoice of some pence, issued; with `claim`, its provider's school is owed as much. */
  async function issued(pence: number, options: { claim?: boolean; urn?: number } = {}): Promise<string> {
    const urn = options.urn ?? CLIENT;
    const made = await must(
      transact(systemActor('job', 'testshire'), async (ctx) => {
        const claimId = options.claim ? await aClaim(ctx.newId()) : null;
        const { invoiceId, ...sums } = await makeInvoice(ctx, {
          authorityId: 'testshire',
          kind: claimId ? 'claim' : 'charge',
          urn,
          claimId,
          agreementId: w.id,
          vatTreatment: 'outside',
          lines: [
            { description: 'Support in school', netPence: Math.floor(pence / 2) },
            { description: 'Further support', netPence: pence - Math.floor(pence / 2) },
          ],
        });
        if (!claimId) {
          await post(ctx, {
            authorityId: 'testshire',
            kind: 'charge-approved',
            memo: 'Charge',
            subject: { type: 'invoice', id: invoiceId },
            entries: chargeApproved(sums, { invoiceId, urn }),
          });
          return yes(invoiceId);
        }
        const { payableId } = await makePayable(ctx, {
          authorityId: 'testshire',
          claimId,
          agreementId: w.id,
          providerId: 'priya',
          homeUrn: HOME,
          netPence: pence,
          vatTreatment: 'outside',
          dueOn: '2027-03-01',
        });
        await post(ctx, {
          authorityId: 'testshire',
          kind: 'claim-approved',
          memo: 'Claim',
          subject: { type: 'claim', id: claimId },
          entries: claimApproved(
            { authorityPence: 0, schoolPence: pence, homeSchoolPence: pence, brokeragePence: 0 },
            { schoolPence: 0, homeSchoolPence: 0 },
            { agreementId: w.id, providerId: 'priya', urn, homeUrn: HOME, invoiceId, payableId },
          ),
        });
        return yes(invoiceId);

        async function aClaim(id: string): Promise<string> {
          await ctx.tx.insert(schema.claim).values({
            id,
            authorityId: 'testshire',
            agreementId: w.id,
            urn,
            providerId: 'priya',
            homeUrn: HOME,
            state: 'approved',
            note: '',
            totalPence: pence,
            createdAt: ctx.now,
            updatedAt: ctx.now,
            version: 1,
          });
          return id;
        }
      }),
    );
    const result = await issueSeveral(lead, [made]);
    if (result.issued.length !== 1) throw new Error(JSON.stringify(result));
    return made;
  }

  return {
    ...w,
    people: { ...w.people, broker: broker2, lead },
    stripe,
    gate,
    /** Steps gone through so far. */
    steps,
    issued,
    books,

    /** A receipt as a person records it from the bank. */
    async byBank(id: string, amount: number): Promise<void> {
      const { version } = await this.invoice(id);
      await must(
        recordReceipt(lead, {
          id,
          version,
          amount,
          on: new Date().toISOString().slice(0, 10),
          method: 'bacs',
          reference: 'BACS',
        }),
      );
    },

    /** The home school finished at Stripe, or is on its way there. */
    async onboarded(transfers: 'active' | 'inactive' = 'active'): Promise<string> {
      const account = stripe.books.create('account', 'acct', { capabilities: { transfers } });
      await w.world.open.write((tx) =>
        tx.insert(schema.stripeParty).values({
          id: `party-${account.id}`,
          authorityId: 'testshire',
          urn: HOME,
          connectedId: account.id,
          transfers: transfers === 'active',
          updatedAt: new Date(),
        }),
      );
      return account.id;
    },

    async invoice(id: string) {
      const [row] = await db().select().from(schema.invoice).where(eq(schema.invoice.id, id));
      if (!row) throw new Error('The invoice is not there');
      return row;
    },
    async entries(invoiceId: string) {
      return db().select().from(schema.invoiceEntry).where(eq(schema.invoiceEntry.invoiceId, invoiceId));
    },
    async bills(invoiceId: string) {
      return db()
        .select()
        .from(schema.stripeBill)
        .where(eq(schema.stripeBill.invoiceId, invoiceId))
        .orderBy(schema.stripeBill.generation);
    },
    async calls(invoiceId: string) {
      return db().select().from(schema.stripeCall).where(eq(schema.stripeCall.invoiceId, invoiceId));
    },
    async held() {
      return db().select().from(schema.stripeHeld).orderBy(schema.stripeHeld.createdAt);
    },
    /** Stripe's id of the bill that asks for what an invoice owes now. */
    async open(invoiceId: string): Promise<string> {
      const bill = (await this.bills(invoiceId)).find(({ current }) => current);
      if (!bill?.stripeId) throw new Error('The invoice has no bill at Stripe');
      return bill.stripeId;
    },

    /** Gives an answer a tenth of a second, where some never come. */
    impatient(): void {
      gate.client = openGate({ key: STRIPE_KEY, base: stripe.base, timeout: 100 }).client;
    },
    /** One round of the worker. */
    async work(): Promise<void> {
      await workCalls(gate);
      await workEvents(gate);
      await workCalls(gate);
    },
    reconcile: () => reconcile(gate),
    /** Tells of events as a webhook does once its signature holds. */
    async tell(events: readonly Made[]): Promise<void> {
      for (const { id } of events) await storeEvent(id);
    },
    /** Later, when leases have run out and what failed is tried again. */
    later(minutes = 30): void {
      vi.setSystemTime(new Date(Date.now() + minutes * 60_000));
    },
    /**
     * The process ends after each step for which this is true.
     * @param dayLater whether the first end lasts a day, after which Stripe has forgotten every key
     */
    crash(at: ((step: string) => boolean) | null, dayLater = false): void {
      crashAt = at;
      forgetful = dayLater;
    },
    /** Works until nothing is left, whatever ends it in between; time passes between rounds. */
    async workThrough(rounds = 12): Promise<void> {
      for (let round = 0; round < rounds; round++) {
        try {
          await this.work();
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
          if (forgetful) {
            await stripe.forgetKeys();
            this.later(25 * 60);
          }
          forgetful = false;
        }
        const calls = await db()
          .select({ id: schema.stripeCall.id })
          .from(schema.stripeCall)
          .where(eq(schema.stripeCall.state, 'waiting'));
        const events = await db()
          .select({ id: schema.stripeEvent.id })
          .from(schema.stripeEvent)
          .where(eq(schema.stripeEvent.state, 'waiting'));
        if (calls.length + events.length === 0) return;
        // What Stripe does late is done in real time.
        await sleep(10);
        this.later();
      }
      throw new Error('Work is left after many rounds');
    },
  };
}
