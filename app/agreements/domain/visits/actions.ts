import type { CalendarDate } from '~/kernel/clock';
import type { Machine } from '~/kernel/state-machine';
import type { Standing } from '../permissions';
import { ACTION_STATES, type ActionOwner, type ActionState } from './vocabulary';

export const ACTION_EVENTS = ['finish', 'drop', 'move'] as const;
export type ActionEvent = (typeof ACTION_EVENTS)[number];

/** An agreed action's life: open, with its date moved as often as there is reason to; then done or dropped. */
export const actionMachine: Machine<ActionState, ActionEvent> = {
  name: 'action',
  initial: 'open',
  states: ACTION_STATES,
  events: ACTION_EVENTS,
  transitions: {
    open: { finish: 'done', drop: 'dropped', move: 'open' },
    done: {},
    dropped: {},
  },
};

/**
 * Who may say what became of an action, beside the service: its owner. One that falls to somebody outside the
 * parties is looked after by those who work with them, the client's head and the provider.
 */
const LOOKED_AFTER_BY: Readonly<Record<ActionOwner, readonly Standing[]>> = {
  'client-head': ['client-head', 'service'],
  'client-chair': ['client-chair', 'service'],
  provider: ['provider-leader', 'service'],
  'home-head': ['home-head', 'service'],
  service: ['service'],
  other: ['client-head', 'provider-leader', 'service'],
};

/** Whether somebody who stands so may finish, drop or move an action of an owner. */
export function looksAfter(standings: readonly Standing[], owner: ActionOwner): boolean {
  return standings.some((standing) => LOOKED_AFTER_BY[owner].includes(standing));
}

/**
 * Whether an action is somebody's to read. The parties who work with the school read all of an agreement's; the head of the
 * provider's school those that fall to them.
 */
export function readsAction(standings: readonly Standing[], owner: ActionOwner): boolean {
  return standings.some((standing) => standing !== 'home-head' || owner === 'home-head');
}

/** Owners whose actions wait for somebody who stands so, as their own and not on another's behalf. */
export function ownersOf(standings: readonly Standing[]): ActionOwner[] {
  const owners: Readonly<Record<Standing, ActionOwner>> = {
    'client-head': 'client-head',
    'client-chair': 'client-chair',
    'provider-leader': 'provider',
    'home-head': 'home-head',
    service: 'service',
  };
  return standings.map((standing) => owners[standing]);
}

/** Whether an action should have been done before a day: on its date there is still time. */
export function isOverdue(
  { state, dueOn }: { state: ActionState; dueOn: CalendarDate },
  on: CalendarDate,
): boolean {
  return state === 'open' && dueOn < on;
}

/** Actions as they are read: those open by their date, then what was done, then what was dropped. */
export function inOrder<A extends { id: string; state: ActionState; dueOn: CalendarDate }>(
  actions: readonly A[],
): A[] {
  const place = ({ state }: A) => ACTION_STATES.indexOf(state);
  return [...actions].sort((a, b) => {
    if (a.state !== b.state) return place(a) - place(b);
    if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}
