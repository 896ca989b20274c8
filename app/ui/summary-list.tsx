import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** One fact of a record, with the way to change it. */
export type SummaryRow = {
  label: string;
  value: ReactNode;
  /** Where it is changed. */
  href?: string;
  /** The change link's word; "Change" unless said. */
  action?: string;
};

/** The facts of a record, or answers to check. An empty value is said, not left blank. */
export function SummaryList({ rows, empty = 'Not given' }: { rows: readonly SummaryRow[]; empty?: string }) {
  return (
    <dl className="mb-8 border-t border-line">
      {rows.map((row) => (
        <div
          key={row.label}
          className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[minmax(9rem,1fr)_3fr]"
        >
          <dt className="font-semibold">{row.label}</dt>
          <dd className="flex min-w-0 flex-wrap items-start justify-between gap-x-6 gap-y-1">
            <div className="min-w-0 max-w-measure flex-1 basis-40 whitespace-pre-line">
              {row.value === null || row.value === undefined || row.value === '' ? (
                <span className="text-ink-soft">{empty}</span>
              ) : (
                row.value
              )}
            </div>
            {row.href ? (
              <Link to={row.href} className="change-link shrink-0">
                {row.action ?? 'Change'}
                <span className="visually-hidden"> {row.label.toLowerCase()}</span>
              </Link>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
