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
    body: text('body').notNull(),
    status: text('status').$type<'waiting' | 'kept' | 'sent' | 'failed'>().notNull(),
    createdAt: timestamp('created_at').notNull(),
    sentAt: timestamp('sent_at'),
    attempts: integer('attempts').notNull(),
    /** Same key, same message: at most one is written. */
    dedupeKey: text('dedupe_key').unique(),
  },
  (t) => [index('outbox_status').on(t.status, t.createdAt)],
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
});
