import { Link } from '@remix-run/react';
import { classes } from './class-names';

/** From here on they are set smaller, so that they keep to one row on a wide screen. */
const MANY = 6;

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
      <ul className="-mb-px flex flex-wrap">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              to={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={classes(
                'inline-flex min-h-11 items-center border-b-4 px-3 hover:bg-panel',
                tabs.length > MANY ? 'text-sm' : 'sm:px-4',
                tab.current ? 'border-teal font-semibold text-ink no-underline' : 'border-transparent',
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
