import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import type { AgreementState } from '../agreement-states';
import type { EscalationState } from '../escalation/vocabulary';
import type { Evaluator } from '../exit/vocabulary';
import type { PointKind } from '../impact/vocabulary';
import type { SigningParty } from '../parties';
import type { Standing } from '../permissions';
import type { ReviewState } from '../reviews/vocabulary';
import type { ActionOwner, ActionState, VisitState } from '../visits/vocabulary';

export type LifeVisit = {
  id: string;
  state: VisitState;
  plannedFor: CalendarDate;
  /** Who visits: the provider, or the service's own adviser. */
  by: Standing;
  /** Number of the note in force; 0 while there is none. */
  noteNumber: number;
  /** Whether the head has opened the note. */
  noteRead: boolean;
  /** Last day on which the note is in time, once the visit has been held. */
  noteDueOn: CalendarDate | null;
};

export type LifeReview = {
  id: string;
  number: number;
  state: ReviewState;
  plannedFor: CalendarDate;
  preMeetingOn: CalendarDate | null;
  preMeetingHeld: boolean;
  packMade: boolean;
};

export type LifeOutcome = {
  id: string;
  measure: string;
  byDate: CalendarDate | null;
  /** Readings that count. */
  points: readonly { kind: PointKind; on: CalendarDate }[];
  /** Whether the service has said what became of it. */
  judged: boolean;
};

export type LifeMilestone = {
  id: string;
  text: string;
  date: CalendarDate | null;
  /** The day it was reached; null while it is not. */
  reachedOn: CalendarDate | null;
};

export type LifeAction = {
  id: string;
  text: string;
  owner: ActionOwner;
  /** Name of the owner where it is nobody of the agreement's parties. */
  ownerName: string | null;
  dueOn: CalendarDate;
  state: ActionState;
  visitId: string | null;
  reviewId: string | null;
};

/**
 * Everything the task list of an agreement is made from, as one viewer may read it: plain values, no database.
 * Dates are those of England.
 */
export type LifeRecord = {
  state: AgreementState;
  today: CalendarDate;
  /** When schools of the authority whose casework it is are open. */
  calendar: SchoolCalendar;
  /** How the viewer stands to the agreement. */
  standings: readonly Standing[];
  starts: CalendarDate | null;
  ends: CalendarDate | null;
  /** Whether it ever came into force. One that was ended before has nothing to be done. */
  signed: boolean;
  /** Things still missing in the draft. */
  gaps: number;
  /** Parties whose signature of the whole text is missing. */
  unsigned: readonly SigningParty[];
  resumeBy: CalendarDate | null;
  /** Half-days committed and not used. */
  halfDaysLeft: HalfDays;
  visits: readonly LifeVisit[];
  /** Whether the band asks for Improvement Reviews, and by when the next is due at the latest. */
  reviewsAskedFor: boolean;
  reviewDueBy: CalendarDate | null;
  reviews: readonly LifeReview[];
  outcomes: readonly LifeOutcome[];
  milestones: readonly LifeMilestone[];
  actions: readonly LifeAction[];
  /** Null where there is none, or where the viewer may not know of it. */
  escalation: { state: EscalationState; answerBy: CalendarDate | null; answered: boolean } | null;
  /** An amendment being written or signed. */
  amendment: {
    id: string;
    number: number;
    state: 'draft' | 'signing';
    unsigned: readonly SigningParty[];
  } | null;
  /** Exit criteria of the text, each with whether it is judged. */
  criteria: readonly { id: string; text: string; judged: boolean }[];
  /** Who has given an evaluation. */
  evaluated: readonly Evaluator[];
  evaluationDueOn: CalendarDate | null;
  /** What stands in the way of closing, in words; one that is soft may be passed over. Empty unless closing. */
  missing: readonly { message: string; soft: boolean }[];
  /** The day support ended; null until closing or ended. */
  endedOn: CalendarDate | null;
};
