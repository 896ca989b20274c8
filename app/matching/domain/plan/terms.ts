import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';

/** Days one partnership takes from one offer, in any of the terms of its window. */
export type Demand = { id: string; offer: string; halfDays: HalfDays; terms: readonly TermKey[] };

/** Half-days free by term: of each offer of a provider, and of the provider over all of them. */
export type Supply = {
  offers: ReadonlyMap<string, ReadonlyMap<TermKey, HalfDays>>;
  overall: ReadonlyMap<TermKey, HalfDays>;
};

/**
 * Lays the days of a provider's partnerships into terms, so that no offer gives more in a term than it has free, nor
 * the provider more than their overall cap leaves: a maximum flow from partnerships through (offer, term) and term,
 * by shortest augmenting paths (Edmonds & Karp, JACM 1972). All figures are integers, so days stay half-days.
 * @returns half-days by term for each partnership, or null where they cannot all be given
 */
export function placeDays(
  demands: readonly Demand[],
  supply: Supply,
): Map<string, Record<TermKey, HalfDays>> | null {
  const terms = [...supply.overall.keys()].sort();
  const slots = [...supply.offers.keys()].flatMap((offer) => terms.map((term) => ({ offer, term })));
  const firstSlot = 1 + demands.length;
  const firstTerm = firstSlot + slots.length;
  const sink = firstTerm + terms.length;
  const room: number[][] = Array.from({ length: sink + 1 }, () => Array<number>(sink + 1).fill(0));
  const set = (from: number, to: number, halfDays: number) => {
    const row = room[from];
    if (row) row[to] = halfDays;
  };
  demands.forEach((demand, d) => {
    set(0, 1 + d, demand.halfDays);
    slots.forEach((slot, s) => {
      if (slot.offer === demand.offer && demand.terms.includes(slot.term))
        set(1 + d, firstSlot + s, demand.halfDays);
    });
  });
  slots.forEach((slot, s) => {
    const free = supply.offers.get(slot.offer)?.get(slot.term) ?? 0;
    set(firstSlot + s, firstTerm + terms.indexOf(slot.term), Math.max(0, free));
  });
  terms.forEach((term, t) => {
    set(firstTerm + t, sink, Math.max(0, supply.overall.get(term) ?? 0));
  });
  const wanted = demands.reduce((sum, { halfDays }) => sum + halfDays, 0);
  if (maximumFlow(room, sink) < wanted) return null;
  return new Map(
    demands.map((demand, d) => {
      const given: Record<TermKey, HalfDays> = {};
      slots.forEach((slot, s) => {
        // What flows is the room that has opened on the way back.
        const halfDays = room[firstSlot + s]?.[1 + d] ?? 0;
        if (halfDays > 0) given[slot.term] = (given[slot.term] ?? 0) + halfDays;
      });
      return [demand.id, given];
    }),
  );
}

/** Sends as much as there is room for from node 0 to the sink, changing `room` to what is left. */
function maximumFlow(room: number[][], sink: number): number {
  let total = 0;
  for (;;) {
    const from = Array<number>(sink + 1).fill(-1);
    from[0] = 0;
    const queue = [0];
    for (let at = queue.shift(); at !== undefined && from[sink] === -1; at = queue.shift()) {
      for (let to = 0; to <= sink; to++) {
        if (from[to] === -1 && (room[at]?.[to] ?? 0) > 0) {
          from[to] = at;
          queue.push(to);
        }
      }
    }
    if (from[sink] === -1) return total;
    let flow = Number.POSITIVE_INFINITY;
    for (let to = sink; to !== 0; to = from[to] ?? 0) flow = Math.min(flow, room[from[to] ?? 0]?.[to] ?? 0);
    for (let to = sink; to !== 0; to = from[to] ?? 0) {
      const way = room[from[to] ?? 0];
      const back = room[to];
      if (way) way[to] = (way[to] ?? 0) - flow;
      if (back) back[from[to] ?? 0] = (back[from[to] ?? 0] ?? 0) + flow;
    }
    total += flow;
  }
}
