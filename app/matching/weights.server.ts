import { and, eq } from 'drizzle-orm';
import { rankingWeights } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { readWeights, type Weights } from './domain/model';

/** An authority's own weights, with the version they are. */
export type OwnWeights = { weights: Weights; version: number };

/**
 * The weights an authority ranks with, or null where it uses the usual ones. Stored weights that do not add up to 100
 * are not used: a score must stay a number out of 100.
 */
export async function weightsInForce(handle: Db, authorityId: string): Promise<OwnWeights | null> {
  const [row] = await handle
    .select({ weights: rankingWeights.weights, version: rankingWeights.version })
    .from(rankingWeights)
    .where(and(eq(rankingWeights.authorityId, authorityId), eq(rankingWeights.inForce, true)));
  const weights = row && readWeights(row.weights);
  return row && weights ? { weights, version: row.version } : null;
}
