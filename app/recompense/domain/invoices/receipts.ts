import { isCalendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { isOpen } from './invoice-states';
import type { InvoiceState } from './vocabulary';

/** An invoice as what is received for it is judged. */
export type Receivable = { state: InvoiceState; balancePence: Pence; issuedOn: string | null };

/**
 * Whether money received may be put against an invoice: it waits for money, the sum is at most its balance, and the day
 * lies between its issue and today.
 * @param amountPence pence received
 * @param on the day it came, `YYYY-MM-DD`
 * @returns refusals `invoice.not-open`, `invoice.no-amount`, `invoice.overpaid` (with `balancePence`), `invoice.date`
 */
export function judgeReceipt(
  invoice: Receivable,
  amountPence: Pence,
  on: string,
  today: string,
): Verdict<undefined> {
  if (!isOpen(invoice.state)) return no('invoice.not-open', NOT_OPEN[invoice.state]);
  if (!Number.isSafeInteger(amountPence) || amountPence <= 0)
    return no('invoice.no-amount', 'Enter an amount of more than £0', { field: 'amount' });
  if (amountPence > invoice.balancePence)
    return no(
      'invoice.overpaid',
      `${moneyWords(amountPence)} is more than the ${moneyWords(invoice.balancePence)} left to pay on this invoice. Record what belongs to it, and put the rest against another invoice of the school or pay it back`,
      { field: 'amount', details: { balancePence: invoice.balancePence } },
    );
  if (!isCalendarDate(on)) return no('invoice.date', 'Enter a real date', { field: 'on' });
  if (on > today)
    return no(
      'invoice.date',
      `The date is in the future. Enter the day the money came, ${dateWords(today)} at the latest`,
      {
        field: 'on',
      },
    );
  if (invoice.issuedOn !== null && on < invoice.issuedOn)
    return no(
      'invoice.date',
      `The date is before the invoice was issued, on ${dateWords(invoice.issuedOn)}. Check the date and the invoice`,
      { field: 'on' },
    );
  return yes();
}

const NOT_OPEN: Readonly<Record<InvoiceState, string>> = {
  draft: 'This invoice has not been issued yet. Approve and issue it before money is recorded',
  approved: 'This invoice has not been issued yet. Issue it before money is recorded',
  issued: '',
  'part-paid': '',
  paid: 'This invoice is paid in full. Put the money against another invoice of the school, or pay it back',
  void: 'This invoice is void: nothing is to be paid for it. Put the money against another invoice of the school, or pay it back',
  'written-off':
    'This invoice was written off. A lead takes the write-off back first, then the money can be recorded',
};
