import type { MailOutcome, MailStatus } from '~/kernel/mail';
import { index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';

/**
 * Domain events: the audit trail, append-only (triggers refuse update and delete) and hash-chained
 * per chain. A chain is an authority, or `system`.
 */
export const domainEvent = table(
  'domain_event',
  {
    id: text('id').primaryKey(),
    chain: text('chain').notNull(),
    seq: integer('seq').notNull(),
    at: timestamp('at').notNull(),
    /** Account of the person, or null for the system. */
    actorId: text('actor_id'),
    /** How the actor was acting: a role, `system` or `cli`. */
    actorRole: text('actor_role').notNull(),
    /** `subject.what-happened`, e.g. `proposal.invited`. */
    type: text('type').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** The school concerned, for the school's history. */
    urn: integer('urn'),
    /** Larger record it belongs to (request, agreement), for timelines. */
    caseId: text('case_id'),
    /** Before, after and details, as canonical JSON text: hashed as stored. */
    payload: text('payload').notNull(),
    reason: text('reason'),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    uniqueIndex('domain_event_chain_seq').on(t.chain, t.seq),
    index('domain_event_subject').on(t.subjectType, t.subjectId),
    index('domain_event_urn').on(t.urn),
    index('domain_event_case').on(t.caseId),
    index('domain_event_at').on(t.chain, t.at),
  ],
);

/** Messages to be sent outside, written in the transaction that caused them. */
export const outbox = table(
  'outbox',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id'),
    accountId: text('account_id'),
    to: text('to_address').notNull(),
    template: text('template').notNull(),
    subject: text('subject').notNull(),
    /** Plain text; `{link}` stands where the sealed link goes. */
    body: text('body').notNull(),
    /** The same as HTML; null for a message of text alone. */
    html: text('html'),
    /** A one-use link, encrypted, until it has been sent: nobody reads it in the database. */
    sealedLink: text('sealed_link'),
    /** An iCalendar object that goes with it, and its method. */
    calendar: text('calendar'),
    calendarMethod: text('calendar_method').$type<'REQUEST' | 'CANCEL'>(),
    status: text('status').$type<MailStatus>().notNull(),
    createdAt: timestamp('created_at').notNull(),
    /** Not tried before: quiet hours, or the wait after a failed attempt. Null: at once. */
    nextAttemptAt: timestamp('next_attempt_at'),
    leasedUntil: timestamp('leased_until'),
    leasedBy: text('leased_by'),
    transport: text('transport').$type<'smtp' | 'notify'>(),
    /** What the transport calls it: a Message-ID, or GOV.UK Notify's id. */
    transportId: text('transport_id'),
    sentAt: timestamp('sent_at'),
    /** When it was known to have arrived. */
    deliveredAt: timestamp('delivered_at'),
    /** When it came back, or was given up. */
    endedAt: timestamp('ended_at'),
    /** When the transport was last asked what became of it. */
    checkedAt: timestamp('checked_at'),
    attempts: integer('attempts').notNull(),
    /** What went wrong last, in plain words. */
    problem: text('problem'),
    /** Same key, same message: at most one is written. */
    dedupeKey: text('dedupe_key').unique(),
  },
  (t) => [
    index('outbox_status').on(t.status, t.createdAt),
    index('outbox_due').on(t.status, t.nextAttemptAt),
    index('outbox_account').on(t.accountId, t.createdAt),
    index('outbox_authority').on(t.authorityId, t.createdAt, t.id),
    index('outbox_authority_status').on(t.authorityId, t.status, t.createdAt, t.id),
    index('outbox_transport_id').on(t.transportId),
  ],
);

/** Every attempt to send a message, and what came of it. */
export const mailAttempt = table(
  'mail_attempt',
  {
    id: text('id').primaryKey(),
    outboxId: text('outbox_id')
      .notNull()
      .references(() => outbox.id),
    number: integer('number').notNull(),
    at: timestamp('at').notNull(),
    milliseconds: integer('milliseconds').notNull(),
    outcome: text('outcome').$type<MailOutcome>().notNull(),
    /** What the server said, shortened. */
    answer: text('answer'),
  },
  (t) => [uniqueIndex('mail_attempt_number').on(t.outboxId, t.number)],
);

/** An address that does not take mail: nothing is sent to it until somebody says it is mended. */
export const mailProblem = table(
  'mail_problem',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    accountId: text('account_id').notNull(),
    email: text('email').notNull(),
    outboxId: text('outbox_id')
      .notNull()
      .references(() => outbox.id),
    /** What the other side said, in plain words. */
    problem: text('problem').notNull(),
    at: timestamp('at').notNull(),
    endedAt: timestamp('ended_at'),
    endedById: text('ended_by_id'),
    /** How it was mended: the address changed, or somebody asked for another try. */
    ended: text('ended').$type<'address-changed' | 'try-again'>(),
  },
  (t) => [
    index('mail_problem_account').on(t.accountId, t.endedAt),
    index('mail_problem_authority').on(t.authorityId, t.endedAt),
  ],
);

/** Work that runs on a schedule; a lease keeps two processes from running it at once. */
export const job = table('job', {
  name: text('name').primaryKey(),
  leasedUntil: timestamp('leased_until'),
  leasedBy: text('leased_by'),
  lastStartedAt: timestamp('last_started_at'),
  lastFinishedAt: timestamp('last_finished_at'),
  lastMilliseconds: integer('last_milliseconds'),
  lastResult: json<Record<string, unknown>>('last_result'),
  lastError: text('last_error'),
  /** When it is due next, from its timetable; null where it has not been worked out. */
  nextAt: timestamp('next_at'),
});

/** Every run of scheduled work, kept for a while. */
export const jobRun = table(
  'job_run',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    startedAt: timestamp('started_at').notNull(),
    /** Null while it runs, and for one whose process died. */
    finishedAt: timestamp('finished_at'),
    milliseconds: integer('milliseconds'),
    result: json<Record<string, unknown>>('result'),
    error: text('error'),
    /** The process it ran in. */
    ranBy: text('ran_by').notNull(),
    /** The administrator who asked for it; null when the timetable did. */
    askedById: text('asked_by_id'),
  },
  (t) => [index('job_run_name').on(t.name, t.startedAt)],
);
