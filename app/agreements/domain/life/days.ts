import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import type { TermDays } from '../content';

/** Half-days of one term of an agreement, as the text in force and the ledger have them. */
export type TermUse = {
  term: TermKey;
  /** What the text in force says. */
  planned: HalfDays;
  /** Spent, by the ledger. */
  used: HalfDays;
  /** Committed and not spent, by the ledger. */
  left: HalfDays;
  /** Planned, and given back to the provider's calendar. Never negative. */
  returned: HalfDays;
};

/** A movement of the ledger that concerns the agreement. */
export type UseMovement = { term: TermKey; committed: HalfDays; used: HalfDays };

/**
 * Days by term. Every term of the text and of the ledger is there once, in order; so after an amendment, what was used
 * in a term that is no longer planned is still counted. While the agreement is in force, planned = used + left.
 * @param planned days by term of the text in force
 * @param movements all movements of the agreement in the ledger
 */
export function daysByTerm(planned: readonly TermDays[], movements: readonly UseMovement[]): TermUse[] {
  const terms = [...new Set([...planned, ...movements].map(({ term }) => term))].sort();
  return terms.map((term) => {
    const own = movements.filter((movement) => movement.term === term);
    const asked = sum(planned.filter((line) => line.term === term).map(({ halfDays }) => halfDays));
    const used = sum(own.map((movement) => movement.used));
    const left = sum(own.map((movement) => movement.committed));
    return { term, planned: asked, used, left, returned: Math.max(0, asked - used - left) };
  });
}

/** All terms together. */
export function totalUse(terms: readonly TermUse[]): Omit<TermUse, 'term'> {
  return {
    planned: sum(terms.map((one) => one.planned)),
    used: sum(terms.map((one) => one.used)),
    left: sum(terms.map((one) => one.left)),
    returned: sum(terms.map((one) => one.returned)),
  };
}

function sum(figures: readonly HalfDays[]): HalfDays {
  return figures.reduce((total, figure) => total + figure, 0);
}
