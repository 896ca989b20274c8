import type { Candidates, Option } from './candidates';
import { addTo, type Book, obstacleTo } from './room';

/**
 * The price of the best total in fairness: requests that would rather have an offer that would rather have them; and what
 * handing offers out one at a time, the best fit first, would come to. That asks it of nobody.
 */
export type Fairness = { wouldSwitch: string[]; greedy: { points: number; met: number } };

/** @param book a finished plan; not changed */
export function fairnessOf(book: Book): Fairness {
  const greedy = greedyBook(book);
  return {
    wouldSwitch: wouldSwitch(book),
    greedy: {
      points: greedy.placed.reduce((sum, { option }) => sum + option.score, 0),
      met: greedy.placed.length,
    },
  };
}

/**
 * Requests that block a plan, in the sense of Gale & Shapley (1962): they prefer another offer, by its score, and its
 * provider would have room for them, with all limits of the plan, beside those that fit it as well or better. What is kept
 * stays.
 */
export function wouldSwitch(book: Book): string[] {
  const now = new Map(book.placed.map(({ request, option }) => [request, option.score]));
  return [...book.candidates.values()]
    .filter(
      (one) =>
        one.fixed === null &&
        one.options.some(
          (option) => option.score > (now.get(one.request) ?? 0) && hasRoom(book, one, option),
        ),
    )
    .map(({ request }) => request);
}

function hasRoom(book: Book, { request }: Candidates, option: Option): boolean {
  const stays = book.placed.filter(
    (one) =>
      one.request !== request &&
      (one.option.provider !== option.provider ||
        one.option.score >= option.score ||
        book.candidates.get(one.request)?.fixed != null),
  );
  return obstacleTo({ ...book, placed: stays }, request, option) === null;
}

/** Offers handed out one at a time: what is kept first, then the best score that still fits, until none does. */
export function greedyBook({ candidates, supplies, settings }: Book): Book {
  const book: Book = { placed: [], candidates, supplies, settings };
  const all = [...candidates.values()];
  const met = new Set<string>();
  const give = (request: string, option: Option) => {
    if (!met.has(request) && addTo(book, request, option)) met.add(request);
  };
  for (const { request, options, fixed } of all)
    for (const option of options) if (option.offer === fixed?.offer) give(request, option);
  const pairs = all.flatMap(({ request, options }) => options.map((option) => ({ request, option })));
  pairs.sort(
    (a, b) =>
      b.option.score - a.option.score ||
      (a.request < b.request ? -1 : a.request > b.request ? 1 : 0) ||
      (a.option.offer < b.option.offer ? -1 : 1),
  );
  for (const { request, option } of pairs) give(request, option);
  return book;
}
