import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { classes } from './class-names';
import { withQuery } from './query';

/**
 * Pages of a long list, and where one is in it. Keeps the rest of the query, so that filters and order stay.
 * @param noun one thing of the list: "school" ("schools" is made from it unless `plural` is given)
 */
export function Pagination({
  page,
  pageSize,
  total,
  path,
  query = '',
  param = 'page',
  noun = 'result',
  plural,
  countOnly = false,
  label = 'Pages',
}: {
  page: number;
  pageSize: number;
  total: number;
  path: string;
  query?: string | URLSearchParams;
  param?: string;
  noun?: string;
  plural?: string;
  /** Says how many there are without links: for above the list, with the links below it. */
  countOnly?: boolean;
  /** What these are the pages of, where a page has two lists: "Pages of schools". */
  label?: string;
}) {
  // An empty list says so itself, and what to do first; above a list the count is the answer to a search.
  if (total === 0 && !countOnly) return null;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const here = Math.min(Math.max(1, page), pages);
  const from = total === 0 ? 0 : (here - 1) * pageSize + 1;
  const to = Math.min(total, here * pageSize);
  const href = (to: number) => withQuery(path, query, { [param]: to === 1 ? null : String(to) });
  return (
    <div className={classes('pagination text-sm', countOnly ? 'mb-2' : 'mb-8')}>
      <p className="mb-2 text-ink-soft">
        {pages === 1
          ? count(total, noun, plural)
          : `Showing ${from.toLocaleString('en-GB')} to ${to.toLocaleString('en-GB')} of ${count(total, noun, plural)}`}
      </p>
      {pages === 1 || countOnly ? null : (
        <nav aria-label={label}>
          <ul className="flex flex-wrap items-center gap-1">
            {here > 1 ? (
              <li>
                <Link to={href(here - 1)} rel="prev" className={link}>
                  Previous<span className="visually-hidden"> page</span>
                </Link>
              </li>
            ) : null}
            {around(here, pages).map((n, i) =>
              n === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name
                <li key={`gap-${i}`} className="px-1" aria-hidden="true">
                  …
                </li>
              ) : (
                <li key={n}>
                  <Link
                    to={href(n)}
                    aria-label={`Page ${n}`}
                    aria-current={n === here ? 'page' : undefined}
                    className={n === here ? current : link}
                  >
                    {n}
                  </Link>
                </li>
              ),
            )}
            {here < pages ? (
              <li>
                <Link to={href(here + 1)} rel="next" className={link}>
                  Next<span className="visually-hidden"> page</span>
                </Link>
              </li>
            ) : null}
          </ul>
        </nav>
      )}
    </div>
  );
}

const shape = 'inline-flex min-h-11 min-w-11 items-center justify-center rounded px-3';
const link = `${shape} hover:bg-panel`;
const current = `${shape} bg-teal font-semibold text-white no-underline hover:text-white`;

/** First, last and the neighbours of a page, with gaps as null: 1 … 4 5 6 … 20. */
export function around(here: number, pages: number): (number | null)[] {
  const wanted = [1, here - 1, here, here + 1, pages].filter((n) => n >= 1 && n <= pages);
  const shown = [...new Set(wanted)].sort((a, b) => a - b);
  return shown.flatMap((n, i) => {
    const before = shown[i - 1];
    if (before === undefined || n === before + 1) return [n];
    return n === before + 2 ? [n - 1, n] : [null, n];
  });
}
