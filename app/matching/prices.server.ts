import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { allocationPlan } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';

/**
 * What a day of each offer was worth in the authority's last finished plan: points of score it would earn elsewhere, by
 * offer id. A plan keeps them as `result.prices`, `{ [offerId]: points a day }`. Empty where there is no plan; what is
 * no price is left out, so that a ranking never hangs on how a plan was kept.
 */
export async function pricesOfLastPlan(handle: Db, authorityId: string): Promise<Map<string, number>> {
  const [row] = await handle
    .select({ result: allocationPlan.result })
    .from(allocationPlan)
    .where(
      and(
        eq(allocationPlan.authorityId, authorityId),
        eq(allocationPlan.status, 'done'),
        isNotNull(allocationPlan.result),
      ),
    )
    .orderBy(desc(allocationPlan.startedAt), desc(allocationPlan.id))
    .limit(1);
  return readPrices(row?.result ?? null);
}

/** Prices in a plan's kept result; empty where it holds none. */
export function readPrices(result: string | null): Map<string, number> {
  const prices = new Map<string, number>();
  const kept = parsed(result);
  if (typeof kept !== 'object' || kept === null || !('prices' in kept)) return prices;
  if (typeof kept.prices !== 'object' || kept.prices === null) return prices;
  for (const [offerId, price] of Object.entries(kept.prices)) {
    // To three decimals, as kept with a run: equal plans freeze to equal text.
    if (typeof price === 'number' && Number.isFinite(price) && price >= 0)
      prices.set(offerId, Math.round(price * 1000) / 1000);
  }
  return prices;
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
