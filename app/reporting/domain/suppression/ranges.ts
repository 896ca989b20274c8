/**
 * What can be worked out of some sums: the least and the most that each unknown can be. Linear programming by the simplex
 * method in its textbook form (Dantzig, Linear Programming and Extensions, 1963), with Bland's rule (1977) against
 * going in circles; small and dense, as the tables of a report are.
 */

/** A sum that is known: coefficients by unknown, and what they come to. */
export type KnownSum = { terms: readonly (readonly [unknown: string, times: number])[]; value: number };

const NEARLY = 1e-7;

/**
 * The range of each unknown asked for, where every unknown is at least its floor and all sums hold.
 * @param floors the least each unknown can be by itself; zero where nothing is said
 * @returns whole numbers, as counts are; `most` is Infinity where nothing bounds it; null where the sums contradict one another
 */
export function rangesOf(
  sums: readonly KnownSum[],
  floors: ReadonlyMap<string, number>,
  asked: readonly string[],
): Map<string, { least: number; most: number }> | null {
  const found = new Map<string, { least: number; most: number }>();
  const left = new Set(asked);
  while (left.size > 0) {
    const [first] = left;
    if (first === undefined) break;
    const part = connected(sums, first);
    const tableau = feasible(part.sums, part.unknowns, floors);
    if (!tableau) return null;
    for (const unknown of part.unknowns) {
      if (!left.delete(unknown)) continue;
      const floor = floors.get(unknown) ?? 0;
      const column = part.unknowns.indexOf(unknown);
      const most = maximum(copy(tableau), column, 1);
      const least = 0 - maximum(copy(tableau), column, -1);
      found.set(unknown, {
        // Added to nothing, a negative nought is one like any other.
        least: Math.ceil(floor + least - NEARLY) + 0,
        most: most === Number.POSITIVE_INFINITY ? most : Math.floor(floor + most + NEARLY),
      });
    }
  }
  return found;
}

/** The sums that have to do with an unknown, directly or by way of others. */
function connected(sums: readonly KnownSum[], from: string): { sums: KnownSum[]; unknowns: string[] } {
  const unknowns = new Set([from]);
  const within = new Set<KnownSum>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const sum of sums) {
      if (within.has(sum) || !sum.terms.some(([name]) => unknowns.has(name))) continue;
      within.add(sum);
      for (const [name] of sum.terms) unknowns.add(name);
      grew = true;
    }
  }
  return { sums: [...within], unknowns: [...unknowns] };
}

/** Rows of coefficients, the last of each what it comes to; which column each row stands for. */
type Tableau = { rows: number[][]; basis: number[]; columns: number };

const copy = ({ rows, basis, columns }: Tableau): Tableau => ({
  rows: rows.map((row) => [...row]),
  basis: [...basis],
  columns,
});

/** A first solution, found by driving out one stand-in a row; null where there is none. */
function feasible(
  sums: readonly KnownSum[],
  unknowns: readonly string[],
  floors: ReadonlyMap<string, number>,
): Tableau | null {
  const columns = unknowns.length;
  const at = new Map(unknowns.map((name, i) => [name, i]));
  const rows = sums.map((sum, i) => {
    const row = new Array<number>(columns + sums.length + 1).fill(0);
    let value = sum.value;
    for (const [name, times] of sum.terms) {
      const column = at.get(name) ?? 0;
      row[column] = (row[column] ?? 0) + times;
      value -= times * (floors.get(name) ?? 0);
    }
    const sign = value < 0 ? -1 : 1;
    for (let j = 0; j < columns; j++) row[j] = (row[j] ?? 0) * sign;
    row[columns + i] = 1;
    row[row.length - 1] = value * sign;
    return row;
  });
  const tableau: Tableau = { rows, basis: sums.map((_, i) => columns + i), columns: columns + sums.length };
  const standIns = new Array<number>(tableau.columns).fill(0).fill(-1, columns);
  if (optimise(tableau, standIns) < -NEARLY) return null;
  return withoutStandIns(tableau, columns);
}

/** The same solution without the stand-ins: rows that say nothing new are left out. */
function withoutStandIns(tableau: Tableau, columns: number): Tableau {
  const kept: number[][] = [];
  const basis: number[] = [];
  for (let i = 0; i < tableau.rows.length; i++) {
    if ((tableau.basis[i] ?? 0) >= columns) {
      const row = tableau.rows[i] ?? [];
      const into = row.findIndex((value, j) => j < columns && Math.abs(value) > NEARLY);
      if (into >= 0) pivot(tableau, i, into);
    }
  }
  tableau.rows.forEach((row, i) => {
    if ((tableau.basis[i] ?? 0) >= columns) return;
    kept.push([...row.slice(0, columns), row[row.length - 1] ?? 0]);
    basis.push(tableau.basis[i] ?? 0);
  });
  return { rows: kept, basis, columns };
}

/** The most that `sign` times one column can be. */
function maximum(tableau: Tableau, column: number, sign: 1 | -1): number {
  const worth = new Array<number>(tableau.columns).fill(0);
  worth[column] = sign;
  return optimise(tableau, worth);
}

/** Moves from corner to corner until none is better. */
function optimise(tableau: Tableau, worth: readonly number[]): number {
  for (;;) {
    const into = entering(tableau, worth);
    if (into < 0) break;
    const out = leaving(tableau, into);
    if (out < 0) return Number.POSITIVE_INFINITY;
    pivot(tableau, out, into);
  }
  return tableau.rows.reduce(
    (sum, row, i) => sum + (worth[tableau.basis[i] ?? 0] ?? 0) * (row[row.length - 1] ?? 0),
    0,
  );
}

/** The first column that would make it better (Bland), or -1. */
function entering({ rows, basis, columns }: Tableau, worth: readonly number[]): number {
  for (let j = 0; j < columns; j++) {
    let gain = worth[j] ?? 0;
    rows.forEach((row, i) => {
      gain -= (worth[basis[i] ?? 0] ?? 0) * (row[j] ?? 0);
    });
    if (gain > NEARLY) return j;
  }
  return -1;
}

/** The row that gives out first, the one of the lowest column among equals (Bland), or -1. */
function leaving({ rows, basis }: Tableau, into: number): number {
  let best = -1;
  let bestRatio = Number.POSITIVE_INFINITY;
  rows.forEach((row, i) => {
    const times = row[into] ?? 0;
    if (times <= NEARLY) return;
    const ratio = (row[row.length - 1] ?? 0) / times;
    const earlier = ratio < bestRatio + NEARLY && (basis[i] ?? 0) < (basis[best] ?? Number.POSITIVE_INFINITY);
    if (ratio < bestRatio - NEARLY || (best >= 0 && earlier)) {
      best = i;
      bestRatio = Math.min(ratio, bestRatio);
    }
  });
  return best;
}

function pivot({ rows, basis }: Tableau, out: number, into: number): void {
  const row = rows[out] ?? [];
  const by = row[into] ?? 1;
  for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) / by;
  rows.forEach((other, i) => {
    const times = i === out ? 0 : (other[into] ?? 0);
    if (Math.abs(times) < 1e-12) return;
    for (let j = 0; j < other.length; j++) other[j] = (other[j] ?? 0) - times * (row[j] ?? 0);
  });
  basis[out] = into;
}
