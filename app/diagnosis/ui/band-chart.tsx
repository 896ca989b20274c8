import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';

/** One bar: what it is of, and how much of each part it has. */
export type BandBar = { label: string; parts: readonly { key: string; name: string; n: number }[] };

const ROW = 58;
const BAR = 26;
const TOP = 24;

/** From pale for the band that needs least support to dark for the one that needs most; the last is "no band yet". */
const FILLS = [
  { bar: 'fill-teal-tint', text: 'fill-ink' },
  { bar: 'fill-teal-pale', text: 'fill-ink' },
  { bar: 'fill-teal-mid', text: 'fill-white' },
  { bar: 'fill-teal-dark', text: 'fill-white' },
  { bar: 'fill-ink', text: 'fill-white' },
  { bar: 'fill-ink-soft', text: 'fill-white' },
];
const NONE_FILL = { bar: 'fill-white', text: 'fill-ink' };

/** The look of a part by its place; `none` is white with its line alone. */
function look(key: string, place: number, of: number) {
  if (key === 'none') return NONE_FILL;
  // Two bands are the palest and the darkest but one, so that they are told apart as easily as four.
  const at = of <= 1 ? 1 : of >= 4 ? place : Math.round((place * 3) / (of - 1));
  return FILLS[Math.min(at, FILLS.length - 1)] ?? NONE_FILL;
}

const bandsAmong = (parts: BandBar['parts']) => parts.filter(({ key }) => key !== 'none').length;

/**
 * Bars of one day each, stacked by band, all to one scale. Widths are shares of the width there is, so that words keep
 * their size on a small screen. The table beside it says the same.
 */
export function BandChart({ name, bars }: { name: string; bars: readonly BandBar[] }) {
  const keys = bars[0]?.parts.map(({ key }) => key) ?? [];
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { n }) => sum + n, 0)));
  const x = scaleLinear([0, most], [0, 100]);
  const layers = stack<BandBar, string>()
    .keys(keys)
    .value(({ parts }, key) => parts.find((part) => part.key === key)?.n ?? 0)(bars);
  const of = bandsAmong(bars[0]?.parts ?? []);
  const words = bars.map(
    ({ label, parts }) => `${label}: ${parts.map((part) => `${part.name} ${figure(part.n)}`).join(', ')}`,
  );
  return (
    <figure className="mb-8">
      <figcaption className="mb-2 font-semibold">{name}</figcaption>
      <Legend parts={bars[0]?.parts ?? []} />
      <svg
        width="100%"
        height={bars.length * ROW}
        role="img"
        aria-label={`${name}. ${words.join('; ')}`}
        className="block"
      >
        {bars.map(({ label }, row) => (
          <text key={label} x="0" y={row * ROW + TOP - 6} fontSize="16" className="fill-ink">
            {label}
          </text>
        ))}
        {layers.map((layer, place) =>
          layer.map(([from, to], row) => {
            const fill = look(layer.key, place, of);
            const width = x(to) - x(from);
            const n = to - from;
            if (n === 0) return null;
            const text = figure(n);
            return (
              <g key={`${layer.key} ${bars[row]?.label}`}>
                <rect
                  x={`${round(x(from))}%`}
                  y={row * ROW + TOP}
                  width={`${round(width)}%`}
                  height={BAR}
                  className={`${fill.bar} stroke-line-strong`}
                />
                {width > 2 + text.length * 3 ? (
                  <text
                    x={`${round(x(from) + width / 2)}%`}
                    y={row * ROW + TOP + 18}
                    fontSize="15"
                    textAnchor="middle"
                    className={fill.text}
                  >
                    {text}
                  </text>
                ) : null}
              </g>
            );
          }),
        )}
      </svg>
    </figure>
  );
}

function Legend({ parts }: { parts: BandBar['parts'] }) {
  const of = bandsAmong(parts);
  return (
    <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {parts.map(({ key, name }, place) => (
        <li key={key} className="inline-flex items-center gap-2">
          <svg aria-hidden="true" className="size-4 shrink-0" viewBox="0 0 16 16">
            <rect
              x="1"
              y="1"
              width="14"
              height="14"
              className={`${look(key, place, of).bar} stroke-line-strong`}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

const figure = (n: number) => n.toLocaleString('en-GB');
const round = (n: number) => Math.round(n * 100) / 100;
