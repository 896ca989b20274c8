/** More marks than this are never drawn: beyond it the picture is a crowd, and takes longer to make than the rest of its page. */
export const MOST_MARKS = 300;
/** The least distance of two marks, in pixels: each can then be hit by finger (WCAG 2.2, success criterion 2.5.8). */
const LEAST_APART = 24;

/** Things that are drawn as one mark, at the place of the first. */
export type Spot<T> = { x: number; y: number; items: T[] };

/**
 * How far apart marks have to be on a square picture, so that there are never more of them than may be drawn: circles of
 * that width cover at most π/√12 of the plane (Thue 1892), here of the picture with half a circle around it.
 * @param howMany things to be drawn
 * @param side of the picture, in pixels
 */
export function apartFor(howMany: number, side: number): number {
  let apart = LEAST_APART;
  if (howMany <= MOST_MARKS) return apart;
  while ((2 / Math.sqrt(3)) * ((side + apart) / apart) ** 2 > MOST_MARKS) apart += 1;
  return apart;
}

/**
 * Brings things that lie close together to one spot: the first stands for those near it, and no two spots are closer
 * than `apart`. Each joins the nearest spot that is near enough.
 * @param things in the order in which they stand for others
 * @param apart pixels
 */
export function gather<T extends { x: number; y: number }>(things: readonly T[], apart: number): Spot<T>[] {
  const spots: Spot<T>[] = [];
  // A net of squares as wide as that distance: what is near is in the same square or in one beside it.
  const net = new Map<string, Spot<T>[]>();
  for (const thing of things) {
    const column = Math.floor(thing.x / apart);
    const row = Math.floor(thing.y / apart);
    let nearest: Spot<T> | null = null;
    let nearestAt = apart;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const spot of net.get(`${c} ${r}`) ?? []) {
          const distance = Math.hypot(spot.x - thing.x, spot.y - thing.y);
          if (distance < nearestAt) {
            nearest = spot;
            nearestAt = distance;
          }
        }
      }
    }
    if (nearest) nearest.items.push(thing);
    else {
      const spot = { x: thing.x, y: thing.y, items: [thing] };
      spots.push(spot);
      const square = net.get(`${column} ${row}`);
      if (square) square.push(spot);
      else net.set(`${column} ${row}`, [spot]);
    }
  }
  return spots;
}
