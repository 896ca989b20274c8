import type { Instance } from './instance';
import { SIDES_PER_PAIR } from './sides';

/** Prices of days (and of limits over several offers), and the bound they prove. */
export type CapacityPrices = {
  /** Worth of one more unit of each offer's days. */
  offer: Float64Array;
  /** Worth of one more unit of each limit over several offers. */
  side: Float64Array;
  /** Bound of the linear relaxation at these prices. */
  bound: number;
  /** What each need is worth above the price of its best pair, 0 or more. */
  need: Float64Array;
};

/**
 * Prices of the linear relaxation by the subgradient method (Held, Wolfe & Crowder, 1974): with a price on every day,
 * each need takes the pair with most left after paying; days asked beyond what there is become dearer, days left over
 * cheaper. Steps as Polyak's, towards a target a little below the best bound so
 * far, which needs no plan (Kim, Ahn & Cho, 1991).
 * @param value worth of each pair
 * @param rounds passes over all pairs
 * @param stop asked every few rounds
 */
export function capacityPrices(
  instance: Instance,
  value: Float64Array,
  rounds: number,
  stop: () => boolean = () => false,
): CapacityPrices {
  const { offerCount, needCount, needStart, pairOffer, boundWeight, boundCapacity, sides } = instance;
  const sideCount = sides?.boundCapacity.length ?? 0;
  const price = new Float64Array(offerCount);
  const sidePrice = new Float64Array(sideCount);
  const best: CapacityPrices = {
    offer: price.slice(),
    side: sidePrice.slice(),
    bound: Number.POSITIVE_INFINITY,
    need: new Float64Array(needCount),
  };
  const left = new Float64Array(offerCount);
  const sideLeft = new Float64Array(sideCount);
  const drift = new Float64Array(offerCount);
  const need = new Float64Array(needCount);
  let ahead = spreadOf(instance, value) / 20;
  const near = ahead / 1e6;
  let since = 0;
  for (let round = 0; round < rounds && !(round % 4 === 3 && stop()); round++) {
    left.set(boundCapacity);
    if (sides) sideLeft.set(sides.boundCapacity);
    let bound = 0;
    for (let i = 0; i < offerCount; i++) bound += (price[i] ?? 0) * (boundCapacity[i] ?? 0);
    for (let r = 0; r < sideCount; r++) bound += (sidePrice[r] ?? 0) * (sides?.boundCapacity[r] ?? 0);
    for (let j = 0; j < needCount; j++) {
      let most = 0;
      let chosen = -1;
      const to = needStart[j + 1] ?? 0;
      for (let p = needStart[j] ?? 0; p < to; p++) {
        let worth = (value[p] ?? 0) - (price[pairOffer[p] ?? 0] ?? 0) * (boundWeight[p] ?? 0);
        if (sides) worth -= sidePriceOf(instance, sidePrice, p);
        if (worth > most) {
          most = worth;
          chosen = p;
        }
      }
      need[j] = most;
      bound += most;
      if (chosen < 0) continue;
      const i = pairOffer[chosen] ?? 0;
      left[i] = (left[i] ?? 0) - (boundWeight[chosen] ?? 0);
      if (!sides) continue;
      for (let slot = chosen * SIDES_PER_PAIR; slot < (chosen + 1) * SIDES_PER_PAIR; slot++) {
        const which = sides.limit[slot] ?? -1;
        if (which >= 0) sideLeft[which] = (sideLeft[which] ?? 0) - (sides.boundUse[slot] ?? 0);
      }
    }
    if (bound < best.bound) {
      // The target goes on ahead of what is reached, and comes nearer when it is not.
      const gain = best.bound - bound;
      if (gain > ahead / 4) since = 0;
      if (gain > ahead / 2 && round > 0) ahead *= 1.5;
      best.bound = bound;
      best.offer.set(price);
      best.side.set(sidePrice);
      best.need.set(need);
    }
    since++;
    if (since > 8) {
      ahead *= 0.5;
      since = 0;
      price.set(best.offer);
      sidePrice.set(best.side);
      drift.fill(0);
      if (ahead < near) break;
      continue;
    }
    // A deflected direction (Camerini, Fratta & Maffioli, 1975) zigzags less.
    let norm = 0;
    for (let i = 0; i < offerCount; i++) {
      const toward = 0.7 * (left[i] ?? 0) + 0.3 * (drift[i] ?? 0);
      drift[i] = toward;
      if ((price[i] ?? 0) > 0 || toward < 0) norm += toward * toward;
    }
    for (let r = 0; r < sideCount; r++) {
      if ((sidePrice[r] ?? 0) > 0 || (sideLeft[r] ?? 0) < 0) norm += (sideLeft[r] ?? 0) ** 2;
    }
    if (norm === 0) break;
    const step = (bound - best.bound + ahead) / norm;
    for (let i = 0; i < offerCount; i++) price[i] = Math.max(0, (price[i] ?? 0) - step * (drift[i] ?? 0));
    for (let r = 0; r < sideCount; r++) {
      sidePrice[r] = Math.max(0, (sidePrice[r] ?? 0) - step * (sideLeft[r] ?? 0));
    }
  }
  return best;
}

/** How far apart the best and the worst pair of each need are, in all: what there is to choose. */
function spreadOf({ needCount, needStart }: Instance, value: Float64Array): number {
  let spread = 1;
  for (let j = 0; j < needCount; j++) {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    const to = needStart[j + 1] ?? 0;
    for (let p = needStart[j] ?? 0; p < to; p++) {
      least = Math.min(least, value[p] ?? 0);
      most = Math.max(most, value[p] ?? 0);
    }
    if (most > 0) spread += most - least;
  }
  return spread;
}

/** What a pair pays for the limits over several offers. */
export function sidePriceOf({ sides }: Instance, sidePrice: Float64Array, p: number): number {
  if (!sides) return 0;
  let sum = 0;
  for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
    const which = sides.limit[slot] ?? -1;
    if (which >= 0) sum += (sidePrice[which] ?? 0) * (sides.boundUse[slot] ?? 0);
  }
  return sum;
}
