import { index, table, text, timestamp } from '../columns';
import { account } from './accounts';

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
  },
  (t) => [index('notification_account').on(t.accountId, t.at)],
);
