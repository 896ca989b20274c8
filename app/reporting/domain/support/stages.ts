import { daysBetween } from '~/kernel/clock';
import type { CaseFact } from '../facts/cases';

/** Steps of the wait from a request to support, and the whole of it: the day each is counted from, and to. */
export const STAGES = {
  match: { from: 'submittedOn', to: 'matchedOn' },
  signature: { from: 'matchedOn', to: 'signedOn' },
  visit: { from: 'signedOn', to: 'firstVisitOn' },
  whole: { from: 'submittedOn', to: 'firstVisitOn' },
} as const;
export type Stage = keyof typeof STAGES;

/** Days of the calendar that a step took; null where it has not begun or not ended. */
export function stageDays(
  stage: Stage,
  of: Pick<CaseFact, 'submittedOn' | 'matchedOn' | 'signedOn' | 'firstVisitOn'>,
): number | null {
  const { from, to } = STAGES[stage];
  const [begun, ended] = [of[from], of[to]];
  return begun === null || ended === null ? null : daysBetween(begun, ended);
}

/**
 * Whether a school waits for support to be agreed: its request has been sent and has not ended, and no agreement made for
 * it has been signed by everybody. A request that was opened again, its partner lost, waits again.
 */
export function isWaiting(of: Pick<CaseFact, 'state' | 'submittedOn' | 'agreement'>): boolean {
  if (of.submittedOn === null) return false;
  if (of.state === 'submitted' || of.state === 'matching') return true;
  return of.state === 'partnered' && (of.agreement === null || of.agreement.signedOn === null);
}
