import { z } from 'zod';

/** Version of the way backups are laid out: raised when a reader of the earlier one would misunderstand. */
export const BACKUP_VERSION = 1;
export const MANIFEST = 'manifest.json';
/** Records of a table: one JSON array of its columns' values a line. */
export const recordsFile = (table: string): string => `records/${table}.ndjson`;
/** A file that somebody sent, under its key in the store. */
export const sentFile = (key: string): string => `files/${key}`;

/**
 * Tables that are not backed up: who is signed in, and tries that are counted. Whoever comes to hold a backup is signed in
 * nowhere by it, and after a restore people sign in again.
 */
export const LEFT_OUT = ['session', 'sign_in_step', 'rate_limit'] as const;

/** The table of the audit trail: its records stand in the order of their chains, so that they can be checked as they come. */
export const TRAIL = 'domain_event';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const name = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);
export const COLUMN_KINDS = ['text', 'integer', 'real', 'boolean', 'timestamp', 'json'] as const;

/** What a backup is, with every file in it and its checksum. */
export const manifestSchema = z.strictObject({
  format: z.literal('alongside-backup'),
  version: z.number().int(),
  madeAt: z.iso.datetime({ precision: 3 }),
  /** The kind of database it was made of. */
  dialect: z.enum(['sqlite', 'postgres']),
  /** Name of the newest migration in it. */
  migration: z.string().min(1).max(200),
  tables: z.array(
    z.strictObject({
      name,
      rows: count,
      columns: z.array(z.strictObject({ name, kind: z.enum(COLUMN_KINDS) })).min(1),
    }),
  ),
  /** Each chain of the audit trail, with its last event. */
  chains: z.array(z.strictObject({ chain: z.string().max(200), events: count, hash })),
  files: z.array(z.strictObject({ name: z.string().max(200), bytes: count, sha256: hash })),
  /** Files that were in the store's list and gone when they were read: removed meanwhile, by right. */
  gone: z.array(z.string().max(200)),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableLayout = Manifest['tables'][number];
export type ColumnLayout = TableLayout['columns'][number];
/** A value as it stands in a backup: instants in ISO 8601, JSON as its text. */
export type Value = string | number | boolean | null;

/** Why something is not taken for a whole backup, or not restored, in words for whoever runs the service. */
export class BackupRefused extends Error {}
