import type { VatTreatment } from '~/kernel/vat';
import type { InvoiceEntryKind, InvoiceKind, InvoiceState } from '~/recompense/domain/invoices/vocabulary';
import type { PayableState, PaymentMethod } from '~/recompense/domain/payments/vocabulary';
import { index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { agreement } from './agreements';
import { claim } from './claims';
import { provider } from './directory';
import { school } from './schools';

/** Who sends a document and to whom, as printed: it does not change when a school moves or is renamed. */
export type PrintedParty = { name: string; lines: string[] };

/** What the authority asks of a school. Text and sums stand once issued; later changes are entries. */
export const invoice = table(
  'invoice',
  {
    id: text('id').primaryKey(),
    /** Given on issue; without a gap in each authority. */
    number: integer('number'),
    ref: text('ref'),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    kind: text('kind').$type<InvoiceKind>().notNull(),
    state: text('state').$type<InvoiceState>().notNull(),
    /** The school that is to pay. */
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    agreementId: text('agreement_id').references(() => agreement.id),
    claimId: text('claim_id').references(() => claim.id),
    chargeId: text('charge_id'),
    netPence: integer('net_pence').notNull(),
    vatPence: integer('vat_pence').notNull(),
    totalPence: integer('total_pence').notNull(),
    /** Still to be paid: the total less what was received, credited, made void or written off. */
    balancePence: integer('balance_pence').notNull(),
    vatTreatment: text('vat_treatment').$type<VatTreatment>().notNull(),
    /** The school's own order number, printed where given. */
    orderNumber: text('order_number'),
    issuer: json<PrintedParty>('issuer'),
    billedTo: json<PrintedParty>('billed_to'),
    issuedOn: text('issued_on'),
    dueOn: text('due_on'),
    approvedById: text('approved_by_id').references(() => account.id),
    issuedById: text('issued_by_id').references(() => account.id),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('invoice_number').on(t.authorityId, t.number),
    index('invoice_authority').on(t.authorityId, t.state),
    index('invoice_school').on(t.urn, t.state),
    index('invoice_claim').on(t.claimId),
    index('invoice_agreement').on(t.agreementId),
  ],
);

export const invoiceLine = table(
  'invoice_line',
  {
    id: text('id').primaryKey(),
    invoiceId: text('invoice_id')
      .notNull()
      .references(() => invoice.id),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    /** Hundredths of a unit: 250 is two and a half days. Null where a sum stands for itself. */
    quantity: integer('quantity'),
    unit: text('unit'),
    unitPence: integer('unit_pence'),
    netPence: integer('net_pence').notNull(),
    vatPence: integer('vat_pence').notNull(),
  },
  (t) => [index('invoice_line_invoice').on(t.invoiceId, t.position)],
);

/** What changed an issued invoice's balance, and by whom. Append-only: a wrong one is reversed by another. */
export const invoiceEntry = table(
  'invoice_entry',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    invoiceId: text('invoice_id')
      .notNull()
      .references(() => invoice.id),
    kind: text('kind').$type<InvoiceEntryKind>().notNull(),
    /** Number and name of a credit note, which has its own series. */
    number: integer('number'),
    ref: text('ref'),
    /** Gross pence off the balance; negative where a receipt is reversed. */
    amountPence: integer('amount_pence').notNull(),
    netPence: integer('net_pence').notNull(),
    vatPence: integer('vat_pence').notNull(),
    method: text('method').$type<PaymentMethod>(),
    /** As on the bank statement, e.g. the BACS reference. */
    reference: text('reference'),
    on: text('on_date').notNull(),
    reason: text('reason'),
    /** The entry a reversal takes back. */
    reversesId: text('reverses_id'),
    /** Same key, same entry: a bank line or a Stripe payment is taken once. */
    dedupeKey: text('dedupe_key').unique(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [
    uniqueIndex('invoice_entry_credit_note').on(t.authorityId, t.number),
    index('invoice_entry_invoice').on(t.invoiceId),
    index('invoice_entry_on').on(t.authorityId, t.on),
  ],
);

/** What the authority owes a provider's home school. */
export const payable = table(
  'payable',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    claimId: text('claim_id')
      .notNull()
      .references(() => claim.id),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    homeUrn: integer('home_urn')
      .notNull()
      .references(() => school.urn),
    state: text('state').$type<PayableState>().notNull(),
    netPence: integer('net_pence').notNull(),
    vatPence: integer('vat_pence').notNull(),
    totalPence: integer('total_pence').notNull(),
    /** Still to be paid: the total less what was paid or clawed back. */
    balancePence: integer('balance_pence').notNull(),
    vatTreatment: text('vat_treatment').$type<VatTreatment>().notNull(),
    dueOn: text('due_on').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('payable_authority').on(t.authorityId, t.state),
    index('payable_home').on(t.homeUrn, t.state),
    index('payable_claim').on(t.claimId),
    index('payable_agreement').on(t.agreementId),
  ],
);

/** A payment to a provider's home school, or its reversal (negative). Numbered without a gap. Append-only. */
export const payment = table(
  'payment',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    number: integer('number').notNull(),
    ref: text('ref').notNull(),
    payableId: text('payable_id')
      .notNull()
      .references(() => payable.id),
    homeUrn: integer('home_urn')
      .notNull()
      .references(() => school.urn),
    amountPence: integer('amount_pence').notNull(),
    method: text('method').$type<PaymentMethod>().notNull(),
    reference: text('reference').notNull(),
    on: text('on_date').notNull(),
    paidTo: json<PrintedParty>('paid_to').notNull(),
    reason: text('reason'),
    reversesId: text('reverses_id'),
    dedupeKey: text('dedupe_key').unique(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [
    uniqueIndex('payment_number').on(t.authorityId, t.number),
    index('payment_payable').on(t.payableId),
    index('payment_on').on(t.authorityId, t.on),
  ],
);
