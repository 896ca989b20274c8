import { z } from 'zod';

/** Version of the way exports are laid out: raised when a reader of the earlier one would misunderstand. */
export const EXPORT_VERSION = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1).max(64);

/** The list of an export's files with their checksums, and what the export is. */
export const manifestSchema = z.strictObject({
  format: z.literal('alongside-authority-export'),
  version: z.number().int(),
  exportedAt: z.iso.datetime({ precision: 3 }),
  schema: z.strictObject({ migration: z.string().max(200), fingerprint: hash }),
  authority: z.strictObject({
    id,
    code: z.string().regex(/^\d{3}$/),
    name: z.string().min(1).max(200),
    demo: z.boolean(),
  }),
  tables: z.array(z.strictObject({ name: z.string().max(64), rows: z.number().int().min(0) })),
  files: z.array(z.strictObject({ name: z.string().max(200), bytes: z.number().int().min(0), sha256: hash })),
  /** Files that a record speaks of and that were not there, or not as they were sent, when the export was made. */
  missing: z.array(z.string().max(200)),
});

export type Manifest = z.infer<typeof manifestSchema>;
