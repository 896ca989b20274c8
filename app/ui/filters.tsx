import { Link } from '@remix-run/react';
import { type ReactNode, useId } from 'react';
import { Button } from './button';

/** One filter in force, with the address that takes it off. */
export type ActiveFilter = { label: string; removeHref: string };

/**
 * Filters beside a list: a GET form, so that the address keeps them. Where there is no room
 * beside the list the panel opens from "Show filters" and closes when they are applied.
 */
export function Filters({
  action,
  fields,
  active = [],
  children,
  title = 'Filter',
}: {
  action: string;
  /** The form's fields. */
  fields: ReactNode;
  active?: readonly ActiveFilter[];
  /** The list. */
  children: ReactNode;
  title?: string;
}) {
  const headingId = useId();
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[17rem_minmax(0,1fr)]">
      <a href="#filters" className="filters-open button button-secondary mb-6 w-full">
        Show filters{active.length > 0 ? ` (${active.length} in use)` : ''}
      </a>
      <section
        id="filters"
        aria-labelledby={headingId}
        className="filters mb-8 self-start rounded bg-panel p-5"
      >
        <h2 id={headingId}>{title}</h2>
        <form method="get" action={action} className="stack">
          {fields}
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <Button>Apply filters</Button>
            {active.length > 0 ? (
              <Link to={action} className="inline-block py-2">
                Clear all
              </Link>
            ) : null}
            <a href="#results" className="inline-block py-2 lg:hidden">
              Close filters
            </a>
          </div>
        </form>
      </section>
      <div id="results" className="min-w-0">
        {active.length > 0 ? (
          <ul aria-label="Filters in use" className="mb-6 flex flex-wrap gap-2">
            {active.map((filter) => (
              <li key={filter.label}>
                <Link
                  to={filter.removeHref}
                  className="inline-flex min-h-11 items-center gap-2 rounded border border-line-strong px-3 text-sm no-underline hover:bg-panel"
                >
                  <span>
                    <span className="visually-hidden">Remove filter: </span>
                    {filter.label}
                  </span>
                  <span aria-hidden="true">✕</span>
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        {children}
      </div>
    </div>
  );
}
