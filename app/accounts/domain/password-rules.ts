/** Fewest and most characters of a password (ASVS 5.0, 6.2.1 and 6.2.9; NIST SP 800-63B). */
export const LEAST = 12;
export const MOST = 128;

/** What a password must not be made of: whoever guesses tries these first. */
export type PasswordContext = { name: string; email: string; authority: string; schools: readonly string[] };

const SERVICE_WORDS = [
  'alongside',
  'password',
  'passwort',
  'welcome',
  'letmein',
  'qwerty',
  'school',
  'council',
];
/** Characters that have to be left when everything of the person and the service is taken out. */
const LEAST_OF_ITS_OWN = 6;

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string, least: number) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= least);

/**
 * Whether a password would be among the first that anybody tries: a common one, with or without figures and marks at its
 * ends; one character or short piece again and again; figures in a row; or little more than names that belong to the
 * person, their place or the service (ASVS 5.0, 6.2.4 and 6.2.11). There are no rules of composition (6.2.5).
 * @param isCommon whether a text, in small letters, is on the list of common passwords
 * @returns what to do about it, or null when it will do; its length is checked by the form
 */
export function passwordFault(
  password: string,
  about: PasswordContext,
  isCommon: (text: string) => boolean,
): string | null {
  const text = plain(password);
  const core = text.replace(/^[\p{N}\p{P}\p{S}\s]+|[\p{N}\p{P}\p{S}\s]+$/gu, '');
  if (isCommon(text) || (core.length < LEAST && isCommon(core)) || isCommon(unit(text)))
    return 'This is one of the passwords that are tried first. Choose another, such as three or four words together';
  if (unit(text).length < LEAST_OF_ITS_OWN || isRow(text))
    return 'This repeats itself, or is a row of figures or letters. Choose another, such as three or four words together';
  const own = [
    ...SERVICE_WORDS,
    ...wordsOf(about.name, 3),
    ...wordsOf(about.email.split('@')[0] ?? '', 3),
    ...wordsOf(about.authority, 4),
    ...about.schools.flatMap((school) => wordsOf(school, 4)),
  ].sort((a, b) => b.length - a.length);
  const left = own
    .reduce((rest, word) => rest.replaceAll(word, ' '), text)
    .replace(/[\p{N}\p{P}\p{S}\s]+/gu, '');
  if (left.length < LEAST_OF_ITS_OWN && left.length < core.replace(/\s/g, '').length)
    return 'This is made of your name, your school’s or the service’s. Choose another, such as three or four words together';
  return null;
}

/** The shortest piece of which a text is a repetition; the text itself where it is none. */
function unit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return piece;
  }
  return text;
}

/** Whether every character follows the one before it, up or down: "abcdefghijkl", "210987654321". */
function isRow(text: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((letter, n) => (letter.codePointAt(0) ?? 0) - (text.codePointAt(n) ?? 0));
  return [1, -1].some((step) => steps.every((one) => one === step || Math.abs(one) === 9));
}
