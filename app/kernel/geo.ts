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
  const road = km * BENDS;
  const near = Math.min(road, NEAR_ROAD_KM);
  const far = Math.max(road - NEAR_ROAD_KM, 0);
  return Math.round(PARKING + (near / 40) * 60 + (far / 70) * 60);
}

/**
 * How far somebody gets in some minutes, by the same estimate: the radius of the circle in which every journey is
 * estimated at no more than that, and outside of which at more.
 * @param minutes whole minutes by road
 * @returns straight-line kilometres; 0 where the time is gone with parking
 */
export function kmWithin(minutes: number): number {
  // Estimates are rounded, so that a journey of 30.4 minutes is one of 30.
  const driving = Math.max(0, minutes + 0.5 - PARKING);
  const near = Math.min(driving, (NEAR_ROAD_KM / 40) * 60);
  return ((near / 60) * 40 + ((driving - near) / 60) * 70) / BENDS;
}

/** Kilometres of road for one in a straight line. */
const BENDS = 1.3;
const PARKING = 5;
/** So much of a journey is on slow roads. */
const NEAR_ROAD_KM = 20;
