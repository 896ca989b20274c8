import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { Button, EmptyState, formState, Page, Section, SelectField, Table } from '~/ui';
import type { SummaryKey } from '../../exports/groups';
import type { YearEnd } from '../../exports/year-end.server';
import { FIGURES, type FigureOf } from '../../exports/year-end-figures';
import { UNDER_EXPORTS } from './frame';

const PARTS = {
  school: {
    title: 'By school',
    head: 'School',
    about:
      'Owed before, and charged, less credited, written off and received, is what the school owes at the end. With VAT. What the authority paid for the support of a school is without.',
    empty: 'No school has been charged or supported in this year.',
  },
  pot: {
    title: 'By pot',
    head: 'Pot',
    about:
      'First what happened in the year, then where the pot stands at its end: what was allocated is still promised, spent or free.',
    empty: 'No pot has had money in this year.',
  },
  provider: {
    title: 'By provider',
    head: 'Provider',
    about:
      'Owed before, and approved, less taken back and paid, is what the provider’s school is owed at the end. With VAT.',
    empty: 'No claim of a provider has been approved in this year.',
  },
} as const;

/** What became of an authority's money in a year, by school, pot and provider. */
export function YearEndPage({ summary, authority }: { summary: YearEnd; authority: string }) {
  const { year, title, period, years } = summary;
  const form = formState(null, { year });
  return (
    <Page
      wide
      title="Year-end summary"
      caption={`${authority}, ${title.toLowerCase()}`}
      breadcrumbs={UNDER_EXPORTS}
      lead={`From ${dateWords(period.from)} to ${dateWords(period.to)}. Every figure is a sum of the ledger; follow a name to the postings it is made of. Print this page with your browser.`}
      actions={<Link to={`/recompense/exports/year-end.csv?year=${year}`}>Download as a file (CSV)</Link>}
    >
      <form method="get" action="/recompense/exports/year-end" className="no-print stack">
        <SelectField form={form} name="year" label="Year" options={years} />
        <Button tone="secondary">Show this year</Button>
      </form>
      <Part by="school" year={year} rows={summary.schools} figures={FIGURES.school} />
      <Part by="pot" year={year} rows={summary.pots} figures={FIGURES.pot} />
      <Part by="provider" year={year} rows={summary.providers} figures={FIGURES.provider} />
    </Page>
  );
}

function Part<Row extends { key: string; name: string; about: string }>({
  by,
  year,
  rows,
  figures,
}: {
  by: SummaryKey;
  year: string;
  rows: readonly Row[];
  figures: readonly FigureOf<Row>[];
}) {
  const words = PARTS[by];
  return (
    <Section title={words.title}>
      <p className="mb-4 max-w-measure">{words.about}</p>
      <Table
        caption={words.title}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        empty={<EmptyState title={words.empty} />}
        columns={[
          {
            head: words.head,
            cell: (row) => (
              <>
                <Link to={`/recompense/exports/year-end/${by}/${row.key}?year=${year}`}>{row.name}</Link>
                {row.about ? (
                  <span className="block text-sm font-normal text-ink-soft">{row.about}</span>
                ) : null}
              </>
            ),
          },
          ...figures.map(({ label, of }) => ({
            head: label,
            numeric: true,
            cell: (row: Row) => moneyWords(of(row)),
          })),
        ]}
        total={[
          'Total',
          ...figures.map(({ of }) => moneyWords(rows.reduce((total, row) => total + of(row), 0))),
        ]}
      />
    </Section>
  );
}
