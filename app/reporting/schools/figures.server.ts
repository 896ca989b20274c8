import { NO_BAND, SCHOOL_FACETS, type SchoolFact, schoolFacets } from '../domain/facts/schools';
import type { FigureRecord } from '../domain/figure';
import type { FigureDefinition } from '../figures/definition';

/** Figures of how well the authority knows its schools. */
export const SCHOOL_FIGURES = {
  'schools-on-roll': {
    group: 'schools',
    label: 'Schools',
    explains: 'Every school open today by the national register, the same as on the board.',
    way: 'count',
    unit: 'schools',
    columns: ['Phase', 'Place', 'Band'],
    facets: SCHOOL_FACETS,
    records: async (reading) =>
      (await reading.schools()).map((one) => record(one, { counts: true, value: 1, cells: [] })),
  },
} satisfies Record<string, FigureDefinition>;

function record(
  one: SchoolFact,
  { counts, value, cells }: Pick<FigureRecord, 'counts' | 'value' | 'cells'>,
): FigureRecord {
  return {
    id: String(one.urn),
    title: one.name,
    href: `/schools/${one.urn}`,
    cells: [one.phase, one.place, one.band?.name ?? NO_BAND, ...cells],
    facets: schoolFacets(one),
    value,
    counts,
  };
}
