import type { FigureUnit } from '../figure';
import type { ReportContent, ReportPart } from './content';

/** A line of a report's file of figures. */
export type ReportLine = {
  part: string;
  figure: string;
  of: string;
  /** A plain number: days and pounds as they are said, not half-days and pence; null where there is none. */
  value: number | null;
  unit: string;
  words: string;
};

export const LINE_HEADS = ['Part', 'Figure', 'Of', 'Value', 'Unit', 'As in the report'] as const;

/** Every number of a report, one a line, as in the report. */
export function linesOf({ sections }: Pick<ReportContent, 'sections'>): ReportLine[] {
  return sections.flatMap(({ heading, parts }) =>
    parts.flatMap((part) => partLines(part).map((line) => ({ part: heading, ...line }))),
  );
}

function partLines(part: ReportPart): Omit<ReportLine, 'part'>[] {
  switch (part.kind) {
    case 'figures':
      return part.figures.map(({ label, value, unit, words, basis }) => ({
        figure: label,
        of: basis,
        ...plain(value, unit),
        words,
      }));
    case 'table':
      return part.rows.flatMap((row) =>
        part.columns.slice(1).map(({ head, unit }, at) => ({
          figure: `${part.caption}: ${head}`,
          of: row[0]?.words ?? '',
          ...plain(row[at + 1]?.value ?? null, unit),
          words: row[at + 1]?.words ?? '',
        })),
      );
    case 'course':
      return part.points.flatMap(({ on, actual, aim }) => [
        { figure: `${part.caption}: actual`, of: on, ...plain(actual, 'percent'), words: '' },
        { figure: `${part.caption}: aim`, of: on, ...plain(aim, 'percent'), words: '' },
      ]);
    default:
      return [];
  }
}

function plain(value: number | null, unit: FigureUnit | null): { value: number | null; unit: string } {
  if (unit === null) return { value: null, unit: '' };
  if (unit === 'half-days') return { value: value === null ? null : value / 2, unit: 'days' };
  if (unit === 'pence') return { value: value === null ? null : value / 100, unit: 'pounds' };
  if (unit === 'percent')
    return { value: value === null ? null : Math.round(value * 10) / 10, unit: 'per cent' };
  return { value, unit };
}
