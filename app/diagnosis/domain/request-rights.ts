import { can } from '~/kernel/state-machine';
import { type RequestState, requestMachine } from './request-states';

/** How somebody stands to a request they may read. */
export type Relation = {
  /** Head of the school that asks, or of the one it became. */
  head: boolean;
  /** Broker of the authority. */
  broker: boolean;
  /** Broker or lead of the authority. */
  service: boolean;
};

/** What of a request decides what may be done with it. */
export type RequestStanding = { state: RequestState; raisedBySchool: boolean; awaitingConfirmation: boolean };

export const REQUEST_ACTIONS = ['edit', 'submit', 'send-to-head', 'withdraw', 'decline', 'match'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/**
 * Whether somebody may do something with a request now. A school owns its request: only its head sends it to the
 * authority or takes it back; a broker may write one for the school, and withdraw it until the head confirms it.
 */
export function mayDo(action: RequestAction, request: RequestStanding, as: Relation): boolean {
  const draft = request.state === 'draft';
  const brokersDraft = draft && as.broker && !request.raisedBySchool;
  switch (action) {
    case 'edit':
      return (draft && as.head) || brokersDraft;
    case 'submit':
      return draft && as.head;
    case 'send-to-head':
      return brokersDraft && !as.head && !request.awaitingConfirmation;
    case 'withdraw':
      return can(requestMachine, request.state, 'withdraw') && (as.head || brokersDraft);
    case 'decline':
      return as.service && can(requestMachine, request.state, 'decline');
    case 'match':
      return as.service && (request.state === 'submitted' || request.state === 'matching');
  }
}
