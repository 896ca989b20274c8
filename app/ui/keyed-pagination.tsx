import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { withQuery } from './query';

/**
 * Leads through a list that has the newest first and is read by the key of its rows: to what is older, to what is newer, and
 * back to the newest. Keeps the rest of the query.
 * @param shown how many of the list are on the page
 * @param total how many there are in all
 * @param noun one thing of the list: "event" ("events" is made from it)
 */
export function KeyedPagination({
  shown,
  total,
  older,
  newer,
  path,
  query = '',
  noun,
}: {
  shown: number;
  total: number;
  older: string | null;
  newer: string | null;
  path: string;
  query?: string | URLSearchParams;
  noun: string;
}) {
  if (total === 0 && newer === null) return null;
  const href = (to: 'older' | 'newer' | null, key: string | null) =>
    withQuery(path, query, { page: null, older: null, newer: null, ...(to ? { [to]: key } : {}) });
  const all = count(total, noun);
  const which = newer === null ? `The newest ${shown.toLocaleString('en-GB')} of ${all}` : `${all} in all`;
  return (
    <div className="pagination mb-8 text-sm">
      <p className="mb-2 text-ink-soft">{older === null && newer === null ? all : which}</p>
      {older === null && newer === null ? null : (
        <nav aria-label="Pages">
          <ul className="flex flex-wrap items-center gap-1">
            {newer === null ? null : (
              <>
                <li>
                  <Link to={href(null, null)} className={link}>
                    Newest
                  </Link>
                </li>
                <li>
                  <Link to={href('newer', newer)} rel="prev" className={link}>
                    Newer<span className="visually-hidden"> {noun}s</span>
                  </Link>
                </li>
              </>
            )}
            {older === null ? null : (
              <li>
                <Link to={href('older', older)} rel="next" className={link}>
                  Older<span className="visually-hidden"> {noun}s</span>
                </Link>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  );
}

const link = 'inline-flex min-h-11 min-w-11 items-center justify-center rounded px-3 hover:bg-panel';
