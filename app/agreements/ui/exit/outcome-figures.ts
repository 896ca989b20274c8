import type { CalendarDate } from '~/kernel/clock';
import { figureWords } from '../../domain';
import type { OutcomeView } from '../../exit/queries.server';

export type OutcomeFigure = { label: string; figure: string; on: CalendarDate | null };

/** Where an outcome started, where it was to be, where it is, and whether it lasted: for forms, pages and files alike. */
export function outcomeFigures({ outcome, exit, latest, sustained }: OutcomeView): OutcomeFigure[] {
  const { unit } = outcome;
  const reading = exit ?? latest;
  return [
    {
      label: 'Baseline',
      figure: figureWords(outcome.baseline, unit) || 'Not measured',
      on: outcome.baselineOn,
    },
    { label: 'Target', figure: figureWords(outcome.target, unit) || 'None', on: outcome.byDate },
    {
      label: exit || !latest ? 'At the end' : 'Last reading',
      figure: reading ? figureWords(reading.value, unit) : 'Not read yet',
      on: reading?.on ?? null,
    },
    ...sustained.map(({ value, on }) => ({ label: 'Afterwards', figure: figureWords(value, unit), on })),
  ];
}
