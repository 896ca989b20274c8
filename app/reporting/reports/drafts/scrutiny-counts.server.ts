import { RESULTS } from '~/agreements/exit/wording';
import { FOCUS_GROUPS, focusArea } from '~/diagnosis/domain';
import { academicYearOf, termDates, termKey } from '~/kernel/academic-year';
import type { CaseFact, VisitFact } from '../../domain/facts/cases';
import { agreementsOf } from '../../domain/facts/cases';
import { KINDS, type SchoolFact } from '../../domain/facts/schools';
import type { Tallied, Tally } from '../../domain/reports/tally';
import type { Reading } from '../../figures/reading';

export const NOTE_WORDS = ['Within 48 hours', 'Later, or still to come'] as const;
const SEVERAL = 'More than one group';

/** Focus areas are counted by their group: few enough that most counts can be shown. */
export const GROUPS: readonly string[] = [...FOCUS_GROUPS, SEVERAL];

function groupOf({ focusAreas }: Pick<CaseFact, 'focusAreas'>): string {
  const groups = new Set(focusAreas.map((key) => focusArea(key)?.group));
  const [only] = groups;
  return groups.size === 1 && only !== undefined ? only : SEVERAL;
}

const IN_PLACE = new Set(['active', 'paused', 'closing']);
/** Notes that were in time or were not; those still within their 48 hours are neither. */
const NOTED = new Set<VisitFact['note']>(['on-time', 'late', 'overdue']);

export type ScrutinyTallies = { inPlace: Tally; requests: Tally; outcomes: Tally; notes: Tally };

/**
 * What the report to members counts. Counts of the school year only grow until it ends, so they keep their names from one
 * report to the next, and what has grown by a few is not told; counts of the day carry its date.
 */
export async function scrutinyTallies(reading: Reading): Promise<ScrutinyTallies> {
  const year = academicYearOf(reading.today);
  const from = termDates(termKey(year, 'autumn')).from;
  const schools = await reading.schools();
  const cases = await reading.cases();
  const phases = valuesOf(schools, 'phase');
  const places = valuesOf(schools, 'place');
  const agreements = agreementsOf(cases);
  const supported = new Set(
    agreements.filter(({ agreement }) => IN_PLACE.has(agreement.state)).map(({ of }) => of.school.urn),
  );
  const visits = agreements.flatMap(({ agreement }) => agreement.visits);
  return {
    inPlace: {
      key: `${reading.today} schools with support`,
      records: schools
        .filter(({ urn }) => supported.has(urn))
        .map(({ urn, phase, place, kind }) => ({ whose: String(urn), facets: { phase, place, kind } })),
      by: { phase: phases, place: places, kind: [...KINDS] },
      population: populationOf(schools),
    },
    requests: {
      key: `${year} requests`,
      records: cases
        .filter(({ submittedOn }) => submittedOn !== null && submittedOn >= from)
        .map((one) => ({
          whose: String(one.school.urn),
          facets: { phase: one.school.phase, group: groupOf(one) },
        })),
      by: {
        phase: [...new Set([...phases, ...cases.map(({ school }) => school.phase)])],
        group: [...GROUPS],
      },
    },
    outcomes: {
      key: `${year} outcomes`,
      records: agreements
        .filter(({ agreement }) => agreement.closedOn !== null && agreement.closedOn >= from)
        .flatMap(({ of, agreement }) =>
          agreement.outcomes.map(({ result }) => ({
            whose: String(of.school.urn),
            facets: { result: RESULTS[result].label },
          })),
        ),
      by: { result: Object.values(RESULTS).map(({ label }) => label) },
    },
    notes: {
      key: `${year} notes`,
      records: visits.flatMap((visit) => noteOf(visit, from)),
      by: { note: [...NOTE_WORDS] },
    },
  };
}

function noteOf({ heldOn, note, urn }: VisitFact, from: string): Tallied[] {
  if (heldOn === null || heldOn < from || !NOTED.has(note)) return [];
  return [{ whose: String(urn), facets: { note: NOTE_WORDS[note === 'on-time' ? 0 : 1] } }];
}

function valuesOf(schools: readonly SchoolFact[], facet: 'phase' | 'place'): string[] {
  return [...new Set(schools.map((school) => school[facet]))].sort();
}

/** How many schools there are of each phase, place and kind: in the national register for everybody. */
function populationOf(schools: readonly SchoolFact[]): Record<string, number> {
  const counts: Record<string, number> = { '': schools.length };
  for (const { phase, place, kind } of schools)
    for (const name of [`phase ${phase}`, `place ${place}`, `kind ${kind}`])
      counts[name] = (counts[name] ?? 0) + 1;
  for (const kind of KINDS) counts[`kind ${kind}`] ??= 0;
  return counts;
}
