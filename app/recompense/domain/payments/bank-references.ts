/** An invoice's reference taken apart: `MAR-INV-00012`. */
export type ReferenceParts = { prefix: string; number: number };

/** Prefix and number of an invoice's reference; null for one of another form. */
export function referenceParts(ref: string): ReferenceParts | null {
  const found = /^([A-Z0-9]+)-INV-(\d+)$/.exec(ref);
  return found ? { prefix: found[1] ?? '', number: Number(found[2]) } : null;
}

/** Numbers a text may mean, the surest kind first. */
export type FoundNumbers = {
  /** Written with `INV` or `invoice`, whatever stands between. */
  named: number[];
  /** With the authority's prefix and `INV`, pulled together by a bank that broke the line within. */
  joined: number[];
  /** Only the figures as printed, with their leading zeros: believed only where the amount agrees. */
  bare: number[];
};

/** `INV` or `invoice` with a number after it, and what is joined to it before. */
const NAMED =
  /(?<before>[A-Z0-9]*)[-_/.]?(?:INVOICE|INV)S?[\s\-_/.:#]*(?:NO|NUM|NUMBER|REF)?[\s\-_/.:#]*(?<number>\d{1,9})(?!\d)/g;

/**
 * The invoice numbers a payer may have written: in any case, with spaces, dashes or nothing between the parts, with or
 * without the authority's prefix and leading zeros. `XYZ-INV-00012` is another authority's and is not taken.
 * @param prefix of the authority, such as `MAR`
 */
export function numbersIn(text: string, prefix: string): FoundNumbers {
  const upper = text.toUpperCase();
  const own = prefix.toUpperCase();
  const squeezed = upper.replace(/[^A-Z0-9]+/g, '');
  const joined = [...squeezed.matchAll(new RegExp(`${escaped(own)}INV(\\d{5})`, 'g'))].map(([, digits]) =>
    Number(digits),
  );
  const named: number[] = [];
  for (const { groups } of upper.matchAll(NAMED)) {
    const before = groups?.before ?? '';
    const digits = groups?.number ?? '';
    // Letters joined to `INV` are a prefix; one that is not the authority's own makes it somebody else's invoice.
    if (before !== '' && before !== own) continue;
    // Printed with leading zeros but cut short: the bank broke the line, and the rest is in what was pulled together.
    if (joined.length > 0 && /^0\d{0,3}$/.test(digits)) continue;
    named.push(Number(digits));
  }
  const rest = upper.replace(NAMED, ' ');
  const bare = [...rest.matchAll(/(?<![A-Z0-9])(0\d{4})(?![A-Z0-9])/g)].map(([, digits]) => Number(digits));
  return { named: distinct(named), joined: distinct(joined), bare: distinct(bare) };
}

const distinct = (numbers: readonly number[]) => [...new Set(numbers)].filter((number) => number > 0);
const escaped = (text: string) => text.replace(/[^A-Z0-9]/g, '\\$&');

/** Words that many schools have in their names, and that say nothing of which it is. */
const COMMON = new Set([
  ...'SCHOOL SCHOOLS PRIMARY JUNIOR INFANT INFANTS NURSERY SECONDARY HIGH UPPER MIDDLE LOWER ACADEMY COLLEGE'.split(
    ' ',
  ),
  ...'THE OF AND AT FOR CE RC VA VC COFE CHURCH ENGLAND CATHOLIC ROMAN VOLUNTARY AIDED CONTROLLED COMMUNITY'.split(
    ' ',
  ),
  ...'SAINT ST SAINTS TRUST FEDERATION SPECIAL FREE GRAMMAR COMPREHENSIVE'.split(' '),
]);

/**
 * Whether a text names a school: every telling word of its name is there, or the beginning of it, as banks cut names off.
 * At least one telling word has to be there whole.
 */
export function namesSchool(text: string, schoolName: string): boolean {
  const words = wordsOf(text);
  const telling = wordsOf(schoolName).filter((word) => !COMMON.has(word));
  if (telling.length === 0) return false;
  const whole = telling.filter((word) => words.includes(word)).length;
  const begun = (word: string) => words.some((each) => each.length >= 3 && word.startsWith(each));
  return whole > 0 && telling.every((word) => words.includes(word) || begun(word));
}

const wordsOf = (text: string): string[] =>
  text
    .toUpperCase()
    .replace(/['’.]/g, '')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word.length > 1);
