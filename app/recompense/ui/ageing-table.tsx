import { Money, Section, Table } from '~/ui';
import { AGE_BANDS, type AgeBand, type Ageing, overdueOf } from '../domain/ledger/ageing';

const AGE_NAMES: Readonly<Record<AgeBand, string>> = {
  'not-due': 'Not yet due',
  'to-30': 'Overdue 1 to 30 days',
  'to-60': 'Overdue 31 to 60 days',
  'to-90': 'Overdue 61 to 90 days',
  'over-90': 'Overdue more than 90 days',
};

/** What is open by how long it has been due, with the whole beneath; nothing where nothing is overdue. */
export function AgeingSection({ ageing, all = 'Left to pay in all' }: { ageing: Ageing; all?: string }) {
  const overdue = overdueOf(ageing);
  if (overdue === 0) return null;
  return (
    <Section title="How long it has been due">
      <div className="max-w-measure">
        <Table
          caption="Left to pay by how long it has been due"
          hideCaption
          rows={AGE_BANDS.filter((band) => ageing[band] !== 0)}
          rowKey={(band) => band}
          columns={[
            { head: 'When it was due', cell: (band) => AGE_NAMES[band] },
            { head: 'Left to pay', numeric: true, cell: (band) => <Money pence={ageing[band]} /> },
          ]}
          total={[all, <Money key="all" pence={overdue + ageing['not-due']} />]}
        />
      </div>
    </Section>
  );
}
