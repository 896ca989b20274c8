import type { Standing } from '~/agreements/domain';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { addSchoolDays, type SchoolCalendar, schoolDaysIn } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { ClaimState } from './vocabulary';

/** How somebody stands to a claim: as to its agreement, and the lead of its authority besides. */
export const CLAIM_STANDINGS = [
  'provider-leader',
  'home-head',
  'client-head',
  'client-chair',
  'service',
  'lead',
] as const satisfies readonly (Standing | 'lead')[];
export type ClaimStanding = (typeof CLAIM_STANDINGS)[number];

export const CLAIM_ACTIONS = [
  'see',
  'change',
  'send',
  'reply',
  'withdraw',
  'answer',
  'approve',
  'decline',
  'sample',
  'give-evidence',
  'judge',
  'claw-back-much',
] as const;
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

const EVER: readonly ClaimState[] = [
  'draft',
  'submitted',
  'queried',
  'confirmed',
  'approved',
  'withdrawn',
  'declined',
];
/** A draft is nobody's but the provider's. */
const SENT: readonly ClaimState[] = EVER.filter((state) => state !== 'draft');
const DRAFT: readonly ClaimState[] = ['draft'];
const QUERIED: readonly ClaimState[] = ['queried'];
const OPEN: readonly ClaimState[] = ['submitted', 'queried', 'confirmed'];
const UNAPPROVED: readonly ClaimState[] = [...DRAFT, ...OPEN];
const APPROVED: readonly ClaimState[] = ['approved'];
const NEVER: readonly ClaimState[] = [];

/** The two who claim: the provider, and the head of the school that is recompensed. */
const CLAIMANTS = (states: readonly ClaimState[]) => row(states, states, NEVER, NEVER, NEVER, NEVER);
/** The two who answer for the school. */
const SCHOOL = (states: readonly ClaimState[]) => row(NEVER, NEVER, states, states, NEVER, NEVER);
const SERVICE = (states: readonly ClaimState[]) => row(NEVER, NEVER, NEVER, NEVER, states, states);

/** Who may do what with a claim, in which of its states. The lead alone takes back more than the service may by itself. */
export const CLAIM_PERMISSIONS: Readonly<
  Record<ClaimAction, Readonly<Record<ClaimStanding, readonly ClaimState[]>>>
> = {
  see: row(EVER, EVER, SENT, SENT, SENT, SENT),
  change: CLAIMANTS(DRAFT),
  send: CLAIMANTS(DRAFT),
  reply: CLAIMANTS(QUERIED),
  withdraw: CLAIMANTS(UNAPPROVED),
  answer: SCHOOL(OPEN),
  approve: SERVICE(OPEN),
  decline: SERVICE(OPEN),
  sample: SERVICE(APPROVED),
  'give-evidence': CLAIMANTS(APPROVED),
  judge: SERVICE(APPROVED),
  'claw-back-much': row(NEVER, NEVER, NEVER, NEVER, NEVER, APPROVED),
};

function row(
  providerLeader: readonly ClaimState[],
  homeHead: readonly ClaimState[],
  clientHead: readonly ClaimState[],
  clientChair: readonly ClaimState[],
  service: readonly ClaimState[],
  lead: readonly ClaimState[],
): Record<ClaimStanding, readonly ClaimState[]> {
  return {
    'provider-leader': providerLeader,
    'home-head': homeHead,
    'client-head': clientHead,
    'client-chair': clientChair,
    service,
    lead,
  };
}

/** Whether somebody is of the side that claims. */
export function isClaimant(standings: readonly ClaimStanding[]): boolean {
  return standings.includes('provider-leader') || standings.includes('home-head');
}

/** What only somebody who has no part in the claim may do: nobody answers, decides or judges their own. */
const OTHERS_ONLY: readonly ClaimAction[] = [
  'answer',
  'approve',
  'decline',
  'sample',
  'judge',
  'claw-back-much',
];
/** What is the service's, and not for whoever has answered for the school. */
const DECISIONS: readonly ClaimAction[] = ['approve', 'decline', 'sample', 'judge', 'claw-back-much'];

/**
 * Why somebody's own part in a claim keeps them from doing something with it; null where it does not. A person may be
 * provider and broker, or head and broker: then another person of the service decides.
 * @param part whether they sent the claim, or answered it for the school, in person
 */
export function ownPart(
  action: ClaimAction,
  standings: readonly ClaimStanding[],
  part: { sent: boolean; answered: boolean },
): 'own-claim' | 'own-answer' | null {
  if (OTHERS_ONLY.includes(action) && (part.sent || isClaimant(standings))) return 'own-claim';
  const ofSchool = standings.includes('client-head') || standings.includes('client-chair');
  return DECISIONS.includes(action) && (part.answered || ofSchool) ? 'own-answer' : null;
}

/** Whether any of the standings allows an action in a state. */
export function mayWithClaim(
  action: ClaimAction,
  standings: readonly ClaimStanding[],
  state: ClaimState,
): boolean {
  return standings.some((standing) => CLAIM_PERMISSIONS[action][standing].includes(state));
}

/**
 * The last day the school has to answer a claim, or the provider to reply to a query: as many school days as the days of
 * the settings are in term, so that no holiday takes the time away.
 * @param calendar of the authority whose casework it is
 */
export function answerDueOn(since: CalendarDate, answerDays: number, calendar: SchoolCalendar): CalendarDate {
  return addSchoolDays(calendar, since, schoolDaysIn(answerDays));
}

/** School days the provider has to give evidence: two weeks. */
const EVIDENCE_DAYS = 10;

/** The day by which evidence that is asked for on a day is to be given, where nobody says another. */
export function evidenceDueOn(asked: CalendarDate, calendar: SchoolCalendar): CalendarDate {
  return addSchoolDays(calendar, asked, EVIDENCE_DAYS);
}

/**
 * Whether the service may approve now: once the school has confirmed, or when whoever is waited for has had their days.
 * @param claim.since the day it was sent, or answered
 * @returns whether it goes without the school's answer, which takes a reason; no `claim.early` before the days are over
 */
export function mayApprove(
  claim: { state: ClaimState; since: CalendarDate },
  answerDays: number,
  today: CalendarDate,
  calendar: SchoolCalendar,
): Verdict<{ unanswered: boolean }> {
  if (claim.state === 'confirmed') return yes({ unanswered: false });
  const due = answerDueOn(claim.since, answerDays, calendar);
  if (today > due) return yes({ unanswered: true });
  const who = claim.state === 'queried' ? 'The provider has' : 'The school has';
  const what = claim.state === 'queried' ? 'to reply to the school’s query' : 'to answer';
  return no(
    'claim.early',
    `${who} until ${dateWords(due)} ${what}. The claim can be approved without it after that day.`,
    { details: { due } },
  );
}

/**
 * Whether money may be taken back: once evidence was given or its day has passed; above what the service may take back by
 * itself only by the lead.
 */
export function mayClawBack(
  sample: { state: 'asked' | 'given'; dueOn: CalendarDate },
  { amountPence, limitPence, lead }: { amountPence: Pence; limitPence: Pence; lead: boolean },
  today: CalendarDate,
): Verdict {
  if (sample.state === 'asked' && today <= sample.dueOn) {
    return no(
      'sample.early',
      `The provider has until ${dateWords(sample.dueOn)} to give the evidence. Money can be taken back after that day, or once it is there.`,
    );
  }
  if (amountPence > limitPence && !lead) {
    return no('sample.lead', 'So large a sum is taken back by the lead. Ask them to judge this sample.');
  }
  return yes();
}
