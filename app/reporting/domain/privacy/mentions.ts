import { LETTER, patternOf, replaceWithin, TITLE, waysOfName } from './pseudonym';

/** Whom a text may mean by a surname alone, and whom it means when it gives more. */
export type Looked = {
  surname: string;
  /** Names in full, of the person and of others with the surname: these are nobody's guess. */
  fullNames: readonly string[];
};

/** Letters that follow a name and are none of it. */
const AFTER_NAME = /(?:,?\s+(?:OBE|MBE|CBE|KBE|DBE|JP|DL|QPM|NPQH|BA|MA|BEd|MEd|BSc|MSc|PhD|FCCT))+$/;
/** Letters on either side of a mention that are shown with it. */
const AROUND = 70;

/** The last part of a name, by which texts call somebody; null where a name has one part alone. */
export function surnameOf(name: string): string | null {
  const bare = (waysOfName(name.trim()).at(-1) ?? name).replace(AFTER_NAME, '');
  const parts = bare.trim().split(/\s+/);
  const last = parts.at(-1) ?? '';
  return parts.length > 1 && last.length > 1 ? last : null;
}

/** A place where the surname stands alone, with what is before and after it. */
export type Excerpt = { before: string; said: string; after: string };

/**
 * Where a text may mean somebody by their surname alone ("Mrs Marsh", "Marsh’s"): written with a capital, as a whole word, and
 * no part of a name in full. It may be another person, a school or a street: whoever knows the text decides.
 */
export function excerptsOf(text: string, looked: Looked): Excerpt[] {
  const found: Excerpt[] = [];
  each(text, looked, (said, at) => {
    found.push({
      before: `${at > AROUND ? '…' : ''}${text.slice(Math.max(0, at - AROUND), at)}`,
      said,
      after: `${text.slice(at + said.length, at + said.length + AROUND)}${at + said.length + AROUND < text.length ? '…' : ''}`,
    });
    return said;
  });
  return found;
}

/** The same of every text of a value, at whatever depth. */
export function excerptsWithin(value: unknown, looked: Looked): Excerpt[] {
  const found: Excerpt[] = [];
  replaceWithin(value, (text) => {
    found.push(...excerptsOf(text, looked));
    return text;
  });
  return found;
}

/** A function that puts the pseudonym where the surname stands alone, its title with it. */
export function mentionReplacer(looked: Looked, pseudonym: string): (text: string) => string {
  return (text) => each(text, looked, () => pseudonym);
}

function each(
  text: string,
  { surname, fullNames }: Looked,
  put: (said: string, at: number) => string,
): string {
  const full = [...fullNames].sort((a, b) => b.length - a.length).map(patternOf);
  const names = full.length > 0 ? `(?:${full.join('|')})` : '(?!)';
  const alone = `((?:${TITLE}\\.?\\s+)?${patternOf(surname)})`;
  const pattern = new RegExp(`(?<!${LETTER})(?:${names}|${alone})(?!${LETTER})`, 'giu');
  return text.replace(pattern, (said: string, one: string | undefined, at: number) => {
    const own = one?.slice(-surname.length).charAt(0);
    // Surnames that are words as well ("green", "marsh") are meant as such in small letters.
    if (one === undefined || own === undefined || own !== own.toUpperCase()) return said;
    return put(said, at);
  });
}
