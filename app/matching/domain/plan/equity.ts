import type { RankSchool } from '../inputs';
import type { PlanInputs } from './inputs';

/** How one group of schools comes out of a plan. */
export type EquityLine = {
  label: string;
  requests: number;
  met: number;
  /** Mean score of those that are met; null where none is. */
  score: number | null;
  /** Mean score they would have had alone. */
  alone: number | null;
};
export type EquityTable = { title: string; lines: EquityLine[] };

/**
 * Pupils up to which a school counts as small. The national funding formula's sparsity factor looks at schools with
 * fewer than 21.4 pupils to a year group in primary schools and 120 in secondary schools: 150 over seven years, 600
 * over five (Department for Education, "The national funding formulae for schools and high needs", technical note).
 */
export const SMALL_PUPILS = { primary: 150, secondary: 600 } as const;

/** Whether a school is small; null where its pupils are not known. */
export function isSmall({ pupils, phases }: Pick<RankSchool, 'pupils' | 'phases'>): boolean | null {
  if (pupils === null) return null;
  return pupils <= (phases[0] === 'secondary' ? SMALL_PUPILS.secondary : SMALL_PUPILS.primary);
}

type Row = { request: string; score: number | null; alone: number | null };

/**
 * How bands, phases, small and larger schools, maintained schools and academies come out of a plan.
 * @param rows each request's score in the plan (null when unmet) and alone (null when nothing could meet it)
 * @param phaseName what a phase is called
 */
export function equityOf(
  requests: PlanInputs['requests'],
  rows: readonly Row[],
  phaseName: (phase: string) => string,
): EquityTable[] {
  const byId = new Map(rows.map((row) => [row.request, row]));
  const group = (title: string, label: (one: PlanInputs['requests'][number]) => string): EquityTable => {
    const groups = new Map<string, Row[]>();
    for (const request of requests) {
      const row = byId.get(request.id);
      if (row) groups.set(label(request), [...(groups.get(label(request)) ?? []), row]);
    }
    return { title, lines: [...groups].map(([name, members]) => lineOf(name, members)) };
  };
  const sorted = (table: EquityTable): EquityTable => ({
    ...table,
    lines: [...table.lines].sort((a, b) => (a.label < b.label ? -1 : 1)),
  });
  const inOrder = [...requests].sort((a, b) => a.priority - b.priority);
  const bands = new Map(inOrder.map(({ band }) => [band?.name ?? 'No band', 0]));
  const byBand = group('Bands', ({ band }) => band?.name ?? 'No band');
  return [
    {
      ...byBand,
      lines: [...bands.keys()].flatMap((name) => byBand.lines.find(({ label }) => label === name) ?? []),
    },
    sorted(group('Phases', ({ rank }) => phaseName(rank.school.phases[0] ?? ''))),
    sorted(
      group('Size', ({ rank }) => {
        const small = isSmall(rank.school);
        return small === null ? 'Not known' : small ? 'Small schools' : 'Other schools';
      }),
    ),
    sorted(
      group('Kind of school', ({ rank }) =>
        rank.school.maintained ? 'Maintained schools' : 'Academies and other schools',
      ),
    ),
  ];
}

function lineOf(label: string, rows: readonly Row[]): EquityLine {
  return {
    label,
    requests: rows.length,
    met: rows.filter(({ score }) => score !== null).length,
    score: mean(rows.flatMap(({ score }) => score ?? [])),
    alone: mean(rows.flatMap(({ alone }) => alone ?? [])),
  };
}

/** To one decimal. */
function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}
