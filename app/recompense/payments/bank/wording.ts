import type { Tone } from '~/ui';
import type { BankLineState } from '../../domain/payments/vocabulary';

export const BANK_LINE_TAGS: Readonly<Record<BankLineState, { label: string; tone: Tone }>> = {
  matched: { label: 'Matched', tone: 'green' },
  several: { label: 'Choose', tone: 'amber' },
  differs: { label: 'Amount differs', tone: 'amber' },
  unknown: { label: 'No invoice found', tone: 'grey' },
  already: { label: 'Already paid', tone: 'blue' },
  refused: { label: 'Not a receipt', tone: 'grey' },
  applied: { label: 'Recorded', tone: 'green' },
  left: { label: 'Left', tone: 'grey' },
};
