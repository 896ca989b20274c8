import type { CalendarDate } from '~/kernel/clock';
import type { FigureUnit } from '../figure';
import type { Shown } from '../suppression/release';
import type { ReportKind } from '../vocabulary';

/** A number of a report with its words, as they stood: nothing is worked out again when it is read. */
export type ReportValue = {
  /** For files: pence, half-days or a count, as `unit` says; null where there is none or it is kept back. */
  value: number | null;
  words: string;
};

export type ReportFigure = ReportValue & {
  key: string;
  label: string;
  unit: FigureUnit;
  /** What it is made of: "34 of 48". Empty where there is nothing to add. */
  basis: string;
  /** How it is worked out. */
  explains: string;
};

export type ReportColumn = { head: string; unit: FigureUnit | null };

export type ReportPart =
  | { kind: 'words'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'figures'; caption: string; figures: readonly ReportFigure[] }
  /** The first cell of a row names it. `drawn` draws the bars of a column of numbers above the table. */
  | {
      kind: 'table';
      key: string;
      caption: string;
      columns: readonly ReportColumn[];
      rows: readonly (readonly ReportValue[])[];
      drawn?: number;
      note?: string;
    }
  /** Values over time beside where the authority means to be, in per cent. */
  | {
      kind: 'course';
      key: string;
      caption: string;
      points: readonly { on: CalendarDate; actual: number | null; aim: number | null }[];
    };

export type ReportSection = {
  key: string;
  heading: string;
  /** The maker's own words; empty where none were given. */
  commentary: string;
  parts: readonly ReportPart[];
};

/** A report as it is kept: canonical JSON of exactly this. */
export type ReportContent = {
  format: 1;
  kind: ReportKind;
  authority: string;
  title: string;
  /** Small words above the title. */
  caption: string;
  /** A term key, or the first year of an academic year. */
  period: string;
  asOf: CalendarDate;
  madeBy: string;
  /** What the reader has to know of the whole: whom it is for, what is left out. */
  lead: string;
  sections: readonly ReportSection[];
  /** How small numbers were kept back, and what was said of each count: a later report reads it. */
  release: { least: number; shown: Readonly<Record<string, Shown>> } | null;
};

/** What is told instead of a number that is kept back. */
export const NOT_SHOWN = 'Not shown';

/** A figure's value in words alone. */
export const inWords = (words: string): ReportValue => ({ value: null, words });
