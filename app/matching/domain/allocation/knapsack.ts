/**
 * The 0/1 knapsack problem by depth-first branch and bound (Horowitz & Sahni, 1974; Martello & Toth, Knapsack Problems,
 * 1990, section 2.5): items by profit a day, what still fits taken greedily, and a branch left as soon as the days left over
 * at the best remaining rate cannot make up for what the best filling has more.
 * Profits and weights are whole numbers, so values are exact.
 */
export class Knapsack {
  /** Items to fill in before `solve`: profit above 0, weight above 0, and whatever `item` stands for. */
  readonly profit: Float64Array;
  readonly weight: Float64Array;
  readonly item: Int32Array;
  count = 0;

  /** After `solve`: which items are taken, as places among the items after sorting. */
  readonly taken: Uint8Array;
  /** Value of what is taken, and a bound of any filling: the same unless the search was cut short. */
  value = 0;
  bound = 0;
  /** Profit a unit of weight at which the continuous relaxation breaks off; 0 where all fits. */
  rate = 0;
  /** Steps of the search so far, over all calls: what work costs, independent of the machine. */
  work = 0;

  readonly #now: Uint8Array;
  readonly #least: Float64Array;

  constructor(most: number) {
    this.profit = new Float64Array(most + 1);
    this.weight = new Float64Array(most + 1);
    this.item = new Int32Array(most + 1);
    this.taken = new Uint8Array(most + 1);
    this.#now = new Uint8Array(most + 1);
    this.#least = new Float64Array(most + 2);
  }

  /** Adds an item; ones that are worth nothing or cannot fit are best left out. */
  add(profit: number, weight: number, item: number): void {
    const n = this.count++;
    this.profit[n] = profit;
    this.weight[n] = weight;
    this.item[n] = item;
  }

  /**
   * Finds the best filling of the items added.
   * @param capacity whole number
   * @param patience steps after which it is content with a bound
   */
  solve(capacity: number, patience: number): void {
    const { profit, weight, taken, count } = this;
    let allWeight = 0;
    let allProfit = 0;
    for (let n = 0; n < count; n++) {
      allWeight += weight[n] ?? 0;
      allProfit += profit[n] ?? 0;
    }
    this.work += count;
    if (allWeight <= capacity) {
      taken.fill(1, 0, count);
      this.value = allProfit;
      this.bound = allProfit;
      this.rate = 0;
      return;
    }
    this.#sort();
    this.#search(capacity, patience);
  }

  /** By profit a unit of weight, best first; ties by weight, then item, so that order of input does not matter. */
  #sort(): void {
    const { profit, weight, item, count } = this;
    // Shell sort with Ciura's gaps: in place over three arrays, quick for the few dozen items there are.
    for (const gap of GAPS) {
      for (let n = gap; n < count; n++) {
        const p = profit[n] ?? 0;
        const w = weight[n] ?? 0;
        const it = item[n] ?? 0;
        let place = n;
        while (place >= gap) {
          const before = place - gap;
          const left = (profit[before] ?? 0) * w;
          const right = p * (weight[before] ?? 0);
          if (left > right || (left === right && (item[before] ?? 0) < it)) break;
          profit[place] = profit[before] ?? 0;
          weight[place] = weight[before] ?? 0;
          item[place] = item[before] ?? 0;
          place = before;
        }
        profit[place] = p;
        weight[place] = w;
        item[place] = it;
      }
    }
  }

  #search(capacity: number, patience: number): void {
    const { profit, weight, taken, count } = this;
    const now = this.#now;
    const least = this.#least;
    // The least weight from here on: with less left over, nothing more can be taken.
    least[count] = Number.POSITIVE_INFINITY;
    for (let n = count - 1; n >= 0; n--) least[n] = Math.min(weight[n] ?? 0, least[n + 1] ?? 0);
    now.fill(0, 0, count);
    let left = capacity;
    let value = 0;
    let best = -1;
    let relaxed = -1;
    let n = 0;
    let steps = 0;
    for (;;) {
      // Forward: take what fits, unless the rest cannot be good enough.
      let hopeless = false;
      while (n < count) {
        steps++;
        const w = weight[n] ?? 0;
        if (w <= left) {
          left -= w;
          value += profit[n] ?? 0;
          now[n] = 1;
          n++;
          continue;
        }
        const reach = value + Math.floor((left * (profit[n] ?? 0)) / w);
        if (relaxed < 0) {
          relaxed = reach;
          this.rate = (profit[n] ?? 0) / w;
        }
        if (reach <= best) {
          hopeless = true;
          break;
        }
        now[n] = 0;
        n++;
        if (left < (least[n] ?? 0)) break;
      }
      if (!hopeless && value > best) {
        best = value;
        for (let k = 0; k < n; k++) taken[k] = now[k] ?? 0;
        taken.fill(0, n, count);
        if (best === relaxed) break;
      }
      // Back: leave out the last item taken, if the next could make up for it.
      let found = false;
      for (n = Math.min(n, count) - 1; n >= 0; n--) {
        if (now[n] !== 1) continue;
        steps++;
        now[n] = 0;
        const p = profit[n] ?? 0;
        left += weight[n] ?? 0;
        value -= p;
        if (n + 1 >= count) continue;
        if (value + Math.floor((left * (profit[n + 1] ?? 0)) / (weight[n + 1] ?? 1)) > best) {
          found = true;
          n++;
          break;
        }
      }
      if (!found) break;
      if (steps > patience) {
        this.work += steps;
        this.value = best;
        this.bound = Math.max(relaxed, best);
        return;
      }
    }
    this.work += steps;
    this.value = best;
    this.bound = best;
  }
}

const GAPS = [701, 301, 132, 57, 23, 10, 4, 1];
