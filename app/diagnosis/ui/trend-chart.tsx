/** One point of a trend, the earliest first. */
export type TrendPoint = { label: string; value: number; shown: string };

const WIDTH = 160;
const HEIGHT = 44;
const MARGIN = 6;

/**
 * Values over time as a small line. It says nothing that the table beside it does not, so it is one picture with its
 * words for those who cannot see it.
 */
export function TrendChart({ name, points }: { name: string; points: readonly TrendPoint[] }) {
  const values = points.map(({ value }) => value);
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const x = (at: number) => MARGIN + (at * (WIDTH - 2 * MARGIN)) / Math.max(1, points.length - 1);
  const y = (value: number) => HEIGHT - MARGIN - ((value - least) * (HEIGHT - 2 * MARGIN)) / span;
  const words = points.map(({ label, shown }) => `${label}: ${shown}`).join('; ');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${name} over time. ${words}`}
      className="mt-1 max-w-full text-teal"
    >
      <polyline
        points={points.map(({ value }, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
      {points.map(({ label, value }, at) => (
        <circle key={label} cx={x(at)} cy={y(value)} r="3" fill="currentColor" />
      ))}
    </svg>
  );
}
