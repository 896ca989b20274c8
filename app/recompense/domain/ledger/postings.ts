import type { Pence } from '~/kernel/money';
import { credit, debit, type Entry, type EntryTags, reversed } from './posting';

/**
 * What each event of money posts: pure builders of entries, every one of which sums to zero for any amounts. Sides of
 * nothing may be among them; `post` leaves them out.
 *
 * Sums are positive pence. Double entry: debits positive, credits negative (see `vocabulary.ts` for the accounts).
 */

/** How an approved claim is divided, without VAT: authority + school = home school + brokerage. */
export type Division = {
  authorityPence: Pence;
  schoolPence: Pence;
  homeSchoolPence: Pence;
  brokeragePence: Pence;
};

/** VAT the client school is asked for, and VAT the provider's home school is paid. */
export type DivisionVat = { schoolPence: Pence; homeSchoolPence: Pence };

/** Whose the sides of a claim are. */
export type ClaimTags = {
  agreementId: string;
  providerId: string;
  /** The client school, and the provider's home school. */
  urn: number;
  homeUrn: number;
  /** The school's invoice and what is owed to the home school; null where their part is nothing. */
  invoiceId: string | null;
  payableId: string | null;
};

/** Where money comes in or goes out: the bank, or the balance Stripe holds. */
export type Via = 'bank' | 'stripe';

/** Whose an invoice is. */
export type InvoiceTags = { invoiceId: string; urn: number; agreementId?: string | null };

/** Whose money paid out is. */
export type PayableTags = {
  payableId: string;
  homeUrn: number;
  providerId: string;
  agreementId: string;
};

/** Net and VAT of a sum. */
export type NetAndVat = { netPence: Pence; vatPence: Pence };

/**
 * A claim approved: what support costs the authority and the school's part come to what the provider's school is owed
 * and what the brokerage keeps; VAT stands on its own accounts.
 * @param pot the pot's entries, from what the authority's part draws on
 * @throws Error where the parts of the division do not make the same whole
 */
export function claimApproved(
  division: Division,
  vat: DivisionVat,
  tags: ClaimTags,
  pot: readonly Entry[] = [],
): Entry[] {
  const { of, school, home } = sidesOf(division, tags);
  return [
    debit('support-cost', division.authorityPence, of),
    debit('receivable', division.schoolPence + vat.schoolPence, school),
    credit('vat-output', vat.schoolPence, school),
    debit('vat-input', vat.homeSchoolPence, home),
    credit('payable', division.homeSchoolPence + vat.homeSchoolPence, home),
    credit('brokerage', division.brokeragePence, of),
    ...pot,
  ];
}

/** Where the school's part of money clawed back goes to; what is not credited made the authority's cost, and lessens it. */
export type SchoolPart = {
  /** Of its part without VAT: credited to its invoice. */
  creditedPence: Pence;
  /** Of what is credited, with VAT: had been written off, so that the loss is made good and nobody has a credit. */
  madeGoodPence: Pence;
};

/** Money of an approved claim taken back. */
export type ClawBack = {
  /** Parts taken back, positive. */
  division: Division;
  /** VAT credited to the school with its invoice, and VAT taken back from the home school. */
  vat: DivisionVat;
  /** Of what the home school is to give back with its VAT: less to be paid to it; the rest is invoiced to it. */
  fromPayablePence: Pence;
  school: SchoolPart;
};

/**
 * A claim's money taken back: the home school is paid less or invoiced, the school's invoice is credited, and what the
 * authority bore and the brokerage kept are given back.
 * @param clawBackInvoiceId the invoice to the home school; null where the payable bears all of it
 * @param pot the pot's entries
 * @throws Error where the division makes no whole, or a part from the payable is more than what is taken back
 */
export function clawedBack(
  taken: ClawBack,
  tags: ClaimTags & { clawBackInvoiceId: string | null },
  pot: readonly Entry[] = [],
): Entry[] {
  const { division, vat, fromPayablePence } = taken;
  const { creditedPence, madeGoodPence } = taken.school;
  const { of, school, home } = sidesOf(division, tags);
  const invoicedPence = division.homeSchoolPence + vat.homeSchoolPence - fromPayablePence;
  if (invoicedPence < 0) throw new Error('A claw-back cannot take more from a payable than is taken back.');
  return [
    credit('support-cost', division.authorityPence, of),
    credit('receivable', creditedPence + vat.schoolPence, school),
    credit('support-cost', division.schoolPence - creditedPence, of),
    debit('receivable', madeGoodPence, school),
    credit('written-off', madeGoodPence, school),
    debit('vat-output', vat.schoolPence, school),
    credit('vat-input', vat.homeSchoolPence, home),
    debit('payable', fromPayablePence, home),
    debit('receivable', invoicedPence, { ...of, urn: tags.homeUrn, invoiceId: tags.clawBackInvoiceId }),
    debit('brokerage', division.brokeragePence, of),
    ...pot,
  ];
}

/** A charge from the price list agreed and invoiced. */
export function chargeApproved({ netPence, vatPence }: NetAndVat, tags: InvoiceTags): Entry[] {
  return [
    debit('receivable', netPence + vatPence, tags),
    credit('charge-income', netPence, tags),
    credit('vat-output', vatPence, tags),
  ];
}

/** A school's payment of an invoice. */
export function received(amountPence: Pence, via: Via, tags: InvoiceTags): Entry[] {
  return [debit(via, amountPence, tags), credit('receivable', amountPence, tags)];
}

/** A payment of an invoice taken back: it was recorded wrongly, or bounced. */
export function receiptReversed(amountPence: Pence, via: Via, tags: InvoiceTags): Entry[] {
  return reversed(received(amountPence, via, tags));
}

/** What a school had paid too much, paid back to it. */
export function refunded(amountPence: Pence, via: Via, tags: InvoiceTags): Entry[] {
  return reversed(received(amountPence, via, tags));
}

/** What kind of invoice it is: where its net and its VAT stand. */
export type InvoicedFor = 'claim' | 'charge' | 'claw-back';

/**
 * Where an invoice's net and VAT stand. What a school's part of a claim was not paid of becomes a cost of the authority's
 * support; a charge's an income it does not have; VAT of money clawed back stood as VAT on what was paid.
 */
const STANDS_IN = {
  claim: { net: 'support-cost', vat: 'vat-output' },
  charge: { net: 'charge-income', vat: 'vat-output' },
  'claw-back': { net: 'support-cost', vat: 'vat-input' },
} as const;

/** A credit note: the invoice asks for less. */
export function credited(kind: InvoicedFor, { netPence, vatPence }: NetAndVat, tags: InvoiceTags): Entry[] {
  return [
    debit(STANDS_IN[kind].net, netPence, tags),
    debit(STANDS_IN[kind].vat, vatPence, tags),
    credit('receivable', netPence + vatPence, tags),
  ];
}

/** An invoice made void: what is left of it, of which nothing was received, is taken back in full. */
export function voided(kind: InvoicedFor, left: NetAndVat, tags: InvoiceTags): Entry[] {
  return credited(kind, left, tags);
}

/** An invoice given up: its balance, with VAT, is a loss. VAT is not claimed back here. */
export function writtenOff(balancePence: Pence, tags: InvoiceTags): Entry[] {
  return [debit('written-off', balancePence, tags), credit('receivable', balancePence, tags)];
}

/** An invoice given up that is to be paid after all. */
export function reinstated(balancePence: Pence, tags: InvoiceTags): Entry[] {
  return reversed(writtenOff(balancePence, tags));
}

/** Money paid to a provider's home school. */
export function paidOut(amountPence: Pence, via: Via, tags: PayableTags): Entry[] {
  const { homeUrn, ...rest } = tags;
  const of = { ...rest, urn: homeUrn };
  return [debit('payable', amountPence, of), credit(via, amountPence, of)];
}

/** A payment to a home school that came back, or was recorded wrongly. */
export function paymentReversed(amountPence: Pence, via: Via, tags: PayableTags): Entry[] {
  return reversed(paidOut(amountPence, via, tags));
}

/** Money given to a pot; negative where it is taken back. */
export function potAllocated(amountPence: Pence, potId: string): Entry[] {
  return [debit('pot.free', amountPence, { potId }), credit('pot.allocated', amountPence, { potId })];
}

/** Money of a pot promised to an agreement. */
export function potCommitted(amountPence: Pence, tags: { potId: string; agreementId: string }): Entry[] {
  return [debit('pot.committed', amountPence, tags), credit('pot.free', amountPence, tags)];
}

/** Money promised to an agreement and given back to the pot. */
export function potReleased(amountPence: Pence, tags: { potId: string; agreementId: string }): Entry[] {
  return reversed(potCommitted(amountPence, tags));
}

/** Money promised to an agreement that an approved claim has used. */
export function potSpent(amountPence: Pence, tags: { potId: string; agreementId: string }): Entry[] {
  return [debit('pot.spent', amountPence, tags), credit('pot.committed', amountPence, tags)];
}

/** Money a claim had used that was clawed back: promised to the agreement again, or free. */
export function potUnspent(
  amountPence: Pence,
  tags: { potId: string; agreementId: string },
  to: 'pot.committed' | 'pot.free',
): Entry[] {
  return [debit(to, amountPence, tags), credit('pot.spent', amountPence, tags)];
}

/** What Stripe kept of a payment. */
export function stripeFee(amountPence: Pence, tags: EntryTags = {}): Entry[] {
  return [debit('stripe-fees', amountPence, tags), credit('stripe', amountPence, tags)];
}

/** What Stripe paid into the authority's bank. */
export function stripePayout(amountPence: Pence): Entry[] {
  return [debit('bank', amountPence), credit('stripe', amountPence)];
}

/** The sides of a claim with whose they are; a division must make one whole. */
function sidesOf(division: Division, tags: ClaimTags) {
  const { authorityPence, schoolPence, homeSchoolPence, brokeragePence } = division;
  if (authorityPence + schoolPence !== homeSchoolPence + brokeragePence)
    throw new Error('The parts of a claim do not make the same whole.');
  const of = { agreementId: tags.agreementId, providerId: tags.providerId };
  return {
    of,
    school: { ...of, urn: tags.urn, invoiceId: tags.invoiceId },
    home: { ...of, urn: tags.homeUrn, payableId: tags.payableId },
  };
}
