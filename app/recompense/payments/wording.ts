import { type CalendarDate, daysBetween } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { PayableState, PaymentMethod } from '../domain/payments/vocabulary';

export const PAYABLE_TAGS: Readonly<Record<PayableState, { label: string; tone: Tone }>> = {
  due: { label: 'To be paid', tone: 'blue' },
  'part-paid': { label: 'Part paid', tone: 'amber' },
  paid: { label: 'Paid', tone: 'green' },
  cancelled: { label: 'Taken back', tone: 'grey' },
};

export const METHOD_NAMES: Readonly<Record<PaymentMethod, string>> = {
  bacs: 'BACS or other bank transfer',
  cheque: 'Cheque',
  journal: 'Transfer inside the authority’s accounts',
  stripe: 'Stripe',
};

/** When something is due, and how late it is: "Due 4 March 2027", "12 days overdue". */
export function dueWords(dueOn: CalendarDate, open: boolean, today: CalendarDate): string {
  const late = open ? daysBetween(dueOn, today) : 0;
  return late > 0 ? `${dateWords(dueOn)}, ${count(late, 'day')} overdue` : dateWords(dueOn);
}
