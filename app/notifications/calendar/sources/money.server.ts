import { and, gt, gte, inArray, lte } from 'drizzle-orm';
import { invoice } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { OPEN_STATES } from '~/recompense/domain/invoices/invoice-states';
import { moneyReachOf } from '~/recompense/domain/standing';
import type { DateSource } from './look.server';
import { wholeDay } from './whole-day';

/** Invoices a school still has to pay, by the day they are due. The service has them in its lists of money. */
export const moneyDates: DateSource = async ({ viewer, range }) => {
  const { schools } = moneyReachOf(viewer);
  if (schools.length === 0) return [];
  const rows = await db()
    .select({ row: invoice })
    .from(invoice)
    .where(
      and(
        inArray(invoice.urn, [...schools]),
        inArray(invoice.state, [...OPEN_STATES]),
        gt(invoice.balancePence, 0),
        gte(invoice.dueOn, range.from),
        lte(invoice.dueOn, range.to),
      ),
    );
  return rows.flatMap(({ row }) =>
    row.dueOn === null
      ? []
      : [
          wholeDay({
            key: `invoice-${row.id}`,
            kind: 'money',
            title: `Pay invoice ${row.ref ?? ''}`.trim(),
            outside: `Invoice due (${row.ref ?? ''})`,
            ref: row.ref,
            on: row.dueOn,
            href: `/invoices/${row.id}`,
            sequence: row.version,
            changedAt: row.updatedAt,
          }),
        ],
  );
};
