import { OUTCOME_INDICATORS } from './outcome-indicators';
import type { SchoolTraits } from './similar-schools';
import type { Phase } from './support-vocabulary';

/** So many like schools make the figure a school is compared with. */
export const SIMILAR_SCHOOLS = 12;
/** Fewer than this are no comparison. */
export const FEWEST_SIMILAR = 5;
/** Schools within so many kilometres count as near by: about half an hour on the road. */
export const NEAR_KM = 30;

/** Where like schools are looked for. */
export const SIMILAR_AREAS = ['all', 'authority', 'near'] as const;
export type SimilarArea = (typeof SIMILAR_AREAS)[number];

/** What a page of similar schools is asked for; `figure` keeps to the schools that have one for the year. */
export type SimilarQuery = { area: SimilarArea; figure: { indicator: string; period: string } | null };

/** Reads an address; what makes no sense is left out. */
export function readSimilarQuery(params: URLSearchParams): SimilarQuery {
  const area = SIMILAR_AREAS.find((one) => one === params.get('area')) ?? 'all';
  const [, indicator, period] = /^([a-z0-9-]{1,60})\.(\d{4})$/.exec(params.get('figure') ?? '') ?? [];
  return { area, figure: indicator && period ? { indicator, period } : null };
}

/** The address of a school's similar schools. */
export function similarHref(urn: number, { area, figure }: Partial<SimilarQuery> = {}): string {
  const params = new URLSearchParams();
  if (area && area !== 'all') params.set('area', area);
  if (figure) params.set('figure', `${figure.indicator}.${figure.period}`);
  const text = params.toString();
  return `/schools/${urn}/similar${text === '' ? '' : `?${text}`}`;
}

/** The average of like schools' figures, to one decimal; null of fewer than `FEWEST_SIMILAR`, which are no comparison. */
export function averageOfSimilar(figures: readonly number[]): number | null {
  if (figures.length < FEWEST_SIMILAR) return null;
  const sum = figures.reduce((all, one) => all + one, 0);
  return Math.round((sum / figures.length) * 10) / 10;
}

/** Whether a school is near by another; one whose place is not known is not. */
export function isNearBy(kilometres: number | null): boolean {
  return kilometres !== null && kilometres <= NEAR_KM;
}

/**
 * Published results that schools of some phases have, in the order of the page. The gap beside other pupils is left out:
 * it is the disadvantaged pupils' figure less the same number for all.
 */
export function publishedOutcomes(phases: readonly Phase[]): string[] {
  return OUTCOME_INDICATORS.filter(
    ({ key, from, sensitive, phases: of }) =>
      from === 'ks2' && !sensitive && key !== 'ks2-rwm-gap' && of.some((phase) => phases.includes(phase)),
  ).map(({ key }) => key);
}

/** A published value as this page needs it. */
type Published = { urn: number; indicator: string; period: string; value: number | null };

/**
 * The year in which an indicator is compared: the school's own latest that has a figure, else the latest of the others.
 * Figures of different years are never set side by side.
 * @returns null where none of them has a figure
 */
export function comparedPeriod(indicator: string, urn: number, values: readonly Published[]): string | null {
  const held = values.filter((one) => one.indicator === indicator && one.value !== null);
  const own = held.filter((one) => one.urn === urn);
  const latest = (own.length > 0 ? own : held).map(({ period }) => period).sort();
  return latest.at(-1) ?? null;
}

/** How alike two schools are in per cent, from their distance. */
export function alikePerCent(distance: number): number {
  return Math.round((1 - distance) * 100);
}

/** Whether so little is known of a school's traits that its list says little: neither its size nor its pupils. */
export function littleKnown({ pupils, fsmPercent }: SchoolTraits): boolean {
  return pupils === null && fsmPercent === null;
}
