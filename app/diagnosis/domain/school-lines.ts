/** That one school follows another. `on` is the day of the link, where the register gives one. */
export type Following = { predecessor: number; successor: number; on: string | null };

/** How schools follow one another, asked both ways. */
export type Lines = {
  /** The only school it came from; null where there is none, or where two or more were joined in it. */
  cameFrom(urn: number): number | null;
  /** Schools that took over from it. */
  became(urn: number): number[];
  /** All it came from, also where there are several. */
  predecessors(urn: number): number[];
  /** The school that stands for the whole line today: two URNs of one school that converted give the same. */
  standsFor(urn: number): number;
  /** The day of the first link by which a school took over, or null. */
  linkedOn(urn: number): string | null;
};

/**
 * Lines of schools from the register's links. A line goes through a school only where one became one: of two schools
 * that were joined neither stands for the whole, nor does one of two into which a school was split.
 */
export function linesOf(followings: readonly Following[]): Lines {
  const from = new Map<number, Map<number, string | null>>();
  const into = new Map<number, Set<number>>();
  for (const { predecessor, successor, on } of followings) {
    if (predecessor === successor) continue;
    const links = from.get(successor) ?? new Map<number, string | null>();
    links.set(predecessor, links.get(predecessor) ?? on);
    from.set(successor, links);
    into.set(predecessor, (into.get(predecessor) ?? new Set()).add(successor));
  }
  const cameFrom = (urn: number): number | null => {
    const [only, ...more] = from.get(urn)?.keys() ?? [];
    return only === undefined || more.length > 0 ? null : only;
  };
  return {
    cameFrom,
    became: (urn) => [...(into.get(urn) ?? [])],
    predecessors: (urn) => [...(from.get(urn)?.keys() ?? [])],
    standsFor(urn) {
      let at = urn;
      const seen = new Set<number>();
      // A register in a knot does not hang a page.
      while (!seen.has(at)) {
        seen.add(at);
        const [next, ...more] = into.get(at) ?? [];
        if (next === undefined || more.length > 0 || cameFrom(next) !== at) break;
        at = next;
      }
      return at;
    },
    linkedOn(urn) {
      const days = [...(from.get(urn)?.values() ?? [])].filter((on) => on !== null).sort();
      return days[0] ?? null;
    },
  };
}
