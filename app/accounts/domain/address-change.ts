import { type Machine, next } from '~/kernel/state-machine';
import type { Verdict } from '~/kernel/verdict';

/** How a change of address ended. */
export const ADDRESS_OUTCOMES = ['changed', 'refused', 'withdrawn', 'replaced', 'expired'] as const;
export type AddressOutcome = (typeof ADDRESS_OUTCOMES)[number];

/** How far a change of somebody's address has come: asked for, confirmed at one of the two, or ended. */
export type AddressState = 'asked' | 'old-confirmed' | 'new-confirmed' | AddressOutcome;
/** Which of the two addresses. */
export type AddressSide = 'old' | 'new';

type AddressEvent = 'confirm-old' | 'confirm-new' | 'refuse' | 'withdraw' | 'replace' | 'expire';

const ends = { refuse: 'refused', withdraw: 'withdrawn', replace: 'replaced', expire: 'expired' } as const;

/**
 * The life of a change of address. It is made when both addresses have confirmed it, in whichever order; confirming
 * twice at one address changes nothing. Only what has not ended can be refused, withdrawn or replaced.
 */
export const addressMachine: Machine<AddressState, AddressEvent> = {
  name: 'change of address',
  initial: 'asked',
  states: ['asked', 'old-confirmed', 'new-confirmed', ...ADDRESS_OUTCOMES],
  events: ['confirm-old', 'confirm-new', 'refuse', 'withdraw', 'replace', 'expire'],
  transitions: {
    asked: { 'confirm-old': 'old-confirmed', 'confirm-new': 'new-confirmed', ...ends },
    'old-confirmed': { 'confirm-old': 'old-confirmed', 'confirm-new': 'changed', ...ends },
    'new-confirmed': { 'confirm-old': 'changed', 'confirm-new': 'new-confirmed', ...ends },
    changed: {},
    refused: {},
    withdrawn: {},
    replaced: {},
    expired: {},
  },
};

/** What is kept of a change of address. */
export type AddressChange = {
  oldConfirmedAt: Date | null;
  newConfirmedAt: Date | null;
  expiresAt: Date;
  endedAt: Date | null;
  outcome: AddressOutcome | null;
};

/** How far a change has come at an instant; one whose time has passed has run out, written down or not. */
export function addressStateOf(change: AddressChange, now: Date): AddressState {
  if (change.endedAt) return change.outcome ?? 'expired';
  if (change.expiresAt <= now) return 'expired';
  if (change.oldConfirmedAt) return change.newConfirmedAt ? 'changed' : 'old-confirmed';
  return change.newConfirmedAt ? 'new-confirmed' : 'asked';
}

/** Whether somebody still has to confirm. */
export function isOpenAddressState(
  state: AddressState,
): state is 'asked' | 'old-confirmed' | 'new-confirmed' {
  return state === 'asked' || state === 'old-confirmed' || state === 'new-confirmed';
}

/**
 * Whether the old address has to confirm. It cannot when mail to it comes back; then, and only then, an administrator's
 * word stands for it. What a person asks for themselves always needs both.
 */
export function needsOldAddress(change: { askedByAdministrator: boolean; oldTakesNoMail: boolean }): boolean {
  return !(change.askedByAdministrator && change.oldTakesNoMail);
}

/**
 * The state after one address has confirmed.
 * @returns `changed` when nothing more is needed; a refusal when the change has ended
 */
export function confirmAddress(
  state: AddressState,
  side: AddressSide,
  oldNeeded: boolean,
): Verdict<AddressState> {
  const after = next(addressMachine, state, `confirm-${side}`);
  if (after.ok && after.value === 'new-confirmed' && !oldNeeded)
    return next(addressMachine, 'new-confirmed', 'confirm-old');
  return after;
}

/** The state after a change is refused at the old address, withdrawn, replaced by another, or has run out. */
export function endAddressChange(
  state: AddressState,
  how: 'refuse' | 'withdraw' | 'replace' | 'expire',
): Verdict<AddressState> {
  return next(addressMachine, state, how);
}
