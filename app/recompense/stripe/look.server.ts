import type Stripe from 'stripe';
import type { BillAtStripe } from '../domain/stripe/payment';
import { type Gate, idOf, isMissing } from './gate.server';

/** Our words on what we make at Stripe, by which it is found again. */
export const MARK = {
  bill: 'alongside_bill',
  invoice: 'alongside_invoice',
  call: 'alongside_call',
} as const;

/** A bill as Stripe has it, with every payment of it. */
export type BillFacts = BillAtStripe & {
  id: string;
  /** The bill of ours that Stripe's words name; null where it is not ours. */
  billId: string | null;
  url: string | null;
  total: number;
  charges: ChargeFacts[];
};

export type ChargeFacts = {
  id: string;
  amount: number;
  currency: string;
  /** What Stripe kept; null where it has not said yet. */
  fee: { id: string; pence: number; currency: string } | null;
  refunds: { id: string; pence: number; currency: string }[];
  disputes: { id: string; pence: number; currency: string; status: string }[];
};

/** Asks Stripe how a bill stands, with its payments, fees, refunds and disputes. Null where there is none. */
export async function fetchBill(gate: Gate, stripeId: string): Promise<BillFacts | null> {
  const found = await gate.client.invoices.retrieve(stripeId).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!found) return null;
  const charges: ChargeFacts[] = [];
  let elsewhere = found.amount_paid_off_stripe ?? 0;
  if (found.amount_paid > 0 || found.status === 'paid') {
    const payments = gate.client.invoicePayments.list({ invoice: stripeId, status: 'paid', limit: 100 });
    let outside = 0;
    for await (const { payment, amount_paid } of payments) {
      const charge = await chargeOf(gate, payment);
      if (charge) charges.push(await chargeFacts(gate, charge));
      else outside += amount_paid ?? 0;
    }
    elsewhere = Math.max(elsewhere, outside);
  }
  return {
    id: found.id,
    billId: found.metadata?.[MARK.bill] ?? null,
    status: found.status ?? 'draft',
    currency: found.currency,
    paid: found.amount_paid,
    paidElsewhere: elsewhere,
    total: found.total,
    url: found.hosted_invoice_url ?? null,
    charges,
  };
}

async function chargeOf(
  gate: Gate,
  payment: Stripe.InvoicePayment['payment'],
): Promise<Stripe.Charge | null> {
  const intent = idOf(payment.payment_intent);
  if (intent) {
    const { latest_charge } = await gate.client.paymentIntents.retrieve(intent, {
      expand: ['latest_charge.balance_transaction'],
    });
    return typeof latest_charge === 'string' ? null : latest_charge;
  }
  const charge = idOf(payment.charge);
  return charge ? gate.client.charges.retrieve(charge, { expand: ['balance_transaction'] }) : null;
}

async function chargeFacts(gate: Gate, charge: Stripe.Charge): Promise<ChargeFacts> {
  const settled = typeof charge.balance_transaction === 'string' ? null : charge.balance_transaction;
  const refunds: ChargeFacts['refunds'] = [];
  if (charge.amount_refunded > 0) {
    for await (const { id, amount, currency, status } of gate.client.refunds.list({
      charge: charge.id,
      limit: 100,
    }))
      if (status !== 'failed' && status !== 'canceled') refunds.push({ id, pence: amount, currency });
  }
  const disputes: ChargeFacts['disputes'] = [];
  if (charge.disputed) {
    for await (const { id, amount, currency, status } of gate.client.disputes.list({
      charge: charge.id,
      limit: 100,
    }))
      disputes.push({ id, pence: amount, currency, status });
  }
  return {
    id: charge.id,
    amount: charge.amount,
    currency: charge.currency,
    fee: settled ? { id: settled.id, pence: settled.fee, currency: settled.currency } : null,
    refunds,
    disputes,
  };
}

/** The bill at Stripe that a payment is for; null where it is for none. */
export async function billOfPayment(gate: Gate, paymentIntent: string | null): Promise<string | null> {
  if (!paymentIntent) return null;
  const { data } = await gate.client.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: paymentIntent },
    limit: 1,
  });
  return idOf(data[0]?.invoice as string | { id: string } | undefined); // a deleted invoice has an id as well
}
