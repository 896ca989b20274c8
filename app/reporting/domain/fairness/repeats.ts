import type { ProposalState } from '~/matching/domain';

/** From how many times on something has happened repeatedly. */
export const REPEATED = 2;

/** Answers that are not the provider's own: what their home school decided, and a conflict of interest. */
const NOT_THEIRS: readonly (string | null)[] = ['home-school', 'conflict'];

/** Whether a provider could not come when asked, or let the invitation run out. */
export function saidNo({
  state,
  declineCode,
}: {
  state: ProposalState;
  declineCode: string | null;
}): boolean {
  return (state === 'declined' && !NOT_THEIRS.includes(declineCode)) || state === 'expired';
}
