import { Link } from '@remix-run/react';
import { classes } from './class-names';

/** Pages of one record, as links in a row; each is a page of its own. */
export function Tabs({
  label,
  tabs,
}: {
  /** What the tabs are of, for screen readers: "Parts of this agreement". */
  label: string;
  tabs: readonly { label: string; href: string; current?: boolean; count?: number }[];
}) {
  return (
    <nav aria-label={label} className="no-print mb-8 border-b border-line">
      <ul className="-mb-px flex flex-col sm:flex-row sm:flex-wrap">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              to={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={classes(
                'inline-flex min-h-11 w-full items-center px-4 hover:bg-panel',
                tab.current
                  ? 'border-l-4 border-teal font-semibold text-ink no-underline sm:border-b-4 sm:border-l-0'
                  : 'border-l-4 border-transparent sm:border-b-4 sm:border-l-0',
              )}
            >
              {tab.label}
              {tab.count === undefined ? '' : ` (${tab.count.toLocaleString('en-GB')})`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
