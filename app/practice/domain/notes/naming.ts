import { fold } from '~/schools/domain/search';

/** What a school can be told by. */
export type Identity = {
  urn: number;
  name: string;
  town: string | null;
  locality: string | null;
  postcode: string | null;
  trust: string | null;
  /** Its headteacher by the register, and whoever holds the part in Alongside. */
  heads: readonly string[];
};

/** Words by which something is named; found in a row, whatever common words of school names stand between them. */
export type Named = {
  what: 'name' | 'town' | 'postcode' | 'trust' | 'head' | 'urn' | 'person';
  words: readonly string[];
  /** `any`: however it is written. `capital`: with a capital. `within`: with a capital that no sentence begins. */
  only: 'any' | 'capital' | 'within';
};

/** A name found in a text, as it was written there, with the words around it. */
export type Found = { what: Named['what']; as: string; near: string };

/** Words that stand in many schools' and trusts' names and tell none of them from another. */
const COMMON = new Set(
  `the of and a an at in for school schools primary junior juniors infant infants nursery academy academies college high
  secondary special first middle community cofe ce c e rc catholic roman church england voluntary controlled aided free trust
  county grammar comprehensive foundation all through unit pupil referral centre sixth form upper lower multi federation
  partnership education learning diocesan diocese`.split(/\s+/),
);

/** Places and surnames that are ordinary words as well: "Reading improved" names no town. */
const ORDINARY = new Set(
  `reading bath wells deal rugby ware read settle hope march battle street hook sale eye rye wash ash hale over stone oak oaks
  well cross hill park page birch bird black brown green grey white wood woods field fields marsh moor ford bridge church king
  prince knight bishop abbot young old long short small best good sharp swift strong wise moody price cost pound penny day may
  june summer winter spring frost snow rain storm rose lily ivy heather daisy cook baker butler carter mason miller potter
  shepherd smith taylor tyler turner walker weaver ward head heart foot hand bell ball book books chance change close cole
  discovery phoenix horizon spark bright beacon harbour castle gate mill lane station west east north south grove green
  platt say sayer singer speed step steel still test thorn wade wall walls water waters way wells west wheeler will wills
  paige rush rowe rule sage shaw shore side sides skill stark law lamb lake link little major mark marks`.split(
    /\s+/,
  ),
);

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'sir',
  'dame',
  'rev',
  'revd',
  'prof',
  'professor',
]);

/** How one school can be named in a text: its name, town, postcode, trust, number and headteachers. */
export function namesOfSchool(school: Identity): Named[] {
  const number = { what: 'urn' as const, words: [String(school.urn)], only: 'any' as const };
  return [
    ...phrase('name', school.name),
    ...phrase('town', school.town),
    ...phrase('town', school.locality),
    ...phrase('trust', school.trust),
    ...(school.postcode
      ? [{ what: 'postcode' as const, words: wordsOf(school.postcode), only: 'any' as const }]
      : []),
    ...joined(school.postcode),
    number,
    ...school.heads.flatMap((name) => namesOfPerson(name, 'head')),
  ];
}

function joined(postcode: string | null): Named[] {
  const words = wordsOf(postcode ?? '');
  return words.length > 1 ? [{ what: 'postcode', words: [words.join('')], only: 'any' }] : [];
}

/** How a person can be named: in full, and by the surname alone, which has a capital. */
export function namesOfPerson(name: string, what: 'head' | 'person' = 'person'): Named[] {
  const words = wordsOf(name).filter((word) => !TITLES.has(word));
  const surname = words.at(-1);
  if (surname === undefined || surname.length < 2) return [];
  const alone: Named = { what, words: [surname], only: ORDINARY.has(surname) ? 'within' : 'capital' };
  return words.length > 1 ? [{ what, words, only: 'any' }, alone] : [alone];
}

/** What tells a school or place from others: its name without the words that many have; the whole where that leaves none. */
function phrase(what: 'name' | 'town' | 'trust', text: string | null): Named[] {
  const all = wordsOf(text ?? '');
  const telling = all.filter((word) => !COMMON.has(word));
  const words = telling.length > 0 ? telling : all;
  const [first] = words;
  if (first === undefined || (words.length === 1 && first.length < 3)) return [];
  return [{ what, words, only: words.length === 1 && ORDINARY.has(first) ? 'within' : 'any' }];
}

type Token = { word: string; capital: boolean; begins: boolean; from: number; to: number };

/** Words as they are compared: folded, without the possessive: "Mary's" is "mary". */
const wordsOf = (text: string) => tokensOf(text).map(({ word }) => word);

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’‘`´][\p{L}\p{N}\p{M}]+)*/gu)) {
    const word = fold(match[0].replace(/['’‘`´]s$/i, ''));
    if (word === '') continue;
    const before = text.slice(0, match.index).trimEnd();
    tokens.push({
      word,
      capital: /^\p{Lu}/u.test(match[0]),
      begins: before === '' || /[.!?:;•\-–—"“(]$/.test(before) || /\n\s*$/.test(text.slice(0, match.index)),
      from: match.index,
      to: match.index + match[0].length,
    });
  }
  return tokens;
}

/**
 * Where a text names something. Compared by folded words, so that case, accents and apostrophes hide nothing; common words
 * of school names are passed over on both sides, so that "St John's Primary" is found by "St John".
 */
export function namesIn(text: string, names: readonly Named[]): Found[] {
  const every = tokensOf(text);
  const telling = every.filter(({ word }) => !COMMON.has(word));
  const found: (Found & { from: number; to: number })[] = [];
  for (const { what, words, only } of names) {
    // A name made of common words alone is looked for among all words.
    const tokens = words.every((word) => COMMON.has(word)) ? every : telling;
    for (let at = 0; at + words.length <= tokens.length; at++) {
      const run = tokens.slice(at, at + words.length);
      if (!run.every(({ word }, n) => word === words[n])) continue;
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last || !isWritten(first, only)) continue;
      if (found.some(({ from, to }) => from <= first.from && last.to <= to)) continue;
      const { from } = first;
      found.push({
        what,
        as: text.slice(from, last.to),
        near: around(text, from, last.to),
        from,
        to: last.to,
      });
    }
  }
  return found
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .map(({ what, as, near }) => ({ what, as, near }));
}

function isWritten({ capital, begins }: Token, only: Named['only']): boolean {
  if (only === 'any') return true;
  return capital && (only === 'capital' || !begins);
}

const REACH = 30;

/** The words around a place in a text, on one line. */
function around(text: string, from: number, to: number): string {
  const start = Math.max(0, from - REACH);
  const end = Math.min(text.length, to + REACH);
  const cut = text.slice(start, end).replaceAll(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${cut}${end < text.length ? '…' : ''}`;
}
