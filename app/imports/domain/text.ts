/** The mark left where a character was lost before the file reached us. */
export const LOST_CHARACTER = '\ufffd';

/**
 * A cell's text, mended where the damage is known and certain:
 * - U+0092 and its neighbours are Windows-1252 punctuation read as Latin-1 (0x92 is the curly apostrophe), whether
 *   by us (files in Windows-1252 are parsed as Latin-1, which is the same bytes) or by whoever saved the file;
 * - "ï¿½" is a lost character's mark that was itself read in the wrong encoding;
 * - no-break spaces are spaces, and spaces at the ends or in runs say nothing.
 * A lost character (U+FFFD) stays where it is: what stood there is not known.
 */
export function cleanText(cell: string): string {
  if (cell === '') return cell;
  const trimmed = cell.trim();
  if (PLAIN.test(trimmed) && !trimmed.includes('  ')) return trimmed;
  return (
    trimmed
      // First: a control character between two spaces, or within a mark, would hide that they belong together.
      .replaceAll(/(?![\s\u0080-\u009f])\p{Cc}/gu, '')
      .replaceAll('ï¿½', LOST_CHARACTER)
      .replaceAll(/[\u0080-\u009f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80))
      .replaceAll(/[\s\u00a0\u200b\ufeff]+/g, ' ')
      .trim()
  );
}

/** Printable ASCII: nearly every cell, and nothing to mend in it. */
const PLAIN = /^[ -~]*$/;

/** What Windows-1252 has at 0x80 to 0x9F; five of them are not in use. */
const WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

const NOTHING = new Set([
  'not applicable',
  'does not apply',
  'not recorded',
  'null',
  'unknown',
  // A note of the register's own editors, left standing as a town.
  'should be blank',
]);
const LONGEST_NOTHING = 15;
const NO_FIGURE = new Set(['', '..', '.', '-', 'null', 'n/a', 'na', 'supp', 'x', '#n/a']);

/** Text, or null where the cell is blank or says in words that there is nothing. */
export function textOrNull(cell: string): string | null {
  if (cell === '') return null;
  const text = cleanText(cell);
  return text === '' || (text.length <= LONGEST_NOTHING && NOTHING.has(text.toLowerCase())) ? null : text;
}

/** Whether a cell meant for a figure holds none: blank, or one of the marks files use for "no figure". */
export function isNoFigure(cell: string): boolean {
  return NO_FIGURE.has(cell.toLowerCase()) || NOTHING.has(cell.toLowerCase());
}

/**
 * Keeps a better text that is already held: where the file's copy has lost characters and is otherwise the
 * same as what is held, the held text stays.
 */
export function keepBetterText(held: string | null, read: string | null): string | null {
  if (held === null || read === null || !read.includes(LOST_CHARACTER)) return read;
  const parts = read.split(LOST_CHARACTER);
  if (parts.length > 5) return read;
  const pattern = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.{0,2}');
  return new RegExp(`^${pattern}$`, 'u').test(held) ? held : read;
}
