import { Link } from '@remix-run/react';

/** One step of the way here. */
export type Crumb = { label: string; href: string };

/** Where you are: the pages above this one. The page itself is not repeated; its h1 says it. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumb" className="breadcrumbs pt-3 text-sm">
      <ol className="flex flex-wrap">
        {crumbs.map((crumb, i) => (
          <li key={crumb.href} className="flex items-center">
            {i > 0 ? (
              <span aria-hidden="true" className="px-2 text-ink-soft">
                ›
              </span>
            ) : null}
            <Link to={crumb.href} className="inline-block py-2">
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
