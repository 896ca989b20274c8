import type {
  HeldKind,
  HeldState,
  StripeCallKind,
  StripeCallState,
  StripeEventState,
} from '~/recompense/domain/stripe/vocabulary';
import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { invoice, payable } from './invoices';
import { school } from './schools';

/** What is to be asked of Stripe, written with what caused it; carried out outside any transaction. */
export const stripeCall = table(
  'stripe_call',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    kind: text('kind').$type<StripeCallKind>().notNull(),
    invoiceId: text('invoice_id').references(() => invoice.id),
    payableId: text('payable_id').references(() => payable.id),
    /** Beginning of the idempotency keys of its steps. */
    key: text('key').notNull().unique(),
    state: text('state').$type<StripeCallState>().notNull(),
    attempts: integer('attempts').notNull(),
    nextAt: timestamp('next_at').notNull(),
    leasedUntil: timestamp('leased_until'),
    lastError: text('last_error'),
    createdAt: timestamp('created_at').notNull(),
    doneAt: timestamp('done_at'),
  },
  (t) => [index('stripe_call_state').on(t.state, t.nextAt), index('stripe_call_invoice').on(t.invoiceId)],
);

/** A bill at Stripe for an invoice's balance: a changed balance makes the next one. */
export const stripeBill = table(
  'stripe_bill',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    invoiceId: text('invoice_id')
      .notNull()
      .references(() => invoice.id),
    generation: integer('generation').notNull(),
    amountPence: integer('amount_pence').notNull(),
    /** Stripe's id, `in_…`, and the address where it is paid; null until made. */
    stripeId: text('stripe_id').unique(),
    url: text('url'),
    /** As Stripe last said: draft, open, paid, void, uncollectible; `wanted` before it is made. */
    status: text('status').notNull(),
    /** Whether the invoice's present balance is asked for by it. */
    current: boolean('current').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [uniqueIndex('stripe_bill_generation').on(t.invoiceId, t.generation)],
);

/** A school at Stripe: as customer, and as account that is paid. */
export const stripeParty = table(
  'stripe_party',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    customerId: text('customer_id'),
    connectedId: text('connected_id'),
    /** Whether Stripe says that transfers may be made to it. */
    transfers: boolean('transfers').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [uniqueIndex('stripe_party_school').on(t.authorityId, t.urn)],
);

/** An event Stripe told us of: only its id is believed, the rest is fetched. */
export const stripeEvent = table(
  'stripe_event',
  {
    /** Stripe's id, `evt_…`. */
    id: text('id').primaryKey(),
    state: text('state').$type<StripeEventState>().notNull(),
    receivedAt: timestamp('received_at').notNull(),
    attempts: integer('attempts').notNull(),
    nextAt: timestamp('next_at').notNull(),
    processedAt: timestamp('processed_at'),
    type: text('type'),
    result: text('result'),
  },
  (t) => [index('stripe_event_state').on(t.state, t.nextAt)],
);

/** Where Stripe and the record disagree: held until a person has decided. */
export const stripeHeld = table(
  'stripe_held',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').references(() => authority.id),
    kind: text('kind').$type<HeldKind>().notNull(),
    state: text('state').$type<HeldState>().notNull(),
    /** Stripe's id of what it is about; the same is held once. */
    stripeId: text('stripe_id').notNull().unique(),
    invoiceId: text('invoice_id').references(() => invoice.id),
    payableId: text('payable_id').references(() => payable.id),
    details: json<Record<string, unknown>>('details').notNull(),
    resolution: text('resolution'),
    resolvedById: text('resolved_by_id').references(() => account.id),
    resolvedAt: timestamp('resolved_at'),
    createdAt: timestamp('created_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('stripe_held_authority').on(t.authorityId, t.state)],
);
