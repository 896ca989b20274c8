import type { Machine } from '~/kernel/state-machine';
import { leavesRecord } from './templates';
import type { VisitKind, VisitState } from './vocabulary';

/**
 * Where a visit stands: its state, and whether what has to be written about it is there. A visit for headteacher
 * performance management is a matter for governors and is never written up.
 */
export const VISIT_STAGES = [
  'planned',
  'to-write-up',
  'written-up',
  'left-to-governors',
  'called-off',
] as const;
export type VisitStage = (typeof VISIT_STAGES)[number];

export const VISIT_EVENTS = [
  'move',
  'call-off',
  'hold',
  'record',
  'correct',
  'read',
  'check',
  'give-feedback',
] as const;
export type VisitEvent = (typeof VISIT_EVENTS)[number];

/** A visit that leaves a record: it is written up at once, or said to have taken place and written up after. */
export const recordedVisitMachine: Machine<VisitStage, VisitEvent> = {
  name: 'visit',
  initial: 'planned',
  states: VISIT_STAGES,
  events: VISIT_EVENTS,
  transitions: {
    planned: { move: 'planned', 'call-off': 'called-off', hold: 'to-write-up', record: 'written-up' },
    'to-write-up': { record: 'written-up' },
    'written-up': { correct: 'written-up', read: 'written-up', check: 'written-up' },
    'left-to-governors': {},
    'called-off': {},
  },
};

/** A visit that leaves no record: nobody can write one, at any stage; governors say what they think of it. */
export const unrecordedVisitMachine: Machine<VisitStage, VisitEvent> = {
  name: 'visit',
  initial: 'planned',
  states: VISIT_STAGES,
  events: VISIT_EVENTS,
  transitions: {
    planned: { move: 'planned', 'call-off': 'called-off', hold: 'left-to-governors' },
    'to-write-up': {},
    'written-up': {},
    'left-to-governors': { check: 'left-to-governors', 'give-feedback': 'left-to-governors' },
    'called-off': {},
  },
};

/** The life of a visit of a kind. */
export function machineOf(kind: VisitKind): Machine<VisitStage, VisitEvent> {
  return leavesRecord(kind) ? recordedVisitMachine : unrecordedVisitMachine;
}

/** Where a visit stands, from what is stored of it. */
export function stageOf({
  kind,
  state,
  noteNumber,
}: {
  kind: VisitKind;
  state: VisitState;
  noteNumber: number;
}): VisitStage {
  if (state !== 'held') return state;
  if (!leavesRecord(kind)) return 'left-to-governors';
  return noteNumber > 0 ? 'written-up' : 'to-write-up';
}
