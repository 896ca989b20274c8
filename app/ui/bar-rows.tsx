import { Link } from '@remix-run/react';

/** One bar: what it is of, its value, and the same in words. */
export type BarRow = { key: string; label: string; value: number; shown: string; href?: string };

/**
 * Values as bars, one beneath the other, each with its words and figure: a list to everybody who does not see the bars.
 * @param most the value of a whole bar; the largest of the rows where it is not given
 */
export function BarRows({ label, rows, most }: { label: string; rows: readonly BarRow[]; most?: number }) {
  const whole = Math.max(most ?? 0, ...rows.map(({ value }) => value)) || 1;
  return (
    <figure className="mb-8">
      <figcaption className="mb-2 font-semibold">{label}</figcaption>
      <ul className="grid list-none gap-3 p-0">
        {rows.map(({ key, label: name, value, shown, href }) => (
          <li key={key}>
            <span className="flex items-baseline justify-between gap-4 text-sm">
              {href ? <Link to={href}>{name}</Link> : <span>{name}</span>}
              <span className="tabular-nums whitespace-nowrap">{shown}</span>
            </span>
            <svg aria-hidden="true" className="mt-1 block h-4 w-full">
              <rect width="100%" height="100%" className="fill-panel stroke-line" />
              <rect
                width={`${round((100 * Math.max(0, value)) / whole)}%`}
                height="100%"
                className="fill-teal"
              />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

const round = (n: number) => Math.round(n * 100) / 100;
