import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { EmptyState, Page, Pagination, Table, WithReferences } from '~/ui';
import type { DrillDown } from '../../exports/drill-down.server';
import { POSTINGS_PER_PAGE } from '../../exports/records';
import { POSTING_NAMES } from '../../ledger/wording';
import { UNDER_EXPORTS } from './frame';

/** What a row of the year-end summary is made of, posting by posting. */
export function DrillDownPage({ found }: { found: DrillDown }) {
  const { by, key, name, about, year, title, figures, rows, total, page } = found;
  return (
    <Page
      wide
      title={name}
      caption={title}
      breadcrumbs={[
        ...UNDER_EXPORTS,
        { label: 'Year-end summary', href: `/recompense/exports/year-end?year=${year}` },
      ]}
      lead={`${about ? `${about.charAt(0).toUpperCase()}${about.slice(1)}. ` : ''}Every posting of the year that the summary counts, the latest first. What is taken off is negative.`}
    >
      <Table
        caption="Postings"
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing was posted in this year">
            Choose another year on the page of the summary.
          </EmptyState>
        }
        columns={[
          { head: 'Posting', nowrap: true, cell: ({ number }) => `No. ${number}` },
          { head: 'Date', nowrap: true, cell: ({ on }) => dateWords(on) },
          {
            head: 'What',
            cell: ({ kind, memo, href }) => (
              <>
                {href ? <Link to={href}>{POSTING_NAMES[kind]}</Link> : POSTING_NAMES[kind]}
                <span className="block text-sm text-ink-soft">
                  <WithReferences text={memo} />
                </span>
              </>
            ),
          },
          ...figures.map((head, n) => ({
            head,
            numeric: true,
            cell: (row: (typeof rows)[number]) => moneyWords(row.pence[n] ?? 0),
          })),
        ]}
      />
      {total > 0 ? (
        <Pagination
          page={page}
          pageSize={POSTINGS_PER_PAGE}
          total={total}
          path={`/recompense/exports/year-end/${by}/${key}`}
          query={new URLSearchParams({ year })}
          noun="posting"
        />
      ) : null}
    </Page>
  );
}
