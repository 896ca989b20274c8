import type { MailChoice, MailChoices } from '~/notifications/domain/preferences/vocabulary';
import type { ReminderRules } from '~/notifications/domain/reminders/vocabulary';
import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';

/** What a person is told inside the service: made from domain events, in the same transaction. */
export const notification = table(
  'notification',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    authorityId: text('authority_id').notNull(),
    eventId: text('event_id').notNull(),
    template: text('template').notNull(),
    /** One plain sentence. */
    message: text('message').notNull(),
    /** Path of the page it is about. */
    href: text('href').notNull(),
    at: timestamp('at').notNull(),
    readAt: timestamp('read_at'),
    /** What it is about, for the person's choices; null for those from before there were any. */
    topic: text('topic'),
    /** Whether something is asked of the reader. */
    asks: boolean('asks'),
    /** How it goes to their mail: at once, with the day's other news, or not at all. */
    mail: text('mail').$type<MailChoice>(),
    /** The sentence of the mail, where it says less than the page. */
    mailMessage: text('mail_message'),
    /** The message that carried it; null until one has. */
    outboxId: text('outbox_id'),
  },
  (t) => [
    index('notification_newest').on(t.accountId, t.at, t.id),
    // How many are unread is asked for every page.
    index('notification_unread').on(t.accountId, t.readAt, t.at, t.id),
    index('notification_to_mail').on(t.mail, t.outboxId, t.at),
  ],
);

/** How a person wants to be told: no row, the usual way. */
export const mailPreference = table('mail_preference', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => account.id),
  /** By topic: at once, daily or none. A topic that is missing has its usual choice. */
  choices: json<MailChoices>('choices').notNull(),
  /** Nothing is sent from this time to that, "19:00" to "07:00"; null: no quiet hours. */
  quietFrom: text('quiet_from'),
  quietTo: text('quiet_to'),
  /** Whether Saturdays, Sundays and bank holidays are quiet as well. */
  quietWeekends: boolean('quiet_weekends').notNull(),
  /** When the day's news comes, "07:30". */
  digestAt: text('digest_at').notNull(),
  updatedAt: timestamp('updated_at').notNull(),
  version: integer('version').notNull(),
});

/** A matter of somebody's worklist that they have put off. */
export const snooze = table(
  'snooze',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    authorityId: text('authority_id').notNull(),
    /** Key of the work item. */
    itemKey: text('item_key').notNull(),
    /** Its title as it stood. */
    title: text('title').notNull(),
    /** The item's due date as it stood: a matter whose date changes comes back. */
    due: text('due'),
    /** The first day on which it is shown again. */
    until: text('until').notNull(),
    reason: text('reason').notNull(),
    createdAt: timestamp('created_at').notNull(),
    /** When it was brought back before its date. */
    endedAt: timestamp('ended_at'),
  },
  (t) => [index('snooze_account').on(t.accountId, t.itemKey)],
);

/** When an authority has people reminded, by kind of matter: no row, the usual rules. */
export const reminderRules = table('reminder_rules', {
  authorityId: text('authority_id')
    .primaryKey()
    .references(() => authority.id),
  rules: json<ReminderRules>('rules').notNull(),
  updatedAt: timestamp('updated_at').notNull(),
  byId: text('by_id').references(() => account.id),
  version: integer('version').notNull(),
});

/** One reminder that was due and has been given: at most one for each stage of a matter. Append-only. */
export const reminder = table(
  'reminder',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    kind: text('kind').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    urn: integer('urn'),
    /** The date it rests on, due or since when: a matter whose date moves is reminded of anew. */
    basis: text('basis').notNull(),
    /** `before-5`, `due`, `chaser-1`, `to-broker`. */
    stage: text('stage').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [
    uniqueIndex('reminder_once').on(t.kind, t.subjectId, t.basis, t.stage),
    index('reminder_subject').on(t.subjectType, t.subjectId),
    index('reminder_authority').on(t.authorityId, t.at),
  ],
);
