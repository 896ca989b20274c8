import type { AgreementState, Standing } from '~/agreements/domain';
import { NOTE_STATES, type NoteReach, type NoteState } from '../vocabulary';
import type { NoteEvent } from './states';

export const NOTE_ACTIONS = [
  'view',
  'edit',
  'send',
  'consent',
  'refuse',
  'withdraw-consent',
  'send-back',
  'publish',
  'withdraw',
  'reopen',
] as const satisfies readonly (NoteEvent | 'view' | 'edit')[];
export type NoteAction = (typeof NOTE_ACTIONS)[number];

const ALWAYS: readonly NoteState[] = NOTE_STATES;
const SENT: readonly NoteState[] = NOTE_STATES.filter((state) => state !== 'draft');
const DRAFT: readonly NoteState[] = ['draft'];
const NEVER: readonly NoteState[] = [];

/**
 * Who may do what with a note that is not (or not only) on the shelf, by how they stand to its agreement. The three who
 * evaluated the support write it; the school's head alone agrees to it, says no, and takes a yes back; the service
 * alone publishes. After a no, nobody but the head takes the note up again: a no is not asked about twice.
 */
const PERMISSIONS: Readonly<Record<NoteAction, Readonly<Record<Standing, readonly NoteState[]>>>> = {
  view: row(ALWAYS, SENT, ALWAYS, NEVER, ALWAYS),
  edit: row(DRAFT, NEVER, DRAFT, NEVER, DRAFT),
  send: row(DRAFT, NEVER, DRAFT, NEVER, DRAFT),
  consent: row(['with-school'], NEVER, NEVER, NEVER, NEVER),
  refuse: row(['with-school'], NEVER, NEVER, NEVER, NEVER),
  'withdraw-consent': row(['with-broker', 'published'], NEVER, NEVER, NEVER, NEVER),
  'send-back': row(NEVER, NEVER, NEVER, NEVER, ['with-broker']),
  publish: row(NEVER, NEVER, NEVER, NEVER, ['with-broker']),
  withdraw: row(DRAFT, NEVER, DRAFT, NEVER, ['draft', 'with-broker', 'published']),
  reopen: row(
    ['with-school', 'with-broker', 'published', 'declined', 'withdrawn'],
    NEVER,
    ['with-school', 'with-broker'],
    NEVER,
    ['with-school', 'with-broker', 'published', 'withdrawn'],
  ),
};

function row(
  clientHead: readonly NoteState[],
  clientChair: readonly NoteState[],
  providerLeader: readonly NoteState[],
  homeHead: readonly NoteState[],
  service: readonly NoteState[],
): Record<Standing, readonly NoteState[]> {
  return {
    'client-head': clientHead,
    'client-chair': clientChair,
    'provider-leader': providerLeader,
    'home-head': homeHead,
    service,
  };
}

/** Whether any of the standings allows an action in a state. */
export function mayDoNote(action: NoteAction, standings: readonly Standing[], state: NoteState): boolean {
  return standings.some((standing) => PERMISSIONS[action][standing].includes(state));
}

/** Everything a person may do with a note now: pages ask the same table as commands. */
export function noteRights(standings: readonly Standing[], state: NoteState): Record<NoteAction, boolean> {
  return Object.fromEntries(
    NOTE_ACTIONS.map((action) => [action, mayDoNote(action, standings, state)]),
  ) as Record<NoteAction, boolean>; // every action is mapped above
}

const WRITERS: readonly Standing[] = ['client-head', 'provider-leader', 'service'];

/**
 * Whether somebody may begin a note from an agreement: one of the three who evaluate it, once it is closed, when the
 * evaluations of all three may be read by each.
 */
export function mayBegin(standings: readonly Standing[], state: AgreementState): boolean {
  return state === 'closed' && standings.some((standing) => WRITERS.includes(standing));
}

/** Whether a published note is on the shelf of somebody's authority. */
export function isOnShelf(
  note: { state: NoteState; reach: NoteReach; authorityId: string },
  authorityId: string,
): boolean {
  return note.state === 'published' && (note.reach === 'everyone' || note.authorityId === authorityId);
}

/**
 * Whether a note may be published that far: never further than the school has agreed to, and only the very text it
 * agreed to.
 */
export function coversConsent(
  agreed: { revision: number | null; reach: NoteReach },
  wanted: { revision: number; reach: NoteReach },
): boolean {
  return agreed.revision === wanted.revision && (agreed.reach === 'everyone' || wanted.reach === 'authority');
}
