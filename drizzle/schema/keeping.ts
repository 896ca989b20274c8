import { index, integer, json, table, text, timestamp } from '../columns';

/** A backup that was made, or tried. */
export const backupRecord = table(
  'backup_record',
  {
    id: text('id').primaryKey(),
    startedAt: timestamp('started_at').notNull(),
    finishedAt: timestamp('finished_at'),
    /** Where it is, as the service calls it. */
    file: text('file').notNull(),
    bytes: integer('bytes'),
    /** SHA-256 of the whole file, hexadecimal. */
    hash: text('hash'),
    /** Name of the newest migration in it. */
    migration: text('migration'),
    /** Counts of what it holds: events of the audit trail, files. */
    holds: json<Record<string, number>>('holds'),
    /** What went wrong, in plain words; null when it is whole. */
    problem: text('problem'),
    /** When it was taken away to make room for newer ones. */
    removedAt: timestamp('removed_at'),
  },
  (t) => [index('backup_record_started').on(t.startedAt)],
);

/** What the installation as a whole remembers: one row a matter. */
export const installation = table('installation', {
  key: text('key').primaryKey(),
  value: json<Record<string, unknown>>('value').notNull(),
  updatedAt: timestamp('updated_at').notNull(),
  version: integer('version').notNull(),
});
