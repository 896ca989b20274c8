import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';

/** That somebody looked at a school's confidential record: once a person, record and day. A head reads their own school's. */
export const accessEntry = table(
  'access_entry',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** What they were at the time, "broker" or "head". */
    actingAs: text('acting_as').notNull(),
    urn: integer('urn').notNull(),
    /** `diagnosis`, `evidence`, `restricted-note` and the like. */
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** The day in England. */
    day: text('day').notNull(),
    firstAt: timestamp('first_at').notNull(),
  },
  (t) => [
    uniqueIndex('access_entry_once').on(t.accountId, t.subjectType, t.subjectId, t.day),
    index('access_entry_school').on(t.urn, t.firstAt),
    index('access_entry_authority').on(t.authorityId, t.firstAt, t.id),
    index('access_entry_day').on(t.day),
  ],
);

/**
 * A note on a school, request, agreement or visit that fewer may read than the record it belongs to. Never rewritten: a
 * correction is a new one that names it.
 */
export const restrictedNote = table(
  'restricted_note',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn').notNull(),
    subjectType: text('subject_type').$type<'school' | 'request' | 'agreement' | 'visit'>().notNull(),
    subjectId: text('subject_id').notNull(),
    /** `service`: brokers and the lead. `safeguarding`: its writer and those it names; others by breaking the glass. */
    level: text('level').$type<'service' | 'safeguarding'>().notNull(),
    /** What others see instead of the text: nothing that says what it is about. */
    title: text('title').notNull(),
    /** The text; of a safeguarding note sealed with a key of the installation and bound to this row. */
    body: text('body').notNull(),
    sealed: boolean('sealed').notNull(),
    byId: text('by_id')
      .notNull()
      .references(() => account.id),
    at: timestamp('at').notNull(),
    /** The note that this one puts right. */
    correctsId: text('corrects_id'),
    /** Set once, when its time is over. */
    endedAt: timestamp('ended_at'),
  },
  (t) => [
    index('restricted_note_urn').on(t.urn),
    index('restricted_note_subject').on(t.subjectType, t.subjectId),
    index('restricted_note_authority').on(t.authorityId, t.at),
  ],
);

/** Who may read a safeguarding note besides its writer. */
export const restrictedNoteReader = table(
  'restricted_note_reader',
  {
    id: text('id').primaryKey(),
    noteId: text('note_id')
      .notNull()
      .references(() => restrictedNote.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    addedById: text('added_by_id')
      .notNull()
      .references(() => account.id),
    addedAt: timestamp('added_at').notNull(),
    endedAt: timestamp('ended_at'),
  },
  (t) => [
    index('restricted_note_reader_note').on(t.noteId),
    index('restricted_note_reader_account').on(t.accountId),
  ],
);

/** That somebody opened a safeguarding note that was not theirs to read, because a child could not wait. */
export const glassBreak = table(
  'glass_break',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    noteId: text('note_id')
      .notNull()
      .references(() => restrictedNote.id),
    urn: integer('urn').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    reason: text('reason').notNull(),
    at: timestamp('at').notNull(),
    /** The end of the time in which they may read it. */
    until: timestamp('until').notNull(),
    reviewedById: text('reviewed_by_id'),
    reviewedAt: timestamp('reviewed_at'),
    /** What the lead found. */
    finding: text('finding').$type<'justified' | 'not-justified'>(),
    findingWhy: text('finding_why'),
    version: integer('version').notNull(),
  },
  (t) => [
    index('glass_break_authority').on(t.authorityId, t.at),
    index('glass_break_note').on(t.noteId, t.accountId),
  ],
);

/** How long an authority keeps a kind of record: no row, the usual time. */
export const retentionRule = table(
  'retention_rule',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    /** Key of a line of the register of what is held. */
    category: text('category').notNull(),
    months: integer('months').notNull(),
    reason: text('reason').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    byId: text('by_id')
      .notNull()
      .references(() => account.id),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('retention_rule_category').on(t.authorityId, t.category)],
);

/** Records that are not to be removed, whatever their age: an inquiry, a complaint, a claim. */
export const retentionHold = table(
  'retention_hold',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    /** The school whose records are held, or null for all of the authority. */
    urn: integer('urn'),
    reason: text('reason').notNull(),
    byId: text('by_id')
      .notNull()
      .references(() => account.id),
    at: timestamp('at').notNull(),
    endedById: text('ended_by_id'),
    endedAt: timestamp('ended_at'),
    endedWhy: text('ended_why'),
    version: integer('version').notNull(),
  },
  (t) => [index('retention_hold_authority').on(t.authorityId, t.endedAt)],
);

/** One run of retention in an authority, and what it took away. */
export const retentionRun = table(
  'retention_run',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    at: timestamp('at').notNull(),
    /** By category: how many records. */
    removed: json<Record<string, number>>('removed').notNull(),
    /** By category: how many were held back. */
    held: json<Record<string, number>>('held').notNull(),
  },
  (t) => [index('retention_run_authority').on(t.authorityId, t.at)],
);

/** Somebody's request about their own data, under articles 15 to 17 and 21 of the UK GDPR. */
export const dataRequest = table(
  'data_request',
  {
    id: text('id').primaryKey(),
    ref: text('ref').notNull().unique(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    kind: text('kind').$type<'access' | 'rectification' | 'erasure' | 'objection'>().notNull(),
    /** Whose data: the account, where they have one. */
    accountId: text('account_id').references(() => account.id),
    name: text('name').notNull(),
    /** What they asked for, in their words. */
    asked: text('asked').notNull(),
    receivedOn: text('received_on').notNull(),
    dueOn: text('due_on').notNull(),
    state: text('state').$type<'open' | 'answered' | 'refused' | 'withdrawn'>().notNull(),
    /** How it was made sure who they are. */
    identity: text('identity'),
    answer: text('answer'),
    answeredOn: text('answered_on'),
    byId: text('by_id')
      .notNull()
      .references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('data_request_authority').on(t.authorityId, t.state, t.dueOn)],
);

/** That a person's name and address were taken out, and the pseudonym that stands for them in the record. Append-only. */
export const erasure = table(
  'erasure',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    accountId: text('account_id')
      .notNull()
      .unique()
      .references(() => account.id),
    requestId: text('request_id').references(() => dataRequest.id),
    pseudonym: text('pseudonym').notNull(),
    /** By table: how many rows were changed. */
    changed: json<Record<string, number>>('changed').notNull(),
    /** What was kept under which duty, in words. */
    kept: json<string[]>('kept').notNull(),
    byId: text('by_id')
      .notNull()
      .references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [index('erasure_authority').on(t.authorityId, t.at)],
);
