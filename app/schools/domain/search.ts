/**
 * Folds text so that people find a school however they type it: no case, no accents, one kind of apostrophe
 * (none at all), "St." as "st", "&" as "and", punctuation as a space.
 */
export function fold(text: string): string {
  // Most names are plain, and the register holds 50,000 of them.
  const unaccented = PLAIN.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return unaccented
    .toLowerCase()
    .replaceAll(/['’‘`´\u0092\ufffd]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

const PLAIN = /^[ -~]*$/;

type Searchable = { urn: number; name: string; town: string | null; postcode: string | null };

/** What a search looks in: name, town, postcode with and without its space, URN. Each part between bars. */
export function searchTextOf(school: Searchable): string {
  const postcode = fold(school.postcode ?? '');
  const parts = [
    fold(school.name),
    fold(school.town ?? ''),
    postcode,
    postcode.replaceAll(' ', ''),
    String(school.urn),
  ];
  return `|${parts.join('|')}|`;
}

/** A name to sort by: folded, with a leading "the" passed over. */
export function sortNameOf(name: string): string {
  const folded = fold(name);
  return folded.replace(/^the (?=.)/, '') || name.toLowerCase();
}

/**
 * Words a search must find, every one of them: "st marys walsall" finds St Mary's in Walsall.
 * A postcode is kept whole and without its space.
 * @returns at most 6 words; none for an empty search
 */
export function searchWords(query: string): string[] {
  const folded = fold(query);
  const squeezed = folded.replaceAll(' ', '');
  if (/^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.test(squeezed)) return [squeezed];
  return [...new Set(folded.split(' '))].filter((word) => word !== '').slice(0, 6);
}
