/**
 * How far a message to the outside has come: `waiting` to be sent; `kept` in the database, because no transport is set or
 * the address takes no mail; `sent` to the other side; `delivered`; `bounced`: the address does not take it; `failed`:
 * given up after the last attempt, for an administrator to look at.
 */
export const MAIL_STATUSES = ['waiting', 'kept', 'sent', 'delivered', 'bounced', 'failed'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** What came of one attempt: taken by the other side, to be tried again, refused for good, or nobody knows. */
export type MailOutcome = 'sent' | 'try-again' | 'refused' | 'unknown';

/** How many days back messages can be sent that were kept for want of a mail server: later they are no news. */
export const KEPT_DAYS = [1, 3, 7, 14] as const;
export type KeptDays = (typeof KEPT_DAYS)[number];
