import { count } from '~/kernel/words';
import type { Attendance } from '../domain/clusters/minutes';
import type {
  ClusterKind,
  ClusterSchoolState,
  ClusterState,
  MeetingState,
  ShareState,
} from '../domain/vocabulary';

/** A tag’s words and tone, as `Tag` takes them. */
type TagWords = { label: string; tone: 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'amber' };

export const CLUSTER_KIND_NAMES: Record<ClusterKind, string> = {
  cluster: 'Cluster',
  'joint-project': 'Joint project',
};

export const CLUSTER_KIND_HINTS: Record<ClusterKind, string> = {
  cluster: 'Schools that go on meeting, with a chair and minutes',
  'joint-project': 'Schools that work at one thing together until a day',
};

/** "cluster" or "joint project", within a sentence. */
export function nounOf(kind: ClusterKind): string {
  return CLUSTER_KIND_NAMES[kind].toLowerCase();
}

export const CLUSTER_STATE_TAGS: Record<ClusterState, TagWords> = {
  active: { label: 'Active', tone: 'green' },
  ended: { label: 'Ended', tone: 'grey' },
};

/** Where a cluster stands: it works from two schools on. */
export function standingTag(state: ClusterState, members: number): TagWords {
  if (state === 'active' && members < 2) return { label: 'Waiting for schools', tone: 'amber' };
  return CLUSTER_STATE_TAGS[state];
}

export const SCHOOL_STATE_TAGS: Record<ClusterSchoolState, TagWords> = {
  invited: { label: 'Invited', tone: 'blue' },
  member: { label: 'Member', tone: 'green' },
  declined: { label: 'Said no', tone: 'grey' },
  left: { label: 'No longer in it', tone: 'grey' },
};

export const MEETING_STATE_TAGS: Record<MeetingState, TagWords> = {
  planned: { label: 'Planned', tone: 'blue' },
  held: { label: 'Held', tone: 'green' },
  'called-off': { label: 'Called off', tone: 'grey' },
};

export const SHARE_STATE_TAGS: Record<ShareState, TagWords> = {
  asked: { label: 'Not answered yet', tone: 'amber' },
  in: { label: 'Takes part', tone: 'green' },
  out: { label: 'Does not take part', tone: 'grey' },
};

export const ATTENDANCE_NAMES: Record<Attendance, string> = {
  came: 'Came',
  apologies: 'Sent apologies',
  absent: 'Was not there',
};

/** "3 schools", "1 school and 2 invited". */
export function schoolsWords(members: number, invited: number): string {
  return invited === 0 ? count(members, 'school') : `${count(members, 'school')} and ${invited} invited`;
}
