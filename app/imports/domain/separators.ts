/**
 * What to do about a heading whose columns are not separated by commas.
 * @returns null for one that is not of that kind
 */
export function separatorHint(headings: readonly string[]): string | null {
  if (headings.length > 2) return null;
  const text = headings.join(',');
  const found = [
    { mark: ';', name: 'semicolons' },
    { mark: '\t', name: 'tabs' },
    { mark: '|', name: 'upright strokes' },
  ].find(({ mark }) => text.split(mark).length > 2);
  return found
    ? `Its columns are separated by ${found.name}, not by commas: save it again as “CSV UTF-8 (comma delimited)”.`
    : null;
}
