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
 * positions around its place it takes the one that covers the fewest marks; a name without room is left out.
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
    if (best) placed.push(best);
  }
  return placed.map(({ label }) => label);
}

/** Where a name may stand: at its place, above, below, and to its sides. */
function positions({ name, x, y }: PlaceName, size: number): Label[] {
  const across = name.length * LETTER * size * 0.5 + 12;
  return [
    { name, x, y: y - size },
    { name, x, y: y + size * 1.7 },
    { name, x, y: y + size * 0.35 },
    { name, x: x + across, y: y + size * 0.35 },
    { name, x: x - across, y: y + size * 0.35 },
    { name, x, y: y - size * 2 },
    { name, x, y: y + size * 2.7 },
  ];
}
