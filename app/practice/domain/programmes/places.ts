import type { PlaceState } from '../vocabulary';

/** A line of a place list, as far as who has a place is concerned. */
export type PlaceLine = { number: number; urn: number; state: PlaceState };

/** How many places there are, and how many of them one school may have; null for no limit. */
export type PlaceRules = { places: number; mostEach: number | null };

/** States in which somebody holds a place: those that have done the programme held theirs to its end. */
const HOLDING: ReadonlySet<PlaceState> = new Set(['taken', 'completed', 'not-completed']);

/** How many hold a place. */
export function heldPlaces(lines: readonly Pick<PlaceLine, 'state'>[]): number {
  return lines.filter(({ state }) => HOLDING.has(state)).length;
}

/** How many places are free now. None is, where a list holds more than there are. */
export function freePlaces({ places }: PlaceRules, lines: readonly Pick<PlaceLine, 'state'>[]): number {
  return Math.max(0, places - heldPlaces(lines));
}

/**
 * Who of those that wait gets a place now: in the order of asking, as long as there are places, passing over only those
 * whose school has as many as it may. Nobody’s place is taken away.
 * @returns numbers of the lines that get a place, in order
 */
export function comingFree(rules: PlaceRules, lines: readonly PlaceLine[]): number[] {
  let free = freePlaces(rules, lines);
  const held = new Map<number, number>();
  for (const { urn, state } of lines) if (HOLDING.has(state)) held.set(urn, (held.get(urn) ?? 0) + 1);
  const given: number[] = [];
  for (const { number, urn } of waiting(lines)) {
    if (free === 0) break;
    const own = held.get(urn) ?? 0;
    if (rules.mostEach !== null && own >= rules.mostEach) continue;
    held.set(urn, own + 1);
    free--;
    given.push(number);
  }
  return given;
}

/** Those that wait, the first to ask first. */
export function waiting<Line extends Pick<PlaceLine, 'number' | 'state'>>(lines: readonly Line[]): Line[] {
  return lines.filter(({ state }) => state === 'waiting').sort((a, b) => a.number - b.number);
}

/** The number the next to ask gets: no number is given twice. */
export function nextNumber(lines: readonly Pick<PlaceLine, 'number'>[]): number {
  return lines.reduce((most, { number }) => Math.max(most, number), 0) + 1;
}
