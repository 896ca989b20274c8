import { scaleLinear } from 'd3-scale';

/** A point: where it stands along the bottom (any measure of time), and its value. */
export type LinePoint = { at: number; value: number };
export type ChartLine = {
  key: string;
  name: string;
  points: readonly LinePoint[];
  /** What is meant to be, beside what is: drawn broken, with open points. */
  aim?: boolean;
};

const HEIGHT = 260;
const TOP = 26;
const BOTTOM = 30;
/** Shares of the width at which lines begin and end: room for the words of the scale, and for the last point. */
const LEFT = 13;
const RIGHT = 97;
/** How far from the middle, in shares of the width, a tick may stand whose words are to fit between the two others. */
const ABOUT_MIDDLE = 10;
const STROKES = ['stroke-teal', 'stroke-amber', 'stroke-blue', 'stroke-ink'];
const FILLS = ['fill-teal', 'fill-amber', 'fill-blue', 'fill-ink'];

/**
 * Lines over time, drawn on the server. Places along the width are shares of it, so that words keep their size on a
 * small screen. Say the same in a table beside it.
 * @param ticks what stands along the bottom; only the first, one about the middle and the last are written
 * @param range least and most of the values drawn
 */
export function LineChart({
  name,
  lines,
  ticks,
  range,
  shown,
}: {
  name: string;
  lines: readonly ChartLine[];
  ticks: readonly { at: number; label: string }[];
  range: readonly [number, number];
  /** A value in words: "64%". */
  shown: (value: number) => string;
}) {
  const ats = [...ticks.map(({ at }) => at), ...lines.flatMap(({ points }) => points.map(({ at }) => at))];
  const first = Math.min(...ats);
  const last = Math.max(...ats);
  const x = scaleLinear([first, last === first ? first + 1 : last], [LEFT, RIGHT]);
  const y = scaleLinear([range[0], range[1]], [HEIGHT - BOTTOM, TOP]);
  const words = lines
    .filter(({ points }) => points.length > 0)
    .map((line) => `${line.name}: ${line.points.map(({ value }) => shown(value)).join(', ')}`);
  const written = writtenOf(ticks, (at) => x(at));
  return (
    <figure className="mb-8 break-inside-avoid">
      <figcaption className="mb-2 font-semibold">{name}</figcaption>
      <Legend lines={lines} />
      <svg
        width="100%"
        height={HEIGHT}
        role="img"
        aria-label={`${name}. ${words.join('; ')}`}
        className="block"
      >
        {y.ticks(4).map((value) => (
          <g key={value}>
            <line x1="0" x2="100%" y1={y(value)} y2={y(value)} className="stroke-line" />
            <text x="0" y={y(value) - 4} fontSize="14" className="fill-ink-soft">
              {shown(value)}
            </text>
          </g>
        ))}
        <svg
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {lines.map(({ key, points, aim }, place) => (
            <polyline
              key={key}
              points={points.map(({ at, value }) => `${round(x(at))},${round(y(value))}`).join(' ')}
              fill="none"
              vectorEffect="non-scaling-stroke"
              strokeWidth={aim ? 2 : 3}
              strokeDasharray={aim ? '6 5' : undefined}
              className={STROKES[place % STROKES.length]}
            />
          ))}
        </svg>
        {lines.map(({ key, points, aim }, place) =>
          points.map(({ at, value }) => (
            <circle
              key={`${key} ${at}`}
              cx={`${round(x(at))}%`}
              cy={round(y(value))}
              r={aim ? 4 : 5}
              strokeWidth="2"
              className={`${aim ? 'fill-white' : FILLS[place % FILLS.length]} ${STROKES[place % STROKES.length]}`}
            />
          )),
        )}
        {written.map(({ at, label, anchor }) => (
          <text
            key={label}
            x={`${round(x(at))}%`}
            y={HEIGHT - 8}
            fontSize="14"
            textAnchor={anchor}
            className="fill-ink"
          >
            {label}
          </text>
        ))}
      </svg>
    </figure>
  );
}

type Tick = { at: number; label: string };
type Written = Tick & { anchor: 'start' | 'middle' | 'end' };

/** The ticks whose words fit on a small screen too: the first, the last, and one about the middle where there is one. */
function writtenOf(ticks: readonly Tick[], x: (at: number) => number): Written[] {
  const [first] = ticks;
  const last = ticks.at(-1);
  if (!first || !last) return [];
  if (first === last) return [{ ...first, anchor: 'start' }];
  const centre = (LEFT + RIGHT) / 2;
  const [middle] = ticks
    .slice(1, -1)
    .map((tick) => ({ tick, far: Math.abs(x(tick.at) - centre) }))
    .filter(({ far }) => far <= ABOUT_MIDDLE)
    .sort((a, b) => a.far - b.far);
  return [
    { ...first, anchor: 'start' },
    ...(middle ? [{ ...middle.tick, anchor: 'middle' as const }] : []),
    { ...last, anchor: 'end' },
  ];
}

function Legend({ lines }: { lines: readonly ChartLine[] }) {
  if (lines.length < 2) return null;
  return (
    <ul className="mb-2 flex list-none flex-wrap gap-x-5 gap-y-1 p-0 text-sm">
      {lines.map(({ key, name, aim }, place) => (
        <li key={key} className="inline-flex items-center gap-2">
          <svg aria-hidden="true" width="28" height="12" className="shrink-0">
            <line
              x1="0"
              x2="28"
              y1="6"
              y2="6"
              strokeWidth={aim ? 2 : 3}
              strokeDasharray={aim ? '6 5' : undefined}
              className={STROKES[place % STROKES.length]}
            />
            <circle
              cx="14"
              cy="6"
              r="4"
              strokeWidth="2"
              className={`${aim ? 'fill-white' : FILLS[place % FILLS.length]} ${STROKES[place % STROKES.length]}`}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

const round = (n: number) => Math.round(n * 100) / 100;
