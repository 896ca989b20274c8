import type { Problem } from './row';

/** A value of an indicator as a published file gives it. */
export type FigureValue = {
  indicator: string;
  /** Year an academic year starts, or a date. */
  period: string;
  value: number | null;
  /** A coded value, or the code that stands in place of a figure. */
  text: string | null;
  cohort: number | null;
  /** Of an earlier year, repeated in this file: taken only where nothing is held for it. */
  repeated?: boolean;
};

/** A figure of an authority (its three-digit code) or of `england`. */
export type FigureComparator = {
  area: string;
  indicator: string;
  period: string;
  value: number;
  repeated?: boolean;
};

/** How an inspection was made and reported. */
export type InspectionForm = 'graded' | 'ungraded' | 'report-card' | 'monitoring';

/** An inspection as a published file gives it. */
export type InspectionFacts = {
  /** The inspectorate's number; null where the file gives none, and the date then stands for it. */
  number: string | null;
  kind: string;
  form: InspectionForm;
  startedOn: string;
  publishedOn: string | null;
  /** 1 to 4, or null where it was not judged. */
  overall: number | null;
  category: string | null;
  /** Area judged → grade in words as published; "Not judged" is said as such. */
  judgements: Record<string, string>;
};

/** Which school a row is about: its URN, else its authority's code with its number there. */
export type SchoolKey = { urn: number | null; laCode: string | null; number: number | null };

/** What one row of a published file brings. `school` is null for totals of an authority or of England. */
export type FigureRow = {
  school: SchoolKey | null;
  name: string;
  laCode: string | null;
  values: FigureValue[];
  comparators: FigureComparator[];
  inspections: InspectionFacts[];
  leftOut: Problem[];
};

export type FigureVerdict =
  | { kind: 'figures'; row: FigureRow }
  | { kind: 'rejected'; problem: Problem }
  /** Another authority's than was asked for. */
  | { kind: 'other-authority' }
  /** A row that is no school and no total, such as a blank line or the heading again. */
  | { kind: 'nothing' };

/** The row verdict for one that was not taken. */
export function rejected(column: string | null, value: string | null, reason: string): FigureVerdict {
  return { kind: 'rejected', problem: { column, value, reason } };
}
