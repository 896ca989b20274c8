import { inArray } from 'drizzle-orm';
import { diagnosisEvidence } from '#drizzle/schema';
import type { Tx } from '~/platform/transact.server';
import { columnOf } from '../transfer/own-rows.server';
import type { Key } from '../transfer/scope.server';
import { shapeOf } from '../transfer/shapes.server';
import type { Part } from './retention-lines.server';

/** Keys asked for at once: below either database's limit on parameters. */
const KEYS = 400;

/** What was taken away: rows by table, and files that are to be removed once the transaction has ended well. */
export type Gone = { rows: Record<string, number>; files: string[] };

export const nothingGone = (): Gone => ({ rows: {}, files: [] });

/** Removes rows by their keys, and first everything that goes with them. */
export async function removeTree(
  tx: Tx,
  node: { table: string; parts?: readonly Part[] },
  keys: readonly Key[],
  gone: Gone,
): Promise<void> {
  for (let at = 0; at < keys.length; at += KEYS) await removeSome(tx, node, keys.slice(at, at + KEYS), gone);
}

async function removeSome(
  tx: Tx,
  { table, parts = [] }: { table: string; parts?: readonly Part[] },
  keys: readonly Key[],
  gone: Gone,
): Promise<void> {
  if (keys.length === 0) return;
  for (const part of parts) {
    const shape = shapeOf(part.table);
    const points = inArray(columnOf(shape, part.column), [...keys]);
    if (part.unlink) {
      const property = shape.columns.find(({ name }) => name === part.column)?.property ?? part.column;
      await tx
        .update(shape.table)
        .set({ [property]: null })
        .where(points);
      continue;
    }
    const children = await tx.select({ key: shape.key.column }).from(shape.table).where(points);
    await removeTree(tx, part, keysIn(children), gone);
  }
  if (table === 'diagnosis_evidence') await noteFiles(tx, keys, gone);
  const shape = shapeOf(table);
  await tx.delete(shape.table).where(inArray(shape.key.column, [...keys]));
  gone.rows[table] = (gone.rows[table] ?? 0) + keys.length;
}

async function noteFiles(tx: Tx, keys: readonly Key[], gone: Gone): Promise<void> {
  const rows = await tx
    .select({ path: diagnosisEvidence.filePath })
    .from(diagnosisEvidence)
    .where(inArray(diagnosisEvidence.id, keys.map(String)));
  gone.files.push(...rows.flatMap(({ path }) => path ?? []));
}

/** Keys of rows that were read by key alone. */
export function keysIn(rows: readonly { key: unknown }[]): Key[] {
  return rows.flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : []));
}
