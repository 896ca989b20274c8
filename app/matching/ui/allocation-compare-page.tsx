import { Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, list } from '~/kernel/words';
import { EmptyState, Page, Section, Table } from '~/ui';
import type { CompareView } from '../allocation/compare-view.server';
import type { PlanFigures } from '../allocation/queries.server';
import { budgetWords, gapWords, mostWords, ORDER_NAMES } from '../allocation/wording';

/** Two plans side by side: their figures, and each request that has something else, with why. */
export function AllocationComparePage({ view }: { view: CompareView }) {
  const { before, after, rows, same, settings } = view;
  return (
    <Page
      wide
      title="What changed"
      caption={`${before.name} and ${after.name}`}
      breadcrumbs={[
        { label: 'Allocation', href: '/allocation' },
        { label: after.name, href: `/allocation/${after.id}` },
      ]}
      lead={
        settings.length > 0
          ? `The settings differ in ${list(settings)}.`
          : 'The settings are the same; what differs comes from the requests and days as they stood.'
      }
    >
      <Table
        caption="The two plans in figures"
        rows={figureRows(view)}
        rowKey={({ label }) => label}
        columns={[
          { head: 'Figure', cell: ({ label }) => label },
          { head: before.name, cell: (row) => row.before },
          { head: after.name === before.name ? 'The later plan' : after.name, cell: (row) => row.after },
        ]}
      />
      <Section title={`Requests that have something else (${rows.length})`}>
        <p>{count(same, 'request')} the same in both.</p>
        <Table
          caption="Requests that have something else"
          hideCaption
          rows={rows}
          rowKey={({ requestId }) => requestId}
          empty={
            <EmptyState title="Nothing has changed">
              <p>Every request has the same partner, or none, in both plans.</p>
            </EmptyState>
          }
          columns={[
            {
              head: 'Request',
              cell: (row) => <Link to={`/requests/${row.requestId}`}>{row.label}</Link>,
            },
            { head: 'Earlier', cell: (row) => row.before },
            { head: 'Later', cell: (row) => row.after },
            { head: 'Why', cell: (row) => row.why },
          ]}
        />
      </Section>
    </Page>
  );
}

function figureRows({ before, after }: CompareView) {
  const figure = (label: string, of: (figures: PlanFigures) => string) => ({
    label,
    before: before.figures ? of(before.figures) : 'Not known',
    after: after.figures ? of(after.figures) : 'Not known',
  });
  return [
    figure('Requests met', ({ met, requests }) => `${met} of ${requests}`),
    figure('Points of fit in all', ({ points }) => points.toLocaleString('en-GB')),
    figure('Days', ({ halfDays }) => daysWords(halfDays)),
    figure('Cost at the day rates', ({ pence }) => moneyWords(pence)),
    figure('How good', gapWords),
    {
      label: 'How bands count',
      before: ORDER_NAMES[before.settings.order],
      after: ORDER_NAMES[after.settings.order],
    },
    {
      label: 'Partnerships a provider',
      before: mostWords(before.settings.most),
      after: mostWords(after.settings.most),
    },
    {
      label: 'Budget',
      before: budgetWords(before.settings.budget),
      after: budgetWords(after.settings.budget),
    },
  ];
}
