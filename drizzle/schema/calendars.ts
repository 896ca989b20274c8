import type { SchoolYear } from '~/kernel/school-calendar';
import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';

/** An authority's term dates of one academic year, and the days its schools are closed besides. */
export const schoolYear = table(
  'school_year',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    /** Calendar year in which it starts. */
    startYear: integer('start_year').notNull(),
    dates: json<SchoolYear>('dates').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    byId: text('by_id').references(() => account.id),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('school_year_once').on(t.authorityId, t.startYear)],
);

/** A visit or review as it stands in people's calendars. Its id is the UID, the same for good. */
export const calendarEntry = table(
  'calendar_entry',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    subjectType: text('subject_type').$type<'visit' | 'review'>().notNull(),
    subjectId: text('subject_id').notNull(),
    /** Rises with each change of date, time, place or people. */
    sequence: integer('sequence').notNull(),
    /** What of it stands in calendars, as canonical JSON text: a change of anything else is no update. */
    shown: text('shown').notNull(),
    cancelled: boolean('cancelled').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [uniqueIndex('calendar_entry_subject').on(t.subjectType, t.subjectId)],
);

/** Who has been sent an entry, and in which state: one who is no longer asked gets it called off. */
export const calendarInvite = table(
  'calendar_invite',
  {
    id: text('id').primaryKey(),
    entryId: text('entry_id')
      .notNull()
      .references(() => calendarEntry.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    sequence: integer('sequence').notNull(),
    method: text('method').$type<'REQUEST' | 'CANCEL'>().notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('calendar_invite_once').on(t.entryId, t.accountId)],
);

/** A private address at which a calendar program reads a person's dates. Only a hash of its token is kept. */
export const calendarFeed = table(
  'calendar_feed',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** Where it is used, in the person's words: "my phone". */
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: timestamp('created_at').notNull(),
    lastReadAt: timestamp('last_read_at'),
    revokedAt: timestamp('revoked_at'),
  },
  (t) => [index('calendar_feed_account').on(t.accountId)],
);
