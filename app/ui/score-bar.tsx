import { classes } from './class-names';

/** One reason behind a score: what it gave, out of what it could have given; `working` is the sum behind the points. */
export type ScoreFactor = {
  key: string;
  label: string;
  points: number;
  max: number;
  note?: string;
  working?: string;
};

/** Twelve, so that no two factors of a score look alike; neighbours differ in lightness too. */
const FILLS = [
  '#073e43',
  '#3d8a8f',
  '#0b5c62',
  '#9cc9cb',
  '#2b7a80',
  '#c3dfe0',
  '#6e5a26',
  '#b89d5c',
  '#8a7440',
  '#d9c999',
  '#4a4a4a',
  '#a3a3a3',
];

/**
 * A score as a bar made of its factors, and the same as a list beneath. The bar is a picture of the list and hidden
 * from screen readers; nothing is said by colour alone.
 */
export function ScoreBar({
  label,
  factors,
  total,
  outOf,
}: {
  /** What was scored: "How well this offer fits". */
  label: string;
  factors: readonly ScoreFactor[];
  /** The sum of points and of maxima, unless the caller has its own. */
  total?: number;
  outOf?: number;
}) {
  const sum = total ?? factors.reduce((all, factor) => all + factor.points, 0);
  const most = outOf ?? factors.reduce((all, factor) => all + factor.max, 0);
  const parts = segments(factors, most);
  return (
    <div className="my-6">
      <p className="mb-1 font-semibold">
        {label}: {figure(sum)} out of {figure(most)}
      </p>
      <svg aria-hidden="true" className="mb-3 block h-5 w-full" role="presentation">
        <rect width="100%" height="100%" className="fill-panel-strong" />
        {parts.map((part) => (
          <rect
            key={part.key}
            x={`${part.from}%`}
            width={`${part.width}%`}
            height="100%"
            fill={part.fill}
            stroke="#ffffff"
            strokeWidth="2"
          />
        ))}
      </svg>
      <ul className="text-sm">
        {factors.map((factor, i) => (
          <li
            key={factor.key}
            className={classes(
              'grid grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-x-3 py-1.5',
              i > 0 && 'border-t border-line',
            )}
          >
            <svg aria-hidden="true" className="size-3.5 self-center" viewBox="0 0 1 1">
              <rect width="1" height="1" fill={FILLS[i % FILLS.length]} />
            </svg>
            <span>
              {factor.label}
              {factor.note ? <span className="block text-ink-soft">{factor.note}</span> : null}
              {factor.working ? (
                <span className="block text-ink-soft tabular-nums">{factor.working}</span>
              ) : null}
            </span>
            <span className="text-right whitespace-nowrap tabular-nums">
              {figure(factor.points)} of {figure(factor.max)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function segments(factors: readonly ScoreFactor[], most: number) {
  let from = 0;
  return factors.flatMap((factor, i) => {
    const width = most > 0 ? (Math.max(0, factor.points) / most) * 100 : 0;
    const part = { key: factor.key, from: round(from), width: round(width), fill: FILLS[i % FILLS.length] };
    from += width;
    return width > 0 ? [part] : [];
  });
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

/** One decimal at most; a true minus sign. */
function figure(n: number): string {
  return (Math.round(n * 10) / 10).toLocaleString('en-GB').replace('-', '−');
}
