import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { Table } from '~/ui';
import { percentWords } from '../../domain';
import type { RecompensePage } from '../../recompense/queries.server';

type Line = { what: string; how: string; pence: number };

/** What the total is made of, each line with how it is worked out. */
export function WorkTable({ page: { terms, sum } }: { page: RecompensePage }) {
  const days = daysWords(terms.halfDays);
  const lines: Line[] = [
    { what: 'Fee', how: `${days} at ${moneyWords(terms.ratePence)} a day`, pence: sum.fee },
    {
      what: 'On-costs',
      how:
        terms.onCostsBasisPoints === 0
          ? 'None beside the rate'
          : `${percentWords(terms.onCostsBasisPoints)} of the fee, for the employer’s pension and National Insurance`,
      pence: sum.onCosts,
    },
    {
      what: 'Cover (backfill)',
      how:
        terms.backfillPencePerDay === 0
          ? 'None beside the rate'
          : `${days} at ${moneyWords(terms.backfillPencePerDay)} a day, for who teaches instead`,
      pence: sum.backfill,
    },
    {
      what: 'Expenses, at most',
      how:
        sum.expenses === 0 ? 'None can be claimed' : 'Travel and materials, as they come up, up to this sum',
      pence: sum.expenses,
    },
  ];
  return (
    <>
      <Table
        caption="What the recompense is made of"
        hideCaption
        columns={[
          { head: 'Part', cell: ({ what }) => what },
          { head: 'How it is worked out', cell: ({ how }) => how },
          { head: 'Amount', numeric: true, cell: ({ pence }) => moneyWords(pence) },
        ]}
        rows={lines}
        rowKey={({ what }) => what}
        total={['Total, at most', '', moneyWords(sum.total)]}
      />
      <p className="-mt-4 mb-8 max-w-measure text-sm text-ink-soft">
        Fee, on-costs and cover are the price of the work: {moneyWords(sum.work)}. Each line is rounded to the
        nearest penny, half a penny upwards, before it is added.
      </p>
    </>
  );
}
