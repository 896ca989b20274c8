import { cleanText } from './text';

/** Where the columns of a file stand, by their plain names. */
export type NamedColumns = {
  width: number;
  /** The place of the first column with one of the names, or -1. */
  place(...names: readonly string[]): number;
  /** The cell under the first of the names that the file has, cleaned; null when the file has none of them. */
  cell(cells: readonly string[], ...names: readonly string[]): string | null;
  has(...names: readonly string[]): boolean;
  /** A heading as the file writes it, for reports. */
  heading(name: string): string;
  /** All plain names. */
  names: readonly string[];
};

/** A heading without what differs from file to file: case, spaces, quotation marks, hyphens and question marks. */
export function plainName(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replaceAll(/["'?’]/g, '')
    .replaceAll(/[\s‐-―-]+/g, ' ')
    .trim();
}

/** Reads a heading row; of a name that comes twice the first counts. */
export function namedColumns(headings: readonly string[]): NamedColumns {
  const at = new Map<string, number>();
  headings.forEach((heading, index) => {
    const plain = plainName(heading);
    if (plain !== '' && !at.has(plain)) at.set(plain, index);
  });
  // The same few names are asked for in every row.
  const plain = new Map<string, string>();
  const placeOf = (name: string) => {
    let known = plain.get(name);
    if (known === undefined) {
      known = plainName(name);
      plain.set(name, known);
    }
    return at.get(known);
  };
  const place = (...names: readonly string[]) => {
    for (const name of names) {
      const index = placeOf(name);
      if (index !== undefined) return index;
    }
    return -1;
  };
  return {
    width: headings.length,
    names: [...at.keys()],
    place,
    has: (...names) => place(...names) !== -1,
    cell: (cells, ...names) => {
      const index = place(...names);
      return index === -1 ? null : cleanText(cells[index] ?? '');
    },
    heading: (name) => cleanText(headings[place(name)] ?? name),
  };
}
