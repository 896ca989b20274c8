import type { Machine } from '~/kernel/state-machine';
import {
  CLUSTER_SCHOOL_STATES,
  CLUSTER_STATES,
  type ClusterSchoolState,
  type ClusterState,
  MEETING_STATES,
  type MeetingState,
  SHARE_STATES,
  type ShareState,
} from '../vocabulary';

export const CLUSTER_EVENTS = ['change', 'end'] as const;
export type ClusterEvent = (typeof CLUSTER_EVENTS)[number];

export const clusterMachine: Machine<ClusterState, ClusterEvent> = {
  name: 'cluster',
  initial: 'active',
  states: CLUSTER_STATES,
  events: CLUSTER_EVENTS,
  transitions: { active: { change: 'active', end: 'ended' }, ended: {} },
};

export const CLUSTER_SCHOOL_EVENTS = ['invite', 'join', 'decline', 'leave', 'take-back'] as const;
export type ClusterSchoolEvent = (typeof CLUSTER_SCHOOL_EVENTS)[number];

/** A school's part: a no or a leaving is no bar to being asked again. */
export const clusterSchoolMachine: Machine<ClusterSchoolState, ClusterSchoolEvent> = {
  name: 'invitation',
  initial: 'invited',
  states: CLUSTER_SCHOOL_STATES,
  events: CLUSTER_SCHOOL_EVENTS,
  transitions: {
    invited: { join: 'member', decline: 'declined', 'take-back': 'left' },
    member: { leave: 'left' },
    declined: { invite: 'invited' },
    left: { invite: 'invited' },
  },
};

export const MEETING_EVENTS = ['change', 'hold', 'call-off', 'correct'] as const;
export type MeetingEvent = (typeof MEETING_EVENTS)[number];

export const meetingMachine: Machine<MeetingState, MeetingEvent> = {
  name: 'meeting',
  initial: 'planned',
  states: MEETING_STATES,
  events: MEETING_EVENTS,
  transitions: {
    planned: { change: 'planned', hold: 'held', 'call-off': 'called-off' },
    held: { correct: 'held' },
    'called-off': {},
  },
};

export const SHARE_EVENTS = ['take-part', 'stay-out'] as const;
export type ShareEvent = (typeof SHARE_EVENTS)[number];

/** A school's word on a shared request: it may change its mind while the request is open. */
export const shareMachine: Machine<ShareState, ShareEvent> = {
  name: 'answer',
  initial: 'asked',
  states: SHARE_STATES,
  events: SHARE_EVENTS,
  transitions: {
    asked: { 'take-part': 'in', 'stay-out': 'out' },
    in: { 'take-part': 'in', 'stay-out': 'out' },
    out: { 'take-part': 'in', 'stay-out': 'out' },
  },
};
