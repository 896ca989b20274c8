import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import type { BankLineState } from '../../domain/payments/vocabulary';

/** A bank file in the list of them. */
export type BankFileView = {
  id: string;
  name: string;
  lines: number;
  at: Date;
  by: string;
  appliedAt: Date | null;
};

/** A row of a bank's file with what it was found to be. */
export type BankLineView = {
  id: string;
  line: number;
  on: CalendarDate | null;
  amountPence: Pence | null;
  text: string;
  state: BankLineState;
  why: string;
  /** What may be chosen while it waits: the form's value and its words. */
  choices: { key: string; words: string }[];
  /** The invoice it was recorded for. */
  invoiceId: string | null;
};

export type BankFilePage = {
  file: BankFileView;
  /** The same bytes were applied before, on this day. */
  appliedBefore: Date | null;
  lines: BankLineView[];
};
