import type { AgreementState } from '../agreement-states';
import type { SigningParty } from '../parties';
import { partiesOf, type Standing } from '../permissions';
import type { AmendmentState } from './vocabulary';

export const AMENDMENT_ACTIONS = ['edit', 'send', 'sign', 'reopen', 'withdraw'] as const;
export type AmendmentAction = (typeof AMENDMENT_ACTIONS)[number];

/** States of an amendment in which a standing may act: always, or only where the amendment concerns its party. */
type Right = { always: readonly AmendmentState[]; concerned: readonly AmendmentState[] };

const NEVER: Right = { always: [], concerned: [] };
const IN_DRAFT: Right = { always: ['draft'], concerned: [] };
const IN_SIGNING: Right = { always: ['signing'], concerned: [] };
const UNTIL_IN_FORCE: Right = { always: ['draft', 'signing'], concerned: [] };
const WHEN_ASKED: Right = { always: [], concerned: ['signing'] };

/**
 * Who may do what with an amendment. Those who wrote the agreement write its changes; the service sends them to be
 * signed, as it sent the agreement; whoever is asked to sign may instead open it for changes, or refuse it with the
 * reason, which withdraws it.
 */
export const AMENDMENT_RIGHTS: Readonly<Record<AmendmentAction, Readonly<Record<Standing, Right>>>> = {
  edit: row(IN_DRAFT, NEVER, IN_DRAFT, NEVER, IN_DRAFT),
  send: row(NEVER, NEVER, NEVER, NEVER, IN_DRAFT),
  sign: row(WHEN_ASKED, WHEN_ASKED, NEVER, WHEN_ASKED, WHEN_ASKED),
  reopen: row(IN_SIGNING, WHEN_ASKED, IN_SIGNING, WHEN_ASKED, IN_SIGNING),
  withdraw: row(UNTIL_IN_FORCE, WHEN_ASKED, UNTIL_IN_FORCE, WHEN_ASKED, UNTIL_IN_FORCE),
};

function row(
  clientHead: Right,
  clientChair: Right,
  providerLeader: Right,
  homeHead: Right,
  service: Right,
): Record<Standing, Right> {
  return {
    'client-head': clientHead,
    'client-chair': clientChair,
    'provider-leader': providerLeader,
    'home-head': homeHead,
    service,
  };
}

/** Whether an agreement in this state can be amended: only one in force can, set aside for a while or not. */
export function isAmendable(state: AgreementState): boolean {
  return state === 'active' || state === 'paused';
}

/** How an amendment stands, as far as rights to it go. */
export type AmendmentStanding = {
  state: AmendmentState;
  /** Who has to sign it, settled when it is sent. */
  parties: readonly SigningParty[];
};

/** Whether any of the standings allows an action now. Nothing is allowed once the agreement can no longer be amended. */
export function mayAmend(
  action: AmendmentAction,
  standings: readonly Standing[],
  agreement: AgreementState,
  { state, parties }: AmendmentStanding,
): boolean {
  if (!isAmendable(agreement)) return false;
  return standings.some((standing) => {
    const { always, concerned } = AMENDMENT_RIGHTS[action][standing];
    const asked = partiesOf([standing]).some((party) => parties.includes(party));
    return always.includes(state) || (asked && concerned.includes(state));
  });
}

/** Everything a person may do with an amendment now: for the pages, which ask the same table as the commands. */
export function amendmentRights(
  standings: readonly Standing[],
  agreement: AgreementState,
  amendment: AmendmentStanding,
): Record<AmendmentAction, boolean> {
  const may = (action: AmendmentAction) => mayAmend(action, standings, agreement, amendment);
  return {
    edit: may('edit'),
    send: may('send'),
    sign: may('sign'),
    reopen: may('reopen'),
    withdraw: may('withdraw'),
  };
}
