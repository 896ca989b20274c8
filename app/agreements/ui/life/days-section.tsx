import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { CapacityMeter, Section, Table } from '~/ui';
import type { LifeView } from '../../life/queries.server';

/** Days planned, used and left: all together as a bar, and by term as a table. */
export function DaysSection({ life: { days, totals } }: { life: LifeView }) {
  const returned = totals.returned > 0;
  return (
    <Section title="Days of support">
      <CapacityMeter
        label="All terms together"
        days={{ used: totals.used, committed: totals.left, held: 0, free: totals.returned }}
        words={{
          total: 'planned',
          parts: { used: 'used', committed: 'left', ...(returned ? { free: 'given back' } : {}) },
        }}
      />
      <Table
        caption="Days of support by term"
        hideCaption
        rows={days}
        rowKey={({ term }) => term}
        empty={<p>No days have been committed yet.</p>}
        columns={[
          { head: 'Term', cell: ({ term }) => capital(termWords(term)) },
          { head: 'Planned', cell: (row) => daysWords(row.planned), numeric: true },
          { head: 'Used', cell: (row) => daysWords(row.used), numeric: true },
          { head: 'Left', cell: (row) => daysWords(row.left), numeric: true },
          ...(returned
            ? [
                {
                  head: 'Given back',
                  cell: (row: (typeof days)[number]) => daysWords(row.returned),
                  numeric: true,
                },
              ]
            : []),
        ]}
        total={[
          'All terms',
          daysWords(totals.planned),
          daysWords(totals.used),
          daysWords(totals.left),
          ...(returned ? [daysWords(totals.returned)] : []),
        ]}
      />
    </Section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
