import { scaleLinear } from 'd3-scale';
import { count } from '~/kernel/words';
import type { FigureTableView } from '../../figures/definition';
import { facetWords, figureWords } from '../../figures/wording';

/**
 * Medians with their spread, one row beneath the other on one scale: a bar for the middle half of the records, a mark for
 * the median. Say the same in a table beside it.
 */
export function SpreadRows({ label, table }: { label: string; table: FigureTableView }) {
  const rows = table.rows.filter(({ summary }) => summary.value !== null);
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ summary: { value, spread } }) => spread?.[1] ?? value ?? 0));
  const x = scaleLinear([0, most], [0, 96]).nice();
  const ticks = x.ticks(4);
  return (
    <figure className="mb-8 break-inside-avoid">
      <figcaption className="mb-2 font-semibold">{label}</figcaption>
      <ul className="grid list-none gap-3 p-0">
        {rows.map(({ value, summary }) => (
          <li key={value}>
            <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span>{facetWords(value)}</span>
              <span className="tabular-nums">
                {figureWords({ ...table, summary })}
                <span className="text-ink-soft">, of {count(summary.counted, 'request')}</span>
              </span>
            </span>
            <Bar summary={summary} at={(days) => `${round(x(days))}%`} ticks={ticks} />
          </li>
        ))}
      </ul>
      <svg aria-hidden="true" width="100%" height="22" className="mt-1 block overflow-visible">
        {ticks.map((days) => (
          <text
            key={days}
            x={`${round(x(days))}%`}
            y="16"
            fontSize="14"
            textAnchor={days === 0 ? 'start' : 'middle'}
            className="fill-ink-soft"
          >
            {days}
          </text>
        ))}
      </svg>
      <p className="m-0 text-sm text-ink-soft">
        Days. The mark is the median; the bar holds the middle half, where there are four or more.
      </p>
    </figure>
  );
}

function Bar({
  summary: { value, counted, spread },
  at,
  ticks,
}: {
  summary: FigureTableView['whole']['summary'];
  at: (days: number) => string;
  ticks: readonly number[];
}) {
  // Quarters of three are no quarters.
  const [from, to] = counted >= LEAST_FOR_SPREAD && spread ? spread : [value ?? 0, value ?? 0];
  return (
    <svg aria-hidden="true" width="100%" height="20" className="mt-1 block overflow-visible">
      {ticks.map((days) => (
        <line key={days} x1={at(days)} x2={at(days)} y1="0" y2="20" className="stroke-line" />
      ))}
      <line x1={at(from)} x2={at(to)} y1="10" y2="10" strokeWidth="12" className="stroke-teal-pale" />
      <line x1={at(value ?? 0)} x2={at(value ?? 0)} y1="1" y2="19" strokeWidth="4" className="stroke-teal" />
    </svg>
  );
}

const LEAST_FOR_SPREAD = 4;
const round = (n: number) => Math.round(n * 100) / 100;
