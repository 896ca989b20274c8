import type { LedgerAccount, PostingKind } from '~/recompense/domain/ledger/vocabulary';
import type { RecompenseSettings } from '~/recompense/domain/settings/vocabulary';
import { index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { budgetPot } from './budgets';
import { provider } from './directory';
import { school } from './schools';

/** What an authority decides about its money. */
export const recompenseSettings = table('recompense_settings', {
  authorityId: text('authority_id')
    .primaryKey()
    .references(() => authority.id),
  settings: json<Partial<RecompenseSettings>>('settings').notNull(),
  updatedAt: timestamp('updated_at').notNull(),
  version: integer('version').notNull(),
});

/** The next number of a series, taken in the transaction that uses it: a refusal leaves no gap. */
export const numberSeries = table('number_series', {
  /** `authorityId:series`. */
  id: text('id').primaryKey(),
  authorityId: text('authority_id')
    .notNull()
    .references(() => authority.id),
  next: integer('next').notNull(),
});

/** One event of money in the double-entry ledger. Append-only: a mistake is reversed by another. */
export const moneyPosting = table(
  'money_posting',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    /** Without a gap in each authority. */
    number: integer('number').notNull(),
    kind: text('kind').$type<PostingKind>().notNull(),
    /** The day it belongs to, for the accounts. */
    on: text('on_date').notNull(),
    memo: text('memo').notNull(),
    /** What caused it, e.g. `claim` and its id. */
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Same key, same posting: a second one is refused. */
    dedupeKey: text('dedupe_key').unique(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [
    uniqueIndex('money_posting_number').on(t.authorityId, t.number),
    index('money_posting_subject').on(t.subjectType, t.subjectId),
    index('money_posting_on').on(t.authorityId, t.on),
  ],
);

/** One side of a posting, in pence: debits positive, credits negative; a posting's entries sum to zero. Append-only. */
export const moneyEntry = table(
  'money_entry',
  {
    id: text('id').primaryKey(),
    postingId: text('posting_id')
      .notNull()
      .references(() => moneyPosting.id),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    account: text('account').$type<LedgerAccount>().notNull(),
    amountPence: integer('amount_pence').notNull(),
    potId: text('pot_id').references(() => budgetPot.id),
    /** The school owed or owing. */
    urn: integer('urn').references(() => school.urn),
    providerId: text('provider_id').references(() => provider.id),
    agreementId: text('agreement_id'),
    invoiceId: text('invoice_id'),
    payableId: text('payable_id'),
  },
  (t) => [
    index('money_entry_posting').on(t.postingId),
    index('money_entry_account').on(t.authorityId, t.account),
    index('money_entry_pot').on(t.potId, t.account),
    index('money_entry_invoice').on(t.invoiceId),
    index('money_entry_payable').on(t.payableId),
  ],
);
