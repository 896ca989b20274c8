import type { AgreementState } from '../agreement-states';
import type { Standing } from '../permissions';

/** Why an agreement is ended before its work is done. */
export const STOP_GROUNDS = [
  'school-asks',
  'provider-withdraws',
  'leader-lost',
  'no-longer-needed',
  'early-exit',
  'other',
] as const;
export type StopGround = (typeof STOP_GROUNDS)[number];

/** The ground in words, as everybody reads it. */
export const GROUND_WORDS: Readonly<Record<StopGround, string>> = {
  'school-asks': 'The school asks for it',
  'provider-withdraws': 'The provider withdraws',
  'leader-lost': 'The provider is no longer there to give the support',
  'no-longer-needed': 'The support is no longer needed',
  'early-exit': 'By the agreement’s own terms for leaving early',
  other: 'Another reason',
};

const OF_SCHOOL: readonly StopGround[] = ['school-asks', 'no-longer-needed', 'other'];
const OF_PROVIDER: readonly StopGround[] = ['provider-withdraws', 'leader-lost', 'other'];
const UNSIGNED: readonly AgreementState[] = ['draft', 'signing'];

/**
 * Grounds somebody may give: each party its own, the service all of them. The terms for leaving early bind only once
 * all have signed.
 */
export function groundsFor(standings: readonly Standing[], state: AgreementState): StopGround[] {
  const mine = STOP_GROUNDS.filter((ground) =>
    standings.some((standing) => {
      if (standing === 'service') return true;
      if (standing === 'client-head' || standing === 'client-chair') return OF_SCHOOL.includes(ground);
      return OF_PROVIDER.includes(ground);
    }),
  );
  return mine.filter((ground) => ground !== 'early-exit' || !UNSIGNED.includes(state));
}

/** Whether the school needs a partner again when an agreement is ended on this ground. */
export function searchesAgain(ground: StopGround): boolean {
  return ground !== 'no-longer-needed';
}

/** Ground and reason as they are kept with the agreement. */
export function endReasonOf(ground: StopGround, reason: string): string {
  return ground === 'other' ? reason : `${GROUND_WORDS[ground]}. ${reason}`;
}
