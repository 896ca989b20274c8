import { Link } from '@remix-run/react';
import { Table } from '~/ui';
import { type CaseloadPage, NOBODY } from '../../caseload/page';

/** Every caseload in counts, in the order of names: how much there is to carry, not who does it well. */
export function AdviserTable({ counts }: { counts: CaseloadPage['counts'] }) {
  const figure = (n: number) => n.toLocaleString('en-GB');
  return (
    <Table
      caption="Open matters of each caseload, by name"
      hideCaption
      rows={counts}
      rowKey={({ adviserId }) => adviserId ?? NOBODY}
      columns={[
        {
          head: 'Caseload',
          cell: ({ adviserId, name }) => <Link to={`/caseload?adviser=${adviserId ?? NOBODY}`}>{name}</Link>,
        },
        {
          head: 'Schools',
          numeric: true,
          cell: ({ adviserId, schools }) => (adviserId === null ? '–' : figure(schools)),
        },
        { head: 'Open', numeric: true, cell: ({ open }) => figure(open) },
        { head: 'With the adviser', numeric: true, cell: ({ withAdviser }) => figure(withAdviser) },
        { head: 'With others', numeric: true, cell: ({ withOthers }) => figure(withOthers) },
        { head: 'Too long', numeric: true, cell: ({ stalled }) => figure(stalled) },
      ]}
    />
  );
}
