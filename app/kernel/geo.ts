/** A point on the Ordnance Survey National Grid, in metres. */
export type GridPoint = { easting: number; northing: number };

/**
 * A grid point from the two figures of a record.
 * @returns null where either is blank or 0 (GIAS uses 0 for "not known")
 */
export function gridPoint(
  easting: number | null | undefined,
  northing: number | null | undefined,
): GridPoint | null {
  if (!easting || !northing) return null;
  return { easting, northing };
}

/** Straight-line distance in kilometres on the grid. */
export function distanceKm(a: GridPoint, b: GridPoint): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing) / 1000;
}

/**
 * Estimated minutes by road: straight line × 1.3 for the bends of roads, at 40 km/h on the short
 * journeys between neighbouring schools and up to 70 km/h on long ones, and 5 minutes to park.
 * An estimate, and shown as one; no route is looked up.
 * @param km straight-line kilometres
 */
export function travelMinutes(km: number): number {
  const road = km * 1.3;
  const near = Math.min(road, 20);
  const far = Math.max(road - 20, 0);
  return Math.round(5 + (near / 40) * 60 + (far / 70) * 60);
}
