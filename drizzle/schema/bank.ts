import type { BankLineState } from '~/recompense/domain/payments/vocabulary';
import { index, integer, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { invoice } from './invoices';

/** A bank's file of receipts, read and matched; nothing moves until a person applies it. */
export const bankFile = table(
  'bank_file',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    name: text('name').notNull(),
    /** SHA-256 of the bytes: the same file again is told. */
    hash: text('hash').notNull(),
    lines: integer('line_count').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    appliedAt: timestamp('applied_at'),
    version: integer('version').notNull(),
  },
  (t) => [index('bank_file_authority').on(t.authorityId, t.at)],
);

export const bankLine = table(
  'bank_line',
  {
    id: text('id').primaryKey(),
    fileId: text('file_id')
      .notNull()
      .references(() => bankFile.id),
    line: integer('line').notNull(),
    on: text('on_date'),
    amountPence: integer('amount_pence'),
    reference: text('reference').notNull(),
    /** The row as it stood in the file. */
    raw: text('raw').notNull(),
    state: text('state').$type<BankLineState>().notNull(),
    invoiceId: text('invoice_id').references(() => invoice.id),
    /** Why it was not matched, or what a person decided. */
    note: text('note'),
    /** The same receipt in another file: date, amount, reference and its place among equals. */
    fingerprint: text('fingerprint'),
  },
  (t) => [
    uniqueIndex('bank_line_file').on(t.fileId, t.line),
    index('bank_line_fingerprint').on(t.fingerprint),
  ],
);
