import type { ClusterState } from '../vocabulary';

/** How somebody stands to a cluster. The chair is one of the heads as well. */
export const CLUSTER_STANDINGS = [
  'service',
  'chair',
  'head',
  'governor',
  'invited-head',
  'invited-governor',
] as const;
export type ClusterStanding = (typeof CLUSTER_STANDINGS)[number];

export const CLUSTER_DEEDS = [
  'look',
  'read',
  'change',
  'invite',
  'take-back',
  'answer',
  'leave',
  'remove',
  'choose-chair',
  'end',
  'meet',
  'minute',
  'share',
  'answer-share',
] as const;
export type ClusterDeed = (typeof CLUSTER_DEEDS)[number];

type Rule = { who: readonly ClusterStanding[]; inStates: readonly ClusterState[] };
const ACTIVE = ['active'] as const;
const ANY = ['active', 'ended'] as const;
const RUNS_IT = ['service', 'chair'] as const;

/**
 * Who may do what, and while the cluster is in which state. To look is to see what it is about and who is in it, as one
 * who is invited has to; to read is to read its meetings, minutes and shared requests.
 */
const RULES: Record<ClusterDeed, Rule> = {
  look: { who: CLUSTER_STANDINGS, inStates: ANY },
  read: { who: ['service', 'chair', 'head', 'governor'], inStates: ANY },
  change: { who: RUNS_IT, inStates: ACTIVE },
  invite: { who: RUNS_IT, inStates: ACTIVE },
  'take-back': { who: RUNS_IT, inStates: ACTIVE },
  answer: { who: ['invited-head'], inStates: ACTIVE },
  leave: { who: ['head'], inStates: ACTIVE },
  remove: { who: ['service'], inStates: ACTIVE },
  'choose-chair': { who: RUNS_IT, inStates: ACTIVE },
  end: { who: RUNS_IT, inStates: ACTIVE },
  meet: { who: RUNS_IT, inStates: ACTIVE },
  // What was said is written up and put right after the cluster has ended, too.
  minute: { who: RUNS_IT, inStates: ANY },
  share: { who: ['head'], inStates: ACTIVE },
  'answer-share': { who: ['head'], inStates: ACTIVE },
};

/** Whether somebody may do a thing with a cluster as it stands. */
export function mayWithCluster(
  deed: ClusterDeed,
  standings: readonly ClusterStanding[],
  state: ClusterState,
): boolean {
  const { who, inStates } = RULES[deed];
  return inStates.includes(state) && who.some((one) => standings.includes(one));
}

/** A cluster works together from two schools on: it meets, and shares requests, only then. */
export const SCHOOLS_TO_MEET = 2;

/** Most schools asked at once; a longer list of an authority's schools is not a cluster. */
export const MOST_SCHOOLS = 40;
