import { and, asc, eq, sum } from 'drizzle-orm';
import { agreement, authority, claim, payable, payment, provider } from '#drizzle/schema';
import type { PrintedParty } from '#drizzle/schema/invoices';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';
import { db } from '~/platform/db.server';
import type { PaymentMethod } from '../domain/payments/vocabulary';
import { recompenseSettingsOf } from '../settings/settings.server';
import { payableScope } from './scope.server';

/** Word to a provider's school of what has been paid, and what for. */
export type Remittance = {
  id: string;
  payableId: string;
  ref: string;
  from: PrintedParty & { email: string };
  to: PrintedParty;
  on: CalendarDate;
  method: PaymentMethod;
  reference: string;
  amountPence: Pence;
  claimRef: string;
  agreementRef: string;
  providerName: string;
  netPence: Pence;
  vatPence: Pence;
  vatTreatment: VatTreatment;
  totalPence: Pence;
  /** Paid of the same debt before and with this payment. */
  paidPence: Pence;
  /** Payments that went in one run: the same school, day and reference. This one is among them. */
  run: { ref: string; claimRef: string; amountPence: Pence }[];
  /** Where this takes back an earlier payment, or was taken back: which, when and why. */
  reversal: { kind: 'reverses' | 'reversed'; ref: string; on: CalendarDate; reason: string } | null;
};

/** The remittance advice of a payment; null where it is not the viewer's to know of. */
export async function remittanceOf(viewer: Viewer, paymentId: string): Promise<Remittance | null> {
  const scope = payableScope(viewer);
  if (!scope) return null;
  const [found] = await db()
    .select({
      paid: payment,
      owed: payable,
      authorityName: authority.name,
      claimRef: claim.ref,
      agreementRef: agreement.ref,
      providerName: provider.name,
    })
    .from(payment)
    .innerJoin(payable, eq(payable.id, payment.payableId))
    .innerJoin(authority, eq(authority.id, payment.authorityId))
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .innerJoin(agreement, eq(agreement.id, payable.agreementId))
    .innerJoin(provider, eq(provider.id, payable.providerId))
    .where(and(scope, eq(payment.id, paymentId)));
  if (!found) return null;
  const { paid, owed } = found;
  const { invoiceFrom } = await recompenseSettingsOf(db(), paid.authorityId);
  const theirs = await db()
    .select()
    .from(payment)
    .where(eq(payment.payableId, owed.id))
    .orderBy(asc(payment.number));
  const until = theirs.filter(({ number }) => number <= paid.number);
  return {
    ...{ id: paid.id, payableId: owed.id, ref: paid.ref, to: paid.paidTo, on: paid.on },
    ...{ method: paid.method, reference: paid.reference, amountPence: paid.amountPence },
    from: {
      name: invoiceFrom.name || found.authorityName,
      lines: invoiceFrom.address.split('\n').filter((line) => line.trim() !== ''),
      email: invoiceFrom.email,
    },
    claimRef: found.claimRef ?? 'Claim',
    agreementRef: found.agreementRef,
    providerName: found.providerName,
    ...{ netPence: owed.netPence, vatPence: owed.vatPence, vatTreatment: owed.vatTreatment },
    totalPence: owed.totalPence,
    paidPence: until.reduce((total, { amountPence }) => total + amountPence, 0),
    run: paid.reversesId === null ? await runOf(paid, scope) : [],
    reversal: reversalOf(paid, theirs),
  };
}

type Paid = typeof payment.$inferSelect;

function reversalOf(paid: Paid, theirs: readonly Paid[]): Remittance['reversal'] {
  const back = theirs.find(({ reversesId }) => reversesId === paid.id);
  if (back) return { kind: 'reversed', ref: back.ref, on: back.on, reason: back.reason ?? '' };
  const first = theirs.find(({ id }) => id === paid.reversesId);
  if (first) return { kind: 'reverses', ref: first.ref, on: first.on, reason: paid.reason ?? '' };
  return null;
}

async function runOf(paid: Paid, scope: ReturnType<typeof payableScope>): Promise<Remittance['run']> {
  const rows = await db()
    .select({ ref: payment.ref, claimRef: claim.ref, amountPence: sum(payment.amountPence) })
    .from(payment)
    .innerJoin(payable, eq(payable.id, payment.payableId))
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .where(
      and(
        scope,
        eq(payment.authorityId, paid.authorityId),
        eq(payment.homeUrn, paid.homeUrn),
        eq(payment.on, paid.on),
        eq(payment.reference, paid.reference),
        eq(payment.method, paid.method),
      ),
    )
    .groupBy(payment.ref, claim.ref, payment.number)
    .orderBy(asc(payment.number))
    .limit(200);
  return rows
    .map(({ ref, claimRef, amountPence }) => ({
      ref,
      claimRef: claimRef ?? 'Claim',
      amountPence: Number(amountPence),
    }))
    .filter(({ amountPence }) => amountPence > 0);
}
