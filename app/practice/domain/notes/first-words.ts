/** Names of a record with what a note says in their place. */
export type Instead = readonly (readonly [name: string, instead: string])[];

/**
 * A text with names put otherwise, with a capital where a sentence begins: first words for a note come from an agreement that
 * names everybody. Longer names first, so that a part of one is not put otherwise before the whole.
 */
export function withoutNames(text: string, names: Instead): string {
  const inOrder = names.filter(([name]) => name.trim() !== '').sort(([a], [b]) => b.length - a.length);
  return inOrder.reduce(
    (changed, [name, instead]) =>
      changed.split(name).reduce((before, after) => before + asWritten(before, instead) + after),
    text,
  );
}

function asWritten(before: string, instead: string): string {
  const begins = /(^|[.!?:]|\n)\s*$/.test(before);
  return begins ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
}
