import type { CoreOffer } from '~/recompense/domain/entitlements/vocabulary';
import type {
  ChargeKind,
  ChargeState,
  TariffContent,
  TariffState,
} from '~/recompense/domain/tariffs/vocabulary';
import { index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { school } from './schools';

/** An authority's price list in one version; the text stands once in force. */
export const tariff = table(
  'tariff',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    number: integer('number').notNull(),
    state: text('state').$type<TariffState>().notNull(),
    startsOn: text('starts_on').notNull(),
    content: json<TariffContent>('content').notNull(),
    note: text('note').notNull(),
    byId: text('by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('tariff_number').on(t.authorityId, t.number)],
);

/** A service, package or further adviser days a school takes, at the price of the list it was asked under. */
export const charge = table(
  'charge',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    tariffId: text('tariff_id')
      .notNull()
      .references(() => tariff.id),
    kind: text('kind').$type<ChargeKind>().notNull(),
    itemKey: text('item_key').notNull(),
    /** Name as in the list. */
    name: text('name').notNull(),
    /** Hundredths of a unit. */
    quantity: integer('quantity').notNull(),
    unit: text('unit').notNull(),
    unitPence: integer('unit_pence').notNull(),
    netPence: integer('net_pence').notNull(),
    /** Academic year it is for (the year it starts). */
    year: integer('year').notNull(),
    state: text('state').$type<ChargeState>().notNull(),
    note: text('note').notNull(),
    orderNumber: text('order_number'),
    invoiceId: text('invoice_id'),
    askedById: text('asked_by_id').references(() => account.id),
    decidedById: text('decided_by_id').references(() => account.id),
    decision: text('decision'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('charge_authority').on(t.authorityId, t.state), index('charge_school').on(t.urn, t.year)],
);

/** What a school takes up and was granted beyond its band, by academic year; without a row the defaults hold. */
export const dayEntitlement = table(
  'day_entitlement',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    year: integer('year').notNull(),
    offer: text('offer').$type<CoreOffer>().notNull(),
    /** Half-days of the band granted; null for the most the band allows. Academies: what was negotiated. */
    bandHalfDays: integer('band_half_days'),
    reason: text('reason').notNull(),
    byId: text('by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('day_entitlement_year').on(t.authorityId, t.urn, t.year)],
);
