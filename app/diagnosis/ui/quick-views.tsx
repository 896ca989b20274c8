import { Link } from '@remix-run/react';

/** Ways to look at one list, as links in a row; the one in use is marked. The address keeps which. */
export function QuickViews({
  label,
  views,
}: {
  label: string;
  views: readonly { label: string; href: string; current: boolean }[];
}) {
  return (
    <nav aria-label={label} className="no-print mb-4">
      <ul className="flex flex-wrap gap-2">
        {views.map((view) => (
          <li key={view.href}>
            <Link
              to={view.href}
              aria-current={view.current ? 'true' : undefined}
              className={`inline-flex min-h-11 items-center rounded border px-3 text-sm no-underline ${
                view.current
                  ? 'border-teal bg-teal-tint font-semibold text-ink'
                  : 'border-line-strong hover:bg-panel'
              }`}
            >
              {view.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
