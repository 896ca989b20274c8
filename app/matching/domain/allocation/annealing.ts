import type { Candidates } from './candidates';
import { CrowdedPlan } from './crowded-plan';
import type { Instance } from './instance';
import type { Chance } from './random';

export type Annealing = {
  candidates: Candidates;
  /** What one unit too many costs of each offer's days and of each limit over several offers, all above 0. */
  fine: Float64Array;
  sidePrice: Float64Array;
  /** Price of one unit of each offer's days as it is, 0 where there are days to spare. */
  price: Float64Array;
  /** Temperature in units of value, first and last. */
  hot: number;
  cold: number;
  /** Strength of the pull towards full offers, a unit squared, first and last. */
  soft: readonly [number, number];
  /** How many times that at the end, first and last. */
  strict: readonly [number, number];
  /** Part of the moves made under the soft pull. */
  softPart: number;
  moves: number;
  chance: Chance;
  /** Asked every few thousand moves. */
  stop: () => boolean;
};

/** Longest chain of needs that move in one go. */
const LONGEST = 4;

/**
 * Simulated annealing over ejection chains: a need goes to another offer, one of that offer's needs goes on from there, and so
 * on, until one is let in without another leaving or takes the place the first has left (cyclic transfers: Thompson & Psaraftis,
 * 1993; for this problem Yagiura, Ibaraki & Glover, EJOR 2006). Offers may be overfull on the way. At first days cost their
 * price, and an offer is pulled softly towards just full, from both sides: an augmented Lagrangian, in which needs find good
 * places before loads have to fit. Then days are free up to capacity and dear above it.
 * @param from pair of each need to begin with, −1 for none; may be overfull
 * @returns pairs of the best feasible plan met and its value, −1 when none was; and the plan it ended with, which may be overfull
 */
export function anneal(
  instance: Instance,
  value: Float64Array,
  from: Int32Array,
  options: Annealing,
): { at: Int32Array; value: number; last: Int32Array } {
  const { needCount, pairOffer, weight, capacity } = instance;
  const { candidates, chance, moves, stop, hot, cold, soft, strict, price, fine } = options;
  const { start, pairs } = candidates;
  const plan = new CrowdedPlan(instance, value, from);
  const { at, load } = plan;
  let best = plan.isFeasible ? plan.worth : -1;
  const bestAt = at.slice();

  let heat = hot;
  let pull = soft[0];
  let strictness = strict[0];
  const softMoves = moves * options.softPart;
  const rounds = Math.max(1, moves / 256);
  const cooling = (cold / hot) ** (1 / rounds);
  const pulling = (soft[1] / soft[0]) ** (1 / Math.max(1, rounds * options.softPart));
  const tightening = (strict[1] / strict[0]) ** (1 / Math.max(1, rounds * (1 - options.softPart)));
  let hard = softMoves === 0;

  /** What a load of an offer costs. */
  const cost = (i: number, used: number) => {
    const over = used - (capacity[i] ?? 0);
    if (hard) return over > 0 ? over * (fine[i] ?? 0) * strictness : 0;
    const worth = price[i] ?? 0;
    // An offer with days to spare is not pulled towards being full.
    return over > 0 || worth > 0 ? over * (worth + pull * over) : 0;
  };

  // A chain: need chain[n] leaves its pair for to[n].
  const chain = new Int32Array(LONGEST);
  const to = new Int32Array(LONGEST);
  for (let move = 0; move < moves; move++) {
    if ((move & 255) === 0) {
      heat *= cooling;
      if (hard) strictness *= tightening;
      else pull *= pulling;
      hard ||= move >= softMoves;
      if ((move & 8191) === 0 && stop()) break;
    }
    const j = chance.below(needCount);
    const first = start[j] ?? 0;
    const count = (start[j + 1] ?? 0) - first;
    if (count === 0) continue;
    const p = at[j] ?? -1;
    const home = p < 0 ? -1 : (pairOffer[p] ?? 0);
    const draw = chance.below(count + 1);
    const q = draw === count ? -1 : (pairs[first + draw] ?? 0);
    if (q === p) continue;
    chain[0] = j;
    to[0] = q;
    let gain = (q < 0 ? 0 : (value[q] ?? 0)) - (p < 0 ? 0 : (value[p] ?? 0));
    let length = 1;
    if (q >= 0) {
      // Which kind of chain: one shift, a shift and another, or a cycle of two, three or four.
      const kind = chance.below(16);
      const wanted = kind < 5 ? 1 : kind < 11 ? 2 : kind < 14 ? 3 : 4;
      const closed = kind >= 6 && wanted > 1;
      let incoming = q;
      let sound = true;
      while (length < wanted) {
        const i = pairOffer[incoming] ?? 0;
        const k = plan.memberOf(i, chance);
        if (k < 0) break;
        const leaving = at[k] ?? -1;
        let next = -1;
        if (closed && length + 1 === wanted) {
          next = home < 0 ? -1 : plan.pairOf(k, home);
          sound = home < 0 || next >= 0;
        } else {
          const from0 = start[k] ?? 0;
          const some = (start[k + 1] ?? 0) - from0;
          next = some === 0 ? -1 : (pairs[from0 + chance.below(some)] ?? -1);
          const there = next < 0 ? -1 : (pairOffer[next] ?? 0);
          sound = next >= 0 && there !== i && there !== home;
          for (let n = 0; n < length && sound; n++) sound = there !== (pairOffer[to[n] ?? 0] ?? 0);
        }
        if (!sound) break;
        const w = weight[incoming] ?? 0;
        const was = load[i] ?? 0;
        gain += cost(i, was) - cost(i, was + w - (weight[leaving] ?? 0));
        gain += (next < 0 ? 0 : (value[next] ?? 0)) - (value[leaving] ?? 0);
        chain[length] = k;
        to[length] = next;
        length++;
        incoming = next;
        if (next < 0) break;
      }
      if (!sound) continue;
      const last = to[length - 1] ?? -1;
      const end = last < 0 ? -1 : (pairOffer[last] ?? 0);
      const lastWeight = last < 0 ? 0 : (weight[last] ?? 0);
      if (home >= 0) {
        const was = load[home] ?? 0;
        gain += cost(home, was) - cost(home, was - (weight[p] ?? 0) + (end === home ? lastWeight : 0));
      }
      if (end >= 0 && end !== home) {
        const was = load[end] ?? 0;
        gain += cost(end, was) - cost(end, was + lastWeight);
      }
    } else {
      const was = load[home] ?? 0;
      gain += cost(home, was) - cost(home, was - (weight[p] ?? 0));
    }
    if (instance.sides) {
      gain -= plan.sideCost(chain, to, length, options.sidePrice, hard ? strictness : strict[0]);
    }
    if (gain < 0 && gain < heat * Math.log(chance.next())) continue;
    plan.move(chain, to, length);
    if (plan.worth > best && plan.isFeasible) {
      best = plan.worth;
      bestAt.set(at);
    }
  }
  return { at: bestAt, value: best, last: at };
}
