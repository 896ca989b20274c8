import { isService, providersOf, schoolsOf, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { ProposalEvent } from './proposal-states';
import type { ShortlistEvent } from './shortlist-states';

/** How a person stands to a proposal. One person may stand in several ways. */
export const RELATIONS = [
  'service',
  'client-head',
  'client-chair',
  'provider',
  'home-head',
  'system',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What the relations are read from. */
export type Parties = {
  /** Authority of the client school. */
  authorityId: string;
  /** The client school. */
  urn: number;
  providerId: string;
  homeUrn: number;
};

/**
 * How the viewer stands to a proposal; empty for one they have nothing to do with.
 * @param headOf schools whose casework they read as head: their own, and those theirs came from
 * @param chairOf the same as chair of governors
 */
export function relationsTo(
  viewer: Viewer,
  parties: Parties,
  headOf: readonly number[] = schoolsOf(viewer, 'head'),
  chairOf: readonly number[] = schoolsOf(viewer, 'chair'),
): Relation[] {
  const relations: Relation[] = [];
  const within = viewer.authorityId === parties.authorityId;
  if (within && isService(viewer)) relations.push('service');
  if (within && headOf.includes(parties.urn)) relations.push('client-head');
  if (within && chairOf.includes(parties.urn)) relations.push('client-chair');
  if (providersOf(viewer).includes(parties.providerId)) relations.push('provider');
  if (headOf.includes(parties.homeUrn)) relations.push('home-head');
  return relations;
}

/**
 * Who may do what to a proposal. The choice is the school's, the answer the provider's, the release the
 * home school's, the approval the authority's: nobody does another's part.
 */
export const PROPOSAL_PERMISSIONS: Readonly<Record<ProposalEvent, readonly Relation[]>> = {
  choose: ['client-head'],
  unchoose: ['client-head'],
  invite: ['service'],
  accept: ['provider'],
  decline: ['provider'],
  release: ['home-head'],
  'refuse-release': ['home-head'],
  approve: ['service'],
  withdraw: ['service'],
  'stand-down': ['service', 'system'],
  expire: ['system'],
};

/** Who may do what to a shortlist; putting an offer on it is the service's, as is taking one off. */
export const SHORTLIST_PERMISSIONS: Readonly<Record<ShortlistEvent, readonly Relation[]>> = {
  share: ['service'],
  choose: ['client-head'],
  unchoose: ['client-head', 'system'],
  'ask-others': ['client-head'],
};

/** Whether somebody who stands in these relations may do something. */
export function allows(permitted: readonly Relation[], relations: readonly Relation[]): boolean {
  return relations.some((relation) => permitted.includes(relation));
}

/**
 * The refusal for somebody who may see a proposal but not do this to it.
 * @returns `proposal.forbidden`, which says whose part it is
 */
export function mayDo(event: ProposalEvent, relations: readonly Relation[]): Verdict {
  const permitted = PROPOSAL_PERMISSIONS[event];
  if (allows(permitted, relations)) return yes();
  return no('proposal.forbidden', `Only ${WHO[permitted[0] ?? 'system']} can do this.`);
}

const WHO: Readonly<Record<Relation, string>> = {
  service: 'the authority’s broker',
  'client-head': 'the headteacher of the school',
  'client-chair': 'the chair of governors of the school',
  provider: 'the provider who was asked',
  'home-head': 'the headteacher of the provider’s home school',
  system: 'the service itself',
};
