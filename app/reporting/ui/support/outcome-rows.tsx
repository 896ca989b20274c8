import { Link } from '@remix-run/react';
import { useId } from 'react';
import { Table } from '~/ui';
import type { OutcomesRow } from '../../support/queries.server';

/** Met is full, partly met hatched, not met empty: told apart without colour. */
const FILLS = ['fill-teal', null, 'fill-white'] as const;

/** What became of outcomes, by focus area: as bars, and the same as a table whose numbers lead to their records. */
export function OutcomeRows({ rows }: { rows: readonly OutcomesRow[] }) {
  const hatch = useId();
  const most = Math.max(1, ...rows.map(({ all }) => all.summary.counted));
  const [first] = rows;
  if (!first) return null;
  return (
    <>
      <figure className="mb-8 break-inside-avoid">
        <figcaption className="mb-2 font-semibold">Outcomes judged, by focus area</figcaption>
        <svg aria-hidden="true" width="0" height="0" className="absolute">
          <defs>
            <pattern
              id={hatch}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" className="fill-teal-mid" />
              <rect width="2.5" height="6" fill="#ffffff" />
            </pattern>
          </defs>
        </svg>
        <ul className="mb-3 flex list-none flex-wrap gap-x-5 gap-y-1 p-0 text-sm">
          {first.results.map(({ label }, at) => (
            <li key={label} className="inline-flex items-center gap-2">
              <svg aria-hidden="true" width="16" height="16" className="shrink-0">
                <rect x="1" y="1" width="14" height="14" {...fillOf(at, hatch)} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
        <ul className="grid list-none gap-3 p-0">
          {rows.map(({ focus, all, results }) => (
            <li key={focus}>
              <span className="flex items-baseline justify-between gap-4 text-sm">
                <span>{focus}</span>
                <span className="tabular-nums whitespace-nowrap">{all.summary.counted}</span>
              </span>
              <Bar counts={results.map(({ figure }) => figure.summary.counted)} most={most} hatch={hatch} />
            </li>
          ))}
        </ul>
      </figure>
      <Table
        caption="Outcomes by focus area"
        rows={rows}
        rowKey={({ focus }) => focus}
        columns={[
          { head: 'Focus area', cell: ({ focus }) => focus },
          ...first.results.map(({ label }, at) => ({
            head: label,
            numeric: true,
            cell: ({ focus, results }: OutcomesRow) => <Count of={focus} view={results[at]?.figure} />,
          })),
          {
            head: 'Judged',
            numeric: true,
            cell: ({ focus, all }) => <Count of={focus} view={all} />,
          },
        ]}
      />
    </>
  );
}

function Bar({ counts, most, hatch }: { counts: readonly number[]; most: number; hatch: string }) {
  let from = 0;
  return (
    <svg aria-hidden="true" width="100%" height="16" className="mt-1 block">
      {counts.map((n, at) => {
        const x = from;
        const width = (100 * n) / most;
        from += width;
        if (n === 0) return null;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the results of one area, always in their order
            key={at}
            x={`${round(x)}%`}
            y="0.5"
            width={`${round(width)}%`}
            height="15"
            {...fillOf(at, hatch)}
          />
        );
      })}
    </svg>
  );
}

function fillOf(at: number, hatch: string) {
  const fill = FILLS[at];
  return fill
    ? { className: `${fill} stroke-line-strong` }
    : { fill: `url(#${hatch})`, className: 'stroke-line-strong' };
}

function Count({ of, view }: { of: string; view: OutcomesRow['all'] | undefined }) {
  if (!view || view.summary.counted === 0) return <>–</>;
  return (
    <Link to={view.href}>
      {view.summary.counted}
      <span className="visually-hidden"> of {of}</span>
    </Link>
  );
}

const round = (n: number) => Math.round(n * 100) / 100;
