import type { CalendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import type { MovementKind, StatementSide } from '../../domain/payments/statement';
import type { StatementPlace } from './view';

export const MOVEMENT_NAMES: Readonly<Record<MovementKind, string>> = {
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  received: 'Payment received',
  'receipt-reversed': 'Payment taken or paid back',
  void: 'Invoice made void',
  'write-off': 'Written off',
  reinstated: 'Write-off taken back',
  claim: 'Claim approved',
  payment: 'Payment made',
  'payment-reversed': 'Payment taken back',
  'taken-back': 'Taken back from a claim',
};

/** Who owes whom, as the title of a statement. */
export function sideTitle(side: StatementSide, { schoolName, authorityName }: StatementPlace): string {
  return side === 'owes'
    ? `What ${schoolName} owes ${authorityName}`
    : `What ${authorityName} owes ${schoolName}`;
}

/** What a balance means, in a sentence. */
export function balanceSentence(
  side: StatementSide,
  { schoolName, authorityName }: StatementPlace,
  balancePence: Pence,
  on: CalendarDate,
): string {
  const then = `on ${dateWords(on)}`;
  const [debtor, creditor] = side === 'owes' ? [schoolName, authorityName] : [authorityName, schoolName];
  if (balancePence === 0) return `Nothing was owed ${then}.`;
  if (balancePence < 0)
    return `${debtor} had paid ${moneyWords(-balancePence)} more than was owed ${then}: it is its credit with ${creditor}.`;
  return `${debtor} owed ${creditor} ${moneyWords(balancePence)} ${then}.`;
}
