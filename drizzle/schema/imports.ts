import { boolean, index, integer, json, table, text, timestamp } from '../columns';

/** One run of an import, from upload to result. */
export const importRun = table(
  'import_run',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'gias' | 'gias-links' | 'trusts' | 'ofsted' | 'ks2'>().notNull(),
    /** Whose upload it was; null for the command line. */
    authorityId: text('authority_id'),
    accountId: text('account_id'),
    fileName: text('file_name').notNull(),
    fileHash: text('file_hash').notNull(),
    fileBytes: integer('file_bytes').notNull(),
    /** Where the upload is kept, below the data folder; null for the command line. */
    filePath: text('file_path'),
    /** LA codes asked for; empty means every authority in the file. */
    authorities: json<string[]>('authorities').notNull(),
    status: text('status')
      .$type<
        'uploaded' | 'previewing' | 'previewed' | 'running' | 'done' | 'failed' | 'interrupted' | 'cancelled'
      >()
      .notNull(),
    dryRun: boolean('dry_run').notNull(),
    createdAt: timestamp('created_at').notNull(),
    startedAt: timestamp('started_at'),
    finishedAt: timestamp('finished_at'),
    /** Moved on by the running process; a stale one means it died. */
    heartbeatAt: timestamp('heartbeat_at'),
    bytesDone: integer('bytes_done').notNull(),
    read: integer('rows_read').notNull(),
    created: integer('rows_created').notNull(),
    updated: integer('rows_updated').notNull(),
    unchanged: integer('rows_unchanged').notNull(),
    closed: integer('rows_closed').notNull(),
    rejected: integer('rows_rejected').notNull(),
    /** Why it failed, in plain words. */
    problem: text('problem'),
    /** Samples of what would change or changed, for the preview page. */
    summary: json<Record<string, unknown>>('summary'),
    version: integer('version').notNull(),
  },
  (t) => [index('import_run_authority').on(t.authorityId, t.createdAt)],
);

/** A row that was not taken, or one value of a row that was left out of it, with where and why. */
export const importRejection = table(
  'import_rejection',
  {
    id: text('id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => importRun.id),
    /** `row`: nothing of the row was taken; `value`: the row was taken without this one value. */
    kind: text('kind').$type<'row' | 'value'>().notNull(),
    /** Line of the file the record starts on; the heading is line 1. */
    line: integer('line').notNull(),
    column: text('column_name'),
    value: text('value'),
    reason: text('reason').notNull(),
  },
  (t) => [index('import_rejection_run').on(t.runId, t.line)],
);
