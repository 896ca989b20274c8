import { NO_BAND, SCHOOL_FACETS, type SchoolFact, schoolFacets } from '../domain/facts/schools';
import type { FigureRecord } from '../domain/figure';
import type { FigureDefinition } from '../figures/definition';

const COLUMNS = ['Phase', 'Place', 'Band'];

/** Which schools are meant, in the words of every figure of schools. */
export const REGISTER = 'Schools open today by the national register, the same as on the board.';

/** What one school adds to a figure. */
export type Said = {
  counts: boolean;
  value: number | null;
  cells?: readonly string[];
  facets?: Readonly<Record<string, string>>;
};

type Words = Pick<FigureDefinition, 'label' | 'explains' | 'way' | 'unit' | 'inOrder'>;

/**
 * A figure of schools on the roll.
 * @param more its words; `heads` and `facets` beyond those of every school
 * @param say what a school adds, and whether it counts; null where the figure is not about it
 */
export function ofSchools(
  more: Words & { heads?: readonly string[]; facets?: readonly string[] },
  say: (one: SchoolFact, today: string) => Said | null,
): FigureDefinition {
  const { heads = [], facets = [], ...words } = more;
  return {
    group: 'schools',
    noun: ['school', 'schools'],
    ...words,
    columns: [...COLUMNS, ...heads],
    facets: [...SCHOOL_FACETS, ...facets],
    records: async (reading) =>
      (await reading.schools()).flatMap((one) => {
        const said = say(one, reading.today);
        return said ? [schoolRow(one, said)] : [];
      }),
  };
}

function schoolRow(one: SchoolFact, { counts, value, cells = [], facets = {} }: Said): FigureRecord {
  return {
    id: String(one.urn),
    title: one.name,
    href: `/schools/${one.urn}`,
    cells: [one.phase, one.place, one.band?.name ?? NO_BAND, ...cells],
    facets: { ...schoolFacets(one), ...facets },
    value,
    counts,
  };
}
