import type { Role } from '~/accounts/domain/roles';

/** What somebody was, for a name that says no more. The first of their roles in this order. */
const WAS: readonly (readonly [Role, string])[] = [
  ['head', 'Former headteacher'],
  ['chair', 'Former chair of governors'],
  ['leader', 'Former system leader'],
  ['lead', 'Former head of service'],
  ['broker', 'Former adviser'],
  ['member', 'Former member'],
  ['admin', 'Former administrator'],
];

/** Letters and digits that are not taken for one another. */
const MARKS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The name that stands for somebody who was erased: "Former headteacher 7F3K".
 * @param roles what they ever were here
 * @param chance numbers from 0 up to but not 1, one for each of the four marks
 */
export function pseudonymFor(roles: readonly Role[], chance: readonly number[]): string {
  const was = WAS.find(([role]) => roles.includes(role))?.[1] ?? 'Former user';
  const marks = chance.slice(0, 4).map((part) => MARKS[Math.floor(part * MARKS.length)] ?? '2');
  return `${was} ${marks.join('')}`;
}

/** The address in the place of theirs: of the domain that never takes mail (RFC 2606). */
export function erasedAddress(accountId: string): string {
  return `erased-${accountId}@erased.invalid`;
}

/** One who is taken out of texts: how they may be called there, and what stands there instead. */
export type Replacement = { names: readonly string[]; email: string; pseudonym: string; address: string };

/** Forms of address that texts leave out: "Councillor Joan Whitlock" is Joan Whitlock as well. */
export const TITLE =
  '(?:councillor|cllr|mr|mrs|ms|miss|mx|dr|doctor|prof|professor|rev|revd|reverend|sir|dame|lord|lady)';
const TITLES = new RegExp(`^(?:${TITLE}\\.?\\s+)+`, 'i');

/** How somebody of a name is called in full: with their title, and without. */
export function waysOfName(name: string): string[] {
  const bare = name.trim().replace(TITLES, '');
  return bare !== name && /\s/.test(bare) ? [name, bare] : [name];
}

/** What a name ends at: anything but a letter or a figure. */
export const LETTER = '[\\p{L}\\p{N}]';

/** A name as it may be written: more than one space between its parts, either apostrophe, either case. */
export function patternOf(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s+');
}

/**
 * A function that puts the pseudonym in the place of every one of the names, and of the address, in a text. Names are found
 * as whole words: "Ann Lee" is not found in "Joann Leeson".
 */
export function replacer({ names, email, pseudonym, address }: Replacement): (text: string) => string {
  const longest = [...names].sort((a, b) => b.length - a.length).map(patternOf);
  const named = new RegExp(`(?<!${LETTER})(?:${longest.join('|')})(?!${LETTER})`, 'giu');
  const mailed = new RegExp(`(?<![\\p{L}\\p{N}._+-])${patternOf(email)}(?!${LETTER})`, 'giu');
  return (text) => text.replace(mailed, () => address).replace(named, () => pseudonym);
}

/** The same in every text of a value, at whatever depth. */
export function replaceWithin(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceWithin(item, replace));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceWithin(item, replace)]));
}
