import { LEADERSHIP_AND_GOVERNANCE } from './concern-indicators';
import type { Indicator } from './indicator-type';
import { OUTCOME_INDICATORS } from './outcome-indicators';
import { WHOLE_SCHOOL_INDICATORS } from './whole-school-indicators';

export type { CodedValue, Indicator, IndicatorOrigin, IndicatorUnit } from './indicator-type';
export { OVERALL_GRADES, REPORT_CARD_GRADES } from './whole-school-indicators';

/**
 * Every indicator that an analysis can use, from a published file or entered by hand. A key once used is never given
 * another meaning: values are kept under it.
 */
export const INDICATORS: readonly Indicator[] = [
  ...OUTCOME_INDICATORS,
  ...WHOLE_SCHOOL_INDICATORS,
  ...LEADERSHIP_AND_GOVERNANCE,
];

const BY_KEY: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((one) => [one.key, one]));

/** The indicator of a key, or undefined where there is none (a key of a later version, or a mistake). */
export function indicatorOf(key: string): Indicator | undefined {
  return BY_KEY.get(key);
}

/** Keys of indicators that only the head, the chair and the authority's brokers and leads may see. */
export const SENSITIVE_INDICATORS: ReadonlySet<string> = new Set(
  INDICATORS.filter((one) => one.sensitive).map((one) => one.key),
);

/** The label of a coded value; the code itself where the list does not have it. */
export function codedLabel(indicator: Indicator, code: string): string {
  return indicator.values?.find((one) => one.key === code)?.label ?? suppressionLabel(code) ?? code;
}

/** What the codes that stand for a figure mean in the published performance tables. */
export const SUPPRESSION_CODES: Readonly<Record<string, string>> = {
  SUPP: 'Not published: too few pupils',
  NE: 'No entries',
  NP: 'Not published',
  LOWCOV: 'Not published: too few pupils have the earlier results it needs',
  NA: 'Not applicable',
  NEW: 'New school, no figures yet',
  DNS: 'Not submitted',
};

/** What a code in place of a figure means, or null where it is no such code. */
export function suppressionLabel(code: string): string | null {
  return SUPPRESSION_CODES[code.toUpperCase()] ?? null;
}
