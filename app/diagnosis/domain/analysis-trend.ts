/** Which way a figure has gone over the years. */
export const TRENDS = ['up', 'down', 'flat', 'not-enough'] as const;
export type Trend = (typeof TRENDS)[number];

/** Fewest periods from which a trend is said: two figures are a change, not a trend. */
export const FEWEST_PERIODS = 3;
/** Periods further back say little of the school as it is. */
export const MOST_PERIODS = 5;
/** A line that moves less than this from end to end is flat: in per cent units, and in points of any other. */
export const FLAT_PER_CENT = 3;
export const FLAT_POINTS = 0.5;

/**
 * The direction of a straight line put through the latest figures by least squares. Years without a figure are left
 * out and keep their distance, so that a gap (no tests in 2020 and 2021) does not steepen the line.
 * @param points figures by period: the year an academic year starts, or a date
 */
export function trendOf(points: readonly { period: string; value: number }[], unit: string): Trend {
  const latest = [...points]
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0))
    .slice(-MOST_PERIODS);
  if (latest.length < FEWEST_PERIODS) return 'not-enough';
  const xs = latest.map(({ period }) => yearsOf(period));
  const ys = latest.map(({ value }) => value);
  const [x0, y0] = [mean(xs), mean(ys)];
  let [along, across] = [0, 0];
  for (const [i, x] of xs.entries()) {
    along += (x - x0) * ((ys[i] ?? 0) - y0);
    across += (x - x0) ** 2;
  }
  if (across === 0) return 'not-enough';
  const moved = (along / across) * ((xs.at(-1) ?? 0) - (xs[0] ?? 0));
  const flat = /^(%|percentage)/.test(unit) ? FLAT_PER_CENT : FLAT_POINTS;
  if (Math.abs(moved) < flat) return 'flat';
  return moved > 0 ? 'up' : 'down';
}

/** A period as years: `2017` → 2017; a date as the year with the part of it that has passed. */
function yearsOf(period: string): number {
  const [year = 0, month = 1, day = 1] = period.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 365;
}

function mean(figures: readonly number[]): number {
  return figures.reduce((a, b) => a + b, 0) / figures.length;
}
