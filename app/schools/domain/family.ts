/** That one school follows another: the successor took over from the predecessor. */
export type Succession = { predecessor: number; successor: number };

/** Those a school came from and those it became, nearest first; never the school itself. */
export type Family = { predecessors: number[]; successors: number[] };

/** More relations than any school has; a register in a knot does not take a page down. */
const LIMIT = 40;

/**
 * A school's family: everything it came from and everything it became, over any number of conversions.
 * Schools that merely share a predecessor or successor with it are not family: an infant school has no
 * business with the papers of the junior school it was merged with, though the school they became has with both.
 */
export function familyOf(urn: number, successions: readonly Succession[]): Family {
  return {
    predecessors: follow(urn, successions, (s) => [s.successor, s.predecessor]),
    successors: follow(urn, successions, (s) => [s.predecessor, s.successor]),
  };
}

function follow(
  urn: number,
  successions: readonly Succession[],
  direction: (s: Succession) => [from: number, to: number],
): number[] {
  const found = new Set<number>([urn]);
  let edge = [urn];
  while (edge.length > 0 && found.size <= LIMIT) {
    const reached: number[] = [];
    for (const succession of successions) {
      const [from, to] = direction(succession);
      if (!edge.includes(from) || found.has(to)) continue;
      found.add(to);
      reached.push(to);
    }
    edge = reached;
  }
  found.delete(urn);
  return [...found];
}
