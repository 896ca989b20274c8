import { Link } from '@remix-run/react';
import { DownloadList, EmptyState, Page, Pagination } from '~/ui';
import type { CommitmentSummary } from '../../budgets/queries.server';
import { COMMITMENT_TAGS, COMMITMENTS_PER_PAGE } from '../../budgets/wording';
import { COMMITMENT_STATES, type CommitmentState } from '../../domain/budgets/vocabulary';
import { CommitmentTable } from './commitment-table';
import { commitmentCrumbs } from './frame';

/** Everything promised from the authority's pots, by state. */
export function CommitmentsPage({
  list,
  state,
}: {
  list: { rows: CommitmentSummary[]; total: number; page: number };
  state: CommitmentState | null;
}) {
  const at = '/recompense/commitments';
  const query = state ? `state=${state}` : '';
  return (
    <Page
      wide
      title="Commitments"
      breadcrumbs={commitmentCrumbs()}
      lead="Money of pots that is asked for, promised to agreements, or given back."
    >
      <nav aria-label="States" className="no-print mb-6">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {[null, ...COMMITMENT_STATES].map((one) => (
            <li key={one ?? 'all'}>
              <Link
                to={one ? `${at}?state=${one}` : at}
                aria-current={one === state ? 'page' : undefined}
                className={
                  one === state
                    ? 'inline-block py-2 font-semibold text-ink no-underline'
                    : 'inline-block py-2'
                }
              >
                {one ? COMMITMENT_TAGS[one].label : 'All'}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {list.total === 0 ? (
        <EmptyState title={state ? 'No commitment is in this state' : 'Nothing is promised yet'}>
          Money is asked for on an agreement’s page “Money for this agreement”.
        </EmptyState>
      ) : (
        <>
          <CommitmentTable rows={list.rows} caption="Commitments" show="both" />
          <Pagination
            page={list.page}
            pageSize={COMMITMENTS_PER_PAGE}
            total={list.total}
            path={at}
            query={query}
            noun="commitment"
          />
          <DownloadList list="commitments" total={list.total} />
        </>
      )}
    </Page>
  );
}
