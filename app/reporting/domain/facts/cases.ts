import type { AgreementState } from '~/agreements/domain';
import type { EscalationStep } from '~/agreements/domain/escalation/vocabulary';
import type { Again, Attribution, DaysUsed, Fit } from '~/agreements/domain/exit/evaluation';
import type { Evaluator, ExitGround, OutcomeResult } from '~/agreements/domain/exit/vocabulary';
import type { NoteStanding } from '~/agreements/domain/visits/lateness';
import type { RequestState } from '~/diagnosis/domain';
import type { Designation } from '~/directory/domain';
import type { TermKey } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { ProposalState } from '~/matching/domain';
import { NO_BAND, type SchoolFacets } from './schools';

/** The school of a case with what it is counted by, in the words of `facts/schools`. */
export type CaseSchool = {
  urn: number;
  name: string;
  phase: string;
  place: string;
  kind: string;
  size: string;
  setting: string;
  maintained: boolean;
  pupils: number | null;
};

/** A band as it stood on a day; 1 is served first. */
export type CaseBand = { name: string; letter: string; priority: number };

/** A partner put forward for a request. */
export type CaseProposal = {
  id: string;
  providerId: string;
  providerName: string;
  designation: Designation;
  state: ProposalState;
  /** When the school was shown it, chose it, and the provider was asked, answered and was approved. */
  sharedOn: CalendarDate | null;
  chosenOn: CalendarDate | null;
  invitedOn: CalendarDate | null;
  answeredOn: CalendarDate | null;
  approvedOn: CalendarDate | null;
  declineCode: string | null;
};

/** A visit under an agreement, or (`agreementId` null) one of the adviser's. */
export type VisitFact = {
  id: string;
  urn: number;
  agreementId: string | null;
  kind: 'support' | 'adviser';
  visitorName: string;
  /** The day it was held; null until then. */
  heldOn: CalendarDate | null;
  plannedFor: CalendarDate;
  halfDays: HalfDays;
  note: NoteStanding['kind'];
};

/** An Improvement Review that was to be held by a day. */
export type DueReview = {
  /** The review that answered to it; null while there is none. */
  reviewId: string | null;
  /** 1 for the agreement's first. */
  number: number;
  dueBy: CalendarDate;
  heldOn: CalendarDate | null;
  onTime: boolean;
};

/** Whether an outcome has lasted, one or two terms after the support ended. */
export type SustainedFact = {
  termsAfter: 1 | 2;
  on: CalendarDate;
  value: number;
  /** Null where no target or no reading at the end says what there was to keep. */
  held: boolean | null;
};

/** An outcome of an agreement that has been judged. */
export type OutcomeFact = {
  id: string;
  measure: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  /** The focus area of the need it came from; `several` where the case has more and none can be told. */
  focusArea: string;
  result: OutcomeResult;
  exitValue: number | null;
  sustained: readonly SustainedFact[];
};

/** The focus area of an outcome that cannot be told from among several. */
export const SEVERAL_AREAS = 'several';

/** What one of the three says of the support: the newest of each, once the agreement is closed. */
export type EvaluationFact = {
  evaluator: Evaluator;
  on: CalendarDate;
  fit: Fit;
  again: Again;
  daysUsed: DaysUsed;
  attribution: Attribution;
};

/** What support has cost, by who bears it, without VAT that is passed on. */
export type Spend = { authorityPence: Pence; schoolPence: Pence };

/** An agreement of a case. */
export type AgreementFact = {
  id: string;
  ref: string;
  state: AgreementState;
  provider: { id: string; name: string; designation: Designation; homeUrn: number };
  draftedOn: CalendarDate;
  /** When all had signed; null for one that was never in force. */
  signedOn: CalendarDate | null;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  /** The day support ended, and the day the papers were closed. */
  supportEndedOn: CalendarDate | null;
  closedOn: CalendarDate | null;
  ground: ExitGround | null;
  /** Half-days by term, as the ledger has them: still committed, and used. */
  days: readonly { term: TermKey; committed: HalfDays; used: HalfDays }[];
  visits: readonly VisitFact[];
  reviewsHeld: number;
  reviewsDue: readonly DueReview[];
  escalations: readonly {
    id: string;
    openedOn: CalendarDate;
    endedOn: CalendarDate | null;
    step: EscalationStep;
  }[];
  outcomes: readonly OutcomeFact[];
  evaluations: readonly EvaluationFact[];
  /** Of claims approved so far; null where there is none. */
  spend: Spend | null;
};

/** A school's request for support and what became of it. */
export type CaseFact = {
  id: string;
  ref: string;
  school: CaseSchool;
  /** On the day it was sent; of today for a draft. Null where none is agreed, or the reader may not know it. */
  band: CaseBand | null;
  state: RequestState;
  raisedBySchool: boolean;
  focusAreas: readonly string[];
  halfDaysAsked: HalfDays | null;
  createdOn: CalendarDate;
  submittedOn: CalendarDate | null;
  /** When the school chose the partner it was given, or the one being asked now. */
  matchedOn: CalendarDate | null;
  /** The same partner: asked, accepted, approved by the broker. */
  invitedOn: CalendarDate | null;
  acceptedOn: CalendarDate | null;
  approvedOn: CalendarDate | null;
  /** When the first agreement of the case came into force, and support was first given under any. */
  signedOn: CalendarDate | null;
  firstVisitOn: CalendarDate | null;
  /** When the school withdrew it, or the authority declined it. */
  endedOn: CalendarDate | null;
  proposals: readonly CaseProposal[];
  /** All of its agreements, the first first. */
  agreements: readonly AgreementFact[];
  /** The one that stands: the newest that was in force, or else the newest. */
  agreement: AgreementFact | null;
};

const UNDER_WAY: readonly ProposalState[] = ['chosen', 'invited', 'accepted', 'released'];

/**
 * The proposal that a request's match is counted by: the first that was approved, so that a partner lost later does not
 * change how long the school waited for its first; before any is approved, the one being asked now. A choice that came to
 * nothing is no match.
 */
export function matchOf<P extends Pick<CaseProposal, 'id' | 'state' | 'approvedOn' | 'chosenOn'>>(
  proposals: readonly P[],
): P | null {
  const approved = proposals.filter(({ approvedOn }) => approvedOn !== null);
  const first = (list: readonly P[], on: (one: P) => string | null) =>
    [...list].sort((a, b) => ((on(a) ?? '9') < (on(b) ?? '9') ? -1 : on(a) === on(b) ? order(a, b) : 1))[0];
  return (
    first(approved, ({ approvedOn }) => approvedOn) ??
    first(
      proposals.filter(({ state }) => UNDER_WAY.includes(state)),
      ({ chosenOn }) => chosenOn,
    ) ??
    null
  );
}

const order = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** The agreement that stands for a case: the newest that was in force, or else the newest. */
export function standingAgreement<A extends Pick<AgreementFact, 'signedOn'>>(
  agreements: readonly A[],
): A | null {
  return agreements.findLast(({ signedOn }) => signedOn !== null) ?? agreements.at(-1) ?? null;
}

/** The earliest of some days; null where there is none. */
export function earliest(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

/** What records of a case can be counted by: the same names and words as records of schools; bands as they were then. */
export function caseFacets({ school, band }: Pick<CaseFact, 'school' | 'band'>): SchoolFacets {
  const { phase, place, kind, size, setting } = school;
  return { phase, place, kind, size, setting, band: band?.name ?? NO_BAND };
}

/** Every agreement of some cases, with the case it is of. */
export function agreementsOf(cases: readonly CaseFact[]): { of: CaseFact; agreement: AgreementFact }[] {
  return cases.flatMap((of) => of.agreements.map((agreement) => ({ of, agreement })));
}
