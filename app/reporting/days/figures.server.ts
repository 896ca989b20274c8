import { focusAreaName } from '~/diagnosis/domain';
import { designationWords } from '~/directory/wording';
import { academicYearWords, termOf, termWords } from '~/kernel/academic-year';
import type { DayFact, DayPart } from '../domain/facts/days';
import type { FigureRecord } from '../domain/figure';
import type { FigureDefinition } from '../figures/definition';

const SOURCE =
  'From the ledger of days, for the offers of this authority’s own leaders and teaching schools, last academic year, this one and the terms planned. Each line is one focus area of one offer in one term. Days taken go evenly to the areas they were taken for, free days evenly to the areas of the offer, so that every day is counted once.';

const EXPLAINS: Record<DayPart, string> = {
  offered: `Days used, committed, held and free together. ${SOURCE}`,
  used: `Days of support that have been given and written down. ${SOURCE}`,
  committed: `Days promised in a signed agreement and not yet given. ${SOURCE}`,
  held: `Days kept for an invitation or an agreement that is not signed yet. ${SOURCE}`,
  free: `Days of this term and later ones that can still be asked for: the leader’s own limit and the days of the offer both count. ${SOURCE}`,
};

const LABELS: Record<DayPart, string> = {
  offered: 'Days offered',
  used: 'Days used',
  committed: 'Days committed',
  held: 'Days held',
  free: 'Days free',
};

/** What days are counted by. */
export function dayFacets({ term, designation, home }: DayFact, area: string): Record<string, string> {
  return {
    year: academicYearWords(Number(term.slice(0, 4))),
    term,
    designation: designationWords(designation),
    focus: focusAreaName(area),
    place: home.place,
  };
}

function recordsOf(days: readonly DayFact[], part: DayPart): FigureRecord[] {
  return days.flatMap((day) =>
    day.areas
      .filter((one) => one[part] !== 0)
      .map((one) => ({
        id: `${day.offerId} ${day.term} ${one.area}`,
        title: `${day.providerName}: ${day.offerTitle}`,
        href: `/offers/${day.offerId}`,
        cells: [termWords(day.term), focusAreaName(one.area), day.home.name],
        facets: dayFacets(day, one.area),
        value: one[part],
        counts: true,
      })),
  );
}

const figure = (part: DayPart): FigureDefinition => ({
  group: 'days',
  label: LABELS[part],
  explains: EXPLAINS[part],
  way: 'sum',
  unit: 'half-days',
  noun: ['line', 'lines'],
  columns: ['Term', 'Focus area', 'Home school'],
  facets: ['year', 'term', 'designation', 'focus', 'place'],
  records: async (reading) => {
    const days = await reading.days();
    // Days of a term that is over can no longer be asked for.
    const now = termOf(reading.today);
    return recordsOf(part === 'free' ? days.filter(({ term }) => term >= now) : days, part);
  },
});

/** Days of the authority's leaders, by where they are. */
export const DAY_FIGURES: Record<string, FigureDefinition> = {
  'days-offered': figure('offered'),
  'days-used': figure('used'),
  'days-committed': figure('committed'),
  'days-held': figure('held'),
  'days-free': figure('free'),
};
