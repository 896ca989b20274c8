import type { AgreementState } from '../agreement-states';
import type { Standing } from '../permissions';
import { EVALUATORS, type Evaluator } from './vocabulary';

/** How well the support fitted the need. */
export const FITS = ['well', 'partly', 'not'] as const;
/** Whether they would do it again. */
export const AGAIN = ['yes', 'with-changes', 'no'] as const;
/** How the days were used. */
export const DAYS_USED = ['well', 'mostly', 'not-well'] as const;
/**
 * How far the change is put down to this support. None of them is proof: a school is never the only thing that changed, and
 * nobody knows what would have happened without.
 */
export const ATTRIBUTIONS = ['main-part', 'one-part', 'small-part', 'no-change', 'cannot-be-said'] as const;

export type Fit = (typeof FITS)[number];
export type Again = (typeof AGAIN)[number];
export type DaysUsed = (typeof DAYS_USED)[number];
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** What one of the three says of the support. */
export type EvaluationContent = {
  /** Version of this shape, so that an old evaluation can always be read. */
  format: 1;
  fit: Fit;
  fitWhy: string;
  /** What changed for children. */
  changed: string;
  helped: string;
  hindered: string;
  again: Again;
  againWhy: string;
  daysUsed: DaysUsed;
  daysWhy: string;
  attribution: Attribution;
  /** What else was going on. */
  elsewhere: string;
};

const STANDS_FOR: Readonly<Partial<Record<Standing, Evaluator>>> = {
  'client-head': 'client-head',
  'provider-leader': 'provider',
  service: 'service',
};

/** For whom somebody may evaluate. Chairs and home heads read, and do not evaluate. */
export function evaluatorsOf(standings: readonly Standing[]): Evaluator[] {
  return EVALUATORS.filter((evaluator) => standings.some((standing) => STANDS_FOR[standing] === evaluator));
}

/**
 * Whether somebody may read one of the three evaluations: their own always; the others' once they have given theirs, so
 * that none is written with an eye on another; everybody's once the agreement is closed.
 * @param mine for whom the reader may evaluate
 * @param given who has evaluated
 */
export function mayRead(
  wanted: Evaluator,
  { state, mine, given }: { state: AgreementState; mine: readonly Evaluator[]; given: readonly Evaluator[] },
): boolean {
  if (state === 'closed') return true;
  if (mine.includes(wanted)) return true;
  return mine.length > 0 && mine.every((one) => given.includes(one));
}

/**
 * What an evaluation that is sent does: the first, a correction, nothing (the same again), or it was opened on another.
 * @param current the number in force, 0 where none has been given
 * @param opened the number the form was opened on
 */
export function decideEvaluation(at: {
  current: number;
  opened: number;
  same: boolean;
}): 'first' | 'correction' | 'same' | 'stale' {
  if (at.same && at.current > 0) return 'same';
  if (at.opened !== at.current) return 'stale';
  return at.current === 0 ? 'first' : 'correction';
}
