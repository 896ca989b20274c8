import { useId } from 'react';
import { daysWords } from '~/kernel/days';
import type { FigureTableView } from '../../figures/definition';

const ROW = 46;
const BAR = 16;

/**
 * Days needed by focus area as bars: solid for what could be found, hatched for what is short. Most needed first; areas
 * for which nothing is needed are not drawn. The table beside it says the same.
 */
export function NeedChart({ tables: [asked, met] }: { tables: readonly FigureTableView[] }) {
  const hatch = useId();
  const rows = (asked?.rows ?? [])
    .map(({ value, summary }) => {
      const found = met?.rows.find((row) => row.value === value)?.summary.value ?? 0;
      return { area: value, asked: summary.value ?? 0, met: found };
    })
    .filter((row) => row.asked > 0)
    .sort((a, b) => b.asked - a.asked || a.area.localeCompare(b.area, 'en-GB'));
  const most = Math.max(1, ...rows.map((row) => row.asked));
  const share = (n: number) => Math.round((n / most) * 10_000) / 100;
  const words = rows.map(
    (row) =>
      `${row.area}: ${daysWords(row.asked)} needed, ${row.asked > row.met ? `${daysWords(row.asked - row.met)} short` : 'all could be found'}`,
  );
  if (rows.length === 0) return null;
  return (
    <figure className="mb-8">
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {(['could be found', 'short'] as const).map((word) => (
          <li key={word} className="inline-flex items-center gap-2">
            <svg aria-hidden="true" className="size-4 shrink-0 border border-line-strong">
              <rect
                width="100%"
                height="100%"
                {...(word === 'short' ? { fill: `url(#${hatch})` } : { className: 'fill-teal-mid' })}
              />
            </svg>
            Days that {word === 'short' ? 'are short' : word}
          </li>
        ))}
      </ul>
      <svg
        width="100%"
        height={rows.length * ROW}
        role="img"
        aria-label={`Days needed by focus area. ${words.join('; ')}`}
        className="block"
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="#ffffff" />
            <rect width="3" height="6" className="fill-amber" />
          </pattern>
        </defs>
        {rows.map((row, at) => (
          <g key={row.area}>
            <text x="0" y={at * ROW + 16} fontSize="15" className="fill-ink">
              {row.area}
            </text>
            <text x="100%" y={at * ROW + 16} fontSize="15" textAnchor="end" className="fill-ink-soft">
              {daysWords(row.asked)}
              {row.asked > row.met ? `, ${daysWords(row.asked - row.met)} short` : ''}
            </text>
            <rect
              x="0"
              y={at * ROW + 22}
              width={`${share(row.met)}%`}
              height={BAR}
              className="fill-teal-mid"
            />
            {row.asked > row.met ? (
              <rect
                x={`${share(row.met)}%`}
                y={at * ROW + 22}
                width={`${share(row.asked - row.met)}%`}
                height={BAR}
                fill={`url(#${hatch})`}
                className="stroke-line-strong"
              />
            ) : null}
          </g>
        ))}
      </svg>
    </figure>
  );
}
