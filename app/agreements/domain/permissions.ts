import type { AgreementState } from './agreement-states';
import type { SigningParty } from './parties';

/** How somebody stands to one agreement. A person may stand to it in more than one way. */
export const STANDINGS = ['client-head', 'client-chair', 'provider-leader', 'home-head', 'service'] as const;
export type Standing = (typeof STANDINGS)[number];

export const AGREEMENT_ACTIONS = [
  'view',
  'edit',
  'send',
  'reopen',
  'sign',
  'pause',
  'resume',
  'terminate',
] as const;
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number];

const ALWAYS: readonly AgreementState[] = [
  'draft',
  'signing',
  'active',
  'paused',
  'closing',
  'closed',
  'terminated',
];
const UNDER_WAY: readonly AgreementState[] = ['draft', 'signing', 'active', 'paused', 'closing'];
const UNSIGNED: readonly AgreementState[] = ['draft', 'signing'];
const DRAFT: readonly AgreementState[] = ['draft'];
const SIGNING: readonly AgreementState[] = ['signing'];
const ACTIVE: readonly AgreementState[] = ['active'];
const PAUSED: readonly AgreementState[] = ['paused'];
const NEVER: readonly AgreementState[] = [];

/**
 * Who may do what, in which states. The parties put the draft into words; the service sends it for signing;
 * anyone bound by it may take it back before all have signed, or walk away; once in force, the service pauses,
 * resumes and ends it by the agreement's own terms.
 */
export const PERMISSIONS: Readonly<
  Record<AgreementAction, Readonly<Record<Standing, readonly AgreementState[]>>>
> = {
  view: row(ALWAYS, ALWAYS, ALWAYS, ALWAYS, ALWAYS),
  edit: row(DRAFT, NEVER, DRAFT, NEVER, DRAFT),
  send: row(NEVER, NEVER, NEVER, NEVER, DRAFT),
  reopen: row(SIGNING, SIGNING, SIGNING, SIGNING, SIGNING),
  sign: row(SIGNING, SIGNING, NEVER, SIGNING, SIGNING),
  pause: row(NEVER, NEVER, NEVER, NEVER, ACTIVE),
  resume: row(NEVER, NEVER, NEVER, NEVER, PAUSED),
  terminate: row(UNSIGNED, NEVER, UNSIGNED, UNSIGNED, UNDER_WAY),
};

function row(
  clientHead: readonly AgreementState[],
  clientChair: readonly AgreementState[],
  providerLeader: readonly AgreementState[],
  homeHead: readonly AgreementState[],
  service: readonly AgreementState[],
): Record<Standing, readonly AgreementState[]> {
  return {
    'client-head': clientHead,
    'client-chair': clientChair,
    'provider-leader': providerLeader,
    'home-head': homeHead,
    service,
  };
}

/** What says whose an agreement is. */
export type AgreementOwners = { authorityId: string; urn: number; providerId: string; homeUrn: number };

/**
 * Where a person may act: schools they head or chair (those theirs came from included), providers they act for,
 * and the authority whose brokerage they work in.
 */
export type Reach = {
  headOf: readonly number[];
  chairOf: readonly number[];
  providers: readonly string[];
  serviceOf: string | null;
};

/** How a person stands to an agreement; empty when it is not theirs to know of. */
export function standingsOf(reach: Reach, owners: AgreementOwners): Standing[] {
  const standings: Standing[] = [];
  if (reach.headOf.includes(owners.urn)) standings.push('client-head');
  if (reach.chairOf.includes(owners.urn)) standings.push('client-chair');
  if (reach.providers.includes(owners.providerId)) standings.push('provider-leader');
  if (reach.headOf.includes(owners.homeUrn)) standings.push('home-head');
  if (reach.serviceOf === owners.authorityId) standings.push('service');
  return standings;
}

/** Whether any of the standings allows an action in a state. */
export function mayDo(
  action: AgreementAction,
  standings: readonly Standing[],
  state: AgreementState,
): boolean {
  return standings.some((standing) => PERMISSIONS[action][standing].includes(state));
}

/** The party each standing signs for. A provider's leader does not sign: their headteacher does. */
const SIGNS_FOR: Readonly<Partial<Record<Standing, SigningParty>>> = {
  'client-head': 'client-head',
  'client-chair': 'client-chair',
  'home-head': 'provider-head',
  service: 'authority',
};

/** Parties somebody could sign for. */
export function partiesOf(standings: readonly Standing[]): SigningParty[] {
  return standings.flatMap((standing) => SIGNS_FOR[standing] ?? []);
}
