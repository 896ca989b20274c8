import type { GridPoint } from '~/kernel/geo';

/** What a picture shows: a square of the national grid, with its side in metres. */
export type MapView = { centre: GridPoint; across: number };

/** Nothing is looked at closer than this. */
const LEAST_ACROSS = 2_000;
/** Room around what has to be seen. */
const MARGIN = 1.14;

/** England on the national grid, with a little of the sea. */
export const ENGLAND: MapView = { centre: { easting: 369_000, northing: 331_000 }, across: 690_000 };

/** The smallest square, with a margin, that shows all points; null for none. */
export function viewOf(points: readonly GridPoint[], least = LEAST_ACROSS * 2): MapView | null {
  const [first, ...rest] = points;
  if (!first) return null;
  let { easting: west, easting: east, northing: south, northing: north } = first;
  for (const { easting, northing } of rest) {
    west = Math.min(west, easting);
    east = Math.max(east, easting);
    south = Math.min(south, northing);
    north = Math.max(north, northing);
  }
  return {
    centre: { easting: Math.round((west + east) / 2), northing: Math.round((south + north) / 2) },
    across: Math.max(least, Math.ceil(Math.max(east - west, north - south) * MARGIN)),
  };
}

/** How often a view can be halved before there is nothing more to see. */
export function deepestZoom(whole: MapView): number {
  return Math.max(0, Math.ceil(Math.log2(whole.across / LEAST_ACROSS)));
}

/**
 * A closer look at a part of the whole.
 * @param zoom how often the side is halved; 0 is the whole
 * @param at what stands in the middle; null for the middle of the whole. What lies outside the whole is brought to its edge
 */
export function closer(whole: MapView, zoom: number, at: GridPoint | null): MapView {
  const depth = Math.min(Math.max(0, zoom), deepestZoom(whole));
  const across = Math.max(Math.min(LEAST_ACROSS, whole.across), whole.across / 2 ** depth);
  const reach = (whole.across - across) / 2;
  const held = (value: number, middle: number) =>
    Math.round(Math.min(Math.max(value, middle - reach), middle + reach));
  const { easting, northing } = at ?? whole.centre;
  return {
    centre: {
      easting: held(easting, whole.centre.easting),
      northing: held(northing, whole.centre.northing),
    },
    across,
  };
}

/** The deepest zoom at which a view of some width still fits. */
export function zoomFor(whole: MapView, across: number): number {
  return Math.min(deepestZoom(whole), Math.max(0, Math.floor(Math.log2(whole.across / across))));
}

/** The edges of a view, in metres on the grid. */
export function edgesOf({ centre, across }: MapView) {
  const half = across / 2;
  return {
    west: centre.easting - half,
    east: centre.easting + half,
    south: centre.northing - half,
    north: centre.northing + half,
  };
}

/** Whether a point is in a view. */
export function inView(view: MapView, { easting, northing }: GridPoint): boolean {
  const { west, east, south, north } = edgesOf(view);
  return easting >= west && easting <= east && northing >= south && northing <= north;
}

export const DIRECTIONS = ['north', 'east', 'south', 'west'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * The middle of the view next to one, half a view further.
 * @returns null where the whole ends there
 */
export function beside(whole: MapView, view: MapView, direction: Direction): GridPoint | null {
  const step = view.across / 2;
  const moved = {
    easting: view.centre.easting + (direction === 'east' ? step : direction === 'west' ? -step : 0),
    northing: view.centre.northing + (direction === 'north' ? step : direction === 'south' ? -step : 0),
  };
  const { centre } = closer(whole, Math.log2(whole.across / view.across), moved);
  const same =
    Math.abs(centre.easting - view.centre.easting) < 2 &&
    Math.abs(centre.northing - view.centre.northing) < 2;
  return same ? null : centre;
}

/**
 * The longest round length (1, 2 or 5 and noughts, in metres) that is no longer than some metres: for the scale of a map
 * and the lines of its grid.
 */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const first = most / power;
  return (first >= 5 ? 5 : first >= 2 ? 2 : 1) * power;
}

/** Multiples of a step between two values. */
export function linesBetween(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
}
