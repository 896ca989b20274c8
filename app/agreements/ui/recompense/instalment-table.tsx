import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { Table } from '~/ui';
import { daysValue, dueWords, onDaysPence, percentWords } from '../../domain';
import type { RecompensePage } from '../../recompense/queries.server';

/** The instalments: when each falls due, its share and what it comes to. */
export function InstalmentTable({ page }: { page: RecompensePage }) {
  const { instalments, sum } = page;
  const shares = instalments.reduce((total, { basisPoints }) => total + basisPoints, 0);
  return (
    <>
      <Table
        caption="Instalments of the price of the work"
        hideCaption
        columns={[
          { head: 'Instalment', cell: ({ n }) => `Instalment ${n}` },
          { head: 'Falls due', cell: ({ due }) => due },
          { head: 'Share', numeric: true, cell: ({ basisPoints }) => percentWords(basisPoints) },
          { head: 'Amount', numeric: true, cell: ({ amountPence }) => moneyWords(amountPence) },
        ]}
        rows={instalments.map((instalment, index) => ({
          ...instalment,
          n: index + 1,
          due: whenWords(instalment),
        }))}
        rowKey={({ key }) => key}
        total={['Price of the work', '', percentWords(shares), moneyWords(sum.work)]}
      />
      <p className="-mt-4 mb-8 max-w-measure text-sm text-ink-soft">
        {daysNote(page)}
        {sum.expenses > 0
          ? 'Expenses are claimed as they come up and are not part of any instalment.'
          : 'There are no expenses to claim.'}
      </p>
    </>
  );
}

function whenWords({ when, term, dueOn }: RecompensePage['instalments'][number]): string {
  const words = dueWords({ when, term });
  const due = words.charAt(0).toUpperCase() + words.slice(1);
  return dueOn === null ? due : `${due}: from ${dateWords(dueOn)}`;
}

function daysNote({ terms }: RecompensePage): string {
  if (onDaysPence(terms) === 0 || terms.halfDays < 2) return '';
  const day = moneyWords(daysValue(terms, 0, 2));
  return `A day that is given earns ${day}; pennies of rounding are settled as days add up, so that all days together make the instalment exactly. `;
}
