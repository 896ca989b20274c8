import { timeWords } from '~/agreements/domain/visits/times';
import { focusAreaName } from '~/diagnosis/domain';
import { dateWords } from '~/kernel/words';
import { type Crumb, Tag } from '~/ui';
import type { ClusterHead } from '../../clusters/head.server';
import { CLUSTER_KIND_NAMES, MEETING_STATE_TAGS, standingTag } from '../../clusters/wording';
import type { MeetingState } from '../../domain/vocabulary';

/** Where a cluster stands, as a tag. */
export function ClusterTag({ state, members }: Pick<ClusterHead, 'state' | 'members'>) {
  const { label, tone } = standingTag(state, members);
  return <Tag tone={tone}>{label}</Tag>;
}

export function MeetingTag({ state }: { state: MeetingState }) {
  const { label, tone } = MEETING_STATE_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

export const CLUSTERS_CRUMB: Crumb = { label: 'Clusters', href: '/clusters' };

/** The way to a page below a cluster. */
export function clusterCrumbs(head: Pick<ClusterHead, 'id' | 'name'>, ...more: Crumb[]): Crumb[] {
  return [CLUSTERS_CRUMB, { label: head.name, href: `/clusters/${head.id}` }, ...more];
}

/** "Cluster of 4 schools". */
export function clusterCaption({ kind, members }: Pick<ClusterHead, 'kind' | 'members'>): string {
  return `${CLUSTER_KIND_NAMES[kind]} of ${members === 1 ? '1 school' : `${members} schools`}`;
}

/** Focus areas in words, or that there are none. */
export function focusWords(keys: readonly string[]): string {
  return keys.length === 0 ? 'Any' : keys.map(focusAreaName).join(', ');
}

/** A day with its time: "4 March 2027 at 2pm". */
export function whenWords({ on, startsAt }: { on: string; startsAt: string | null }): string {
  return startsAt ? `${dateWords(on)} at ${timeWords(startsAt)}` : dateWords(on);
}
