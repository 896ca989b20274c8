import type { CommitmentState } from './vocabulary';

/** How somebody of the service stands to a commitment. */
export type BudgetRole = 'broker' | 'lead';

export const COMMITMENT_ACTIONS = ['view', 'approve', 'decline', 'withdraw', 'release'] as const;
export type CommitmentAction = (typeof COMMITMENT_ACTIONS)[number];

type Right = { roles: readonly BudgetRole[]; states: readonly CommitmentState[] };

const BOTH: readonly BudgetRole[] = ['broker', 'lead'];
const ANY: readonly CommitmentState[] = ['asked', 'approved', 'declined', 'withdrawn', 'released'];

/** Who may do what with a commitment in which state. Nobody outside the service has any right here. */
export const COMMITMENT_RIGHTS: Readonly<Record<CommitmentAction, Right>> = {
  view: { roles: BOTH, states: ANY },
  approve: { roles: ['lead'], states: ['asked'] },
  decline: { roles: ['lead'], states: ['asked'] },
  withdraw: { roles: BOTH, states: ['asked'] },
  release: { roles: BOTH, states: ['approved'] },
};

/** Whether one who has the roles may do it in this state. */
export function mayCommit(
  action: CommitmentAction,
  roles: readonly BudgetRole[],
  state: CommitmentState,
): boolean {
  const right = COMMITMENT_RIGHTS[action];
  return right.states.includes(state) && roles.some((role) => right.roles.includes(role));
}

export const POT_ACTIONS = ['view', 'make', 'edit', 'allocate', 'close', 'open', 'ask'] as const;
export type PotAction = (typeof POT_ACTIONS)[number];

/**
 * Who may do what with a pot. The lead decides about funds and what they hold; brokers read them and ask for money.
 * `ask` also needs the pot to be open, which is of the pot and not of the person.
 */
export const POT_RIGHTS: Readonly<Record<PotAction, { roles: readonly BudgetRole[]; closed: boolean[] }>> = {
  view: { roles: BOTH, closed: [false, true] },
  make: { roles: ['lead'], closed: [false, true] },
  edit: { roles: ['lead'], closed: [false, true] },
  // Money is taken back from a closed pot at the year's end; none is given to it.
  allocate: { roles: ['lead'], closed: [false, true] },
  close: { roles: ['lead'], closed: [false] },
  open: { roles: ['lead'], closed: [true] },
  ask: { roles: BOTH, closed: [false] },
};

/** Whether one who has the roles may do it with a pot that is open or closed. */
export function mayPot(action: PotAction, roles: readonly BudgetRole[], closed: boolean): boolean {
  const right = POT_RIGHTS[action];
  return right.closed.includes(closed) && roles.some((role) => right.roles.includes(role));
}
