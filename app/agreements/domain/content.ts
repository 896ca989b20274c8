import type { TermKey } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Urn } from '~/kernel/urn';
import type { SigningParty } from './parties';
import type { RecompenseTerms } from './recompense';

/** A school as it is named in the agreement. */
export type SchoolParty = { urn: Urn; name: string; head: string };

export type Parties = {
  client: SchoolParty & { chair: string };
  provider: { name: string; designation: string; jobTitle: string };
  home: SchoolParty;
  authority: { name: string };
};

/** An outcome for children, with what it is measured by and from where it starts. */
export type Outcome = {
  id: string;
  /** What will be better for children. */
  outcome: string;
  /** What is measured, e.g. "Year 6 pupils at the expected standard in writing". */
  measure: string;
  /** "%", "pupils", "points" … */
  unit: string;
  baseline: number | null;
  baselineOn: CalendarDate | null;
  /** The evidence the baseline rests on. */
  baselineSource: string;
  target: number | null;
  byDate: CalendarDate | null;
  /** Where the figure will be read when progress is judged. */
  dataSource: string;
};

export type Milestone = { id: string; text: string; date: CalendarDate | null };
export type ExitCriterion = { id: string; text: string };
export type TermDays = { term: TermKey; halfDays: HalfDays };

/**
 * Everything an agreement says: every field of DOMAIN's list. A revision keeps it as canonical JSON,
 * whose SHA-256 is what the parties sign.
 */
export type AgreementContent = {
  /**
   * Version of this shape, so that an old revision can always be read. The first said nothing of instalments, VAT, the
   * brokerage's part or sharing by amount: reading fills in what was usual, and its text shows only what it said.
   */
  format: 1 | 2;
  ref: string;
  parties: Parties;
  purpose: { improvement: string };
  outcomes: Outcome[];
  timescale: { starts: CalendarDate | null; ends: CalendarDate | null };
  milestones: Milestone[];
  responsibilities: { client: string; provider: string; home: string; authority: string };
  resources: { days: TermDays[]; people: string; other: string };
  reporting: { lines: string; frequency: string };
  evaluation: { method: string; by: string; on: CalendarDate | null };
  exit: { criteria: ExitCriterion[]; earlyExit: string };
  recompense: RecompenseTerms;
  confidentiality: { terms: string; safeguardingException: string };
  safeguarding: { compliance: string };
  dataSharing: { shared: string; purpose: string; kept: string };
  codeOfPractice: { terms: string };
  /** What each party states it has looked into before it signs, one statement an item. */
  dueDiligence: Record<SigningParty, string[]>;
};

/** Half-days of support in all terms together. */
export function totalHalfDays(content: Pick<AgreementContent, 'resources'>): HalfDays {
  return content.resources.days.reduce((sum, item) => sum + item.halfDays, 0);
}
