import { fold } from '~/schools/domain';

/** Words less alike than this are different words. */
const LEAST_ALIKE = 0.45;
/** Too little is left of shorter words to tell what was meant. */
const LEAST_LETTERS = 4;

/** Runs of three letters of a word, its edges counted too: "mar" has "  m", " ma", "mar" and "ar ". */
function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
}

/**
 * How alike two words are, by the runs of three letters they share: from 0 to 1, and 1 for equal words. Dice's measure
 * (1945) of the trigrams that PostgreSQL's pg_trgm makes, which counts what is shared in another way.
 */
export function alike(a: string, b: string): number {
  const left = trigramsOf(a);
  const right = trigramsOf(b);
  const rest = new Map<string, number>();
  for (const run of right) rest.set(run, (rest.get(run) ?? 0) + 1);
  let shared = 0;
  for (const run of left) {
    const n = rest.get(run) ?? 0;
    if (n === 0) continue;
    shared += 1;
    rest.set(run, n - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

/**
 * What was probably meant by a search in which a word is mistyped: each word that begins none of the known ones is
 * changed to the known word most like it.
 * @param text as typed
 * @param known words of names that can be found, folded
 * @returns null where no word would change, or where one is like none that is known
 */
export function probablyMeant(text: string, known: ReadonlySet<string>): string | null {
  const words = fold(text).split(' ').filter(Boolean);
  const meant: string[] = [];
  for (const word of words) {
    const near = isKnown(word, known) ? word : nearest(word, known);
    if (near === null) return null;
    meant.push(near);
  }
  const changed = meant.join(' ');
  return changed === '' || changed === words.join(' ') ? null : changed;
}

function isKnown(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true;
  for (const one of known) if (one.includes(word)) return true;
  return false;
}

function nearest(word: string, known: ReadonlySet<string>): string | null {
  if (word.length < LEAST_LETTERS) return null;
  let best: string | null = null;
  let most = LEAST_ALIKE;
  for (const one of known) {
    // Words of quite another length share too few runs: no need to count them.
    if (Math.abs(one.length - word.length) > 3) continue;
    const share = alike(word, one);
    if (share > most || (share === most && best !== null && one < best)) {
      best = one;
      most = share;
    }
  }
  return best;
}
