import { codedLabel, type Indicator, suppressionLabel } from './domain';

const UNIT_WORDS: Record<Indicator['unit'], string> = {
  'per-cent': '%',
  'percentage-points': ' percentage points',
  score: '',
  rate: ' for each 100 pupils',
  years: ' years',
  coded: '',
};

/** A value in words: "54%", "-1.3", "Good", or what stands in place of a figure. */
export function valueWords(
  indicator: Indicator,
  { value, text }: { value: number | null; text: string | null },
): string {
  if (text !== null)
    return indicator.unit === 'coded' ? codedLabel(indicator, text) : (suppressionLabel(text) ?? text);
  if (indicator.unit === 'years' && value === 1) return '1 year';
  return value === null ? 'Not known' : `${figureOf(indicator, value)}${UNIT_WORDS[indicator.unit]}`;
}

function figureOf({ decimals }: Indicator, value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: Math.max(decimals, 1) });
}

/** The unit beside a field: "% of pupils". */
export const UNIT_HINTS: Record<Indicator['unit'], string> = {
  'per-cent': 'A percentage, such as 54.5',
  'percentage-points': 'Percentage points, such as -12',
  score: 'A score, such as 46.3 or -0.25',
  rate: 'For each 100 pupils, such as 3.5',
  years: 'Years, such as 2.5',
  coded: '',
};

const GRADES = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];

/** The overall grade of an inspection in words. */
export function overallWords(overall: number | null, form: string): string {
  if (overall !== null) return GRADES[overall - 1] ?? 'Not known';
  return form === 'report-card' ? 'None: a report card gives grades by area' : 'None given';
}

/** Who may read this page, said on it. */
export const DATA_AUDIENCE =
  'Seen by the head and chair of the school and by the authority’s brokers and leads. Nobody else sees what is entered by hand.';
