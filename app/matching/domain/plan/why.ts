import type { HalfDays } from '~/kernel/days';
import type { ExclusionCode } from '../inputs';
import type { Candidates } from './candidates';
import type { Placed } from './problem';
import { type Book, type Obstacle, obstacleTo } from './room';

/** What the whole plan would come to if a request had the offer it would get alone. */
export type Instead = {
  /** Points of fit the whole plan would have less; below zero where bands come first and points after. */
  lost: number;
  /** Requests that would go without a partner, and those that would be met in their place. */
  unmet: string[];
  met: string[];
};

/** Why a request has what the plan gives it. */
export type Why =
  | { code: 'chosen' }
  | { code: 'kept' }
  | { code: 'best' }
  /** Its best offer's days serve others. */
  | { code: 'shared'; best: string; points: number; others: string[]; instead: Instead | null }
  | { code: 'none'; excluded: { code: ExclusionCode; offers: number }[] }
  | { code: 'ruled-out'; offers: number }
  | { code: 'too-few-days'; offers: number; most: HalfDays }
  /** Offers could, but what stands in the way of the one that comes nearest is this. */
  | { code: 'taken'; obstacle: Obstacle; offers: number; best: string; others: string[] };

/** Exclusions named for a request that no offer fits, the most frequent first. */
const NAMED = 3;

/** Why a request has its partner in the plan. */
export function whyMet(candidates: Candidates, placed: Placed, all: readonly Placed[]): Why {
  if (candidates.fixed) return { code: candidates.fixed.by === 'school' ? 'chosen' : 'kept' };
  const [best] = candidates.options;
  if (!best || best.offer === placed.option.offer || best.score <= placed.option.score)
    return { code: 'best' };
  return {
    code: 'shared',
    best: best.offer,
    points: best.score - placed.option.score,
    others: servedBy(best.provider, all, placed.request),
    instead: null,
  };
}

/** Why a request has no partner in the plan. */
export function whyUnmet(candidates: Candidates, book: Book): Why {
  const [best] = candidates.options;
  if (!best) {
    if (candidates.ruledOut > 0) return { code: 'ruled-out', offers: candidates.ruledOut };
    if (candidates.tooFewDays.offers > 0) return { code: 'too-few-days', ...candidates.tooFewDays };
    return { code: 'none', excluded: candidates.excluded.slice(0, NAMED) };
  }
  // What is nearest to fitting says most: one that has the days, before one that has none left.
  const met = candidates.options.map((option) => obstacleTo(book, candidates.request, option) ?? 'days');
  const obstacle = met.includes('budget') ? 'budget' : met.includes('most') ? 'most' : 'days';
  const nearest = candidates.options[met.indexOf(obstacle)] ?? best;
  return {
    code: 'taken',
    obstacle,
    offers: candidates.options.length,
    best: nearest.offer,
    others: servedBy(nearest.provider, book.placed, candidates.request),
  };
}

/** Requests a provider serves in the plan, apart from one. */
function servedBy(provider: string, placed: readonly Placed[], except: string): string[] {
  return placed
    .filter(({ request, option }) => option.provider === provider && request !== except)
    .map(({ request }) => request);
}
