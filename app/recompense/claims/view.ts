import type { AgreementState } from '~/agreements/domain';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';
import type { ClaimAction } from '../domain/claims/permissions';
import type {
  ClaimLineKind,
  ClaimState,
  LineAnswer,
  LineDecision,
  SampleGround,
  SampleState,
} from '../domain/claims/vocabulary';

/** A line of a claim as pages show it. */
export type LineView = {
  id: string;
  kind: ClaimLineKind;
  words: string;
  halfDays: HalfDays | null;
  amountPence: Pence;
  answer: LineAnswer;
  query: string | null;
  reply: string | null;
  decision: LineDecision | null;
  decisionReason: string | null;
  clawedBackPence: Pence;
  /** The visit's page. */
  visitHref: string | null;
  /** What the visit took by its note now, where that is less than what was claimed for it. */
  correctedTo: HalfDays | null;
};

/** How a claim is divided, and what that made where it has been approved. */
export type DivisionView = {
  netPence: Pence;
  authorityPence: Pence;
  schoolPence: Pence;
  homeSchoolPence: Pence;
  brokeragePence: Pence;
  vat: VatTreatment;
  /** VAT on top, once approved. */
  schoolVatPence: Pence;
  homeSchoolVatPence: Pence;
};

/** A document of money that came of a claim, where it is the viewer's to open. */
export type MadeView = { label: string; words: string; href: string };

export type SampleView = {
  id: string;
  version: number;
  state: SampleState;
  grounds: SampleGround[];
  askedFor: string;
  dueOn: CalendarDate;
  askedAt: Date;
  evidence: string | null;
  givenAt: Date | null;
  givenBy: string | null;
  finding: string | null;
  judgedAt: Date | null;
  judgedBy: string | null;
};

/** A claim as its pages show it. */
export type ClaimView = {
  id: string;
  /** Its reference; "Draft" before it is sent. */
  name: string;
  ref: string | null;
  state: ClaimState;
  version: number;
  note: string;
  totalPence: Pence;
  agreement: { id: string; ref: string };
  urn: number;
  schoolName: string;
  providerName: string;
  homeName: string;
  lines: LineView[];
  may: Record<ClaimAction, boolean>;
  kept: 'own-claim' | 'own-answer' | null;
  /** Whether the viewer is of the side that claims, of the school that answers, of the service. */
  side: { claims: boolean; school: boolean; service: boolean };
  createdBy: string;
  submittedAt: Date | null;
  submittedBy: string;
  answeredAt: Date | null;
  answeredBy: string;
  approvedAt: Date | null;
  approvedBy: string;
  decision: string | null;
  /** The last day for whom it waits; null where it waits for nobody but the service. */
  dueOn: CalendarDate | null;
  /** Whether that day has passed. */
  overdue: boolean;
  division: DivisionView | null;
  /** How the draw for evidence went: the ticket, and below which it is drawn. */
  draw: { seed: string; ticket: number; basisPoints: number } | null;
  made: MadeView[];
  samples: SampleView[];
  today: CalendarDate;
};

/** One thing in a claim's history. */
export type ClaimHappening = {
  id: string;
  at: Date;
  who: string;
  title: string;
  reason: string | null;
  /** Where money taken back came from and went to. */
  parts: string[];
};

export type ClaimPage = { claim: ClaimView; history: ClaimHappening[] };

/** A row that can be ticked on the page of a new claim. */
export type TickRow = {
  value: string;
  words: string;
  /** What the sum is made of. */
  detail: string;
  amountPence: Pence;
};

/** The page of a new claim, or of the draft there is. */
export type NewClaimPage = {
  agreement: { id: string; ref: string; state: AgreementState; schoolName: string; providerName: string };
  /** The draft that is changed; null for a new claim. */
  draft: { id: string; version: number } | null;
  rows: { visits: TickRow[]; instalments: TickRow[] };
  /** Not due yet, in words. */
  later: string[];
  beyondHalfDays: HalfDays;
  expensesLeftPence: Pence;
  expensesCapPence: Pence;
  /** What a day comes to and what of; null where days are not what is claimed for. */
  dayWords: string | null;
  totalAgreedPence: Pence;
  claimedPence: Pence;
  /** What the form starts with. */
  start: {
    visits: string[];
    instalments: string[];
    expenses: { id: string; description: string; on: string; amount: string }[];
    note: string;
  };
};
