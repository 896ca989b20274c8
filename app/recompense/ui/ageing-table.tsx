import { Money, Table } from '~/ui';
import { AGE_BANDS, type Ageing, overdueOf } from '../domain/ledger/ageing';
import { AGE_NAMES } from '../payments/wording';

/** What is open by how long it has been due, with the whole beneath. */
export function AgeingTable({ ageing, caption, total }: { ageing: Ageing; caption: string; total: string }) {
  const all = overdueOf(ageing) + ageing['not-due'];
  return (
    <Table
      caption={caption}
      rows={AGE_BANDS.filter((band) => ageing[band] !== 0)}
      rowKey={(band) => band}
      columns={[
        { head: 'When it was due', cell: (band) => AGE_NAMES[band] },
        { head: 'Left to pay', numeric: true, cell: (band) => <Money pence={ageing[band]} /> },
      ]}
      total={[total, <Money key="all" pence={all} />]}
    />
  );
}
