import { eq } from 'drizzle-orm';
import { installation } from '#drizzle/schema';
import type { CommandContext } from '~/platform/transact.server';

/** Kinds of work that may touch what is otherwise append-only (migration 0014 says which tables). */
export type Work = 'retention-at-work' | 'erasure-at-work';

/**
 * Runs work with those triggers open, and closes them before the transaction ends: no other transaction ever sees them open.
 */
export async function atWork<T>(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  key: Work,
  work: () => Promise<T>,
): Promise<T> {
  await tx.insert(installation).values({ key, value: {}, updatedAt: now, version: 1 });
  const result = await work();
  await tx.delete(installation).where(eq(installation.key, key));
  return result;
}
