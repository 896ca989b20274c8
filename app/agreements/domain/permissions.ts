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
  'visit',
  'write-up',
  'act',
  'mark-milestone',
  'review',
  'measure',
  'measure-after',
  'read-escalation',
  'escalate',
  'step-escalation',
  'answer-escalation',
  'amend',
  'begin-close',
  'judge-exit',
  'correct-judgement',
  'evaluate',
  'close',
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
const IN_FORCE: readonly AgreementState[] = ['active', 'paused'];
const DELIVERED: readonly AgreementState[] = ['active', 'closing'];
const FOLLOWED: readonly AgreementState[] = ['active', 'paused', 'closing'];
const CLOSING: readonly AgreementState[] = ['closing'];
const CLOSED: readonly AgreementState[] = ['closed'];
const JUDGED: readonly AgreementState[] = ['closing', 'closed'];
const OVER: readonly AgreementState[] = ['closed', 'terminated'];
const SIGNED: readonly AgreementState[] = ['active', 'paused', 'closing', 'closed', 'terminated'];
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
  // A visit is planned while support is given; what took place before a pause may still be written up in it.
  visit: row(NEVER, NEVER, DELIVERED, NEVER, DELIVERED),
  'write-up': row(NEVER, NEVER, FOLLOWED, NEVER, FOLLOWED),
  act: row(FOLLOWED, FOLLOWED, FOLLOWED, FOLLOWED, FOLLOWED),
  'mark-milestone': row(DELIVERED, NEVER, DELIVERED, NEVER, DELIVERED),
  review: row(NEVER, NEVER, NEVER, NEVER, FOLLOWED),
  measure: row(FOLLOWED, NEVER, FOLLOWED, NEVER, FOLLOWED),
  // Sustained impact: read by the school and the service one and two terms after the support has ended.
  'measure-after': row(OVER, NEVER, NEVER, NEVER, OVER),
  // Escalation is between the authority and the school: those who support it read none of it.
  'read-escalation': row(SIGNED, SIGNED, NEVER, NEVER, SIGNED),
  escalate: row(NEVER, NEVER, NEVER, NEVER, FOLLOWED),
  // An open case outlives the support, and the school may answer whatever was said to it, at any time.
  'step-escalation': row(NEVER, NEVER, NEVER, NEVER, SIGNED),
  'answer-escalation': row(SIGNED, SIGNED, NEVER, NEVER, NEVER),
  amend: row(IN_FORCE, NEVER, IN_FORCE, NEVER, IN_FORCE),
  'begin-close': row(NEVER, NEVER, NEVER, NEVER, IN_FORCE),
  'judge-exit': row(NEVER, NEVER, NEVER, NEVER, CLOSING),
  // A fact that turns out wrong after closing is put right with a reason: the provider's record rests on it.
  'correct-judgement': row(NEVER, NEVER, NEVER, NEVER, CLOSED),
  evaluate: row(JUDGED, NEVER, JUDGED, NEVER, JUDGED),
  close: row(NEVER, NEVER, NEVER, NEVER, CLOSING),
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

/** Everything a person may do now, by action: for the pages, which ask the same table as the commands. */
export function rightsIn(
  standings: readonly Standing[],
  state: AgreementState,
): Record<AgreementAction, boolean> {
  // The keys are exactly the actions: `fromEntries` cannot say so.
  return Object.fromEntries(
    AGREEMENT_ACTIONS.map((action) => [action, mayDo(action, standings, state)]),
  ) as Record<AgreementAction, boolean>; // every action is mapped above
}
