import type { DemoSchool } from '../schools';

/** A value of an indicator, as the demo's figures are written down before they are kept. */
export type Figure = {
  urn: number;
  indicator: string;
  /** Year an academic year starts, or a date. */
  period: string;
  value: number | null;
  text: string | null;
  cohort: number | null;
  source: string;
};

/** Whether pupils sit key stage 2 tests here. */
export function hasYearSix({ phaseName, highAge }: DemoSchool): boolean {
  return ['Primary', 'All-through'].includes(phaseName) && (highAge ?? 0) >= 11;
}

/** Whether pupils sit key stage 4 examinations here. */
export function hasYearEleven({ phaseName }: DemoSchool): boolean {
  return ['Secondary', 'All-through'].includes(phaseName);
}

/** Whether a school is run for older pupils. */
export function isSecondary({ phaseName }: DemoSchool): boolean {
  return phaseName === 'Secondary' || phaseName === 'All-through';
}

/** Special schools and alternative provision, whose pupils are more often away with good reason. */
export function isSpecial({ phaseName }: DemoSchool): boolean {
  return phaseName === 'Special' || phaseName === 'Alternative provision';
}

/**
 * The latest academic years that had ended on a day, by the year each starts: results of a year are known in August.
 * @param on `YYYY-MM-DD`
 */
export function latestYears(on: string, count: number): string[] {
  const year = Number(on.slice(0, 4)) - (on.slice(5) >= '08-20' ? 1 : 2);
  return Array.from({ length: count }, (_, back) => String(year - back));
}

/** Progress was not worked out for the pupils who missed the assessments it starts from, in 2020 and 2021. */
export const NO_KS2_PROGRESS: readonly string[] = ['2023', '2024'];
export const NO_PROGRESS_8: readonly string[] = ['2024', '2025'];

/** Rounded to some decimals. */
export function round(figure: number, decimals = 0): number {
  const by = 10 ** decimals;
  return Math.round(figure * by) / by;
}
