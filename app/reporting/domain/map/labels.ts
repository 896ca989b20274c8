/** A place that could be named: where it is on the picture, and how much it matters there. */
export type PlaceName = { name: string; x: number; y: number; weight: number };
/** A name with the middle of its text's base line. */
export type Label = { name: string; x: number; y: number };

type Rectangle = { left: number; right: number; top: number; bottom: number };

/** Generous for the typeface: names never run into one another, at the cost of one that would have fitted. */
const LETTER = 0.56;
const GAP = 3;
/** Half the width of a mark. */
const MARK = 12;

/** The room a name takes. `x` is its middle, `y` its base line; `size` is the height of its letters in pixels. */
export function roomOf({ name, x, y }: Label, size: number): Rectangle {
  const half = (name.length * LETTER * size) / 2 + GAP;
  return { left: x - half, right: x + half, top: y - size * 0.8 - GAP, bottom: y + size * 0.25 + GAP };
}

/** Whether two rectangles have any part in common. */
export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Names for a picture: the weightiest first, each near its place, wholly on the picture and over no other name. Of the
 * positions around its place it takes the one that covers the fewest marks; a name without room is left out, and one that two
 * marks would stand on.
 * @param side of the picture, in pixels
 * @param marks what should rather not be covered
 * @param most how many names at most
 */
export function placeLabels(
  places: readonly PlaceName[],
  {
    side,
    size,
    marks,
    most,
  }: { side: number; size: number; marks: readonly { x: number; y: number }[]; most: number },
): Label[] {
  const placed: { label: Label; room: Rectangle }[] = [];
  const byWeight = [...places].sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  for (const place of byWeight) {
    if (placed.length >= most) break;
    let best: { label: Label; room: Rectangle; covers: number } | null = null;
    for (const label of positions(place, size)) {
      const room = roomOf(label, size);
      if (room.left < 0 || room.top < 0 || room.right > side || room.bottom > side) continue;
      if (placed.some((other) => overlap(other.room, room))) continue;
      const covers = marks.filter(({ x, y }) =>
        overlap(room, { left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK }),
      ).length;
      if (!best || covers < best.covers) best = { label, room, covers };
    }
    // A name under two marks could not be read.
    if (best && best.covers < 2) placed.push(best);
  }
  return placed.map(({ label }) => label);
}

/** Where a name may stand: around its place, close by before further off. */
function positions({ name, x, y }: PlaceName, size: number): Label[] {
  const half = (name.length * LETTER * size) / 2;
  const middle = size * 0.3;
  return [0, size].flatMap((off) => {
    const aside = half + MARK + GAP + off;
    const above = -(MARK + GAP + size * 0.25 + off);
    const below = MARK + GAP + size * 0.8 + off;
    return [
      { name, x, y: y + above },
      { name, x, y: y + below },
      { name, x: x + aside, y: y + middle },
      { name, x: x - aside, y: y + middle },
      { name, x: x + half, y: y + above },
      { name, x: x - half, y: y + above },
      { name, x: x + half, y: y + below },
      { name, x: x - half, y: y + below },
    ];
  });
}
