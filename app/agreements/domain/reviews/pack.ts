import type { TermKey } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Standing } from '../permissions';
import type { Rag, ReviewFrequency } from './vocabulary';

/** A measure as it stood: from where, to where, and what was read on the way. */
export type PackOutcome = {
  id: string;
  outcome: string;
  measure: string;
  unit: string;
  baseline: number | null;
  baselineOn: CalendarDate | null;
  target: number | null;
  byDate: CalendarDate | null;
  /** Newest first. */
  points: { on: CalendarDate; value: number; source: string }[];
  /** The figure the straight way from baseline to target gives for the day of the last reading; null where none does. */
  expected: number | null;
  /** Whether the last reading is on its way, in words; null where there is none. */
  against: string | null;
  /** What the last review found; null where there was none. */
  lastRag: Rag | null;
  lastNarrative: string | null;
};

export type PackMilestone = {
  id: string;
  text: string;
  date: CalendarDate | null;
  state: 'reached' | 'passed' | 'ahead';
  reachedOn: CalendarDate | null;
  note: string | null;
};

export type PackVisit = {
  id: string;
  /** Notes of the adviser's visits are between school and service. */
  group: 'support' | 'adviser';
  title: string;
  on: CalendarDate;
  visitor: string;
  focus: string;
  recommendations: string;
  /** Whether its note has reached the head, and in time. */
  note: string;
};

export type PackAction = { id: string; text: string; owner: string; dueOn: CalendarDate; overdue: boolean };
export type PackDays = { term: TermKey; planned: HalfDays; used: HalfDays };

/** What is confidential to the school and the service (DOMAIN: Diagnosis), and so not shown to a provider. */
export type PackConfidential = {
  band: { name: string; letter: string; priority: number; since: CalendarDate; rationale: string } | null;
  diagnosis: { term: string; state: string; narrative: string; priorities: string } | null;
  escalation: { step: string; since: CalendarDate; route: string } | null;
};

/** The evidence for a review, made from the record as it stood on a day. Frozen as canonical JSON. */
export type Pack = {
  /** Version of this shape, so that an old pack can always be read. */
  format: 1;
  asOf: CalendarDate;
  /** Number of the agreement's text it was made under. */
  revision: number;
  school: string;
  provider: string;
  confidential: PackConfidential | null;
  outcomes: PackOutcome[];
  milestones: PackMilestone[];
  visits: PackVisit[];
  actions: PackAction[];
  days: PackDays[];
  lastReview: { number: number; heldOn: CalendarDate; frequency: ReviewFrequency; summary: string } | null;
};

/** What somebody may read of reviews. */
export type ReviewReading = 'whole' | 'shared' | 'dates';

/**
 * The school and the service read everything. The provider takes part, and reads all but the band, the diagnosis, an
 * escalation and the adviser's own visits, which stay between school and service. The provider's home school is told the dates on which its leader is
 * needed.
 */
export function readingOf(standings: readonly Standing[]): ReviewReading {
  if (standings.some((each) => each === 'service' || each === 'client-head' || each === 'client-chair')) {
    return 'whole';
  }
  return standings.includes('provider-leader') ? 'shared' : 'dates';
}

/** A pack as somebody may read it; null for those who are told the dates only. */
export function packFor(pack: Pack, reading: ReviewReading): Pack | null {
  if (reading === 'dates') return null;
  if (reading === 'whole') return pack;
  return { ...pack, confidential: null, visits: pack.visits.filter(({ group }) => group === 'support') };
}

/** Where a milestone stands on a day. */
export function milestoneState(
  date: CalendarDate | null,
  reached: boolean,
  asOf: CalendarDate,
): PackMilestone['state'] {
  if (reached) return 'reached';
  return date !== null && date < asOf ? 'passed' : 'ahead';
}
