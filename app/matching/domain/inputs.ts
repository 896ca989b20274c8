import type { Appetite, Designation, OfferState, Phase, QaState } from '~/directory/domain/vocabulary';
import type { TermKey } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { GridPoint } from '~/kernel/geo';
import type { Pence } from '~/kernel/money';
import type { Model } from './model';

/**
 * Everything a ranking reads, as plain data: frozen with the run as canonical JSON, so that it can be
 * replayed to the same numbers after everything around it has changed. No dates but calendar dates, no
 * numbers but finite ones.
 */
export type RankInput = {
  request: RankRequest;
  offers: readonly RankOffer[];
  model: Model;
  /** The date in England on which it was ranked. */
  today: CalendarDate;
  /** Outcomes of all finished support of the providers looked at, for their average. Since model 2. */
  register?: Register;
};

/** Outcomes agreed on for support that has ended, how many of them were met, and (since model 3) met in part. */
export type Outcomes = { outcomes: number; met: number; partly?: number };

/** Finished support of all providers: their outcomes, and what a record is drawn towards. */
export type Register = Outcomes & {
  /** Worked out by the directory from all records. Since model 3. */
  prior?: { mean: number; strength: number };
};

/** A focus area as it stood in the taxonomy: areas of one group count as related. */
export type FocusRef = { key: string; name: string; group: string };

export type RankNeed = {
  id: string;
  focus: FocusRef;
  /** 1 watch, 2 improve, 3 urgent, 4 critical. */
  severity: number;
  /** Whether a baseline was measured. */
  measured: boolean;
  /** Designations whose work usually covers it, the closest fit first. */
  designations: readonly Designation[];
  /** Keys of areas related to it, as the taxonomy stood. Since model 2: model 1 went by the group. */
  related?: readonly string[];
};

export type RankRequest = {
  id: string;
  /** The client school's authority on this installation. */
  authorityId: string;
  needs: readonly RankNeed[];
  school: RankSchool;
  /** Terms in which the support is to happen, in order; never empty. */
  terms: readonly TermKey[];
  /** Half-days asked for; null where the school left it open. */
  halfDays: HalfDays | null;
  formats: readonly string[];
  remoteWelcome: boolean;
  maxDayRatePence: Pence | null;
};

/** Facts of a school from the public register. */
export type RankSchool = {
  urn: number;
  /** Phases of support that suit it, the closest first. */
  phases: readonly Phase[];
  grid: GridPoint | null;
  trustUid: string | null;
  laCode: string;
  maintained: boolean;
  pupils: number | null;
  fsmPercent: number | null;
  urbanRural: string | null;
  /** The register's group of types, such as academies. Since model 2. */
  typeGroup?: string | null;
};

/** Days of an offer in one term, in half-days. */
export type RankTerm = {
  term: TermKey;
  /** Free to be asked of this offer: the offer's own days and the provider's overall cap both bind. */
  free: HalfDays;
  /** The provider's overall cap, and what is left of it. */
  providerCap: HalfDays;
  providerFree: HalfDays;
};

/** An offer as it is, whoever asks. */
export type OfferFacts = {
  id: string;
  authorityId: string;
  providerId: string;
  state: OfferState;
  /** Whether the provider is on the register now. */
  active: boolean;
  designation: Designation;
  designatedOn: CalendarDate | null;
  designationExpires: CalendarDate | null;
  /** As recorded; where it stands on the day is worked out from the date. */
  qaState: QaState;
  qaOn: CalendarDate | null;
  appetite: Appetite;
  focusAreas: readonly FocusRef[];
  phases: readonly Phase[];
  formats: readonly string[];
  dayRatePence: Pence;
  travelLimitMinutes: number;
  remote: boolean;
  openToOthers: boolean;
  confirmedOn: CalendarDate | null;
  home: RankSchool & {
    open: boolean;
    /** Whether its own inspection and standing leave it free to support others; judged where it is loaded. */
    fitToSupport: boolean;
  };
  terms: readonly RankTerm[];
  /** The provider's finished support: pieces of it, and what came of them; null where there is none yet. Since model 2. */
  track?: (Outcomes & { cases: number }) | null;
  /**
   * Price of one of its days in the authority's last finished plan: points of score it would earn elsewhere. Null where
   * no plan speaks of it. Since model 2.
   */
  scarcity?: number | null;
};

/** What stands between an offer and one request, or the school that makes it. */
export type BetweenThem = {
  /** Whether a conflict of interest with the client school is declared. */
  conflict: boolean;
  /** Not to be asked again for this school before this date, after a decline. */
  parkedUntil: CalendarDate | null;
  /** Codes of soft exclusions that the broker has set aside for this request, with a reason. */
  waived: readonly ExclusionCode[];
};

/** An offer as ranked for one request: its terms are those of the request's window. */
export type RankOffer = OfferFacts & BetweenThem;

export const EXCLUSION_CODES = [
  'not-published',
  'same-school',
  'same-trust',
  'conflict',
  'designation-not-begun',
  'designation-lapsed',
  'qa-lapsed',
  'home-school-closed',
  'home-school-not-free',
  'other-authority',
  'not-now',
  'phase',
  'no-shared-focus',
  'no-free-days',
  'too-far',
  'parked',
  'over-ceiling',
] as const;
export type ExclusionCode = (typeof EXCLUSION_CODES)[number];

/** One reason an offer is not suggested. A soft one may be set aside by the broker, with a reason. */
export type Exclusion = { code: ExclusionCode; sentence: string; soft: boolean };
