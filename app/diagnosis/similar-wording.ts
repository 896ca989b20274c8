import { dateWords } from '~/kernel/words';
import { codedLabel, type Indicator, indicatorOf } from './domain';
import { NEAR_KM } from './domain/similar-comparison';
import { valueWords } from './indicator-wording';

/** Where similar schools are looked for; the authority is said by its name. */
export const AREA_WORDS = { all: 'All schools held here', near: `Within ${NEAR_KM} km` } as const;

/** Results as headings of narrow columns. */
export const FIGURE_HEADS: Readonly<Record<string, string>> = {
  'ks2-rwm-expected': 'Expected standard',
  'ks2-rwm-higher': 'Higher standard',
  'ks2-rwm-disadvantaged': 'Disadvantaged pupils',
  'ks2-reading-progress': 'Reading progress',
  'ks2-writing-progress': 'Writing progress',
  'ks2-maths-progress': 'Maths progress',
};

/** A value in a narrow cell: what stands in place of a figure in few words. */
export function cellWords(
  indicator: Indicator,
  held: { value: number | null; text: string | null } | undefined,
): string {
  if (!held) return 'Not published';
  return held.text?.toUpperCase() === 'SUPP' ? 'Too few pupils' : valueWords(indicator, held);
}

/** A share in words. */
export function perCentWords(share: number | null): string {
  return share === null ? 'Not known' : `${share.toLocaleString('en-GB', { maximumFractionDigits: 1 })}%`;
}

/** A distance in words. */
export function kmWords(km: number | null): string {
  if (km === null) return 'Not known';
  return km < 1 ? 'Under 1 km' : `${Math.round(km)} km`;
}

/** What a trait takes from likeness: "takes 3 away", "takes nothing away". */
export function lessBy(weight: number, difference: number | null): string {
  if (difference === null) return 'left out';
  const points = Math.round(weight * difference * 1000) / 10;
  return points === 0 ? 'takes nothing away' : `takes ${points} away`;
}

/** The average of the figure a list keeps to. */
export function averageWords({ unit, average }: { unit: string; average: number | null }): string {
  if (average === null) return 'Not known';
  const figure = average.toLocaleString('en-GB', { maximumFractionDigits: 1 }).replace('-', '−');
  return unit === 'per-cent'
    ? `${figure}%`
    : unit === 'percentage-points'
      ? `${figure} percentage points`
      : figure;
}

/** The latest inspection outcome: "Good, 4 March 2023". */
export function inspectionWords(
  latest: { indicator: string; period: string; text: string } | undefined,
): string {
  const indicator = latest && indicatorOf(latest.indicator);
  if (!latest || !indicator) return 'None known';
  const words =
    latest.indicator === 'inspection-report-card'
      ? `Report card, lowest grade ${codedLabel(indicator, latest.text).toLowerCase()}`
      : valueWords(indicator, { value: null, text: latest.text });
  return `${words}, ${dateWords(latest.period)}`;
}
