import type { Pence } from '~/kernel/money';
import { moneyWords } from '~/kernel/money';
import type { Machine } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { CHARGE_STATES, type ChargeState } from './vocabulary';

/**
 * Both sides agree to a charge before anything is invoiced. `asked`: the school has asked, the service answers. `agreed`:
 * the service has entered it for a school that asked in another way, and the school's head confirms. `invoiced`: both have
 * agreed, and a draft of the invoice is made; from there it is the invoice that is credited or made void.
 */
export const CHARGE_EVENTS = ['agree', 'decline', 'confirm', 'turn-down', 'cancel'] as const;
export type ChargeEvent = (typeof CHARGE_EVENTS)[number];

export const chargeMachine: Machine<ChargeState, ChargeEvent> = {
  name: 'charge',
  initial: 'asked',
  states: CHARGE_STATES,
  events: CHARGE_EVENTS,
  transitions: {
    asked: { agree: 'invoiced', decline: 'declined', cancel: 'cancelled' },
    agreed: { confirm: 'invoiced', 'turn-down': 'declined', cancel: 'cancelled' },
    invoiced: {},
    declined: {},
    cancelled: {},
  },
};

/** How somebody stands to a charge. */
export type ChargeStanding = 'head' | 'chair' | 'service';

/**
 * Whether somebody may do something with a charge in a state. The service answers what the school asked, and takes back
 * what it entered; the head answers what the service entered, and takes back what the school asked. The chair reads.
 */
export function mayWithCharge(
  event: ChargeEvent,
  state: ChargeState,
  standings: readonly ChargeStanding[],
): boolean {
  const whose: Record<ChargeEvent, ChargeStanding> = {
    agree: 'service',
    decline: 'service',
    confirm: 'head',
    'turn-down': 'head',
    cancel: state === 'agreed' ? 'service' : 'head',
  };
  return chargeMachine.transitions[state][event] !== undefined && standings.includes(whose[event]);
}

/** Events that need a reason in words. */
export function needsReason(event: ChargeEvent): boolean {
  return event === 'decline' || event === 'turn-down' || event === 'cancel';
}

/**
 * Whether the price somebody saw is the price now: a list put into force while a form was open takes nothing unseen.
 * @param seen and `now`: pence a unit
 */
export function samePrice(seen: Pence, now: Pence, name: string): Verdict {
  if (seen === now) return yes();
  return no(
    'charge.price-changed',
    `The price of “${name}” changed while this page was open: it was ${moneyWords(seen)} and is now ${moneyWords(now)}. Nothing has been taken. If you still want it at the new price, continue again.`,
    { details: { seen, now } },
  );
}
