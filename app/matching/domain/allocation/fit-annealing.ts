import type { Choices } from './choices';
import { FitPlan } from './fit-plan';
import type { Chance } from './random';

export type FitAnnealing = {
  choices: Choices;
  /** Days of each offer, and worth of one more; the last, for being unserved, with room for all and worth nothing. */
  capacity: Float64Array;
  price: Float64Array;
  /** Temperature in units of value, first and last. */
  heat: readonly [number, number];
  /** How many days too many or too few an offer may have at that temperature, first and last. */
  slack: readonly [number, number];
  /** What a day too many costs besides at the end, of each offer. */
  fine: Float64Array;
  moves: number;
  chance: Chance;
  /** Part of the time that has gone, asked every few thousand moves: where it is ahead of the moves made, it leads. */
  late: () => number;
};

/** Part of the moves after which a day too many has its fine, which then grows evenly. */
const FINE_FROM = 0.5;
/** How far from the weight that would fit just right the one who comes instead may be, in places of the list by weight. */
const NEAR = 8;
const TRIES = 12;

/**
 * Simulated annealing towards full offers. After paying for days at their price, the distance of a plan from the bound is what its
 * needs lose against their best choices (regret) and what its offers have left over, and near the bound both are small: a plan is
 * to be found that fits, among very many that nearly do. So an offer's days too many or too few cost their square, weakly at first
 * and more and more (the augmented Lagrangian of Powell, Hestenes and Rockafellar: days left over never cost more than their
 * price), and the moves are made to fit: where a need leaves, one of about the weight that is now free comes, and who stands where
 * that one was wanted goes to where it came from (cyclic transfers: Thompson & Psaraftis, 1993; ejection by what fits: Yagiura,
 * Ibaraki & Glover, 2004). Choices of little regret are drawn more often.
 * @param from choice of each need to begin with
 * @returns the best feasible plan met, as choices, and its worth, −1 when none was; and the plan it ended with
 */
export function annealToFit(
  from: Int32Array,
  options: FitAnnealing,
): { at: Int32Array; worth: number; last: Int32Array } {
  const { choices, capacity, price, moves, chance, late, heat, slack, fine } = options;
  const { start, need, offer, weight, regret, comersStart, comers, roomStart, find } = choices;
  const needCount = from.length;
  const unserved = capacity.length - 1;
  const plan = new FitPlan(choices, capacity, from);
  const { at, load, members, size } = plan;
  let best = plan.overfull === 0 ? plan.worth : -1;
  const bestAt = at.slice();
  let warmth = heat[0];
  let pull = 0;
  let fining = 0;

  /** What a load of an offer costs. */
  const cost = (i: number, used: number): number => {
    const spare = (capacity[i] ?? 0) - used;
    if (spare < 0) return (pull * spare - fining * (fine[i] ?? 0)) * spare;
    const worth = price[i] ?? 0;
    const half = worth / (2 * pull);
    return spare <= half ? pull * spare * spare : worth * (spare - half / 2);
  };
  const kept = () => {
    if (plan.overfull === 0 && plan.worth > best) {
      best = plan.worth;
      bestAt.set(at);
    }
  };
  const someoneAt = (i: number) => members[(roomStart[i] ?? 0) + chance.below(size[i] ?? 0)] ?? 0;

  let gone = 0;
  for (let move = 0; move < moves; move++) {
    if ((move & 4095) === 0) {
      if ((move & 16383) === 0) gone = late();
      const done = Math.max(move / moves, gone);
      if (done >= 1) break;
      warmth = heat[0] * (heat[1] / heat[0]) ** done;
      const loose = slack[0] * (slack[1] / slack[0]) ** done;
      pull = warmth / (loose * loose);
      fining = Math.max(0, (done - FINE_FROM) / (1 - FINE_FROM));
    }
    const j = chance.below(needCount);
    const first = start[j] ?? 0;
    const draw = chance.next();
    const c = first + Math.floor(draw * draw * draw * ((start[j + 1] ?? 0) - first));
    const own = at[j] ?? 0;
    if (c === own) continue;
    const kind = chance.below(16);
    const allowed = -warmth * Math.log(chance.next() + 1e-300);
    const home = offer[own] ?? 0;
    const away = offer[c] ?? 0;
    const homeLoad = (load[home] ?? 0) - (weight[own] ?? 0);
    const awayLoad = (load[away] ?? 0) + (weight[c] ?? 0);
    const homeCost = cost(home, load[home] ?? 0);
    const awayCost = cost(away, load[away] ?? 0);
    let loss = (regret[c] ?? 0) - (regret[own] ?? 0) - homeCost - awayCost;
    if (kind < 2 || away === unserved || size[away] === 0) {
      // One goes elsewhere.
      loss += cost(home, homeLoad) + cost(away, awayLoad);
      if (loss > allowed) continue;
      plan.move(c);
    } else if (kind < 8 && home !== unserved) {
      // One goes elsewhere, one that fits comes instead, and who stood there goes to where that one came from.
      const room = (capacity[home] ?? 0) - homeLoad;
      const list = comersStart[home] ?? 0;
      const end = comersStart[home + 1] ?? 0;
      const place = fitting(comers, weight, list, end, room) + chance.below(NEAR) - NEAR / 2;
      if (place < list || place >= end) continue;
      const d = comers[place] ?? 0;
      const k = need[d] ?? 0;
      const there = at[k] ?? 0;
      const third = offer[there] ?? 0;
      if (k === j || third === home) continue;
      loss += cost(home, homeLoad + (weight[d] ?? 0)) + (regret[d] ?? 0) - (regret[there] ?? 0);
      if (third === away) {
        if (loss + cost(away, awayLoad - (weight[there] ?? 0)) > allowed) continue;
        plan.move(c);
        plan.move(d);
      } else {
        const thirdLoad = (load[third] ?? 0) - (weight[there] ?? 0);
        loss -= cost(third, load[third] ?? 0);
        const crowd = size[away] ?? 0;
        const from0 = roomStart[away] ?? 0;
        const tries = Math.min(TRIES, crowd);
        let turn = chance.below(crowd);
        let chosen = -1;
        for (let n = 0; n < tries && chosen < 0; n++) {
          turn = turn + 1 < crowd ? turn + 1 : 0;
          const l = members[from0 + turn] ?? 0;
          const leaving = at[l] ?? 0;
          const most = allowed - loss + (regret[leaving] ?? 0);
          // What follows costs no less than nothing.
          if (most < 0) continue;
          const there0 = cost(away, awayLoad - (weight[leaving] ?? 0));
          if (there0 > most) continue;
          const e = find(l, third);
          if (e < 0) continue;
          if (there0 + (regret[e] ?? 0) + cost(third, thirdLoad + (weight[e] ?? 0)) <= most) chosen = e;
        }
        if (chosen < 0) continue;
        plan.move(c);
        plan.move(d);
        plan.move(chosen);
      }
    } else {
      const l = someoneAt(away);
      const leaving = at[l] ?? 0;
      loss += cost(away, awayLoad - (weight[leaving] ?? 0)) - (regret[leaving] ?? 0);
      if (kind < 12) {
        // Two change places.
        const d = find(l, home);
        if (d < 0) continue;
        loss += (regret[d] ?? 0) + cost(home, homeLoad + (weight[d] ?? 0));
        if (loss > allowed) continue;
        plan.move(c);
        plan.move(d);
      } else {
        // One goes elsewhere, and one of those there goes on.
        const from0 = start[l] ?? 0;
        const draw2 = chance.next();
        const d = from0 + Math.floor(draw2 * draw2 * ((start[l + 1] ?? 0) - from0));
        const third = offer[d] ?? 0;
        if (third === away || third === home) continue;
        loss += (regret[d] ?? 0) + cost(home, homeLoad);
        loss += cost(third, (load[third] ?? 0) + (weight[d] ?? 0)) - cost(third, load[third] ?? 0);
        if (loss > allowed) continue;
        plan.move(c);
        plan.move(d);
      }
    }
    kept();
  }
  return { at: bestAt, worth: best, last: at };
}

/** The first place in the list from which on weights are no less than the room. */
function fitting(comers: Int32Array, weight: Float64Array, from: number, to: number, room: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((weight[comers[middle] ?? 0] ?? 0) < room) low = middle + 1;
    else high = middle;
  }
  return low;
}
