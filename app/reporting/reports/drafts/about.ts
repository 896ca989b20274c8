import { RESULTS } from '~/agreements/exit/wording';
import { agreementStateTag } from '~/agreements/wording';
import { daysWords } from '~/kernel/days';
import { dateWords } from '~/kernel/words';
import type { AgreementFact, CaseFact, OutcomeFact, VisitFact } from '../../domain/facts/cases';
import type { ReportFigure, ReportPart, ReportValue } from '../../domain/reports/content';
import { areaWords } from '../../support/records';
import { counted, said } from './draft';

/** An academic year as dates: what begins before its last day and is not over before its first. */
export type Span = { from: string; to: string };

export const within = (span: Span, day: string | null) => day !== null && day >= span.from && day <= span.to;

/** Whether any of a case falls in a year: it began by its end, and had not ended before it. */
export function touches(span: Span, { of, agreement }: { of: CaseFact; agreement: AgreementFact }): boolean {
  const began = agreement.signedOn ?? of.submittedOn ?? of.createdOn;
  const ended = agreement.supportEndedOn ?? agreement.closedOn;
  return began <= span.to && (ended === null || ended >= span.from);
}

/** Half-days used in the terms of a year. */
export function usedIn(year: number, { days }: Pick<AgreementFact, 'days'>): number {
  return days.filter(({ term }) => term.startsWith(`${year}-`)).reduce((sum, { used }) => sum + used, 0);
}

export const halfDays = (n: number): ReportValue => ({ value: n, words: daysWords(n) });
export const day = (on: string | null): ReportValue => said(on === null ? '–' : dateWords(on));

/** Agreements of a school or provider, each with its days of the year. */
export function agreementsTable(
  caption: string,
  other: 'Partner' | 'School',
  year: number,
  rows: readonly { of: CaseFact; agreement: AgreementFact }[],
): ReportPart {
  return {
    kind: 'table',
    key: 'agreements',
    caption,
    columns: [
      { head: 'Agreement', unit: null },
      { head: other, unit: null },
      { head: 'For', unit: null },
      { head: 'State', unit: null },
      { head: 'Days given this year', unit: 'half-days' },
    ],
    rows: rows.map(({ of, agreement }) => [
      said(agreement.ref),
      said(other === 'School' ? of.school.name : agreement.provider.name),
      said(of.focusAreas.map(areaWords).join(', ') || '–'),
      said(agreementStateTag(agreement.state).label),
      halfDays(usedIn(year, agreement)),
    ]),
  };
}

/** Outcomes that were judged, with what they were measured by. */
export function outcomesTable(outcomes: readonly OutcomeFact[]): ReportPart {
  const number = (value: number | null, unit: string) =>
    said(value === null ? '–' : `${value.toLocaleString('en-GB')}${unit ? ` ${unit}` : ''}`);
  return {
    kind: 'table',
    key: 'outcomes',
    caption: 'Outcomes that were judged',
    columns: [
      { head: 'Measured by', unit: null },
      { head: 'At the start', unit: null },
      { head: 'Aim', unit: null },
      { head: 'At the end', unit: null },
      { head: 'Result', unit: null },
    ],
    rows: outcomes.map(({ measure, unit, baseline, target, exitValue, result }) => [
      said(measure),
      number(baseline, unit),
      number(target, unit),
      number(exitValue, unit),
      said(RESULTS[result].label),
    ]),
    note: 'What changed beside the support, not by it alone.',
  };
}

/** How many outcomes were met, in part or not. */
export function resultsTable(outcomes: readonly OutcomeFact[]): ReportPart {
  return {
    kind: 'table',
    key: 'results',
    caption: 'Outcomes judged, by result',
    columns: [
      { head: 'Result', unit: null },
      { head: 'Outcomes', unit: 'records' },
    ],
    rows: (['met', 'partly', 'not-met'] as const).map((result) => [
      said(RESULTS[result].label),
      counted(outcomes.filter((one) => one.result === result).length),
    ]),
    drawn: 1,
  };
}

/** Visits held, and how many of their notes came within 48 hours; those still within them are not counted. */
export function visitFigures(visits: readonly VisitFact[]): ReportFigure[] {
  const settled = visits.filter(({ note }) => note === 'on-time' || note === 'late' || note === 'overdue');
  const onTime = settled.filter(({ note }) => note === 'on-time').length;
  return [
    figure(
      'visits',
      'Visits held',
      visits.length,
      String(visits.length),
      '',
      'Visits that took place this school year.',
    ),
    figure(
      'notes',
      'Notes within 48 hours',
      onTime,
      settled.length === 0 ? 'None yet' : `${onTime} of ${settled.length}`,
      '',
      'Of visits that leave a note; one still within its 48 hours is not counted.',
    ),
  ];
}

export function figure(
  key: string,
  label: string,
  value: number | null,
  words: string,
  basis = '',
  explains = '',
  unit: ReportFigure['unit'] = 'records',
): ReportFigure {
  return { key, label, value, words, basis, explains, unit };
}
